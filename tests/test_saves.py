"""What counts as a save, however an editor goes about it. Time passes only where a test says so."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.saves import CALM, Saves

Step = Callable[[], object]


class Enough(Exception):
    """Nothing more happens."""


class Clock:
    """Does the next step at every pause; after the last one a while of calm, then it is enough."""

    def __init__(self, *steps: Step) -> None:
        self._steps: Iterator[Step] = iter([*steps, *[_nothing] * (CALM + 2)])
        self.pauses = 0

    def __call__(self, _seconds: float) -> None:
        self.pauses += 1
        step = next(self._steps, None)
        if step is None:
            raise Enough
        step()


def _nothing() -> None:
    pass


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "homework.py"
    path.write_text("1\n")
    return path


def waited(file: Path, *steps: Step, beside: tuple[Path, ...] = (), uses: tuple[Path, ...] = ()) -> int:
    """Return how often a wait paused until it was over; raise Enough where it never is."""
    clock = Clock(*steps)
    saves = Saves(file, clock)
    saves.look()
    saves.follow(beside)
    saves.wait(lambda: uses or beside)
    return clock.pauses


def replaced(file: Path, text: str) -> None:
    other = file.with_name("temporary")
    other.write_text(text)
    other.replace(file)


def test_nothing_is_no_save(file: Path) -> None:
    with pytest.raises(Enough):
        waited(file)


@pytest.mark.parametrize(
    "steps",
    [
        [lambda file: file.write_text("12\n")],
        [lambda file: replaced(file, "12\n")],
        [lambda file: replaced(file, "1\n")],
        [lambda file: file.unlink(), lambda file: file.write_text("12\n")],
        [lambda file: file.write_text(""), lambda file: file.write_text("12\n")],
        [lambda file: file.write_text(""), lambda file: None, lambda file: file.write_text("12\n")],
    ],
    ids=["written", "renamed", "the same again", "deleted first", "emptied first", "in two goes"],
)
def test_a_save_is_one_when_all_of_it_is_there(file: Path, steps: list[Callable[[Path], object]]) -> None:
    pauses = waited(file, *[lambda step=step: step(file) for step in steps])
    assert pauses == len(steps) + CALM
    assert file.read_text() in ("1\n", "12\n")


def test_a_file_that_is_gone_is_waited_for(file: Path) -> None:
    with pytest.raises(Enough):
        waited(file, file.unlink)


def test_what_was_saved_while_it_was_graded_is_news_at_once(file: Path) -> None:
    clock = Clock()
    saves = Saves(file, clock)
    saves.look()
    file.write_text("12\n")
    saves.wait(tuple)
    assert clock.pauses <= CALM + 1


def test_a_file_beside_it_counts_where_it_is_used(file: Path) -> None:
    helper, other = file.with_name("helper.py"), file.with_name("other.py")
    for path in (helper, other):
        path.write_text("1\n")
    assert waited(file, lambda: helper.write_text("12\n"), beside=(helper,))
    with pytest.raises(Enough):
        waited(file, lambda: other.write_text("12\n"), beside=(helper,))


def test_files_that_come_and_go_beside_it_matter_only_where_it_uses_them(file: Path) -> None:
    new = file.with_name("helper.py")
    with pytest.raises(Enough):
        waited(file, lambda: new.write_text("1\n"))
    new.unlink()
    assert waited(file, lambda: new.write_text("1\n"), uses=(new,))


def test_a_look_takes_no_file_for_another(file: Path) -> None:
    """A file with the time and the size of the one before is another one all the same."""
    times = file.stat().st_mtime_ns

    def swap() -> None:
        replaced(file, "2\n")
        os.utime(file, ns=(times, times))

    assert waited(file, swap)
