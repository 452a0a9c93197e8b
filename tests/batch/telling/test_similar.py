"""The page of those who are nearly the same: side by side, in words, and by the rules of all pages."""

from __future__ import annotations

import re
from itertools import pairwise

import html5lib
import pytest

from grader.batch.similar.found import NOTHING, Found, Likeness, Side
from grader.batch.telling.overview import class_page
from grader.batch.telling.similar import percent, similar_page

from ...reports.test_html import text_of
from ..classes import alike, many, standing

PAGES = {"pairs": alike(), "nobody": NOTHING, "failed": Found(remark="They were not looked for: <b>.")}


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> str:
    return similar_page("MNIST digits", many(40), PAGES[request.param])


def test_it_is_html_without_a_mistake(page: str) -> None:
    html5lib.HTMLParser(strict=True).parse(re.sub(r"(?s)^.*?(?=<!doctype)", "", page))


def test_headings_go_down_one_level_at_a_time(page: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_there_is_no_script_and_nothing_from_elsewhere(page: str) -> None:
    assert "<script" not in page
    assert "script-src" not in page
    assert "default-src 'none'" in page


def test_every_pair_is_shown_with_both_names_both_shares_and_both_programs() -> None:
    page = similar_page("MNIST digits", many(40), alike())
    said = text_of(page)
    assert "Ada Lovelace 000 and Bob 006, Ünï Çödé 005" in said
    assert "97 % of their own code is in the other's" in said
    assert "100 % of their own code is in the other's" in said
    assert "12 more lines are not shown here; the report has them." in said
    assert "3 more pairs, less alike than these, are not shown." in said
    assert page.count("model = keras.Sequential()") == 6
    assert '<a href="./reports/Ada%20Lovelace%20000/report.html">' in page


def test_what_is_marked_is_told_without_colours_too() -> None:
    page = similar_page("MNIST digits", many(40), alike())
    marks = re.findall(r"(?s)<mark>(.*?)</mark>", page)
    assert len(marks) == 7
    assert all(mark.startswith('<span class="unseen">[both: ') for mark in marks[1:])
    assert "[not counted: " in page


def test_it_says_that_it_is_no_verdict() -> None:
    for page in (similar_page("MNIST", many(40), alike()), class_page("MNIST", many(40), similar=alike())):
        assert "There may be good reasons" in page
        assert "changes no points" in page
        assert not re.search(r"(?i)plagiari|cheat|copied|stole", text_of(page))


def test_the_class_page_lists_the_pairs_and_leads_to_each() -> None:
    page = class_page("MNIST", many(40), similar=alike())
    assert '<a href="./similar.html#pair-2">' in page
    assert "Ada Lovelace 000 (97 %) and Bob 006, Ünï Çödé 005 (100 %)" in text_of(page)
    assert "3 more pairs, less alike than these, are not listed." in text_of(page)
    assert "Nearly identical" not in class_page("MNIST", many(40))


def test_of_many_who_handed_in_the_same_some_are_named() -> None:
    crowd = Side(tuple(f"student {number}" for number in range(9)), 1.0)
    found = Found((Likeness(crowd, Side(("Bob",), 0.7)),))
    assert "student 0, student 1, student 2 and 6 more and Bob" in text_of(similar_page("MNIST", [], found))


def test_who_has_no_row_is_named_all_the_same() -> None:
    found = Found((Likeness(Side(("Ada",), 1.0), Side(("Bob",), 0.7)),))
    assert "Ada and Bob" in text_of(similar_page("MNIST", [standing("Ada")], found))


@pytest.mark.parametrize(("share", "said"), [(1.0, "100 %"), (0.999, "99 %"), (0.6, "60 %"), (0.0, "0 %")])
def test_only_all_of_it_is_a_hundred_percent(share: float, said: str) -> None:
    assert percent(share) == said
