"""What may be said on the command line besides the names of files: types and help of the options."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Level(StrEnum):
    """The least isolation that is accepted."""

    SANDBOXED = "sandboxed"
    LIMITED = "limited"
    PROCESS = "process"


class Audience(StrEnum):
    """Whom the report is for."""

    STUDENT = "student"
    INSTRUCTOR = "instructor"


AssignmentFolder = Annotated[
    Path | None, typer.Option("--assignment", metavar="DIR", help="Folder with assignment.toml.")
]
Formats = Annotated[
    str, typer.Option("--format", help="html, text, json, junit, github, gradescope; several with commas.")
]
Output = Annotated[
    str | None,
    typer.Option(metavar="PATH", help="File to write, - for stdout; a folder for several formats."),
]
For = Annotated[Audience, typer.Option("--for", help="Whom the report is for.")]
FailUnder = Annotated[
    float | None,
    typer.Option(min=0, max=100, metavar="PERCENT", help="Exit 1 below this share of the decided points."),
]
Stock = Annotated[
    bool,
    typer.Option("--stock", help="Train in Keras' own loop, not in a faster one that computes the same."),
]
Fresh = Annotated[
    bool, typer.Option("--fresh", help="A sandbox of its own for each, which imports TensorFlow anew.")
]
EvidenceFile = Annotated[Path | None, typer.Option(metavar="PATH", help="Keep the evidence in this file.")]
Executed = Annotated[
    Path | None, typer.Option(metavar="PATH", help="Keep the notebook as it ran in this file.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Write the report, and say nothing.")]
Verbose = Annotated[
    bool,
    typer.Option("--verbose", "-v", help="Say also what is missing, how it ran, what the points rest on."),
]
Watch = Annotated[
    bool,
    typer.Option(
        "--watch", help="Grade again whenever FILE is saved, with TensorFlow kept warm; Ctrl-C ends."
    ),
]
CheckOnly = Annotated[bool, typer.Option("--check", help="Write nothing; exit 2 when out of date.")]
Scheduler = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="Grade on the workers of this dask scheduler, tls://HOST:PORT."),
]
InsecureNetwork = Annotated[
    bool,
    typer.Option("--insecure-network", help="Let work and grades travel in the clear; see docs/cluster.md."),
]
Store = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="Keep evidence there, s3://BUCKET/PATH say; fsspec opens it."),
]
