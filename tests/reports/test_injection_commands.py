"""Nothing that a submission says commands a build system, whichever format is printed into its log."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from grader.reports import FORMATS, render
from grader.reports.clean import encodable, visible
from grader.reports.github import summary

from .filled import VARIANTS, hostile, payloads, written
from .payloads import PAYLOADS

_OURS = re.compile(r"::(?:error|warning|notice) ")


class Command(NamedTuple):
    """A workflow command as GitHub's runner reads it."""

    level: str
    properties: dict[str, str]
    data: str


def read(line: str) -> Command | None:
    """Read *line* as the runner does: ActionCommand.TryParseV2 in its source."""
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    level, _, listed = line[2:end].partition(" ")
    pairs = [pair.split("=", 1) for pair in listed.split(",") if pair]
    unescaped = {key: _unescaped(value.replace("%3A", ":").replace("%2C", ",")) for key, value in pairs}
    return Command(level, unescaped, _unescaped(line[end + 2 :]))


def _unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def obeyed(text: str) -> list[str]:
    """The lines of *text* that some build system obeys."""
    return [
        line
        for line in re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text)
        if read(line) is not None or re.search(r"##\w*\[", line)
    ]


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", [name for name in FORMATS if name != "github"])
def test_no_line_of_a_report_is_a_command(name: str, variant: str) -> None:
    found = {payload: obeyed(written(payload, variant, name)) for payload in payloads(variant)}
    assert {payload: lines for payload, lines in found.items() if lines} == {}


def test_no_line_of_the_summary_is_a_command() -> None:
    assert [line for payload in PAYLOADS for line in obeyed(summary(hostile(payload)))] == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_annotations_are_as_many_and_of_the_levels_that_they_would_be_without(variant: str) -> None:
    own = [_OURS.match(line) for line in written("word", variant, "github").splitlines()]
    for payload in payloads(variant):
        lines = written(payload, variant, "github").split("\n")[:-1]
        found = [_OURS.match(line) for line in lines]
        assert [match and match[0] for match in found] == [match and match[0] for match in own]
        assert not any(re.search(r"##\w*\[|[\r\x0b\x0c\x85\u2028\u2029]", line) for line in lines)


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_runner_reads_only_the_properties_that_are_ours(variant: str) -> None:
    own = [read(line) for line in written("word", variant, "github").splitlines()]
    for payload in payloads(variant):
        found = [read(line) for line in written(payload, variant, "github").split("\n")[:-1]]
        assert [one and list(one.properties) for one in found] == [
            one and list(one.properties) for one in own
        ]


def test_the_runner_reads_a_message_as_it_was_meant() -> None:
    """What is escaped comes back: but for `##[`, which is broken up, and what `visible` spells out."""
    for payload in (payload for payload in PAYLOADS if "##" not in payload):
        [first, *_] = render(hostile(payload, "not graded"), "github").split("\n")
        command = read(first)
        assert command is not None
        assert command.data.startswith(encodable(visible(payload)))
