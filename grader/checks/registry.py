"""What a check is, and the decorator that makes one of a function."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from ..facts import Evidence, Kind
from ..records import RestsOn, Verdict

__all__ = ["Check", "CheckInfo", "Judge", "check"]

Options = Mapping[str, Any]
Judge = Callable[[Evidence, Evidence, Options], Verdict]  #: (student, reference, options) -> verdict


@dataclass(frozen=True)
class CheckInfo:
    """What an assignment may know of a check: enough to validate a rubric line, nothing that judges."""

    id: str
    title: str  #: First line of the check's docstring.
    why: str  #: The rest of it, as one paragraph.
    rests_on: RestsOn
    needs: tuple[str, ...] = ()  #: Checks whose failure makes this one `skipped`.
    options: Options = field(default_factory=dict)  #: Name -> default; the default's type is the option's.
    kinds: tuple[Kind, ...] = ("notebook", "module")  #: Kinds of submission it can judge.


@dataclass(frozen=True)
class Check:
    """A registered check: its description and its two ways to judge."""

    info: CheckInfo
    judge: Judge  #: For notebooks and modules.
    stated: Judge | None = None  #: For responses, from prose and pictures.

    def for_kind(self, kind: Kind) -> tuple[Judge, RestsOn]:
        """Return how a submission of this kind is judged, and what that rests on."""
        if kind == "response" and self.stated is not None:
            return self.stated, "stated"
        return self.judge, self.info.rests_on


def check(
    id: str,  # noqa: A002 - the word the rubric uses
    *,
    rests_on: RestsOn,
    needs: tuple[str, ...] = (),
    options: Options | None = None,
    stated: Judge | None = None,
) -> Callable[[Judge], Check]:
    """Make a check of a function; its docstring is what the student reads: a title, then why it matters."""

    def decorate(judge: Judge) -> Check:
        title, _, rest = inspect.getdoc(judge).partition("\n")  # type: ignore[union-attr]
        kinds: tuple[Kind, ...] = ("notebook", "module")
        info = CheckInfo(
            id=id,
            title=title.strip(),
            why=" ".join(rest.split()),
            rests_on=rests_on,
            needs=needs,
            options=MappingProxyType(dict(options or {})),
            kinds=(*kinds, "response") if stated else kinds,
        )
        return Check(info, judge, stated)

    return decorate
