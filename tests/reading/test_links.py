"""The pictures and files that markdown links."""

from __future__ import annotations

import time

import pytest

from grader.reading.links import links, set_aside

from ..tables import table


@table(
    ("text", "target"),
    {
        "plain": ("![a](x.png)", "x.png"),
        "a title": ('![a](x.png "the digit")', "x.png"),
        "a size": ("![a](x.png =100x200)", "x.png"),
        "blanks": ("![a](my picture.png)", "my picture.png"),
        "angle brackets": ("![a](<my picture.png>)", "my picture.png"),
        "backslashes": ("![a](images\\x.png)", "images\\x.png"),
        "brackets in the name": ("![a](x (1).png)", "x (1).png"),
        "by reference": ("![a][p]\n\n[p]: x.png", "x.png"),
        "by reference, short": ("![p]\n\n[p]: <x.png>", "x.png"),
        "by reference, empty": ("![P][]\n\n[p]: x.png 'title'", "x.png"),
        "a tag": ('<p><img alt="a" src="x.png" width=10></p>', "x.png"),
        "a tag in single quotes": ("<IMG SRC='x.png'/>", "x.png"),
        "a tag without quotes": ("<img src=x.png>", "x.png"),
        "inside a link": ("[![a](x.png)](http://example.org)", "x.png"),
        "a bracket of full width": ("![a](x.png）", "x.png"),  # noqa: RUF001
        "all signs of full width": ("！[a]（x.png）", "x.png"),  # noqa: RUF001
        "a blank before the bracket": ("![a] (x.png)", "x.png"),
        "a bracket never closed": ("![a](x.png\nmore", "x.png"),
        "as in a wiki": ("![[x.png|300]]", "x.png"),
        "a tag in typographic quotes": ("<img src=“x.png”>", "x.png"),
        "an attachment": ("![x.png](attachment:x.png)", "attachment:x.png"),
    },
)
def test_a_picture_is_found_however_it_is_linked(text: str, target: str) -> None:
    assert [link.target for link in links(text) if link.picture] == [target]


def test_a_picture_in_code_is_none() -> None:
    assert links("`![a](x.png)`\n```\n![b](y.png)\n```\n") == []


def test_files_are_links_but_no_pictures() -> None:
    assert [(link.target, link.picture) for link in links("[data](data.csv)")] == [("data.csv", False)]


@pytest.mark.parametrize(
    "text",
    [
        "[a](x.png)",
        "[my result](figures/a.JPG)",
        "[histogram](https://imgur.com/a/xyz)",
        "[a](//x.org/a.png?raw=1)",
    ],
)
def test_a_picture_without_its_exclamation_mark_is_meant_as_one(text: str) -> None:
    assert [link.picture for link in links(text)] == [True]


@pytest.mark.parametrize("text", ["[Keras](https://keras.io)", "[the image](notes.txt)"])
def test_other_links_are_not_taken_for_pictures(text: str) -> None:
    assert [link.picture for link in links(text)] == [False]


def test_links_stand_in_the_order_of_the_text() -> None:
    text = '<img src="1">\n![2](2)\n![3][x]\n\n[x]: 3'
    assert [link.target for link in links(text)] == ["1", "2", "3"]


def test_embedded_pictures_are_set_aside() -> None:
    text, found = set_aside("a ![x](data:image/png;base64,QUJD) b <img src='data:image/gif;base64,RA=='>")
    assert text == "a ![x](embedded:0) b <img src='embedded:1'>"
    assert found == ["data:image/png;base64,QUJD", "data:image/gif;base64,RA=="]


@pytest.mark.parametrize(
    "piece", ["![](", "[](" + "a" * 900, "<img ", "![a][", "[a]: ", "data:a/a;", "`a", '<img src="']
)
def test_hostile_text_takes_no_time(piece: str) -> None:
    started = time.process_time()
    links(set_aside(piece * (300_000 // len(piece)))[0])
    assert time.process_time() - started < 5


@pytest.mark.parametrize("text", ['![](x.png "bars")', "![bars](x.png 'a')", '<img src=x.png title="bars">'])
def test_a_title_says_what_an_empty_alternative_does_not(text: str) -> None:
    assert [link.alt for link in links(text)] == ["bars"]
