"""Which failures are tried again, what runs once, and when a batch stops; in sandboxes that pretend."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from grader.assignment import load_assignment
from grader.batch.intake.handins import hand_ins
from grader.batch.keeping.archive import Archive
from grader.batch.keeping.ledger import Entry
from grader.batch.working.crew import Crew
from grader.batch.working.pool import Pool
from grader.batch.working.running import Running
from grader.batch.working.work import Claims, Work
from grader.errors import SandboxUnavailable
from grader.facts import Isolation

from ..pretending import Pretended, a_class, wait_for

PROVED = Isolation(level="sandboxed", self_test="7 of 7")


class Trial:
    """A class in one folder, an archive in another."""

    def __init__(self, tmp_path: Path, **sources: str) -> None:
        self.hand_ins = hand_ins(a_class(tmp_path / "class", **sources))
        self.out = tmp_path / "out"
        self.runs: list[str] = []
        self.failures: dict[str, int] = {}
        self.made: list[Pretended] = []
        self.told: list[str] = []
        self.seconds = 0.0
        self._sandbox_fails = 0

    def run(self, slots: int = 1) -> tuple[str, dict[str, Entry]]:
        """Run what is in the folder; return why that stopped, and what is known of everybody then."""
        with Archive(self.out) as archive, self.crew(archive, slots) as crew:
            told = self._told
            stopped = Running(self.hand_ins, archive, "ground", told).run(crew)
            return stopped, {entry.student: entry for entry in archive.entries()}

    @contextmanager
    def crew(self, archive: Archive, slots: int) -> Iterator[Crew]:
        work = Work(load_assignment(None), "ground", Claims(archive.keys()))
        with Crew(work, PROVED, Pool(self._sandbox, slots), slots) as crew:
            yield crew

    def _sandbox(self) -> Pretended:
        self.made.append(Pretended(self.runs, self.failures, self.seconds))
        return self.made[-1]

    def _told(self, entry: Entry) -> None:
        self.told.append(entry.student)


@pytest.mark.parametrize("slots", [1, 3])
def test_everybody_is_run_once_and_kept(slots: int, tmp_path: Path) -> None:
    trial = Trial(tmp_path, ada="print(1)", bob="print(2)", cy="print(3)", di="print(4)")
    stopped, entries = trial.run(slots)
    assert stopped == ""
    assert sorted(trial.runs) == ["print(1)", "print(2)", "print(3)", "print(4)"]
    assert sorted(trial.told) == ["ada", "bob", "cy", "di"]
    assert all(entry.key and not entry.trouble for entry in entries.values())
    assert all(sandbox.closed for sandbox in trial.made)
    assert len(trial.made) <= slots


def test_the_evidence_says_what_was_proved_and_nobodys_name(tmp_path: Path) -> None:
    trial = Trial(tmp_path, ada="print(1)")
    _, entries = trial.run()
    with Archive(trial.out) as archive:
        evidence = archive.evidence(entries["ada"].key or "")
    assert evidence.isolation == PROVED
    assert "ada" not in evidence.submission.name
    assert entries["ada"].file == "ada.py"


@pytest.mark.parametrize("slots", [1, 3])
def test_identical_hand_ins_run_once(slots: int, tmp_path: Path) -> None:
    trial = Trial(tmp_path, ada="print(1)", bob="print(1)", cy="print(1)", di="print(2)")
    trial.seconds = 0.1
    _, entries = trial.run(slots)
    assert sorted(trial.runs) == ["print(1)", "print(2)"]
    assert len({entries[name].key for name in ("ada", "bob", "cy")}) == 1
    assert entries["bob"].file == "bob.py"


def test_what_was_recorded_before_is_not_run_again(tmp_path: Path) -> None:
    Trial(tmp_path, ada="print(1)").run()
    trial = Trial(tmp_path, bob="print(1)")
    _, entries = trial.run()
    assert trial.runs == []
    assert entries["ada"].key == entries["bob"].key


def test_evidence_that_was_damaged_is_made_anew(tmp_path: Path) -> None:
    trial = Trial(tmp_path, ada="print(1)")
    _, entries = trial.run()
    path = trial.out / "evidence" / f"{entries['ada'].key}.json"
    path.write_text("{}")
    trial.run()
    assert trial.runs == ["print(1)", "print(1)"]
    assert path.read_text() != "{}"


def test_a_failure_of_ours_is_tried_again_in_another_sandbox(tmp_path: Path) -> None:
    trial = Trial(tmp_path, ada="print('our failure')", bob="print(2)")
    trial.failures = {"our failure": 2}
    stopped, entries = trial.run()
    assert stopped == ""
    assert entries["ada"].key
    assert trial.runs.count("print('our failure')") == 3
    assert len(trial.made) == 3
    assert [sandbox.closed for sandbox in trial.made] == [True] * 3


def test_three_times_is_enough_and_costs_nobody_else_anything(tmp_path: Path) -> None:
    sources = {f"s{number}": f"print({number})" for number in range(6)}
    trial = Trial(tmp_path, ada="print('our failure')", **sources)
    trial.failures = {"our failure": 99}
    stopped, entries = trial.run()
    assert trial.runs.count("print('our failure')") == 3
    assert entries["ada"].key is None
    assert "our failure" in entries["ada"].trouble
    assert all(entries[name].key for name in sources)
    assert stopped == ""


def test_who_waits_for_an_identical_one_that_fails_gets_a_try_of_its_own(tmp_path: Path) -> None:
    trial = Trial(tmp_path, ada="print('our failure')", bob="print('our failure')")
    trial.failures, trial.seconds = {"our failure": 1}, 0.1
    _, entries = trial.run(2)
    assert entries["ada"].key == entries["bob"].key is not None
    assert trial.runs.count("print('our failure')") == 2


def test_three_failures_in_a_row_stop_the_batch_and_it_goes_on_later(tmp_path: Path) -> None:
    sources = {f"s{number}": f"our_failure = {number}" for number in range(6)}
    trial = Trial(tmp_path, **sources)
    trial.failures = {"our_failure": 3}
    stopped, entries = trial.run()
    assert "3 times in a row" in stopped
    assert "our_failure" in stopped
    assert not any(entry.key for entry in entries.values())
    stopped, entries = trial.run()
    assert stopped == ""
    assert all(entry.key for entry in entries.values())


def test_what_a_student_did_is_never_tried_again(tmp_path: Path) -> None:
    trial = Trial(tmp_path, ada="1/0")
    (tmp_path / "class" / "bob.docx").write_text("essay")
    trial.hand_ins = hand_ins(tmp_path / "class")
    _, entries = trial.run()
    assert trial.runs == ["1/0"]
    with Archive(trial.out) as archive:
        assert archive.evidence(entries["bob"].key or "").run.outcome == "refused"


def test_a_bug_of_ours_is_a_failure_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("a bug")

    monkeypatch.setattr("grader.batch.working.work.take", broken)
    _, entries = Trial(tmp_path, ada="1").run()
    assert "KeyError: 'a bug'" in entries["ada"].trouble
    assert entries["ada"].key is None


def test_leaving_ends_what_still_runs(tmp_path: Path) -> None:
    trial = Trial(tmp_path, ada="print(1)", bob="print(2)")
    trial.seconds = 60
    with Archive(trial.out) as archive, trial.crew(archive, 2) as crew:
        for one in trial.hand_ins:
            crew.start(one)
        wait_for(lambda: len(trial.runs) == 2)
    assert all(sandbox.closed for sandbox in trial.made)


def test_claims_are_for_one() -> None:
    claims = Claims(["there"])
    assert not claims.claim("there")
    assert claims.claim("new")
    assert not claims.claim("new")
    claims.release("new")
    assert claims.claim("new")


def test_a_sandbox_that_starts_while_one_leaves_is_stopped_too(tmp_path: Path) -> None:
    trial = Trial(tmp_path, ada="print(1)")
    trial.seconds = 60
    with Archive(trial.out) as archive, trial.crew(archive, 1) as crew:
        crew._sandboxes.stop()
        crew.start(trial.hand_ins[0])
        wait_for(lambda: bool(crew.done()))
    assert all(sandbox.closed for sandbox in trial.made)


def test_what_all_slots_share_may_fail_once_for_all_of_them(tmp_path: Path) -> None:
    trial = Trial(tmp_path, **{f"s{number}": f"print({number})" for number in range(8)})
    trial.failures, trial.seconds = {"print": 4}, 0.05
    stopped, entries = trial.run(4)
    assert stopped == ""
    assert all(entry.key for entry in entries.values())


def test_where_no_sandbox_is_to_be_had_it_is_said_and_goes_on(tmp_path: Path) -> None:
    trial = Trial(tmp_path, ada="print('our failure')", bob="print(2)")
    trial.failures = {"our failure": 99}
    made, trial._sandbox_fails = trial._sandbox, 2

    def scarce() -> Pretended:
        if trial._sandbox_fails and trial.made:
            trial._sandbox_fails -= 1
            raise SandboxUnavailable("none to be had")
        return made()

    trial._sandbox = scarce  # type: ignore[method-assign]
    stopped, _ = trial.run()
    assert "none to be had" in stopped or "our failure" in stopped


def test_what_stopped_it_is_said_also_when_something_else_came_at_the_same_time(tmp_path: Path) -> None:
    sources = {f"s{number}": "print('our failure')" for number in range(6)}
    trial = Trial(tmp_path, **sources)
    trial.failures = {"our failure": 99}
    stopped, _ = trial.run(3)
    assert "our failure" in stopped
