"""Modules beside the notebook are rewritten like the notebook itself."""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import sys
from collections.abc import Sequence
from pathlib import Path
from types import CodeType, ModuleType

from ..scanning.attributes import is_library
from .rewriting import PickRewriter


class _Loader(importlib.machinery.SourceFileLoader):
    """Compiles a module of the submission with its choices observed; keeps no bytecode."""

    rewriter: PickRewriter

    def get_code(self, *_: object) -> CodeType:
        """Return the module's code, rewritten; a syntax error is the student's and stays as it is."""
        tree = ast.parse(self.get_data(self.path), self.path)
        return compile(self.rewriter.visit(tree), self.path, "exec", dont_inherit=True)


class RewritingFinder(importlib.abc.MetaPathFinder):
    """Finds the modules that lie in the submission's folder."""

    def __init__(self, folder: Path, rewriter: PickRewriter) -> None:
        self._folder, self._rewriter = folder.resolve(), rewriter

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return a spec for a source file of the submission; None leaves the module to others."""
        here = [entry for entry in (sys.path if path is None else path) if self._is_inside(entry)]
        spec = importlib.machinery.PathFinder.find_spec(fullname, here, target) if here else None
        if spec is None or not isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            return None
        if is_library(spec.loader.path):  # an environment may lie in the folder
            return None
        loader = _Loader(fullname, spec.loader.path)
        loader.rewriter = self._rewriter
        spec.loader = loader
        return spec

    def _is_inside(self, entry: object) -> bool:
        return isinstance(entry, str) and Path(entry).resolve().is_relative_to(self._folder)

    def install(self) -> None:
        """Look before the others do."""
        sys.meta_path.insert(0, self)
