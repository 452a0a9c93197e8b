"""What `%grade` says, as a page and as text."""

from __future__ import annotations

from typing import Any

from grader.facts import Array, Claims, Evidence, HandedIn, Run
from grader.notebook.answering import Answer, Points, chosen, points
from grader.notebook.session import Seen
from grader.notebook.settled import SEEN_LATE, Told
from grader.notebook.show import LATER, Shown, as_html, as_text
from grader.records import CheckResult, Status

HANDED_IN = HandedIn(name="mine.ipynb", kind="notebook", sha256="", cells=3)


def told(id_: str, status: Status, earned: float | None = 0.0, later: str = "", **more: Any) -> Told:
    return Told(
        CheckResult(
            id=id_,
            title=f"The {id_} is as it should be",
            why="",
            status=status,
            earned=earned,
            points=4.0,
            rests_on=None,
            **{"message": f"About {id_}.", **more},
        ),
        later,
    )


def answered(*each: Told, claims: Claims | None = None, saved: bool = True) -> Answer:
    seen = Seen(HANDED_IN, [], (1,), late=False, trainings_known=True, saved=saved)
    found = Claims(arrays=(Array(name="x", shape=(3,), dtype="uint8"),)) if claims is None else claims
    evidence = Evidence(submission=HANDED_IN, run=Run(outcome="finished"), claims=found)
    return Answer("MNIST digits", each, evidence, seen)


ALL = answered(
    told("softmax", Status.PASSED, 4.0),
    told("adam", Status.FAILED, expected="Adam", found="SGD", hint="Look at `compile`."),
    told("accuracy", Status.PARTIAL, 2.0),
    told("argmax", Status.PENDING, None),
    told("image-figure", Status.FAILED, later=SEEN_LATE),
)


def test_points_are_earned_or_open_or_known_later() -> None:
    assert points(ALL.told) == Points(earned=6.0, waiting=4.0, later=4.0, possible=20.0)


def test_text_says_it_all_in_80_columns() -> None:
    text = as_text(ALL)
    assert max(map(len, text.splitlines())) <= 80
    assert "6 of 20 points so far; 4 wait for a person; 4 known after a full run." in text
    assert "expected: Adam" in text
    assert "About adam." in text
    assert "About softmax." not in text  # nothing is to be done about it
    assert "About image-figure." not in text  # that verdict would be a guess
    assert f"{LATER}: image-figure. This has to be seen" in " ".join(text.split())
    assert "\x1b" not in text


def test_the_page_says_the_same() -> None:
    page = as_html(ALL)
    for word in (
        "Passed",
        "Failed",
        "Partial",
        "Pending",
        LATER,
        "About adam.",
        "SGD",
        "<code>compile</code>",
    ):
        assert word in page
    assert "About image-figure." not in page
    assert "<script" not in page


def test_one_check_alone() -> None:
    only = chosen(ALL, ["adam"])
    assert [each.check.id for each in only.told] == ["adam"]
    assert "0 of 4 points so far." in as_text(only)


def test_names_of_the_students_are_no_markup_and_no_commands() -> None:
    evil = told("adam", Status.FAILED, message="<script>alert(1)</script>\x1b[2J\u202e")
    assert "<script>" not in as_html(answered(evil))
    assert "\x1b" not in as_text(answered(evil))
    assert "\u202e" not in as_text(answered(evil)) + as_html(answered(evil))


def test_an_empty_session_is_told_what_to_do() -> None:
    empty = answered(told("adam", Status.NOT_ATTEMPTED), claims=Claims())
    assert "no data and no network in this session" in " ".join(as_text(empty).split())
    assert "no data and no network in this session" in as_html(empty)
    assert "no data and no network" not in as_text(ALL)


def test_what_was_read_from_the_file_is_said() -> None:
    assert "mine.ipynb as it was last saved" in as_html(ALL)
    assert "last saved" not in as_html(answered(saved=False))


def test_whoever_displays_it_chooses() -> None:
    assert set(Shown(ALL)._repr_mimebundle_()) == {"text/plain", "text/html"}
