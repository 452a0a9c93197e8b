"""Records each figure whenever it is shown, saved, closed, cleared or left, once for each state it was in."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ..place import Scene
from .publishing import publish
from .reading import FigureReader
from .thumbnails import drawn, enlarged, pixels_of, thumbnail

MOST_THUMBNAILS = 150
MOST = 400  #: Figures told of: an animation saves hundreds.
MOST_PICTURES = 100  #: Without a figure: somebody may save all that there are.


class FigureRecorder:
    """Tells of figures, and shows them as a notebook would."""

    def __init__(self, scene: Scene, reader: FigureReader) -> None:
        self._scene, self._reader = scene, reader
        self._last: weakref.WeakKeyDictionary[Any, str] = weakref.WeakKeyDictionary()
        self._count = 0
        self._pictures: set[int] = set()  #: What was told of pictures that no figure holds.
        self._is_busy = False
        self._after_file = False  #: Whether the submission has opened a picture file.

    @contextmanager
    def drawing(self) -> Iterator[None]:
        """While a figure is turned into a file, what that takes is nobody's picture."""
        before, self._is_busy = self._is_busy, True
        try:
            yield
        finally:
            self._is_busy = before

    def record(self, figure: Any, moment: str, png: bytes | None = None) -> None:
        """Tell of *figure* as it is at this *moment*, unless it is as it was."""
        with self._scene.looking_at("A figure"), self.drawing():
            axes = self._reader.axes_of(figure)
            state = repr(axes)
            is_news = self._last.get(figure) != state and self._count < MOST
            if not is_news or (not axes and moment not in ("show", "cell")):
                return
            self._last[figure] = state
            self._count += 1
            self._tell(moment, axes, self._thumbnail(figure, png) if axes else None)

    def displayed(self, figure: Any) -> None:
        """Tell of a figure that a notebook displays by itself: it may be closed already."""
        if not self._is_busy:
            self.record(figure, "show")

    def picture_opened(self) -> None:
        """A picture file is opened by the submission: what it shows from now on may be that."""
        self._after_file = self._after_file or not self._is_busy

    def record_picture(self, image: Any, moment: str) -> None:
        """Tell of a PIL image that is shown or saved, once."""
        if self._is_busy or self._count >= MOST or len(self._pictures) >= MOST_PICTURES:
            return
        with self._scene.looking_at("A picture"), self.drawing():
            axes = [self._reader.of_picture(pixels_of(image))]
            state = hash(repr(axes))
            if state not in self._pictures:
                self._pictures.add(state)
                self._count += 1
                self._tell(moment, axes, self._thumbnail_of(image))

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

    def _tell(self, moment: str, axes: list[dict[str, Any]], picture: bytes | None) -> None:
        for shown in (each for pair in axes for each in pair.get("pictures", ())):
            shown["after_file"] = self._after_file
        self._scene.tell("figure", number=self._count, recorded_at=moment, axes=axes, thumbnail=picture)

    def _show_all(self, moment: str, close: bool) -> None:
        import matplotlib.pyplot as plt

        for figure in open_figures():
            with self.drawing():
                png = publish(figure)
            self.record(figure, moment, png)
        if close and plt.get_fignums():
            plt.close("all")

    def _thumbnail_of(self, image: Any) -> bytes | None:
        return thumbnail(enlarged(image)) if self._count <= MOST_THUMBNAILS else None

    def _thumbnail(self, figure: Any, png: bytes | None) -> bytes | None:
        return thumbnail(png or drawn(figure)) if self._count <= MOST_THUMBNAILS else None


def open_figures() -> list[Any]:
    """Return the figures that pyplot holds, in the order of their numbers."""
    from matplotlib._pylab_helpers import Gcf

    return [manager.canvas.figure for manager in Gcf.get_all_fig_managers()]
