"""Formats for programs stay what they are, and say what was said."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest

from grader.reports import FORMATS
from grader.reports.clean import encodable

from .filled import VARIANTS, payloads, written

EVERY_VARIANT = pytest.mark.parametrize("variant", VARIANTS)
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  #: XML 1.0, production 2.


def shape(value: Any) -> Any:
    """Return *value* with every text in it as its type; keys in their order, those of others nameless."""
    if isinstance(value, dict):
        return [(key if re.fullmatch("[a-z_]+", key) else "?", shape(inner)) for key, inner in value.items()]
    return [shape(inner) for inner in value] if isinstance(value, list) else type(value).__name__


def tree(document: str) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of XML with the names of their attributes, in order."""
    return [(element.tag, tuple(element.attrib)) for element in ElementTree.fromstring(document).iter()]


@EVERY_VARIANT
@pytest.mark.parametrize("name", FORMATS)
def test_every_report_fits_into_a_file(name: str, variant: str) -> None:
    assert all(written(payload, variant, name).encode("utf-8") for payload in payloads(variant))


@EVERY_VARIANT
@pytest.mark.parametrize("name", ["json", "gradescope"])
def test_no_text_adds_or_takes_a_key(name: str, variant: str) -> None:
    own = shape(json.loads(written("Wo rd", variant, name)))
    assert [p for p in payloads(variant) if shape(json.loads(written(p, variant, name))) != own] == []


@EVERY_VARIANT
def test_json_says_every_character_that_a_file_can_hold(variant: str) -> None:
    for payload in payloads(variant):
        name = json.loads(written(payload, variant, "json"))["submission"]["name"]
        assert name.startswith(encodable(payload))


@EVERY_VARIANT
def test_json_is_strict(variant: str) -> None:
    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    for payload in payloads(variant):
        json.loads(written(payload, variant, "json"), parse_constant=refuse)


@EVERY_VARIANT
def test_gradescope_is_told_to_take_everything_as_text(variant: str) -> None:
    found = json.loads(written("<b>", variant, "gradescope"))
    assert {found[key] for key in ("output_format", "test_output_format", "test_name_format")} == {"text"}
    assert not any("output_format" in test or "name_format" in test for test in found.get("tests", ()))


@EVERY_VARIANT
def test_xml_has_the_elements_it_would_have_and_no_character_that_it_may_not(variant: str) -> None:
    own = tree(written("word", variant, "junit"))
    for payload in payloads(variant):
        document = written(payload, variant, "junit")
        assert tree(document) == own
        assert not _NO_XML.search(document)
        assert "<!" not in document
        assert document.count("<?") == 1
