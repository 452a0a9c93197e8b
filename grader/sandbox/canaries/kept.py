"""The canaries that look around inside, all in one run: one cell each, one line of JSON each."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from .. import Sandbox
from . import trying
from .bait import Bait
from .told import Canary, told

#: In this order: first what only looks, at last what uses much.
PROBES = (
    *("secret_files", "secret_variables", "others_files", "writing", "processes", "first_process"),
    *("signals", "descriptors", "network", "services", "privileges", "keys", "tracing", "namespaces"),
    *("rare_calls", "foreign_calls", "core_dumps", "room"),
)
_FILES = ("files", "network", "processes", "kernel", "telling")
_SILENT = "it said nothing"


def run(sandbox: Sandbox, bait: Bait) -> tuple[Canary, ...]:
    """Try all of them out."""
    found: dict[str, str | None] = {}

    def act() -> str | None:
        found.update(_found(sandbox, bait))
        return None

    trouble = trying.guarded(act) or _SILENT
    return tuple(told(name, found.get(name, trouble)) for name in PROBES)


def _found(sandbox: Sandbox, bait: Bait) -> dict[str, str | None]:
    given = f"BAIT = __import__('json').loads({json.dumps(bait._asdict())!r})"
    tells = [f"tell({name!r}, BAIT)" for name in PROBES]
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder) / "beside.txt"
        beside.write_text("to be seen by its own run only\n", encoding="ascii")
        sources = [given, *map(trying.source, _FILES), *tells]
        tried = trying.run(sandbox, *sources, files={beside.name: beside})
    lines = [json.loads(line) for line in tried.printed().splitlines() if line.startswith('{"canary"')]
    return {line["canary"]: line["found"] for line in lines}
