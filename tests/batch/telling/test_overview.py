"""The page of a class says what a teacher looks for, in words, and keeps to the rules of all pages."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import html5lib
import pytest

from grader.batch.telling.groups import SIZEABLE, tallies
from grader.batch.telling.overview import class_page
from grader.batch.telling.rows import link_to

from ...reports.test_html import text_of
from ..classes import left_out, many, mark, standing

CLASSES = {
    "empty": [],
    "one": [standing("Ada")],
    "nothing graded": [left_out("Ada"), left_out("Bob", ours=True, reason="The disk was full.")],
    "many": many(300),
}


@pytest.fixture(params=CLASSES)
def page(request: pytest.FixtureRequest) -> str:
    return class_page("MNIST digits", CLASSES[request.param], ["Two were not run again."])


def said(*standings, told=()) -> str:
    return text_of(class_page("MNIST digits", standings, told))


def test_it_is_html_without_a_mistake(page: str) -> None:
    html5lib.HTMLParser(strict=True).parse(re.sub(r"(?s)^.*?(?=<!doctype)", "", page))


def test_headings_go_down_one_level_at_a_time(page: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_id_is_there_once_and_every_reference_leads_somewhere(page: str) -> None:
    ids = re.findall(r'\sid="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'(?:href="#|aria-labelledby=")([^"]*)"', page)) <= set(ids)


def test_nothing_is_told_by_colour_alone(page: str) -> None:
    """Every shape and every bar is silent, and a word or a number stands beside it."""
    drawn = re.findall(r"<svg [^>]*>", page)
    assert all('aria-hidden="true"' in one for one in drawn)
    assert not re.search(r"</svg>\s*</", page)


def test_the_same_class_gives_the_same_page() -> None:
    assert class_page("MNIST", many(40)) == class_page("MNIST", many(40)[::-1])


def test_an_empty_class_says_so() -> None:
    assert "Nobody has handed anything in yet." in said()


def test_the_numbers_stand_at_the_top() -> None:
    waits = standing("Bob", mark("accuracy"), mark("why-split", "pending"))
    page = said(standing("Ada"), waits, left_out("Zoe"), told=["Two were not run again."])
    assert "3 hand-ins 2 graded 1 waits for a person 4 points 1 not graded Two were not run again." in page
    assert "the student in the middle has 100 %, the lowest 100 % and the highest 100 %" in page


def test_each_student_is_a_row_that_leads_to_the_report() -> None:
    marks = (mark("accuracy", "partial"), mark("why-split", "pending"))
    page = class_page("MNIST", [standing("Ada", *marks, run="timed-out", choice="The newest of 3.")])
    assert '<a href="./reports/Ada/report.html">Ada</a>' in page
    row = "Ada 4.5 of 13 50 % 4 waiting Waiting stopped: it took too long The newest of 3."
    assert row in text_of(page)


def test_what_was_not_graded_says_why_and_whose_fault_it_was() -> None:
    page = said(
        left_out("Ada", reason="It is not JSON."), left_out("Bob", ours=True, reason="The disk was full.")
    )
    assert "This cost nobody a point and gave none." in page
    assert "Ada It is not JSON. Bob not the student's fault The disk was full." in page
    assert "How the class did" not in page
    assert "Every check" not in page


def test_a_row_without_points_shows_no_zero() -> None:
    [row] = re.findall(r"(?s)<tr><th scope=\"row\">.*?</tr>", class_page("MNIST", [left_out("Ada")]))
    assert "0" not in re.sub(r"<svg.*?</svg>|<[^>]*>", "", row, flags=re.DOTALL)


def test_each_check_has_its_rate_of_those_for_whom_it_is_decided() -> None:
    statuses = ("passed", "passed", "failed", "partial", "skipped", "not-attempted", "pending", "error")
    page = class_page("MNIST", [standing(f"{n}", mark("accuracy", one)) for n, one in enumerate(statuses)])
    row = "accuracy 33 % 2 passed 1 partial 1 failed 2 not attempted 2 waiting"
    assert row in text_of(page)
    widths = re.findall(r'<rect class="(\S+)" x="([\d.]+)" width="([\d.]+)"', page)
    assert widths == [
        ("passed", "0.0", "250.0"),
        ("partial", "250.0", "125.0"),
        ("failed", "375.0", "125.0"),
        ("not-attempted", "500.0", "250.0"),
        ("pending", "750.0", "250.0"),
    ]


def test_a_check_that_nobody_has_decided_has_no_rate() -> None:
    assert "why-split undecided 1 waiting" in said(standing("Ada", mark("why-split", "pending")))


def test_checks_stand_in_the_order_of_those_who_have_them_all() -> None:
    page = said(standing("Ada", mark("why-split")), standing("Bob"))
    places = [
        page.index(f"{name} 100 %") for name in ("train-images", "hidden-relu", "accuracy", "why-split")
    ]
    assert places == sorted(places)


def test_hand_ins_that_are_the_same_are_listed_once() -> None:
    page = said(standing("Ada", alike=("Bob",)), standing("Bob", alike=("Ada",)), standing("Zoe"))
    assert page.count("Ada, Bob") == 1
    assert page.count("identical to Bob") == 1


def test_the_five_longest_runs_are_named() -> None:
    page = said(*(standing(f"number {n}", seconds=n * 61.0) for n in range(8)))
    runs = page[page.rindex("The longest runs") :]
    assert re.findall(r"number (\d) (\d min \d+ s)", runs) == [
        (f"{n}", f"{n} min {n} s") for n in (7, 6, 5, 4, 3)
    ]


@pytest.mark.parametrize(
    ("place", "link"),
    [
        ("", ""),
        ("reports/Ünï #1?.html", "./reports/%C3%9Cn%C3%AF%20%231%3F.html"),
        ("javascript:alert(1)", "./javascript%3Aalert%281%29"),
        ("//evil.example/x", ".///evil.example/x"),
        ("a\\b\n\"'<", "./a%5Cb%0A%22%27%3C"),
        ("caf\udce9/\ud800", "./caf%E9/%EF%BF%BD"),
    ],
)
def test_a_link_leads_to_a_file_of_the_batch_and_nowhere_else(place: str, link: str) -> None:
    assert link_to(place) == link


def test_a_name_of_ten_thousand_characters_is_cut_and_is_still_linked() -> None:
    page = class_page("MNIST", [standing("n" * 10_000, page="reports/0001/report.html")])
    assert f'<a href="./reports/0001/report.html">{"n" * 200} … (9800 more characters)</a>' in page


def test_a_thousand_students_take_well_under_a_second() -> None:
    class_page("MNIST", many(1))
    start = time.process_time()
    class_page("MNIST", many(1000))
    assert time.process_time() - start < 1.0


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        (["failed"] * SIZEABLE, "Nobody of 20"),
        (["failed"] * 10 + ["not-attempted"] * 10, "Nobody of 20"),
        (["passed"] * SIZEABLE, "All 20 passed"),
        (["failed"] * (SIZEABLE - 1), ""),
        (["pending"] * 50 + ["passed"] * (SIZEABLE - 1), ""),
        (["failed"] * 19 + ["partial"], ""),
        (["partial"] * 25, ""),
        (["passed"] * 19 + ["failed"], ""),
    ],
)
def test_a_check_that_tells_nobody_apart_is_doubted_in_a_sizeable_class(
    statuses: list[str], words: str
) -> None:
    [tally] = tallies([standing(f"s{n}", mark("accuracy", status)) for n, status in enumerate(statuses)])
    assert tally.doubt.startswith(words)
    assert bool(tally.doubt) == bool(words)
