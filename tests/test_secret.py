"""The secret: made once, for this user only, and never seen inside."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from grader.sandbox.environment import scrubbed
from grader.secret import VARIABLE, draw, place, secret


def test_it_is_made_at_its_first_use_and_stays(tmp_path: Path) -> None:
    there = {VARIABLE: str(tmp_path / "new" / "secret")}
    first = secret(there)
    assert len(first) == 32
    assert secret(there) == first
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["secret"]


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    secret({VARIABLE: str(tmp_path / "secret")})
    mode = (tmp_path / "secret").stat().st_mode & 0o777
    assert mode == 0o600 or sys.platform == "win32"  # Windows has no such permissions


def test_where_it_cannot_be_kept_there_is_one_of_this_process(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    there = {VARIABLE: str(tmp_path / "file" / "secret")}
    assert len(secret(there)) == 32
    assert secret(there) == secret(there)


def test_an_empty_file_is_no_secret(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("")
    assert len(secret({VARIABLE: str(tmp_path / "empty")})) == 32


def test_without_a_home_there_is_one_of_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", home)
    assert len(secret({})) == 32


def test_two_who_come_first_together_get_the_same(tmp_path: Path) -> None:
    there = {VARIABLE: str(tmp_path / "secret")}
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: secret(there), range(40)))) == 1
    assert len(list(tmp_path.iterdir())) == 1


def test_one_that_is_shared_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "shared").write_bytes(b"of the whole course\n")
    assert secret({VARIABLE: str(tmp_path / "shared")}) == b"of the whole course\n"


def test_it_lies_where_this_system_keeps_such_things(tmp_path: Path) -> None:
    assert place({"XDG_STATE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}).parts[-2:] == (
        "keras-grader",
        "secret",
    )


def test_a_draw_depends_on_both_and_is_the_same_every_time() -> None:
    assert draw(b"a", "1") == draw(b"a", "1")
    assert len({draw(b"a", "1"), draw(b"b", "1"), draw(b"a", "2")}) == 3


def test_no_sandbox_hears_where_it_is() -> None:
    assert VARIABLE not in scrubbed({VARIABLE: "/a/file", "PATH": "/bin"})
