"""Private folders are private, and gone in the end."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from grader.sandbox.folders import copy_in, private_folder, remove


def test_only_this_user_may_enter() -> None:
    with private_folder() as folder:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert sorted(path.name for path in folder.iterdir()) == ["home", "tmp", "work"]
    assert not folder.exists()


def test_it_is_removed_after_an_error_too() -> None:
    with pytest.raises(RuntimeError), private_folder() as folder:
        raise RuntimeError
    assert not folder.exists()


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
