"""Evidence is named after everything that it rests on."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from grader.assignment import load_assignment
from grader.batch.working import ground as grounds
from grader.batch.working.ground import ground, key_of
from grader.records import Assignment, Limits


@pytest.fixture(scope="module")
def assignment() -> Assignment:
    return load_assignment(None)


def test_it_is_the_same_as_long_as_nothing_changes(assignment: Assignment) -> None:
    assert ground(assignment, "sandboxed") == ground(assignment, "sandboxed")


def test_it_changes_with_level_limits_packages_data_and_secret(
    assignment: Assignment, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = [ground(assignment, "sandboxed"), ground(assignment, "process")]
    found.append(ground(msgspec.structs.replace(assignment, limits=Limits(epochs=3)), "sandboxed"))
    found.append(ground(msgspec.structs.replace(assignment, data={}), "sandboxed"))
    with monkeypatch.context() as patch:
        patch.setattr(grounds, "_version", lambda name: "99")
        found.append(ground(assignment, "sandboxed"))
    monkeypatch.setenv("GRADER_SECRET_FILE", str(tmp_path / "secret"))
    found.append(ground(assignment, "sandboxed"))
    assert len(set(found)) == len(found)


def test_what_only_judges_is_no_part_of_it(assignment: Assignment) -> None:
    other = msgspec.structs.replace(assignment, rubric=(), questions=(), title="another")
    assert ground(other, "sandboxed") == ground(assignment, "sandboxed")


def test_a_key_is_of_both() -> None:
    assert len({key_of("a", "b"), key_of("a", "c"), key_of("b", "b")}) == 3
