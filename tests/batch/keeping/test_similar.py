"""What is kept of everybody's code: losing it loses nothing, so what is wrong with it is no trouble."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader.batch.keeping.similar import FORMAT, NAME, Similar, keep, kept

KEPT = Similar("by hand", {"key": [1, 2], "another": []}, {"out": [3]})


def test_what_is_kept_is_there_the_next_time(tmp_path: Path) -> None:
    keep(tmp_path, KEPT)
    assert kept(tmp_path, "by hand") == KEPT
    assert json.loads((tmp_path / NAME).read_text())["format"] == FORMAT
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_it_is_the_same_in_any_order(tmp_path: Path) -> None:
    keep(tmp_path, KEPT)
    before = (tmp_path / NAME).read_bytes()
    keep(tmp_path, Similar("by hand", dict(reversed(KEPT.prints.items())), KEPT.given))
    assert (tmp_path / NAME).read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b"\xff\xfe\x00", b"null", b"[" * 100_000),
        b'{"method": "by hand", "prints": {"key": "words"}}',
        b'{"method": "by hand", "prints": {"key": [1]}, "format": 999}',
        b'{"method": "by hand", "prints": {"key": [99999999999]}}',
        b'{"method": "another way", "prints": {"key": [1]}}',
    ],
)
def test_what_is_damaged_or_of_another_kind_is_nothing(content: bytes, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(content)
    assert kept(tmp_path, "by hand") == Similar("by hand")


def test_where_there_is_none_there_is_nothing(tmp_path: Path) -> None:
    assert kept(tmp_path, "by hand") == Similar("by hand")
    (tmp_path / NAME).mkdir()
    assert kept(tmp_path, "by hand") == Similar("by hand")
