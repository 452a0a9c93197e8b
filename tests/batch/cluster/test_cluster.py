"""A class graded by workers that are processes of their own, with TLS; their sandboxes only pretend."""

from __future__ import annotations

import io
import signal
from collections.abc import Iterator
from pathlib import Path

import dask
import pytest
from rich.console import Console

from grader.batch.batch import Elsewhere, Request, Result, grade_class
from grader.batch.cluster import crew as crews
from grader.batch.keeping.archive import Archive
from grader.batch.telling.board import Board
from grader.errors import SandboxUnavailable, UsageError

from ...courses import a_course
from ..pretending import a_class, wait_for
from .clusters import Cluster

PRETENDING = ["tests.batch.cluster.pretending_worker"]


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with Cluster(tmp_path_factory.mktemp("cluster")) as cluster, cluster.trusted():
        yield cluster


@pytest.fixture
def cluster(scheduler: Cluster) -> Iterator[Cluster]:
    """A scheduler without workers; those of a test leave with it."""
    yield scheduler
    scheduler.dismiss()


class Graded:
    """A class folder, a batch's folder, and what is said."""

    def __init__(self, tmp_path: Path, **sources: str) -> None:
        self.folder = a_class(tmp_path / "class", **sources)
        self.out = tmp_path / "out"
        self.said = io.StringIO()
        self.assignment = a_course(tmp_path / "course")

    def by(self, elsewhere: Elsewhere, isolation: str = "sandboxed") -> Result:
        request = Request(self.folder, self.out, self.assignment, isolation, None, elsewhere=elsewhere)
        return grade_class(request, Board(Console(file=self.said, width=200)))

    def keys(self) -> dict[str, str | None]:
        with Archive(self.out) as archive:
            return {entry.student: entry.key for entry in archive.entries()}


def test_a_class_is_graded_once_by_several_workers(cluster: Cluster, tmp_path: Path) -> None:
    sources = {f"s{number}": f"print({number})" for number in range(12)}
    graded = Graded(tmp_path, twin="print(3)", **sources)
    (graded.folder / "essay.docx").write_text("words")
    for _ in range(2):
        cluster.worker(slots=2, preload=PRETENDING, PRETENDED_SECONDS="0.1")
    result = graded.by(cluster.elsewhere)
    assert result.stopped == ""
    assert [one.student for one in result.standings if one.outcome != "graded"] == ["essay"]
    keys = graded.keys()
    assert keys["twin"] == keys["s3"]
    assert len(set(keys.values())) == 13
    assert "ready: 2 at a time" in graded.said.getvalue()
    assert graded.by(cluster.elsewhere).standings == result.standings  # nothing is done again
    with Archive(graded.out) as archive:
        evidence = archive.evidence(keys["s1"] or "")
    assert evidence.isolation.self_test == "7 of 7 protections held"
    assert (graded.out / "reports").is_dir()


def test_a_worker_that_dies_is_survived_and_one_that_comes_late_works(
    cluster: Cluster, tmp_path: Path
) -> None:
    graded = Graded(tmp_path, **{f"s{number}": f"print({number})" for number in range(30)})
    dying = cluster.worker(slots=2, preload=PRETENDING, PRETENDED_SECONDS="0.5")
    steady = cluster.worker(slots=1, preload=PRETENDING, PRETENDED_SECONDS="0.5")
    assert steady.poll() is None
    settled = 0

    class Watching(Board):
        def settled(self, standing: object) -> None:
            nonlocal settled
            settled += 1
            if settled == 3:
                cluster.worker(slots=2, preload=PRETENDING, PRETENDED_SECONDS="0.1")
                dying.send_signal(signal.SIGKILL)

    request = Request(
        graded.folder, graded.out, graded.assignment, "sandboxed", None, elsewhere=cluster.elsewhere
    )
    result = grade_class(request, Watching(Console(file=graded.said, width=200)))
    assert result.stopped == ""
    assert all(one.outcome == "graded" for one in result.standings), graded.said.getvalue()
    assert settled == 30
    assert graded.said.getvalue().count("is ready") == 3


