"""What a submission says stays text on its page, whatever a browser would make of it."""

from __future__ import annotations

import re
from functools import cache
from xml.etree.ElementTree import Element

import html5lib
import pytest

from grader.shipped import shipped

from .eyes import hidden
from .filled import PAGES, a_page, page_of, payloads
from .payloads import MARKUP, PAYLOADS

ALL_AT_ONCE = " ".join(PAYLOADS)
EVERY_VARIANT = pytest.mark.parametrize("variant", PAGES)

LIVE = {
    "script", "iframe", "frame", "frameset", "object", "embed", "applet", "base", "form", "link", "input",
    "button", "select", "textarea", "template", "noscript", "video", "audio", "source", "math", "dialog",
}  # fmt: skip
ACTING = {"style", "srcset", "action", "formaction", "form", "ping", "srcdoc", "background", "poster", "name"}
METAS = ["Content-Security-Policy", None, "referrer", "viewport", "color-scheme"]  #: None: the charset.


def elements(page: str) -> list[Element]:
    """Every element of a page, as a browser would build it."""
    tree = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
    return [element for element in tree.iter() if isinstance(element.tag, str)]


Skeleton = list[tuple[str, tuple[str, ...]]]


def skeleton(page: str) -> Skeleton:
    """
    The tags of a page with the names of their attributes, in order: all but the text.

    A bare <code> is left out: that is what backticks in a sentence become, and it holds text only.
    """
    tags = [(str(element.tag), tuple(sorted(element.attrib))) for element in elements(page)]
    return [tag for tag in tags if tag != ("code", ())]


@cache
def harmless(variant: str) -> Skeleton:
    """The skeleton of the page in which every text is the same harmless word."""
    return skeleton(page_of("word", variant))


OURS = shipped("templates") / "class.js"  #: The one program on any page.


def test_there_are_enough_payloads() -> None:
    assert len(set(MARKUP)) >= 60
    assert len(set(PAYLOADS)) == len(PAYLOADS)


@EVERY_VARIANT
def test_no_text_changes_an_element_or_an_attribute(variant: str) -> None:
    changed = [
        payload for payload in payloads(variant) if skeleton(page_of(payload, variant)) != harmless(variant)
    ]
    assert changed == []


@EVERY_VARIANT
def test_nothing_on_the_page_runs_or_leads_elsewhere(variant: str) -> None:
    found = elements(page_of(ALL_AT_ONCE, variant))
    assert not (LIVE - {"script"}) & {element.tag for element in found}
    programs = [element.text for element in found if element.tag == "script"]
    assert programs == ([OURS.read_text(encoding="utf-8")] if variant == "class" else [])
    assert sum(element.tag == "style" for element in found) == 1
    metas = [element for element in found if element.tag == "meta"]
    assert [meta.get("http-equiv", meta.get("name")) for meta in metas] == METAS
    for element in found:
        assert element.tag == "meta" or not ACTING & element.attrib.keys()
        assert not any(name.startswith("on") or ":" in name for name in element.attrib)
        assert re.fullmatch(r"#[a-z0-9-]+|\./[A-Za-z0-9%/._~-]+(#pair-\d+)?", element.get("href", "#main"))
        assert re.fullmatch(r"data:image/png;base64,[A-Za-z0-9+/=]+", element.get("src", _NOTHING))


_NOTHING = "data:image/png;base64,AA=="


@EVERY_VARIANT
def test_every_word_is_still_there_to_be_read(variant: str) -> None:
    """Escaped, not taken out: a student whose answer is about HTML reads it on the page."""
    for payload in ("<script>alert(1)</script>", "&lt;b&gt; a::b ##[x] 'q' \"r\"", "{{ 7 * 7 }}"):
        shown = "".join(elements(page_of(payload, variant))[0].itertext())
        assert shown.count(payload) > 10


@EVERY_VARIANT
def test_words_of_others_stand_apart_from_the_direction_of_the_text_around_them(variant: str) -> None:
    """All are inside <bdi>, but what only a screen reader says, and the title: it has no tags."""
    page = re.sub(
        r"(?s)<title>.*?</title>|<span class=\"unseen\">.*?</span>",
        "",
        a_page(lambda place: f"[[{place}]]", variant),
    )
    assert "[[" in page
    assert "[[" not in re.sub(r"(?s)<bdi[^>]*>.*?</bdi>|<[^>]*>", "", page)


@EVERY_VARIANT
def test_no_character_hides_or_reverses(variant: str) -> None:
    found = {payload: hidden(page_of(payload, variant)) for payload in payloads(variant)}
    assert {payload: characters for payload, characters in found.items() if characters} == {}


@EVERY_VARIANT
def test_the_policy_is_the_first_thing_in_the_head(variant: str) -> None:
    head = next(element for element in elements(page_of("word", variant)) if element.tag == "head")
    assert head[0].get("http-equiv") == "Content-Security-Policy"
    assert head[1].get("charset") == "utf-8"
    assert page_of(ALL_AT_ONCE, variant).encode().index(b"charset") < 1024
