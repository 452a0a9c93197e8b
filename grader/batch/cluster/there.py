"""Many machines as a place to grade a class: the workers of a scheduler."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ...dataset import verify_data
from ...records import Assignment
from ..records import HandIn
from ..working.ground import parts_of_ground
from ..working.work import Work
from .connecting import Network, connect
from .parcels import pack_course

if TYPE_CHECKING:
    from .crew import ClusterCrew


class There:
    """Use it as a context manager; it connects once there is something to do."""

    def __init__(
        self, assignment: Assignment, least: str, network: Network, say: Callable[[str], None]
    ) -> None:
        """Use the workers that *network* leads to, and *say* which of them get work."""
        self._assignment, self._network, self._say = assignment, network, say
        self.level = least  #: Of isolation that every worker has at least.

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing was started before there was a crew, which ends what it began."""

    def crew(self, work: Work, first: HandIn) -> ClusterCrew:  # noqa: ARG002 -- workers warm what they have to
        """Return who grades, connected."""
        from .crew import ClusterCrew
        from .staff import Staff
        from .station import name_of

        verify_data(self._assignment)
        course, home = (
            pack_course(self._assignment, self.level),
            parts_of_ground(self._assignment, self.level),
        )
        client, station = connect(self._network), name_of(uuid.uuid4().hex)
        return ClusterCrew(work, client, Staff(client, station, course, home, self._say), station)
