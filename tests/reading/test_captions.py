"""What a text says right beside a picture."""

from __future__ import annotations

import time

import pytest

from grader.reading.captions import MAX_WORDS, words_beside
from grader.reading.links import links

from ..tables import table


def beside(text: str) -> list[str]:
    return words_beside(text, [link for link in links(text) if link.picture])


@table(
    ("text", "words"),
    {
        "above": ("The digit:\n\n![](1.png)\n\nIts bars:\n\n![](2.png)", ["The digit:", "Its bars:"]),
        "right above": ("digit\n![](1.png)\nbars\n![](2.png)", ["digit", "bars"]),
        "right below": ("![](1.png)\ndigit\n![](2.png)\nbars", ["digit", "bars"]),
        "a caption": (
            "![](1.png)\n\n*Fig. 1: digit*\n\n![](2.png)\n\n*Fig. 2: bars*",
            [
                "Fig. 1: digit",
                "Fig. 2: bars",
            ],
        ),
        "in its line": (
            "the digit ![](1.png) and its bars <img src=2.png> here",
            ["the digit", "and its bars"],
        ),
        "in its line, after it": ("![](1.png) the digit", ["the digit"]),
        "a table's column": ("| Digit | Bars |\n|--|--|\n| ![](1.png) | ![](2.png) |", ["Digit", "Bars"]),
        "a table's row": ("| Digit | ![](1.png) |\n| Bars | ![](2.png) |", ["Digit", "Bars"]),
        "a figure": ("<figure><img src=1.png><figcaption>Bars</figcaption></figure>", ["Bars"]),
        "another item of the list": ("8. It is a seven\n9. ![](1.png)", [""]),
        "a heading": ("# Title\n\n![](1.png)", [""]),
        "a bullet": ("4f. ![](1.png)", [""]),
        "said of the one before": ("The digit:\n![](1.png)\n![](2.png)", ["The digit:", ""]),
        "no picture": ("words", []),
    },
)
def test_words_belong_to_the_picture_they_stand_beside(text: str, words: list[str]) -> None:
    assert beside(text) == words


def test_only_so_many_words_are_kept() -> None:
    assert len(beside("long " * 1000 + "\n![](1.png)")[0]) <= MAX_WORDS


@pytest.mark.parametrize("piece", ["![](a.png)\n", "a\n![](a.png)\n", "| ![](a.png) |\n"])
def test_long_texts_take_no_time(piece: str) -> None:
    text = piece * 20_000
    started = time.process_time()
    words_beside(text, [link for link in links(text) if link.picture][:40])
    assert time.process_time() - started < 5
