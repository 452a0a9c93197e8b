"""Words for people: places, shapes, shares."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..facts import Evidence, Fit, Model
from .verdicts import Located

__all__ = [
    "DATASETS",
    "a_few",
    "capital",
    "dataset",
    "epochs_of",
    "image_name",
    "image_names",
    "model_name",
    "numeral",
    "percent",
    "place",
    "shape",
]

DATASETS = {
    "mnist": "the MNIST digits",
    "fashion_mnist": "Fashion-MNIST (clothes)",
    "cifar10": "CIFAR-10",
    "cifar100": "CIFAR-100",
    "digit_recognizer": "Kaggle's digit recognizer (42000 images)",
    "digits": "scikit-learn's small digits (8 by 8 pixels)",
    "emnist": "EMNIST (letters and digits)",
    "kmnist": "Kuzushiji-MNIST (Japanese characters)",
    "svhn": "SVHN (house numbers)",
    "imdb": "the IMDB reviews",
    "reuters": "the Reuters newswires",
    "boston_housing": "Boston housing prices",
    "california_housing": "California housing prices",
}


_LARGEST = 1e6  # No share, but a student's metric may say anything, and floats end somewhere.


def dataset(name: str) -> str:
    """Return a data set's name as people say it."""
    return DATASETS.get(name, name)


def place(student: Evidence, at: Located) -> str:
    """Return where something is, in words: "cell 3", "line 12" of a module, or "your code"."""
    if at.cell is None:
        return "your code"
    first = student.submission.lines.get(at.cell)
    if student.submission.kind == "module" and first is not None and at.line is not None:
        return f"line {first + at.line - 1}"
    return f"cell {at.cell}"


def epochs_of(fit: Fit) -> str:
    """Return how long a training was, of how long it was to be: "30 of 500 epochs"."""
    asked = "" if fit.epochs_asked is None else f" of {fit.epochs_asked}"
    return f"{fit.epochs_run}{asked} epochs"


def shape(sizes: Sequence[int | None]) -> str:
    """Return a shape as sizes with times signs between; what is left open as "any"."""
    return "\N{MULTIPLICATION SIGN}".join("any" if size is None else str(size) for size in sizes)


def percent(share: float) -> str:
    """Return 0.9712 as "97.1 %", rounded down so that it never claims a threshold it misses."""
    bounded = max(-_LARGEST, min(share, _LARGEST))
    return f"{int(bounded * 1000 + 1e-6) / 10:g} %"


def a_few(things: Sequence[object], most: int = 5) -> str:
    """Return things as "1, 2, 3", the rest as an ellipsis."""
    listed = ", ".join(str(thing) for thing in things[:most])
    return f"{listed}, …" if len(things) > most else listed


def image_names(images: Collection[tuple[str | None, int | None]]) -> str:
    """Return images, each as split and row number, as "test image 0, test image 5"."""
    return a_few([image_name(split, index) for split, index in sorted(images, key=str)])


def image_name(split: str | None, index: int | None) -> str:
    """Return "training image 5" for ("train", 5); "a training image" where its number is not known."""
    named = "training" if split == "train" else split
    return f"a {named} image" if index is None else f"{named} image {index}"


def numeral(label: int) -> str:
    """Return a numeral with its article: "a 7", "an 8"."""
    return f"an {label}" if label == 8 else f"a {label}"


def model_name(student: Evidence, model: Model) -> str:
    """Return a model as people point at it: "your `model` (cell 4)"."""
    called = f"`{model.names[-1]}`" if model.names else "network"
    return f"your {called} ({place(student, model)})"


def capital(sentence: str) -> str:
    """Return the sentence with its first letter large and the rest as it is."""
    return sentence[:1].upper() + sentence[1:]
