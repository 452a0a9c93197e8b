"""The page says everything it should, in words, and keeps to its own rules."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import html5lib
import pytest
from msgspec.structs import replace

from grader import facts
from grader.records import Report, Status
from grader.reports import for_audience, render, words
from grader.shipped import shipped

from .canned import KINDS, check, report
from .drawn import SEVEN, png
from .seen import evidence, ran


def text_of(page: str) -> str:
    """The words of a page in reading order, style sheet left out."""
    body = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False).find("body")
    return " ".join("".join(body.itertext()).split())


@pytest.fixture
def page(mistakes: Report) -> str:
    return render(mistakes, "html")


def test_the_page_allows_its_own_style_sheet_by_hash_and_nothing_else(page: str) -> None:
    [style] = re.findall(r"(?s)<style>(.*?)</style>", page)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy == (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_the_style_sheet_fetches_nothing() -> None:
    sheets = {path.name: path.read_text(encoding="utf-8") for path in shipped("templates").glob("*.css")}
    assert not any("@import" in sheet for sheet in sheets.values())
    found = {name: re.findall(r"url\(([^)]*)\)", sheet) for name, sheet in sheets.items()}
    assert found == {"style.css": ["#waits"], "class.css": [], "similar.css": [], "live.css": []}


def test_every_status_stands_as_a_word_beside_its_shape(page: str) -> None:
    found = text_of(page)
    assert all(f"{word} " in found for word in words.STATUS.values())
    shapes = set(re.findall(r'(?s)<svg class="mark [a-z-]+"[^>]*>(.*?)</svg>', page))
    assert len(shapes) == len(Status)


def test_what_is_not_attempted_is_not_called_wrong() -> None:
    found = text_of(render(KINDS["crashed"](), "html"))
    assert "Not attempted" in found
    assert not re.search(r"\b(wrong|failed)\b", found, re.IGNORECASE)


@pytest.mark.parametrize(
    "words",
    [
        "10.5 of 23 points",
        "5 more points wait for a person",
        "To reach full marks",
        "2 points measured by the grader",
        "8.5 points observed while your code ran 5 more points wait for a person",
        "Failed · measured · cell 5, line 3",
        "Expected 10 outputs",
        "Found 9 outputs",
        "Next: Look at the number of units",
        "Why it matters",
        "Training stopped after 30 of 500 epochs.",
        "tqdm is not installed here; that costs nothing.",
        "Cell 8, line 2: ValueError",
        "shapes (100,28) and (10,) not aligned",
        "Graded: model, cell 5",
        "(not a number in 1 epoch)",
        "Figure 1, cell 9 test image 0",
        "your picture",
        "process. The code ran as an ordinary process",
        "bubblewrap is not installed here",
        "Versions differ from the reference's.",
        "keras 3.10.0 here, 3.15.0 for the reference",
        "5f1d7c0a9b3e4d2c8a6f0e1b7c9d3a5e4f2b1c0d9e8f7a6b5c4d3e2f1a0b9c8d",
    ],
)
def test_the_page_says(words: str, page: str) -> None:
    assert words in text_of(page)


@pytest.mark.parametrize(
    "words",
    [
        "Every point that needs no person is yours.",
        "divided by 255, then flattened to 784",
        "9771 of 10000 test images right (97.7 %)",
        "test image 0, a 7",
        "only shown to instructors",
        "The question: Why the data is split Say it in your own words.",
    ],
)
def test_the_page_of_a_good_submission_says(words: str, full_marks: Report) -> None:
    assert words in text_of(render(full_marks, "html"))


def test_steps_to_full_marks_lead_to_their_checks_most_points_first_and_skipped_ones_last(page: str) -> None:
    steps = re.findall(r'<span class="gain">\+([\d.]+)</span>\s*<div><a href="#check-(\d+)">', page)
    assert [float(gain) for gain, _ in steps] == [2, 2, 1, 0.5, 2]
    assert all(f'id="check-{number}"' in page for _, number in steps)


def test_full_marks_are_called_that() -> None:
    found = text_of(render(report((check("adam"),), evidence("a.ipynb", ran())), "html"))
    assert "Full marks. Nothing is missing." in found


def test_what_was_not_graded_says_why_and_that_it_cost_nothing_and_lists_no_check() -> None:
    found = text_of(render(KINDS["not-graded"](), "html"))
    assert found.count("broken.ipynb is not JSON: it ends in the middle of cell 4.") == 1
    assert "This cost no points and gave none." in found
    assert "Every check" not in found


def test_a_run_that_ended_early_says_so_beside_the_score() -> None:
    found = text_of(render(KINDS["crashed"](), "html"))
    assert found.index("Python ended by itself") < found.index("Every check")


def test_a_student_reads_that_something_is_withheld(full_marks: Report) -> None:
    page = text_of(render(for_audience(full_marks, "student"), "html"))
    assert "1 further check is only shown to your instructor" in page


def test_headings_go_down_one_level_at_a_time(any_report: Report) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", render(any_report, "html"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_id_is_there_once_and_every_reference_leads_somewhere(any_report: Report) -> None:
    page = render(any_report, "html")
    ids = re.findall(r'\sid="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'(?:href="#|aria-labelledby=")([^"]*)"', page)) <= set(ids)


def test_pictures_have_a_text_and_their_size(page: str) -> None:
    pictures = re.findall(r"<img [^>]*>", page)
    assert len(pictures) == 2
    for picture in pictures:
        assert 'alt="your picture; what was recognised in it stands below"' in picture
        assert re.search(r'width="\d+" height="\d+"', picture)


def test_a_thumbnail_that_is_no_png_is_left_out() -> None:
    fake = facts.Figure(number=1, thumbnail=b"<svg onload=alert(1)>" + png(SEVEN))
    seen = evidence("a.ipynb", ran(), claims=facts.Claims(figures=(fake,)))
    page = render(report((check("adam"),), seen), "html")
    assert "Figure 1" in page
    assert "<img" not in page


def test_very_long_texts_are_cut_and_many_figures_counted() -> None:
    figures = tuple(facts.Figure(number=number) for number in range(1, 31))
    line = check("adam", Status.FAILED, message="word " * 100_000)
    page = render(report((line,), evidence("a.ipynb", ran(), claims=facts.Claims(figures=figures))), "html")
    assert len(page) < 60_000
    assert "more characters)" in page
    assert "6 more are not shown here." in page


def test_numbers_that_are_missing_do_not_stop_the_page(mistakes: Report) -> None:
    """A report from old evidence, where nothing but the submission is known."""
    bare = facts.Evidence(submission=mistakes.evidence.submission, run=facts.Run(outcome="finished"))
    assert "It ran to the last cell." in render(replace(mistakes, evidence=bare), "html")


# --- colours ---------------------------------------------------------------------------------------


def colours(scheme: str) -> dict[str, str]:
    style = (shipped("templates") / "style.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    block = blocks[["light", "dark", "print"].index(scheme)]
    return {name: _long(value) for name, value in re.findall(r"--([a-z]+): #([0-9a-f]{3,6});", block)}


def _long(value: str) -> str:
    return value if len(value) == 6 else "".join(2 * digit for digit in value)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "accent", "good", "part", "bad", "idle", "wait", "ours"])
@pytest.mark.parametrize("ground", ["paper", "sheet", "soft", "code"])
def test_every_text_colour_has_contrast_aa(scheme: str, ink: str, ground: str) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1."""
    found = colours(scheme)
    darker, lighter = sorted((_luminance(found[ink]), _luminance(found[ground])))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
