"""Exported networks that come out of a sandbox: kept as they are, or the frame is broken."""

from __future__ import annotations

from typing import Any

import pytest

from grader import exported
from grader.evidence import Collector
from grader.frames import BrokenFrame, Frame

PROGRAM, INDEX, DATA = exported.FILES
HEADER = {
    "kind": "graph",
    "model": 1,
    "weights": "ab",
    "files": [{"name": PROGRAM, "length": 3}, {"name": INDEX, "length": 0}, {"name": DATA, "length": 2}],
    "input": {"shape": [None, 28, 28], "dtype": "float32"},
}


def collected(*changes: dict[str, Any], payload: bytes = b"12345") -> Collector:
    collector = Collector(())
    for change in changes:
        collector.add(Frame({**HEADER, **change}, payload))
    return collector


def test_a_graph_is_kept_with_its_files_and_the_newest_of_a_model_counts() -> None:
    graphs = collected({}, {"weights": "cd"}).graphs
    assert list(graphs) == [1]
    assert (graphs[1].weights, graphs[1].data) == ("cd", b"12345")
    assert [file.name for file in graphs[1].files] == list(exported.FILES)


@pytest.mark.parametrize(
    "change",
    [
        {"files": []},
        {"files": [{"name": "../saved_model.pb", "length": 5}]},
        {"files": [{"name": "assets/words.txt", "length": 5}]},
        {"files": [{"name": PROGRAM, "length": 2}, {"name": PROGRAM, "length": 3}]},
        {"files": [{"name": PROGRAM, "length": 4}]},
        {"files": [{"name": PROGRAM, "length": 6}, {"name": INDEX, "length": -1}]},
        {"files": [{"name": PROGRAM, "length": 5, "link": "/etc"}]},
        {"input": {"shape": [None, 28, 28], "dtype": "resource"}},
        {"input": {"shape": [32, 28, 28], "dtype": "float32"}},
        {"input": {"shape": [None], "dtype": "float32"}},
        {"input": {"shape": [None, 0], "dtype": "float32"}},
        {"input": {"shape": [None, 2**40], "dtype": "float32"}},
        {"model": "1"},
        {"more": 1},
    ],
)
def test_what_is_no_graph_of_the_kind_that_we_send_breaks_the_frame(change: dict[str, Any]) -> None:
    with pytest.raises(BrokenFrame):
        collected(change)


def test_only_so_many_graphs_are_kept() -> None:
    assert len(collected({}, {"model": 2}).graphs) == exported.MOST_GRAPHS
    with pytest.raises(BrokenFrame, match="over the cap"):
        collected({}, {"model": 2}, {"model": 3})


def test_only_so_many_bytes_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exported, "MOST_BYTES", 9)
    assert collected({}, {}).graphs
    with pytest.raises(BrokenFrame, match="over the cap"):
        collected({}, {"model": 2})
