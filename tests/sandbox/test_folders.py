"""Private folders are private, and gone in the end."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from grader.reading.safely import TooLarge
from grader.sandbox import claims, folders
from grader.sandbox.folders import PREFIX, copy_in, private_folder, remove, sweep


def test_only_this_user_may_enter() -> None:
    with private_folder() as folder:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert sorted(path.name for path in folder.iterdir()) == ["home", "tmp", "work"]
    assert not folder.exists()


def test_it_is_removed_after_an_error_too() -> None:
    with pytest.raises(RuntimeError), private_folder() as folder:
        raise RuntimeError
    assert not folder.exists()


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files in which nobody else has any."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


MAKER = (
    "import sys, tempfile; tempfile.tempdir = sys.argv[1]\n"
    "from grader.sandbox.folders import private_folder\n"
    "with private_folder() as folder:\n"
    "    (folder / 'work' / 'left').write_text('x'); print(folder, flush=True); sys.stdin.read()\n"
)


def test_what_a_grader_that_was_killed_left_is_swept_by_the_next(temporary: Path) -> None:
    command = [sys.executable, "-c", MAKER, str(temporary)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as maker:
        assert maker.stdout is not None
        folder = Path(maker.stdout.readline().strip())
        sweep()
        assert (folder / "work" / "left").exists()
        maker.kill()
    assert folder.exists()
    sweep()
    assert not folder.exists()


def test_ones_own_folders_stay_and_so_does_what_was_never_claimed(temporary: Path) -> None:
    (temporary / "keras-grader-other").mkdir()
    (temporary / "precious").mkdir()
    (temporary / f"{PREFIX}link").symlink_to(temporary / "precious")
    (temporary / f"{PREFIX}file").write_text("x")
    with private_folder() as folder:
        sweep()
        assert folder.exists()
    kept = {"keras-grader-other", "precious", f"{PREFIX}link", f"{PREFIX}file"}
    assert {path.name for path in temporary.iterdir()} == kept


def test_what_is_started_does_not_keep_a_folder(temporary: Path) -> None:
    """It may outlive the grader; the folder must not."""
    with private_folder() as folder:
        waiting = [sys.executable, "-c", "input()"]
        started = subprocess.Popen(waiting, stdin=subprocess.PIPE, close_fds=False)
        folder.rename(temporary / f"{PREFIX}held")
    deadline = time.monotonic() + 10
    while (temporary / f"{PREFIX}held").exists() and time.monotonic() < deadline:
        sweep()  # a process that another test is just starting holds everything for a moment
        time.sleep(0.01)
    assert not (temporary / f"{PREFIX}held").exists()
    assert started.poll() is None
    started.communicate(b"\n")


@pytest.mark.parametrize("trouble", [BlockingIOError, FileNotFoundError])
def test_who_sweeps_between_making_and_claiming_gets_nobody_into_trouble(
    temporary: Path, monkeypatch: pytest.MonkeyPatch, trouble: type[OSError]
) -> None:
    troubles = iter([trouble])

    def held(folder: Path) -> int | None:
        for each in troubles:
            folder.rmdir()
            raise each
        return claims.claim(folder)

    monkeypatch.setattr(folders, "claim", held)
    with private_folder() as folder:
        assert (folder / "work").is_dir()


def test_a_system_without_locks_sweeps_nothing(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "fcntl", None)
    (temporary / f"{PREFIX}old").mkdir()
    with private_folder() as folder:
        sweep()
        assert folder.exists()
    assert (temporary / f"{PREFIX}old").exists()


def test_what_was_made_unwritable_is_removed_and_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "precious").write_text("kept")
    with private_folder() as folder:
        deep = folder / "work" / "a" / "b"
        deep.mkdir(parents=True)
        (deep / "c").write_text("x")
        (deep / "link").symlink_to(tmp_path / "outside")
        os.mkfifo(deep / "pipe")
        deep.chmod(0)
        deep.parent.chmod(0o500)
    assert not folder.exists()
    assert (tmp_path / "outside" / "precious").read_text() == "kept"


def test_removing_what_is_gone_is_no_error(tmp_path: Path) -> None:
    remove(tmp_path / "nowhere")


def test_files_keep_their_relative_names(tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(b"\0")
    (tmp_path / "work").mkdir()
    names = {
        "a.txt": str(tmp_path / "in"),
        "deep/er/b.png": str(tmp_path / "in"),
        "c\\d": str(tmp_path / "in"),
    }
    copy_in(names, tmp_path / "work")
    found = {
        str(path.relative_to(tmp_path / "work")) for path in (tmp_path / "work").rglob("*") if path.is_file()
    }
    assert found == {"a.txt", "deep/er/b.png", "c/d"}


@pytest.mark.parametrize("name", ["..", "../x", "a/../../x", "/x", "", "..\\x"])
def test_names_that_lead_out_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="does not stay inside"):
        copy_in({name: str(tmp_path)}, tmp_path)


@pytest.mark.parametrize("name", ["a\\..\\..\\x", "C:\\x", "a\nb", "\udcff"])
def test_so_are_names_that_some_system_reads_otherwise(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="does not stay inside"):
        copy_in({name: str(tmp_path)}, tmp_path)


def test_what_became_a_link_since_it_was_chosen_is_not_copied(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "deep" / "a").symlink_to(tmp_path / "secret")
    (tmp_path / "in" / "way").symlink_to(tmp_path)
    (tmp_path / "work").mkdir()
    for name in ("deep/a", "way/secret"):
        with pytest.raises(OSError):  # noqa: PT011 -- each system has words of its own
            copy_in({name: str(tmp_path / "in" / name)}, tmp_path / "work")
    assert not [path for path in (tmp_path / "work").rglob("*") if path.is_file()]


def test_all_files_together_are_capped_as_they_are_copied(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"12345")
    (tmp_path / "work").mkdir()
    with pytest.raises(TooLarge):
        copy_in({name: str(tmp_path / name) for name in "ab"}, tmp_path / "work", 9)
    assert (tmp_path / "work" / "a").read_bytes() == b"12345"


def test_of_names_that_are_one_the_first_stays(tmp_path: Path) -> None:
    for name in ("a\\b", "c"):
        (tmp_path / name).write_text(name)
    (tmp_path / "work").mkdir()
    sources = {"a\\b": "a\\b", "a/b": "c", "a": "c", "a/b/c": "c", "d": "c"}
    copy_in({name: str(tmp_path / source) for name, source in sources.items()}, tmp_path / "work")
    assert (tmp_path / "work" / "a" / "b").read_text() == "a\\b"
    assert (tmp_path / "work" / "d").read_text() == "c"
