"""What is equal for the same work: the file handed in, and all that comes along with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from .reading.safely import digest_inside
from .records import Submission


def digest(submission: Submission) -> str:
    """Return what is equal for the same work, whoever handed it in and wherever it was copied to."""
    whole = hashlib.sha256()
    for part in _parts(submission):
        data = part.encode("utf-8", "surrogatepass")
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


def _parts(submission: Submission) -> Iterator[str]:
    yield submission.handed_in.kind
    yield submission.handed_in.sha256
    yield from (str(len(submission.files)), *submission.problems)
    for name in sorted(submission.files):
        yield name
        yield digest_inside(submission.path.parent, name)
