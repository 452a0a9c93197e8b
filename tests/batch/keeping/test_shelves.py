"""Evidence in a folder, at a file:// address, and on an S3 server that moto ships for tests."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from grader.batch.keeping.archive import Archive
from grader.batch.keeping.shelves import Folder, Remote, Shelf, shelf_at
from grader.errors import EvidenceError, UsageError
from grader.testing import an_evidence

from ..cluster.ports import free_port, wait_for_port


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """The address of an empty bucket; s3fs finds its server by the usual variables."""
    port = free_port()
    server = f"http://127.0.0.1:{port}"
    told = {"AWS_ENDPOINT_URL": server, "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
    command = [sys.executable, "-m", "moto.server", "--host", "127.0.0.1", "--port", f"{port}"]
    with (
        pytest.MonkeyPatch.context() as patch,
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process,
    ):
        for name, value in told.items():
            patch.setenv(name, value)
        try:
            wait_for_port(port)
            assert requests.put(f"{server}/grades", timeout=30).ok
            yield "s3://grades/course"
        finally:
            process.terminate()


@pytest.fixture(params=["folder", "file", "s3"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Shelf:
    if request.param == "s3":
        return shelf_at(f"{request.getfixturevalue('bucket')}/{time.time_ns()}", tmp_path)
    return shelf_at("" if request.param == "folder" else (tmp_path / "there").as_uri(), tmp_path)


def test_what_was_put_there_is_there(shelf: Shelf) -> None:
    assert shelf.whole({"a": "0"}) == {}
    sha = shelf.put("a", b"evidence")
    assert shelf.read("a") == b"evidence"
    assert shelf.whole({"a": sha, "b": sha}) == {"a": sha}
    with pytest.raises(EvidenceError, match=r"b\.json"):
        shelf.read("b")


def test_a_batch_keeps_its_evidence_where_it_was_told_and_finds_it_again(bucket: str, tmp_path: Path) -> None:
    address = f"{bucket}/batch"
    with Archive(tmp_path / "out", address) as archive:
        archive.keep({"key": an_evidence()})
        assert isinstance(archive.shelf, Remote)
    assert not (tmp_path / "out" / "evidence").exists()
    with Archive(tmp_path / "out") as archive:
        assert archive.has("key")
        assert archive.evidence("key") == an_evidence()
    with pytest.raises(UsageError, match="stays there"):
        Archive(tmp_path / "out", f"{bucket}/elsewhere")


def test_a_batch_that_has_evidence_goes_on_keeping_it_there(tmp_path: Path) -> None:
    with Archive(tmp_path / "out") as archive:
        archive.keep({"key": an_evidence()})
        assert isinstance(archive.shelf, Folder)
    with pytest.raises(UsageError, match="the folder itself"):
        Archive(tmp_path / "out", "s3://elsewhere")


@pytest.mark.parametrize("address", ["nonsense://x", "sftp2://x/y"])
def test_an_address_that_nothing_can_open_is_named(address: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--store"):
        Archive(tmp_path / "out", address)


def test_a_server_that_does_not_answer_is_our_trouble(bucket: str, tmp_path: Path) -> None:
    assert bucket
    with pytest.raises(OSError, match="gone"):
        Remote("s3://gone").put("key", b"")


def test_an_address_with_a_mistake_can_be_given_anew(bucket: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing can be kept there"):
        Archive(tmp_path / "out", "s3://no-such-bucket-here")
    with Archive(tmp_path / "out", f"{bucket}/right/") as archive:
        assert archive.shelf == Remote(f"{bucket}/right")
    with Archive(tmp_path / "out", f"{bucket}/right") as archive:
        archive.keep({"key": an_evidence()})


@pytest.mark.parametrize("address", ["grades", "file://grades/x"])
def test_half_an_address_is_none(address: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no whole address"):
        Archive(tmp_path / "out", address)
