"""What a submission says stays text, in every format and every slot."""

from __future__ import annotations

import json
import re
from functools import cache
from xml.etree import ElementTree

import html5lib
import pytest
from markdown_it import MarkdownIt

from grader.reports import render
from grader.reports.github import summary

from .canned import KINDS
from .payloads import PAYLOADS, poisoned

EVERY_PAYLOAD = pytest.mark.parametrize("payload", PAYLOADS)
ALL_AT_ONCE = " ".join(PAYLOADS)


def elements(page: str) -> list[ElementTree.Element]:
    """Every element of a page, as a browser would build it."""
    tree = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
    return [element for element in tree.iter() if isinstance(element.tag, str)]


def skeleton(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """The tags of a page with the names of their attributes, in order: all but the text.

    A bare <code> is left out: that is what backticks in a sentence become, and it holds text only.
    """
    tags = [(str(element.tag), tuple(sorted(element.attrib))) for element in elements(page)]
    return [tag for tag in tags if tag != ("code", ())]


@cache
def harmless(kind: str) -> list[tuple[str, tuple[str, ...]]]:
    """The skeleton of a report in which every text is the same harmless word."""
    return skeleton(render(poisoned(KINDS[kind](), "word"), "html"))


@EVERY_PAYLOAD
def test_text_changes_no_element_and_no_attribute_of_the_page(payload: str) -> None:
    page = render(poisoned(KINDS["mistakes"](), payload), "html")
    assert skeleton(page) == harmless("mistakes")


def test_nothing_in_any_page_runs_or_leads_elsewhere(kind: str) -> None:
    page = render(poisoned(KINDS[kind](), ALL_AT_ONCE), "html")
    assert skeleton(page) == harmless(kind)
    found = elements(page)
    forbidden = {"script", "iframe", "object", "embed", "base", "form", "link", "input", "button"}
    assert not forbidden.intersection(element.tag for element in found)
    assert sum(element.tag == "style" for element in found) == 1
    assert sum("http-equiv" in element.attrib for element in found) == 1
    for name, value in [pair for element in found for pair in element.attrib.items()]:
        assert not name.startswith("on")
        assert name not in {"style", "srcset", "action", "formaction", "ping", "xlink:href", "srcdoc"}
        assert name != "href" or re.fullmatch(r"#[a-z0-9-]+", value)
        assert name != "src" or re.fullmatch(r"data:image/png;base64,[A-Za-z0-9+/=]+", value)


@EVERY_PAYLOAD
def test_page_and_text_hold_no_character_that_hides_or_moves(payload: str) -> None:
    report = poisoned(KINDS["mistakes"](), payload)
    for name in ("html", "text", "junit"):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", render(report, name))


@EVERY_PAYLOAD
@pytest.mark.parametrize("name", ["html", "text", "json", "junit", "github", "gradescope"])
def test_every_report_fits_into_a_file(payload: str, name: str) -> None:
    assert render(poisoned(KINDS["mistakes"](), payload), name).encode("utf-8")


@EVERY_PAYLOAD
def test_machine_formats_still_parse(payload: str) -> None:
    report = poisoned(KINDS["mistakes"](), payload)
    assert json.loads(render(report, "json"))["checks"]
    assert json.loads(render(report, "gradescope"))["tests"]
    assert len(ElementTree.fromstring(render(report, "junit"))[0]) == len(report.checks)


@EVERY_PAYLOAD
def test_text_never_starts_a_workflow_command(payload: str) -> None:
    """Whoever starts a line with two colons, or has ##[ in one, commands the platform."""
    report = poisoned(KINDS["mistakes"](), payload)
    own = render(poisoned(KINDS["mistakes"](), "word"), "github").splitlines()
    lines = render(report, "github").splitlines()
    assert [line.split(" ")[0] for line in lines] == [line.split(" ")[0] for line in own]
    text = render(report, "text")
    assert "::" not in text
    assert not re.search(r"##\w*\[", text)


@EVERY_PAYLOAD
def test_text_changes_nothing_in_the_markdown_of_the_summary(payload: str) -> None:
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

    def tokens(text: str) -> list[str]:
        report = poisoned(KINDS["mistakes"](), text)
        blocks = reader.parse(summary(report))
        inline = [
            child.type for block in blocks for child in block.children or () if child.type != "text_special"
        ]
        return [block.type for block in blocks] + [kind for kind in inline if kind != "text"]

    assert tokens(payload) == tokens("word")


@EVERY_PAYLOAD
def test_summary_has_no_bare_address(payload: str) -> None:
    """GitHub links bare addresses by itself."""
    text = summary(poisoned(KINDS["mistakes"](), payload))
    assert not re.search(r"https?:|www\.|\w@\w|<(?!/?br>)", text)
