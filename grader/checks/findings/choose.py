"""Which model is graded: facts only, so that the verifier can be told before anything was measured."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts import Compiled, Evidence, Fit, Measured, Model

__all__ = [
    "compile_candidates",
    "compiled_model",
    "family",
    "graded_model",
    "measured",
    "models_around",
    "trained_since",
    "training",
]


def graded_model(evidence: Evidence) -> Model | None:
    """
    Return the model the predictions come from, or None where there is no model.

    That is the model of the last prediction that a pick or else a figure used; else the last one that
    predicted, trained ones first; else the last trained; else the last defined, those that learn first.
    What never got a layer is no network; one of bare variables counts only where there is no other.
    """
    models = {id_: model for id_, model in _by_id(evidence).items() if not _is_empty(evidence, model)}
    spare = None
    for id_ in _candidates(evidence):  # lazily: the first is mostly it, and every check asks
        model = models.get(id_)
        if model is not None and model.form != "variables":
            return model
        spare = spare or model
    return spare


def family(evidence: Evidence, model: Model) -> tuple[Model, ...]:
    """Return the model, then the models inside it, nearest first, each once."""
    models = _by_id(evidence)
    found = {model.id: model}
    waiting = list(model.parts)
    while waiting:
        id_ = waiting.pop(0)
        if id_ in models and id_ not in found:
            found[id_] = models[id_]
            waiting.extend(models[id_].parts)
    return tuple(found.values())


def models_around(evidence: Evidence, model: Model) -> tuple[Model, ...]:
    """Return the models that have this one inside them."""
    others = (other for other in _by_id(evidence).values() if other.id != model.id)
    return tuple(other for other in others if model in family(evidence, other))


def training(evidence: Evidence) -> tuple[Fit, ...]:
    """Return the training calls that shaped the graded model, or a model inside or around it."""
    model = graded_model(evidence)
    if model is None:
        return ()
    ids = {relative.id for relative in (*family(evidence, model), *models_around(evidence, model))}
    return tuple(fit for fit in evidence.claims.fits if fit.model in ids)


def compiled_model(evidence: Evidence) -> tuple[Model, Compiled] | None:
    """
    Return the model whose compile settings count, with them.

    The graded model's own, or those of a model inside or around it. A probability model may share layers
    with the trained one without having it inside: then the last trained, or the last compiled one counts.
    """
    for model in compile_candidates(evidence):
        if model.compiled is not None:
            return model, model.compiled
    return None


def measured(evidence: Evidence) -> Measured | None:
    """Return what was measured of the graded model; None where it could not be run away from its program."""
    found, model = evidence.measured, graded_model(evidence)
    if found is None or model is None or not (found.rebuilt or found.route == "graph"):
        return None
    return found if found.model in (None, model.id) else None


def trained_since(evidence: Evidence) -> bool:
    """Whether the graded model's weights changed after it last predicted: rebuilt, it may differ."""
    model = graded_model(evidence)
    used = [said.weights for said in evidence.claims.predictions if model and said.model == model.id]
    known = [weights for weights in used if weights is not None]
    return bool(known) and model is not None and model.weights is not None and known[-1] != model.weights


def _by_id(evidence: Evidence) -> dict[int, Model]:
    return {model.id: model for model in evidence.claims.models}


def _candidates(evidence: Evidence) -> Iterator[int]:
    claims = evidence.claims
    trained = {fit.model for fit in claims.fits}
    picked = (pick.model for pick in claims.picks if pick.subject == "prediction")
    drawn = (axes.answer_model for figure in claims.figures for axes in figure.axes)
    yield from _last_first(picked)
    yield from _last_first(drawn)
    predicted = [prediction.model for prediction in claims.predictions]
    models = _by_id(evidence)
    yield from _last_first(
        id_ for id_ in predicted if id_ in models and _trained(evidence, models[id_], trained)
    )
    yield from _last_first(predicted)
    yield from _last_first(fit.model for fit in claims.fits)
    yield from _last_first(model.id for model in claims.models if _learns(model))
    yield from _last_first(model.id for model in claims.models)


def _is_empty(evidence: Evidence, model: Model) -> bool:
    """Whether it is a stack that no layer was added to; a class of one's own may do without any."""
    bare = model.form in ("sequential", "functional") and not model.layers
    return bare and not any(said.model == model.id for said in evidence.claims.predictions)


def _learns(model: Model) -> bool:
    """Whether it has a layer with weights, as far as it shows: what only prepares images has none."""
    return not model.layers or any(layer.units or layer.parameters for layer in model.layers)


def _trained(evidence: Evidence, model: Model, trained: set[int]) -> bool:
    return any(relative.id in trained for relative in family(evidence, model))


def _last_first(ids: Iterator[int | None] | Iterator[int] | list[int]) -> Iterator[int]:
    yield from reversed([id_ for id_ in ids if id_ is not None])


def compile_candidates(evidence: Evidence) -> Iterator[Model]:
    """
    Return the models whose compile settings may count, the first to look at first; some come again.

    Of the graded model and those inside and around it the trained ones come first: a probability model may
    have been compiled as well, to no effect.
    """
    models, model = _by_id(evidence), graded_model(evidence)
    if model is not None:
        related = (*family(evidence, model), *models_around(evidence, model))
        trained = {fit.model for fit in evidence.claims.fits if fit.epochs_run or fit.way == "custom loop"}
        yield from sorted(related, key=lambda each: each.id not in trained)
    yield from (models[fit.model] for fit in reversed(evidence.claims.fits) if fit.model in models)
    yield from reversed(models.values())
