"""Frames become facts, or break; recorded evidence survives the trip through a file."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest

from grader import facts
from grader.errors import EvidenceError
from grader.evidence import Collector, load_evidence, save_evidence
from grader.frames import BrokenFrame, Frame
from grader.pictures import LEFT_OUT

from .reports.drawn import SEVEN, png


def collect(*headers: dict[str, Any], cells: tuple[int, ...] = (1, 2, 3)) -> Collector:
    collector = Collector(cells)
    for header in headers:
        collector.add(Frame(header, b""))
    return collector


def evidence(**changes: Any) -> facts.Evidence:
    handed_in = facts.HandedIn(name="a.py", kind="module", sha256="0" * 64, cells=1, lines={1: 1})
    return facts.Evidence(submission=handed_in, run=facts.Run(outcome="finished"), **changes)


def test_a_later_fact_about_the_same_model_replaces_the_earlier() -> None:
    collector = collect(
        {"kind": "model", "id": 1, "names": ["model"]},
        {"kind": "model", "id": 2},
        {"kind": "model", "id": 1, "names": ["model", "net"]},
    )
    assert [(model.id, model.names) for model in collector.claims().models] == [
        (1, ("model", "net")),
        (2, ()),
    ]


def test_a_fit_that_starts_and_ends_is_one_fit() -> None:
    collector = collect(
        {"kind": "fit", "number": 1, "model": 1, "epochs_asked": 5},
        {
            "kind": "fit",
            "number": 1,
            "model": 1,
            "epochs_asked": 5,
            "epochs_run": 5,
            "history": {"loss": [0.5, None]},
        },
    )
    (fit,) = collector.claims().fits
    assert (fit.epochs_run, fit.history) == (5, {"loss": (0.5, None)})


def test_notes_and_arrays_are_kept_one_by_one_in_order() -> None:
    array = {"kind": "array", "name": "x", "shape": [3], "dtype": "uint8"}
    collector = collect(array, array | {"name": "y"}, array)
    assert [fact.name for fact in collector.claims().arrays] == ["x", "y", "x"]


@pytest.mark.parametrize(("picture", "kept"), [(png(SEVEN), True), (b"\x89PNG", False), (b"<svg/>", False)])
def test_a_thumbnail_that_is_no_picture_is_left_out_and_said_so(picture: bytes, kept: bool) -> None:
    figure = {"kind": "figure", "number": 1, "thumbnail": base64.b64encode(picture).decode()}
    claims = collect(figure, figure | {"number": 2}).claims()
    assert [figure.thumbnail for figure in claims.figures] == [picture if kept else None] * 2
    assert [note.text for note in claims.notes] == ([] if kept else [LEFT_OUT])


def test_a_cell_that_never_ended_took_the_run_with_it() -> None:
    runs = collect(
        {"kind": "cell", "cell": 1, "state": "started"},
        {"kind": "cell", "cell": 1, "state": "ok", "seconds": 0.5},
        {"kind": "cell", "cell": 2, "state": "started"},
    ).cell_runs()
    assert [run.outcome for run in runs] == ["ok", "error", "not-reached"]
    assert runs[1].error is not None
    assert "ended while this cell was running" in runs[1].error.message


def test_pieces_of_one_stream_are_joined_and_others_are_not() -> None:
    def output(name: str, text: str) -> dict[str, Any]:
        return {"kind": "output", "cell": 1, "output": {"output_type": "stream", "name": name, "text": text}}

    (run, *_) = collect(output("stdout", "a"), output("stdout", "b"), output("stderr", "c")).cell_runs()
    assert [(out["name"], out["text"]) for out in run.outputs] == [("stdout", "ab"), ("stderr", "c")]


def test_an_output_without_text_joins_as_nothing() -> None:
    bare = {"kind": "output", "cell": 1, "output": {"output_type": "stream", "name": "stdout"}}
    (run, *_) = collect(bare, bare).cell_runs()
    assert [out["text"] for out in run.outputs] == [""]


@pytest.mark.parametrize(
    "header",
    [
        {"kind": "secret"},
        {"kind": "array", "name": "x", "shape": [3]},
        {"kind": "array", "name": "x", "shape": [3], "dtype": "f", "points": 100},
        {"kind": "fit", "number": "one", "model": 1},
        {"kind": "note", "about": "grade", "text": "100 points"},
        {"kind": "cell", "cell": 9, "state": "ok"},
        {"kind": "cell", "cell": 1, "state": "perfect"},
        {"kind": "measured", "rebuilt": True},
        {"kind": "load", "dataset": "mnist", "cell": 9},
        {"kind": "pick", "function": "argmax", "subject": "prediction", "index": -5},
        {"kind": "output", "cell": 1, "output": {"output_type": ["stream"]}},
        {"kind": "output", "cell": 1, "output": {"output_type": "stream", "name": "stdout", "text": {}}},
        {"kind": "output", "cell": 1, "output": {"output_type": "display_data", "metadata": 1}},
        {"kind": "output", "cell": 1, "output": {"output_type": "error", "ename": {"a": 1}, "evalue": ""}},
        {"kind": "output", "cell": 1, "output": {"output_type": "error", "ename": "E", "evalue": 5}},
        {"kind": "output", "cell": 1, "output": {"output_type": "execute_result", "execution_count": "<x>"}},
        {"kind": "output", "cell": 1, "output": {"output_type": "execute_result", "execution_count": -1}},
        {"kind": "output", "cell": 1, "output": {"output_type": "stream", "text": "x"}},
        {"kind": "output", "cell": 1, "output": {"output_type": "anything"}},
    ],
    ids=lambda header: str(header)[:50],
)
def test_what_does_not_fit_the_schema_breaks(header: dict[str, Any]) -> None:
    with pytest.raises(BrokenFrame):
        collect(header)


@pytest.mark.parametrize("header", [{"kind": "hello"}, {"kind": "note", "about": "memory", "text": "x"}])
def test_only_weights_and_graphs_have_a_payload(header: dict[str, Any]) -> None:
    collect(header)
    with pytest.raises(BrokenFrame, match="payload"):
        Collector((1,)).add(Frame(header, b"x"))


def test_the_newest_weights_replace_the_older() -> None:
    collector = Collector(())
    for payload in (b"old", b"new"):
        frame = {"kind": "weights", "model": 1, "sha256": "x", "arrays": []}
        collector.add(Frame(frame, payload))
    assert collector.weights[1].data == b"new"


def test_the_weights_of_all_models_together_are_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.evidence.MAX_PAYLOAD", 5)
    collector = Collector(())
    for model, payload in ((1, b"1234"), (1, b"12345"), (2, b"")):
        collector.add(Frame({"kind": "weights", "model": model, "sha256": "x", "arrays": []}, payload))
    with pytest.raises(BrokenFrame, match="together"):
        collector.add(Frame({"kind": "weights", "model": 2, "sha256": "x", "arrays": []}, b"1"))


def test_evidence_survives_the_trip_through_a_file(tmp_path: Path) -> None:
    thumbnail = facts.Figure(number=1, thumbnail=b"\x89PNG")
    sent = evidence(claims=facts.Claims(figures=(thumbnail,)), measured=facts.Measured(labels={"test:0": 7}))
    save_evidence(sent, tmp_path / "evidence.json")
    assert load_evidence(tmp_path / "evidence.json") == sent


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "not evidence"),
        ("{}", "not evidence"),
        ('{"format": 1, "grade": 100}', "not evidence"),
    ],
)
def test_a_file_that_is_no_evidence_says_so(tmp_path: Path, text: str, word: str) -> None:
    (tmp_path / "e.json").write_text(text)
    with pytest.raises(EvidenceError, match=word):
        load_evidence(tmp_path / "e.json")


def test_evidence_of_a_newer_grader_asks_for_an_update(tmp_path: Path) -> None:
    save_evidence(evidence(format=facts.FORMAT + 1), tmp_path / "e.json")
    with pytest.raises(EvidenceError, match="newer grader"):
        load_evidence(tmp_path / "e.json")


def test_missing_evidence_says_so(tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match="cannot be read"):
        load_evidence(tmp_path / "nothing.json")
