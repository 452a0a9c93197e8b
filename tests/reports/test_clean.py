"""Somebody else's text shows what it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.reports.clean import encodable, named, one_line, printable, shortened, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain\ttext\n", "plain\ttext\n"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b[2J\x1b[1;1Hcleared", "cleared"),
        ("\x1b]0;title\x07name", "name"),
        ("\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b]52;c;never ended", ""),
        ("\x1b]0;never ended\nbut the next line stays", "\nbut the next line stays"),
        ("\x9b31mred", "red"),
        ("\x1bcreset", "reset"),
        ("a\x00b\x08c", "a␀b␈c"),
        ("\x7f\x85", "«U+007F»«U+0085»"),
        ("\u202egnp.exe", "«U+202E»gnp.exe"),
        ("\u2067x\u2069", "«U+2067»x«U+2069»"),
        ("ze\u200bro \ufeff", "ze«U+200B»ro «U+FEFF»"),
        ("tag \U000e0041", "tag «U+E0041»"),
        ("lone \ud800", "lone «U+D800»"),
        ("one\r\ntwo\rthree", "one\ntwo␍three"),
        ("z" + 40 * "\u0337" + "a", "z" + 4 * "\u0337" + "«…»a"),
        ("\u1180e\U0001d173\u034f", "\u1180e«U+1D173»«U+034F»"),
        ("葛\U000e0100 ❤️ \u0600", "葛\U000e0100 ❤️ \u0600"),
        ("Ünïcödé 数字 می‌خواهم 👩‍🏫", "Ünïcödé 数字 می‌خواهم 👩‍🏫"),
    ],
)  # fmt: skip
def test_hidden_characters_are_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_making_visible_twice_changes_nothing_more(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(st.text(alphabet=":#[abvso]\n "))
def test_printable_text_commands_no_build_system(text: str) -> None:
    shown = printable(text)
    assert "::" not in shown
    assert "##[" not in shown
    assert "##vso[" not in shown


def test_a_slice_stays_a_slice() -> None:
    assert printable("x[::2]") == "x[: :2]"


def test_a_name_stays_on_its_line() -> None:
    assert named("a\n\tReport: 24 of 24\r\n.ipynb") == "a␊␉Report: 24 of 24␊.ipynb"


def test_long_text_says_how_much_is_missing() -> None:
    assert shortened("x" * 12, 10) == "xxxxxxxxxx … (2 more characters)"
    assert shortened("x" * 10, 10) == "x" * 10


def test_one_line_is_one_line() -> None:
    assert one_line(" a\n\tb \r\n c ") == "a b c"


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_any_text_can_be_encoded(text: str) -> None:
    assert encodable(text).encode("utf-8").decode("utf-8") == encodable(text)
