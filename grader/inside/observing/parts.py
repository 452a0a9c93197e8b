"""The parts that look on, put together: the one place that knows them all."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from ..faster.switch import Switch
from ..remembering.memory import Memory, NoMemory, Trainings
from .arrays.library import Library
from .calls.answers import Answers
from .calls.budget import Budget
from .calls.closing import Closing
from .calls.context import Context
from .calls.feeds import Feeds
from .calls.fits import Fits
from .calls.graphs import Graphs
from .calls.handmade import Handmade
from .calls.keras_hooks import KerasHooks
from .calls.loops import Loops
from .calls.numbering import Numbers
from .calls.predictions import Predictions
from .figures.backend import FigureHooks
from .figures.contours import Contours
from .figures.histograms import Histograms
from .figures.reading import FigureReader
from .figures.recorder import FigureRecorder
from .models.exports import Exports
from .models.known import Models
from .models.trials import Trials
from .picks.recording import PickRecorder
from .place import Scene
from .scanning.arrays import ArrayScanner
from .scanning.functions import FunctionScanner
from .scanning.models import ModelScanner
from .shelf.counter import Counter
from .shelf.keras_datasets import KerasDatasets
from .shelf.npz import NpzFiles
from .shelf.openml import OpenML
from .shelf.tables import Tables
from .shelf.tfds import TensorFlowDatasets


class Parts:
    """Who looks at what; all of them tell one scene."""

    def __init__(self, scene: Scene, job: Mapping[str, Any]) -> None:
        self._scene = scene
        library, models = Library(job["datasets"], job.get("dataset")), Models(scene)
        self.known = models
        answers = Answers(lambda: library.classes)
        self.arrays = ArrayScanner(scene, library, answers)
        self.models = ModelScanner(scene, models)
        self.trials = Trials(scene, models, library)
        self.exports = Exports(scene, models, job)
        self.functions = FunctionScanner(scene, self.arrays, self.models, job["folder"])
        self.picks = PickRecorder(scene, answers, library)
        histograms, contours = Histograms(scene), Contours(scene)
        self.figures = FigureRecorder(scene, FigureReader(library, answers, histograms, contours))
        budget = Budget(job["limits"]["epochs"], job.get("training_seconds"))
        context, trainings = Context(scene, library, self.arrays, models, Feeds(scene, library)), Numbers()
        self.loops = Loops(context, budget, trainings)
        switch = Switch(on=not job.get("stock"))
        self.fits = Fits(context, budget, trainings, switch, _memory(scene, job))
        self.predictions = Predictions(context, answers, switch)
        self.handmade = Handmade(scene, models, trainings, self.loops.equipment)
        hooks = KerasHooks(
            scene, models, self.fits, self.predictions, self.loops, self.functions, Graphs(), self.handmade
        )
        self.closing = Closing(library, self.predictions, hooks.depth)
        counter = Counter(scene, job["datasets"])
        self._shelf = (
            NpzFiles(counter, library.files),
            KerasDatasets(counter),
            OpenML(counter),
            TensorFlowDatasets(counter),
            Tables(counter),
        )
        self._switch, self._calls = switch, hooks
        self._drawing = FigureHooks(self.figures, histograms, contours, interactive=job["kind"] == "notebook")

    def install(self) -> None:
        """Hook what there is to hook, and answer for data sets, slow loops and windows."""
        self.serve()
        for each in (self._switch, self._calls, self._drawing):
            each.install()

    def serve(self) -> None:
        """Answer for the data sets of the shelf, whoever asks for them."""
        for each in self._shelf:
            each.install()

    def look(self, namespace: Mapping[str, Any]) -> None:
        """Look what a statement, or a cell, left behind."""
        self.arrays.look(namespace)
        self.models.look(namespace)
        with self._scene.looking_at("The training"):
            self.loops.look()
            self.handmade.look()

    def close(self, namespace: Mapping[str, Any]) -> None:
        """Ask what only the end tells: of networks that were never called, or asked about too little."""
        if "matplotlib.pyplot" in sys.modules:
            with self._scene.looking_at("The figures"):
                self.figures.leave("exit")
        self.trials.run()
        with self._scene.looking_at("How often the network is right"):
            self.closing.look(namespace)
        self.exports.send()

    def look_on(self) -> None:
        """Hook only what tells what happens: in a session of the student's own all else is theirs."""
        self._calls.install()
        self._drawing.look_on()


def _memory(scene: Scene, job: Mapping[str, Any]) -> Memory:
    """Return who remembers trainings, where a job says which there are."""
    return Trainings(scene.send, job["trainings"], job["payload"]) if "trainings" in job else NoMemory()
