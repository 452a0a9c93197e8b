"""The secret: made once, for this user only, and never seen inside."""

from __future__ import annotations

import sys
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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    secret({VARIABLE: str(tmp_path / "secret")})
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600


def test_where_it_cannot_be_kept_there_is_one_for_this_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    there = {VARIABLE: str(tmp_path / "file" / "secret")}
    assert len(secret(there)) == 32
    assert secret(there) != secret(there)


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
