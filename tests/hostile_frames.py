"""
Streams of frames as no run of ours sends them: honest ones with their bytes, or their values, spoilt.

Case number 1234 is the same everywhere. `python -m tests.hostile_frames FIRST END` takes a range of them in
a process of its own and prints what came of it, so that time and memory are those of taking them alone.
"""

from __future__ import annotations

import copy
import json
import random
import sys
from typing import Any

import msgspec

from grader.evidence import Collector, load_evidence
from grader.exported import FILES
from grader.facts import Evidence
from grader.frames import MAX_HEADERS, PREFIX, BrokenFrame, FrameReader

from .conftest import ROOT
from .spoiling import measured, spoilt

Header = dict[str, Any]
Message = tuple[Header, bytes]
CELLS = tuple(range(1, 41))  # as many as the reference has, and some more
_STRANGE: tuple[Any, ...] = (
    *(None, True, 0, -1, 2**70, 1e308, float("nan"), "", "\ud800", "\x00", "x" * 100_000, "9" * 4300),
    *([], {}, [[]], [None] * 1000, {"a": {"a": {}}}, "model", "stream", "display_data", "clear_output"),
    *("weights", "graph", "done", "failed", "update_display_data", "image/png", "../../x", [0] * 50_000),
)


def messages(evidence: Evidence) -> list[Message]:
    """Return what a run would have sent that ended in *evidence*, one message of each kind or more."""
    claims = evidence.claims
    facts = [fact for name in claims.__struct_fields__ for fact in _facts(getattr(claims, name))]
    outputs = [output for run in evidence.run.cells for output in run.outputs][:20]
    text = {"output_type": "display_data", "data": {"text/plain": "7"}, "metadata": {"display_id": "a"}}
    files = [{"name": name, "length": 4} for name in FILES]
    takes = {"shape": [None, 28, 28], "dtype": "float32"}
    array = {"path": "dense/kernel", "dtype": "<f4", "shape": [2]}
    return [
        ({"kind": "hello", "format": 1}, b""),
        ({"kind": "environment", "python": "3.11.7", "platform": "Linux", "packages": {"keras": "3"}}, b""),
        *(({"kind": "cell", "cell": cell, "state": "started"}, b"") for cell in CELLS),
        *(({"kind": "output", "cell": 1, "output": each}, b"") for each in [*outputs, text, text]),
        *((fact, b"") for fact in facts[:40]),
        ({"kind": "epoch", "fit": 1, "epoch": 1, "of": 5, "metrics": {"loss": 0.5}}, b""),
        ({"kind": "weights", "model": 1, "sha256": "0" * 64, "arrays": [array]}, bytes(8)),
        ({"kind": "graph", "model": 1, "weights": None, "files": files, "input": takes}, bytes(12)),
        ({"kind": "cell", "cell": 1, "state": "ok", "seconds": 0.5}, b""),
        ({"kind": "done"}, b""),
    ]


def _facts(value: Any) -> list[Header]:
    found = msgspec.to_builtins(value, str_keys=True) if isinstance(value, tuple) else []
    return [fact for fact in found if isinstance(fact, dict) and "kind" in fact]


def case(number: int, honest: list[Message]) -> bytes:
    """Return one stream."""
    chance = random.Random(number)
    sent = chance.sample(honest, chance.randint(2, len(honest)))
    sent = [_strange(message, chance) if chance.random() < 0.06 else message for message in sent]
    stream = b"".join(_packed(*message, chance) for message in sent)
    return spoilt(stream, chance, stream) if chance.random() < 0.4 else stream


def _packed(header: Header, payload: bytes, chance: random.Random) -> bytes:
    """One frame; now and then with other lengths than it has, or with a key twice."""
    text = json.dumps(header).encode()
    if chance.random() < 0.01:
        text = text.replace(b'{"kind":', b'{"kind": "x", "kind":', 1)
    lengths = [len(text), len(payload)]
    if chance.random() < 0.005:
        lengths[chance.randint(0, 1)] = chance.choice([0, 1, 2**20, 2**32 - 1])
    return PREFIX.pack(*lengths) + text + payload


def _strange(message: Message, chance: random.Random) -> Message:
    header, payload = copy.deepcopy(message)
    value: Any = header
    while True:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        if not keys:
            return header, payload
        key = chance.choice(keys)
        if not isinstance(value[key], dict | list) or chance.random() < 0.3:
            value[key] = copy.deepcopy(chance.choice([*_STRANGE, [value[key]] * 40]))
            return header, chance.choice([payload, payload * 2, payload[:-1]])
        value = value[key]


def take(stream: bytes, piece: int) -> None:
    """Take one stream as a run's is taken; whatever is raised but BrokenFrame is a mistake of ours."""
    reader, collector = FrameReader(MAX_HEADERS), Collector(CELLS)
    try:
        for start in range(0, len(stream), piece):
            for frame in reader.each(stream[start : start + piece]):
                collector.add(frame)
    except BrokenFrame:
        pass  # what came before counts
    json.dumps(msgspec.to_builtins([collector.claims(), collector.cell_runs()], str_keys=True)).encode()


def main(first: int, end: int) -> None:
    """Take streams *first* to *end*, and print what came of it."""
    honest = messages(load_evidence(ROOT / "reference" / "evidence.json"))
    assert {header["kind"] for header, _ in honest} >= {"array", "model", "fit", "prediction", "figure"}
    for number in range(20):
        take(case(number, honest), 4096)
    jobs = {
        str(number): lambda number=number: take(case(number, honest), 1 + number % 8191)
        for number in range(first, end)
    }
    print(json.dumps(measured(jobs)))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
