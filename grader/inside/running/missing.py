"""Packages that are not installed here: nobody's fault, said once, and the cell goes on."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from typing import Any

COLAB = "google.colab"


def missing_package(error: BaseException | None) -> str | None:
    """
    Return the package that *error* is about, where it is neither installed nor a file beside the submission.

    None for every other error, also for a part of an installed package that is no longer there.
    """
    seen: list[BaseException] = []
    while isinstance(error, ImportError) and error not in seen:
        seen.append(error)
        if error.name and (package := _missing(error.name)):
            return package
        error = error.__cause__ or error.__context__
    return None


def _missing(name: str) -> str | None:
    """Return the part of a dotted name that cannot be found, where it is a package of its own."""
    parts = name.split(".")
    found = _find(parts[0])
    if found is None:
        return parts[0]
    spread = found is not True and getattr(found, "origin", None) is None  # a namespace, as `google` is
    if spread and len(parts) > 1 and _find(".".join(parts[:2])) is None:
        return ".".join(parts[:2])
    return None


def _find(name: str) -> Any:
    """Return a module's spec, True where it is there without one, None where it is not to be found."""
    try:
        return importlib.util.find_spec(name)
    except ValueError:  # loaded, but without a spec
        return True
    except ImportError:
        return None


def sentence(package: str, expected: list[str]) -> str:
    """Return what to tell about *package*; *expected* is what submissions may expect to find."""
    if package == COLAB:
        return "google.colab exists only on Colab; what the notebook asks of it does nothing here."
    if package in expected:
        return f"{package} is not installed here, although this assignment expects it: see `grader doctor`."
    return f"{package} is not installed here, and this assignment does not list it."


class Inert:
    """Stands for whatever is imported from google.colab: accepts everything, does nothing."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Inert:
        if name.startswith("__"):
            raise AttributeError(name)
        return Inert(f"{self._name}.{name}")

    def __call__(self, *_: Any, **__: Any) -> Inert:
        """Do nothing, and say so."""
        print(f"[{self._name}() does nothing here: it belongs to Colab.]")  # the student's own output
        return self

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __repr__(self) -> str:
        return f"<{self._name}, which does nothing here>"


def stand_in(names: dict[str, str]) -> dict[str, Any]:
    """Return an inert object for each name that an import of google.colab would have bound."""
    return {bound: Inert(full) for bound, full in names.items()}
