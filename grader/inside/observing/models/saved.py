"""A network with code of its own as TensorFlow writes it down: a graph, which runs without that code."""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

#: What is handed over of a SavedModel; there is nothing else in one that is safe to run elsewhere.
FILES = ("saved_model.pb", "variables/variables.index", "variables/variables.data-00000-of-00001")


class Saved(NamedTuple):
    """The files one after the other, as `files` says, and what the graph takes."""

    data: bytes
    files: list[dict[str, Any]]
    input: dict[str, Any]


def saved(model: Any) -> Saved:
    """Return *model* as a graph for predicting; raise whatever TensorFlow raises where it cannot."""
    import tensorflow

    spec = _input_of(model)
    function = tensorflow.function(lambda images: model(images, training=False), autograph=False)
    with _silence(), tempfile.TemporaryDirectory() as folder:
        graph = function.get_concrete_function(spec)
        if not tensorflow.is_tensor(graph.structured_outputs):
            raise ValueError("it has more than one output")
        holder = tensorflow.Module()
        holder.held, holder.function = list(graph.variables), function
        tensorflow.saved_model.save(holder, folder, signatures=graph)
        found = {name: Path(folder, name).read_bytes() for name in FILES if Path(folder, name).exists()}
    files = [{"name": name, "length": len(data)} for name, data in found.items()]
    takes = {"shape": [None, *spec.shape[1:]], "dtype": spec.dtype.name}
    return Saved(b"".join(found.values()), files, takes)


def _input_of(model: Any) -> Any:
    """Return the TensorSpec of what the model was built for, a batch of any size of it."""
    from tensorflow import TensorSpec

    inputs = getattr(model, "inputs", None)
    if inputs:
        (one,) = inputs
        return TensorSpec((None, *one.shape[1:]), one.dtype)
    ((_, shape),) = model._build_shapes_dict.items()  # noqa: SLF001 -- Keras exports by it as well
    return TensorSpec((None, *shape[1:]), "float32")


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """TensorFlow tells on standard error what it writes; nobody asked for that here."""
    import tensorflow

    logger, aside = tensorflow.get_logger(), io.StringIO()
    level = logger.level
    logger.setLevel("CRITICAL")
    try:
        with contextlib.redirect_stdout(aside), contextlib.redirect_stderr(aside):
            yield
    finally:
        logger.setLevel(level)
