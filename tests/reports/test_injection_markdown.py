"""What a submission says stays text in the summary of a job, which is Markdown."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from grader.reports.github import summary

from .filled import VARIANTS, hostile, payloads

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def tokens(payload: str, variant: str) -> list[str]:
    """The kinds of everything that a Markdown reader finds, plain text left out."""
    blocks = READER.parse(summary(hostile(payload, variant)))
    inline = [child.type for block in blocks for child in block.children or ()]
    return [block.type for block in blocks] + [
        kind for kind in inline if kind not in {"text", "text_special"}
    ]


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_text_becomes_a_table_a_link_a_picture_or_markup(variant: str) -> None:
    own = tokens("word", variant)
    assert [payload for payload in payloads(variant) if tokens(payload, variant) != own] == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_address_nobody_and_no_number_is_linked(variant: str) -> None:
    """GitHub links bare addresses, people and issues by itself, and sets formulas and footnotes."""
    linked = re.compile(r"https?:|www\.|[\w\s]@\w|\s#\d|(?<!\\)\$|\[\^|\[!|:tada:|<")
    found = {payload: linked.findall(summary(hostile(payload, variant))) for payload in payloads(variant)}
    assert {payload: links for payload, links in found.items() if links} == {}
