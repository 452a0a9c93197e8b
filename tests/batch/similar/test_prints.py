"""Fingerprints: the same for the same code under other names, the same in every process, line by line."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from grader.batch.similar.prints import GRAM, WINDOW, all_prints_of, method, prints_of, shares

from ...conftest import ROOT
from .written import BUILDING, CELLS, LOADING, OTHERS, SHOWING, code, renamed


def test_names_strings_comments_and_spaces_do_not_count() -> None:
    one, other = code(*CELLS), code(*map(renamed, CELLS))
    assert one != other
    assert prints_of(one) == prints_of(other)
    assert len(prints_of(one)) > 100


def test_they_are_in_order_and_each_is_there_once() -> None:
    found = prints_of(code(*CELLS, *CELLS))
    assert found == sorted(set(found))
    assert min(found) >= 0
    assert max(found) < 2**31


def test_every_process_finds_the_same_ones() -> None:
    """Python's own hashes of strings differ from process to process."""
    script = "from tests.batch.similar.written import *\nfrom grader.batch.similar.prints import prints_of\n"
    command = [sys.executable, "-c", f"{script}print(prints_of(code(*CELLS)))"]
    found = {
        subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert found == {f"{prints_of(code(*CELLS))}\n"}


def test_code_with_other_code_in_it_has_only_fingerprints_that_belong_to_either_or_to_their_seam() -> None:
    given, whole = set(all_prints_of(code(LOADING))), set(prints_of(code(LOADING, BUILDING)))
    assert whole & given
    assert len(whole - given - set(all_prints_of(code(BUILDING)))) < GRAM


@pytest.mark.parametrize("source", ["", "\n", "# only words\n", "x = 1", "\ufeff", "\t\n  \n"])
def test_next_to_nothing_has_none(source: str) -> None:
    assert prints_of(code(source)) == all_prints_of(code(source)) == []
    assert prints_of(()) == []
    for [lines] in shares(code(source), {1}, set()):
        assert set(lines) == {0.0 if source == "x = 1" else None}
    assert list(shares((), {1})) == [[]]


@pytest.mark.parametrize(
    "source",
    [
        "'''never closed " * 50,
        "\ud800 = '\udfff'\n" * 30,
        "x = (\n" * 3000,
        "%%bash\nrm -rf /\n!ls $HOME | grep '\"'\n" * 30,
        "\x00\x1b[2J\x07" * 300,
        "名前 = 'ü' + 😀\n" * 100,
        "f'{x!r:{y}}' " * 300,
    ],
)
def test_whatever_was_written_is_no_reason_to_fail(source: str) -> None:
    cells = code(source, BUILDING)
    assert set(prints_of(cells)) <= set(all_prints_of(cells))
    assert set(prints_of(code(BUILDING))) & set(prints_of(cells)), "a cell swallowed the next"
    assert [len(each) for each in next(shares(cells, set()))] == [
        len(one.source.split("\n")) for one in cells
    ]


def test_each_line_says_how_much_of_it_is_found() -> None:
    cells = code("# words\n\n" + LOADING, OTHERS)
    [[found, nothing]] = shares(cells, set(all_prints_of(code(renamed(LOADING)))))
    assert found == [None, None, 1.0, 1.0, 1.0, 1.0, 1.0]
    assert max(each or 0.0 for each in nothing) < 0.5


@pytest.mark.parametrize(
    "before", ["# a comment that is quite long\n", "\n\n", '"""Words."""\n', "", "x = 1  # one\n"]
)
def test_a_line_is_found_where_it_stands_whatever_stands_before_it(before: str) -> None:
    long = "class AVeryLongNameOfAClassIndeed(Base):\n    def method(self):\n        return self.value\n\n\n"
    cells = code(f"{before}{long}{SHOWING}{long}")
    [[found]] = shares(cells, set(all_prints_of(code(SHOWING))))
    lines = cells[0].source.split("\n")
    marked = [line for line, share in zip(lines, found, strict=True) if share is not None and share >= 0.5]
    assert marked == SHOWING.strip("\n").split("\n")


def test_code_that_stands_there_twice_is_found_twice() -> None:
    [[first, second]] = shares(code(SHOWING, SHOWING), set(prints_of(code(SHOWING))))
    assert first == second


def test_what_they_rest_on_is_named() -> None:
    assert method().startswith("copydetect ")
    assert method().endswith(f"{GRAM}/{WINDOW}")
