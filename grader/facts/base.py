"""What all facts share: the record that refuses what it does not know, and the small vocabularies."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

FORMAT = 1  #: Format number of evidence.json. It only grows; fields are only ever added.

Number = float | None  #: A finite number, or None where it was NaN or infinite.
Index = Annotated[int, msgspec.Meta(ge=0)] | None  #: A row number; None where it is not known.
Split = Literal["train", "test"]
Kind = Literal["notebook", "module", "response"]
Outcome = Literal[
    "finished",
    "crashed",
    "killed",
    "timed-out",
    "too-much-output",
    "out-of-memory",
    "refused",
    "not-run",
]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A frozen record that refuses fields it does not know: the schema of the trust boundary."""
