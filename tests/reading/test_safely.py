"""What is opened is a plain file, and no more of it is read than may be."""

from __future__ import annotations

import hashlib
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.reading.safely import (
    NotPlain,
    TooLarge,
    copy_inside,
    digest_inside,
    find_inside,
    inside,
    is_odd,
    read_bytes,
    read_inside,
)

TEBIBYTE = 2**40


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(TEBIBYTE)


def a_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def linked(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def hard_linked(path: Path) -> None:
    (path.parent / "other").write_text("x")
    path.hardlink_to(path.parent / "other")


ODD: dict[str, Callable[[Path], None]] = {
    "a link": linked,
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to nowhere": lambda path: path.symlink_to("nowhere"),
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a pipe": os.mkfifo,
    "a socket": a_socket,
    "a second name": hard_linked,
}


@pytest.mark.parametrize("make", ODD.values(), ids=ODD.keys())
def test_what_is_no_plain_file_is_not_read_beside_a_submission(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    make(tmp_path / "x.csv")
    assert find_inside(tmp_path, "x.csv") is None
    assert is_odd(tmp_path, "x.csv")
    with pytest.raises(OSError):  # noqa: PT011 -- each system has words of its own
        read_inside(tmp_path, "x.csv", 10)
    with pytest.raises(OSError):  # noqa: PT011
        copy_inside(tmp_path, "x.csv", tmp_path / "copy", 10)
    with pytest.raises(OSError):  # noqa: PT011
        digest_inside(tmp_path, "x.csv")


@pytest.mark.parametrize("make", [linked, os.mkfifo, a_socket, Path.mkdir])
def test_nor_is_it_where_it_is_the_submission(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "x.py")
    with pytest.raises(OSError):  # noqa: PT011
        read_bytes(tmp_path / "x.py", 10)


def test_a_submission_may_have_two_names(tmp_path: Path) -> None:
    hard_linked(tmp_path / "x.py")
    assert read_bytes(tmp_path / "x.py", 10) == b"x"


def test_a_device_is_no_file() -> None:
    with pytest.raises(NotPlain):
        read_bytes(Path("/dev/zero"), 10)


def test_holes_of_a_tebibyte_are_not_read(tmp_path: Path) -> None:
    sparse(tmp_path / "x")
    with pytest.raises(TooLarge):
        read_bytes(tmp_path / "x", 2**29)
    with pytest.raises(TooLarge):
        read_inside(tmp_path, "x", 2**29)


def test_the_cap_counts_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"12345")
    assert read_bytes(tmp_path / "x", 5) == read_inside(tmp_path, "x", 5) == b"12345"
    assert copy_inside(tmp_path, "x", tmp_path / "y", 5) == 5
    with pytest.raises(TooLarge):
        read_bytes(tmp_path / "x", 4)
    with pytest.raises(TooLarge):
        copy_inside(tmp_path, "x", tmp_path / "z", 4)


def test_a_file_of_the_system_that_says_it_is_empty_is_capped_as_it_is_read() -> None:
    with pytest.raises(TooLarge):
        read_bytes(Path("/proc/self/maps").resolve(), 10)


def test_no_folder_on_the_way_is_a_link(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "x").write_text("secret")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "way").symlink_to(tmp_path / "outside")
    for folder, name in ((tmp_path / "folder", "way/x"), (tmp_path, "folder/way/x")):
        assert find_inside(folder, name) is None
        with pytest.raises(NotPlain):
            read_inside(folder, name, 10)


def test_nor_one_that_became_a_link_after_it_was_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "x").write_text("secret")
    (tmp_path / "way").symlink_to("outside")
    monkeypatch.setattr("grader.reading.safely.inside", lambda folder, name: folder / name)
    with pytest.raises(OSError):  # noqa: PT011
        read_inside(tmp_path, "way/x", 10)


@pytest.mark.parametrize(
    "name",
    [
        "..",
        "../x",
        "a/../x",
        "/etc/passwd",
        "C:\\x",
        "c:x",
        ".hid",
        "a/.git/x",
        "",
        "\0",
        "a" * 1001,
        "\ud800",
    ],
)
def test_names_that_lead_elsewhere_lead_nowhere(name: str, tmp_path: Path) -> None:
    assert inside(tmp_path, name) is None
    assert find_inside(tmp_path, name) is None
    assert not is_odd(tmp_path, name)
    with pytest.raises(NotPlain):
        read_inside(tmp_path, name, 10)


def test_a_digest_is_that_of_the_content(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"1" * 3_000_000)
    assert digest_inside(tmp_path, "x") == hashlib.sha256(b"1" * 3_000_000).hexdigest()


def test_a_copy_never_replaces_a_file(tmp_path: Path) -> None:
    for name in ("x", "y"):
        (tmp_path / name).write_text(name)
    with pytest.raises(FileExistsError):
        copy_inside(tmp_path, "x", tmp_path / "y", 10)
    assert (tmp_path / "y").read_text() == "y"


def test_no_descriptor_stays_open(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "x").write_text("x")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        read_inside(tmp_path, "x", 10)
        with pytest.raises(NotPlain):
            read_inside(tmp_path, "pipe", 10)
        with pytest.raises(TooLarge):
            read_inside(tmp_path, "x", 0)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
