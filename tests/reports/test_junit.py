"""JUnit XML as build systems read it."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from grader.records import Report, Status
from grader.reports import render

from .canned import KINDS, check, report
from .seen import evidence, ran


def suite(found: Report) -> ElementTree.Element:
    return ElementTree.fromstring(render(found, "junit"))[0]


@pytest.mark.parametrize(
    ("status", "children"),
    [
        (Status.PASSED, []),
        (Status.PARTIAL, ["failure"]),
        (Status.FAILED, ["failure"]),
        (Status.ERROR, ["error"]),
        (Status.SKIPPED, ["skipped"]),
        (Status.NOT_ATTEMPTED, ["skipped"]),
        (Status.PENDING, ["skipped"]),
    ],
)
def test_every_status_has_its_element(status: Status, children: list[str]) -> None:
    [case] = suite(report((check("argmax", status),), evidence("a.ipynb", ran())))
    assert [child.tag for child in case] == children
    assert [child.get("type") for child in case] == [status.value for _ in children]
    assert all(child.get("message") for child in case)


def test_totals_are_those_of_the_cases(mistakes: Report) -> None:
    found = suite(mistakes)
    totals = {key: int(found.get(key, "")) for key in ("tests", "failures", "errors", "skipped")}
    assert totals == {"tests": 15, "failures": 3, "errors": 1, "skipped": 3}


def test_a_case_knows_its_file_and_line(mistakes: Report) -> None:
    cases = {case.get("name"): case for case in suite(mistakes)}
    case = cases["The 10000 test images are there"]
    assert (case.get("file"), case.get("line")) == ("week 3/mistakes.ipynb", "58")


def test_what_was_not_graded_is_one_error() -> None:
    [case] = suite(KINDS["not-graded"]())
    assert case[0].tag == "error"
    assert "is not JSON" in str(case[0].get("message"))


def test_characters_that_xml_forbids_are_spelled_out() -> None:
    line = check("argmax", Status.FAILED, message="\x00\x0b\ufffe\ud800", found="\x1b[31mred")
    [case] = suite(report((line,), evidence("a\x07.ipynb", ran())))
    assert case[0].get("message") == "(0 of 2 points) ␀␋«U+FFFE»«U+D800»"
    assert case[0].text == "found: red"