def test_a_worker_that_is_too_weak_or_another_gets_no_work_and_is_named(
    cluster: Cluster, tmp_path: Path
) -> None:
    graded = Graded(tmp_path, ada="print(1)")
    cluster.worker(preload=PRETENDING, GRADER_SECRET_FILE=str(tmp_path / "another"))
    with pytest.raises(SandboxUnavailable, match="GRADER_SECRET_FILE"):
        graded.by(cluster.elsewhere)
    assert "gets no work" in graded.said.getvalue()
    assert graded.keys() == {"ada": None}


def test_a_worker_without_bubblewrap_gets_no_work_and_is_told_how_to_mend_that(
    cluster: Cluster, tmp_path: Path
) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    cluster.worker(PATH=str(programs))
    with pytest.raises(SandboxUnavailable, match="install bubblewrap"):
        Graded(tmp_path, ada="print(1)").by(cluster.elsewhere)


def test_a_worker_that_fails_at_once_does_not_fail_the_whole_class(cluster: Cluster, tmp_path: Path) -> None:
    graded = Graded(tmp_path, **{f"s{number}": f"print({number})" for number in range(16)})
    cluster.worker(preload=PRETENDING, PRETENDED_FAILURE="print")
    cluster.worker(preload=PRETENDING, PRETENDED_SECONDS="0.2")
    wait_for(lambda: cluster.workers() == 2, 30)
    result = graded.by(cluster.elsewhere)
    assert result.stopped == ""
    assert sum(one.outcome == "graded" for one in result.standings) >= 15
    assert "gets no work: it failed 3 times in a row" in graded.said.getvalue()


def test_nothing_stays_open_at_a_worker(cluster: Cluster, tmp_path: Path) -> None:
    cluster.worker(slots=2, preload=PRETENDING)
    Graded(tmp_path, ada="print(1)").by(cluster.elsewhere)
    assert cluster.stations() == []


def test_what_cannot_be_packed_is_tried_again_and_told(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> bytes:
        raise MemoryError("no room for it")

    monkeypatch.setattr(crews, "pack", full)
    cluster.worker(preload=PRETENDING)
    graded = Graded(tmp_path, ada="print(1)")
    graded.by(cluster.elsewhere)
    assert graded.keys() == {"ada": None}
    with Archive(graded.out) as archive:
        assert "no room for it" in archive.entry("ada").trouble


def test_without_any_worker_a_batch_ends_in_words(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crews, "_PATIENCE", 1.0)
    with pytest.raises(SandboxUnavailable, match="No worker came"):
        Graded(tmp_path, ada="print(1)").by(cluster.elsewhere)


def test_a_network_in_the_clear_has_to_be_asked_for(tmp_path: Path) -> None:
    graded = Graded(tmp_path, ada="print(1)")
    with pytest.raises(UsageError, match="not encrypted"):
        graded.by(Elsewhere("tcp://127.0.0.1:8786"))
    assert not graded.out.exists()


def test_without_a_certificate_nobody_gets_in(cluster: Cluster, tmp_path: Path) -> None:
    graded = Graded(tmp_path, ada="print(1)")
    stranger = tmp_path / "stranger"
    stranger.mkdir()
    with Cluster(stranger).trusted(), pytest.raises(SandboxUnavailable, match="No scheduler can be reached"):
        graded.by(cluster.elsewhere)


def test_forgotten_certificates_are_asked_for(cluster: Cluster, tmp_path: Path) -> None:
    graded = Graded(tmp_path, ada="print(1)")
    names = ("ca-file", "client.cert", "client.key")
    with (
        dask.config.set({f"distributed.comm.tls.{name}": None for name in names}),
        pytest.raises(SandboxUnavailable, match="TLS__CA_FILE"),
    ):
        graded.by(cluster.elsewhere)


@pytest.mark.parametrize(
    ("elsewhere", "isolation", "words"),
    [
        (Elsewhere("tls://x:1"), "process", "sandbox on every worker"),
        (Elsewhere(None, insecure_network=True), "sandboxed", "--insecure-network"),
    ],
)
def test_what_makes_no_sense_is_refused(
    elsewhere: Elsewhere, isolation: str, words: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=words):
        Graded(tmp_path, ada="print(1)").by(elsewhere, isolation)
