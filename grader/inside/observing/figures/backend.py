"""A matplotlib backend of our own: whichever backend a submission names, it gets this one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

from ..hooks import when_imported, wrap
from .contours import Contours
from .histograms import Histograms
from .publishing import teach_formats
from .recorder import FigureRecorder

NAME = "grader_figures"  #: A module made for this run: its functions know the recorder.
SELECT = f"module://{NAME}"


class FigureHooks:
    """Gets between a submission and matplotlib, once it imports it."""

    def __init__(
        self, recorder: FigureRecorder, histograms: Histograms, contours: Contours, interactive: bool
    ) -> None:
        self._recorder, self._interactive = recorder, interactive
        self._histograms, self._contours = histograms, contours

    def install(self) -> None:
        """Hook matplotlib as soon as it is there, and draw in its place; import nothing."""
        when_imported("matplotlib", self._hook_matplotlib)
        self.look_on()
        when_imported("matplotlib.pyplot", self._hook_pyplot)

    def look_on(self) -> None:
        """Hook what shows, saves, clears and closes figures, whichever backend draws them."""
        when_imported("matplotlib.figure", self._hook_figure)
        when_imported("matplotlib.backend_bases", self._hook_drawing)
        when_imported("matplotlib.axes._axes", self._hook_axes)
        when_imported("matplotlib._pylab_helpers", self._hook_closing)
        when_imported("IPython.core.pylabtools", self._hook_display)  # pyplot makes use of it
        when_imported("PIL.Image", self._hook_pictures)

    def _hook_matplotlib(self, module: ModuleType) -> None:
        module.rcParams["backend"] = SELECT
        module.interactive(self._interactive)
        wrap(module, "use", lambda _original, *_args, **_kwargs: None)

    def _hook_figure(self, module: ModuleType) -> None:
        wrap(module.Figure, "savefig", self._savefig)
        wrap(module.Figure, "clear", self._clear)

    def _hook_axes(self, module: ModuleType) -> None:
        self._histograms.install(module.Axes)
        self._contours.install(module.Axes)

    def _hook_drawing(self, module: ModuleType) -> None:
        wrap(module.FigureCanvasBase, "print_figure", self._print_figure)

    def _hook_display(self, module: ModuleType) -> None:
        wrap(module, "print_figure", self._display)

    def _hook_pictures(self, module: ModuleType) -> None:
        wrap(module.Image, "save", self._save_picture)
        wrap(module.Image, "show", self._show_picture)
        wrap(module, "open", self._open_picture)

    def _hook_closing(self, module: ModuleType) -> None:
        destroy, destroy_all = module.Gcf.destroy, module.Gcf.destroy_all

        def destroy_one(which: Any) -> None:
            manager = which if hasattr(which, "canvas") else module.Gcf.figs.get(which)
            if manager is not None:
                self._recorder.record(manager.canvas.figure, "close")
            destroy(which)

        def destroy_each() -> None:
            self._recorder.leave("close")
            destroy_all()

        module.Gcf.destroy, module.Gcf.destroy_all = staticmethod(destroy_one), staticmethod(destroy_each)

    def _hook_pyplot(self, module: ModuleType) -> None:
        sys.modules[NAME] = _backend(self._recorder.show)
        wrap(module, "switch_backend", lambda original, *_: original(SELECT))
        module.switch_backend(SELECT)
        teach_formats()

    def _savefig(self, original: Callable[..., Any], figure: Any, *args: Any, **kwargs: Any) -> Any:
        result = original(figure, *args, **kwargs)
        self._recorder.record(figure, "savefig")
        return result

    def _print_figure(self, original: Callable[..., Any], canvas: Any, *args: Any, **kwargs: Any) -> Any:
        with self._recorder.drawing():
            return original(canvas, *args, **kwargs)

    def _display(self, original: Callable[..., Any], figure: Any, *args: Any, **kwargs: Any) -> Any:
        result = original(figure, *args, **kwargs)
        self._recorder.displayed(figure)
        return result

    def _save_picture(self, original: Callable[..., Any], image: Any, *args: Any, **kwargs: Any) -> Any:
        result = original(image, *args, **kwargs)
        self._recorder.record_picture(image, "savefig")
        return result

    def _show_picture(self, original: Callable[..., Any], image: Any, *args: Any, **kwargs: Any) -> Any:
        self._recorder.record_picture(image, "show")
        with self._recorder.drawing():
            return original(image, *args, **kwargs)

    def _open_picture(self, original: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        self._recorder.picture_opened()
        return original(*args, **kwargs)

    def _clear(self, original: Callable[..., Any], figure: Any, *args: Any, **kwargs: Any) -> Any:
        if getattr(figure, "axes", None):
            self._recorder.record(figure, "clear")
        return original(figure, *args, **kwargs)


def _backend(show: Callable[..., None]) -> ModuleType:
    """A backend is a module: Agg's canvas, and a show of ours."""
    from matplotlib.backends import backend_agg

    module = ModuleType(NAME, "Draws with Agg; show() records and displays every open figure.")
    module.__dict__.update(
        FigureCanvas=backend_agg.FigureCanvasAgg,
        FigureManager=backend_agg.FigureManagerBase,
        new_figure_manager=backend_agg.new_figure_manager,
        new_figure_manager_given_figure=backend_agg.new_figure_manager_given_figure,
        show=show,
    )
    return module
