"""Records each figure whenever it is shown, saved, closed, cleared or left, once for each state it was in."""

from __future__ import annotations

import weakref
from typing import Any

from ..place import Scene
from .publishing import publish
from .reading import FigureReader
from .thumbnails import drawn, thumbnail

MOST_THUMBNAILS = 150
MOST = 400  #: Figures told of: an animation saves hundreds.


class FigureRecorder:
    """Tells of figures, and shows them as a notebook would."""

    def __init__(self, scene: Scene, reader: FigureReader) -> None:
        self._scene, self._reader = scene, reader
        self._last: weakref.WeakKeyDictionary[Any, str] = weakref.WeakKeyDictionary()
        self._count = 0

    def record(self, figure: Any, moment: str, png: bytes | None = None) -> None:
        """Tell of *figure* as it is at this *moment*, unless it is as it was."""
        with self._scene.looking_at("A figure"):
            axes = self._reader.axes_of(figure)
            state = repr(axes)
            is_news = self._last.get(figure) != state and self._count < MOST
            if not is_news or (not axes and moment not in ("show", "cell")):
                return
            self._last[figure] = state
            self._count += 1
            picture = self._thumbnail(figure, png) if axes else None
            self._scene.tell("figure", number=self._count, recorded_at=moment, axes=axes, thumbnail=picture)

    def show(self, close: bool | None = None, block: bool | None = None) -> None:  # noqa: ARG002 - pyplot's words
        """Show every open figure and close it: what a window closed by its reader does."""
        self._show_all("show", close is not False)

    def cell_ended(self) -> None:
        """In a notebook a cell shows the figures it leaves open; in a script nothing does."""
        import matplotlib as mpl

        if mpl.is_interactive():
            self._show_all("cell", close=True)
        else:
            self.leave("cell")

    def leave(self, moment: str) -> None:
        """Record what is still open at the end of a cell, or of all."""
        for figure in open_figures():
            self.record(figure, moment)

    def _show_all(self, moment: str, close: bool) -> None:
        import matplotlib.pyplot as plt

        for figure in open_figures():
            self.record(figure, moment, publish(figure))
        if close and plt.get_fignums():
            plt.close("all")

    def _thumbnail(self, figure: Any, png: bytes | None) -> bytes | None:
        return thumbnail(png or drawn(figure)) if self._count <= MOST_THUMBNAILS else None


def open_figures() -> list[Any]:
    """Return the figures that pyplot holds, in the order of their numbers."""
    from matplotlib._pylab_helpers import Gcf

    return [manager.canvas.figure for manager in Gcf.get_all_fig_managers()]
