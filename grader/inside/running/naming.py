"""What the code of a cell is called in tracebacks and warnings."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from IPython.core.compilerop import CachingCompiler


class CellNames(CachingCompiler):  # type: ignore[misc]  # untyped
    """
    Names code after the position of its cell: `cell_3.py`.

    As with ipykernel the name is that of a file in the temporary folder that is not there, because libraries
    and IPython itself treat that differently from a name in angle brackets.
    """

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.gettempdir())
        self._source = ""
        self._position = 0

    def expect(self, position: int, source: str) -> str:
        """Say which cell comes next; return what its code will be called."""
        self._position, self._source = position, source
        return self.get_code_name(source, source, 0)

    def get_code_name(self, raw_code: str, transformed_code: str, number: int) -> str:
        """Return the name of some code; code that a cell runs by other means gets a longer one."""
        del number
        if raw_code == self._source:
            return str(self._folder / f"cell_{self._position}.py")
        digest = hashlib.sha256(transformed_code.encode("utf-8", "replace")).hexdigest()[:8]
        return str(self._folder / f"cell_{self._position}_{digest}.py")
