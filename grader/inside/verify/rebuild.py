"""A validated configuration and raw arrays -> a Keras model, larger than neither allows."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from numpy.typing import NDArray

from . import layers
from .refusal import Refused

MOST_VALUES = 2**24  #: Numbers that one layer may put out for one image.
MOST_WORK = 4 * 10**8  #: Multiplications for one image, so that 10000 images end in minutes.

Model = Any  #: A keras.Model; Keras has no types.


def rebuild(
    config: dict[str, Any], arrays: Sequence[NDArray[Any]], input_shape: Sequence[int | None]
) -> Model:
    """
    Return the model that *config* describes, holding *arrays*.

    *config* comes from `configuration.clean`. *input_shape* (of a batch) serves where the configuration
    has none. The model is first built without any memory behind its variables, and only where
    these have exactly the shapes of *arrays* is it built in earnest. Raise Refused otherwise.
    """
    import keras

    try:
        with keras.StatelessScope(initialize_variables=False):
            _check(_build(config, input_shape), arrays)
    finally:
        keras.backend.clear_session(free_memory=False)  # forgets the variables that were never made
    model = _build(config, input_shape)
    model.set_weights(list(arrays))
    for part in layers.parts(model):
        if type(part).__name__ == "Normalization":
            part.finalize_state()  # it computes with copies of its weights
    return model


def _build(config: dict[str, Any], input_shape: Sequence[int | None]) -> Model:
    import keras

    kind = keras.Sequential if config["class_name"] == "Sequential" else keras.Model
    try:
        # Keras empties the dictionary that it is given.
        model = kind.from_config(copy.deepcopy(config["config"]))
        if not model.built:
            model.build(tuple(input_shape))
        single = model.built and len(model.inputs) == len(model.outputs) == 1
    except Exception as error:  # whatever Keras raises on hostile data
        raise Refused(f"Keras could not rebuild the model ({type(error).__name__})", "crashed") from error
    if not single:
        raise Refused("the model does not lead from one input to one output")
    return model


def _check(model: Model, arrays: Sequence[NDArray[Any]]) -> None:
    if [tuple(variable.shape) for variable in model.weights] != [array.shape for array in arrays]:
        raise Refused("the weights that came along do not fit the model's configuration", "unreadable")
    if layers.largest(model) > MOST_VALUES:
        raise Refused("a layer of the model is too large to try", "resources")
    if layers.work(model) > MOST_WORK:
        raise Refused("the model takes too long to try on all test images", "resources")
