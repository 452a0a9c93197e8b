"""Students' preprocessing, written in their ways, recognised from 32 pairs and done to other images."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from grader.inside.verify.dataset import DataSet
from grader.inside.verify.transforms import Pairs, Step, error_of, identify
from grader.inside.verify.transforms.statistics import pixel_statistics, pixel_steps

Prepare = Callable[[np.ndarray], np.ndarray]

SEEN, UNSEEN = slice(0, 320, 10), slice(5000, 5200)


def scaled_to_length(x: np.ndarray, axis: int | tuple[int, ...]) -> np.ndarray:
    """What keras.utils.normalize does."""
    length = np.sqrt((x.astype(float) ** 2).sum(axis, keepdims=True))
    return x / np.where(length == 0, 1, length)


def pillow(x: np.ndarray, size: int, way: Image.Resampling) -> np.ndarray:
    return np.stack([np.asarray(Image.fromarray(image).resize((size, size), way)) for image in x])


def padded(x: np.ndarray, value: float = 0.0) -> np.ndarray:
    return np.pad(x, ((0, 0), (2, 2), (2, 2)), constant_values=value)


def rgb(x: np.ndarray) -> np.ndarray:
    return np.repeat(x[..., None], 3, axis=-1)


def standardised(x: np.ndarray) -> np.ndarray:
    return (x - x.mean((1, 2), keepdims=True)) / x.std((1, 2), keepdims=True)


WAYS: dict[str, tuple[Prepare, tuple[str, ...]]] = {
    "raw": (lambda x: x, ("as they are",)),
    "cast": (lambda x: x.astype("float32"), ("as they are",)),
    "/ 255": (lambda x: x / 255.0, ("divided by 255",)),
    "/ 255 as float32": (lambda x: x.astype("float32") / 255, ("divided by 255",)),
    "/ 255 as float16": (lambda x: (x / 255).astype("float16"), ("divided by 255",)),
    "/ 255 twice": (lambda x: x / 255 / 255, ("divided by 65025",)),
    "/ 256": (lambda x: x / 256, ("divided by 256",)),
    "-1 to 1": (lambda x: x / 127.5 - 1, ("127.5 subtracted, then divided by 127.5",)),
    "(x - 128) / 128": (lambda x: (x - 128.0) / 128, ("128 subtracted, then divided by 128",)),
    "x / 255 - 0.5": (lambda x: x / 255 - 0.5, ("127.5 subtracted, then divided by 255",)),
    "PyTorch's numbers": (
        lambda x: ((x / 255 - 0.1307) / 0.3081).astype("float32"),
        ("33.3285 subtracted, then divided by 78.5655",),
    ),
    "255 - x": (lambda x: 255 - x, ("inverted",)),
    "1 - x / 255": (lambda x: 1 - x / 255, ("inverted and divided by 255",)),
    "x > 0": (lambda x: x > 0, ("black and white: 1 where brighter than 0, else 0",)),
    "x > 127": (lambda x: (x > 127).astype(int), ("black and white: 1 where brighter than 127, else 0",)),
    "x / 255 > 0.2": (lambda x: np.where(x / 255 > 0.2, 1.0, 0.0), None),
    "-1 or 1": (lambda x: np.where(x >= 100, 1, -1), None),
    "square root": (lambda x: np.sqrt(x / 255), None),
    "halves": (lambda x: x // 2, None),
    "a channel": (lambda x: x[..., None] / 255, ("divided by 255", "an axis for the channel added")),
    "a channel first": (lambda x: x[:, None] / 255, ("divided by 255", "an axis for the channel added")),
    "flat": (lambda x: x.reshape(-1, 784) / 255, ("divided by 255", "flattened to 784 numbers")),
    "a flat sequence": (lambda x: x.reshape(-1, 784, 1) / 255, ("divided by 255", "laid out as 784 x 1")),
    "patches": (lambda x: x.reshape(-1, 16, 49) / 255, ("divided by 255", "laid out as 16 x 49")),
    "transposed": (lambda x: x.transpose(0, 2, 1) / 255, ("transposed", "divided by 255")),
    "mirrored": (lambda x: x[:, :, ::-1] / 255, ("mirrored left to right", "divided by 255")),
    "colours": (lambda x: rgb(x / 255), None),
    "colours first": (lambda x: np.repeat(x[:, None] / 255, 3, 1), None),
    "flat colours": (lambda x: rgb(x / 255).reshape(len(x), -1), None),
    "ImageNet's means": (lambda x: rgb(x) - [103.939, 116.779, 123.68], None),
    "opaque colours": (lambda x: np.concatenate([rgb(x), np.full((*x.shape, 1), 255)], -1) / 255, None),
    "padded": (lambda x: padded(x) / 255, ("padded to 32 x 32", "divided by 255")),
    "scaled, then padded": (lambda x: padded(x / 127.5 - 1, -1.0)[..., None], None),
    "scaled, then padded with another value": (
        lambda x: padded(x / 127.5 - 1)[..., None],
        ("127.5 subtracted, then divided by 127.5", "padded to 32 x 32", "an axis for the channel added"),
    ),
    "padded, then flat": (lambda x: padded(x).reshape(-1, 1024) / 255, None),
    "padded below": (lambda x: np.pad(x, ((0, 0), (0, 4), (0, 4))) / 255, None),
    "padded, then standardised": (lambda x: standardised(padded(x)), None),
    "standardised, then padded": (lambda x: padded(standardised(x)), None),
    "cut": (lambda x: x[:, 4:24, 4:24] / 255, ("cut to 20 x 20", "divided by 255")),
    "every second pixel": (lambda x: x[:, ::2, ::2] / 255, None),
    "means of four": (
        lambda x: x.reshape(-1, 14, 2, 14, 2).mean((2, 4)) / 255,
        ("resized to 14 x 14 (bilinear)", "divided by 255"),
    ),
    "every pixel four times": (lambda x: x.repeat(2, 1).repeat(2, 2) / 255, None),
    "Pillow to 32": (lambda x: rgb(pillow(x, 32, Image.Resampling.BILINEAR)) / 255, None),
    "Pillow to 8": (lambda x: pillow(x, 8, Image.Resampling.BICUBIC).reshape(-1, 64) / 16, None),
    "image by image": (standardised, ("each image standardised by its own mean and standard deviation",)),
    "by the image's largest": (
        lambda x: x / x.max((1, 2), keepdims=True),
        ("each image divided by its largest value",),
    ),
    "length 1, image": (lambda x: scaled_to_length(x.reshape(-1, 784), 1), None),
    "length 1, columns": (lambda x: scaled_to_length(x, 1), ("each column scaled to length 1",)),
    "length 1, rows": (lambda x: scaled_to_length(x, -1), ("each row scaled to length 1",)),
    "sum 1": (lambda x: x / x.sum((1, 2), keepdims=True), ("each image scaled to sum 1",)),
    "inverted, then length 1": (lambda x: scaled_to_length(255 - x, (1, 2)), None),
    "length 1, then -1 to 1": (lambda x: 2 * scaled_to_length(x, (1, 2)) - 1, None),
    "the image's mean subtracted": (lambda x: (x - x.mean((1, 2), keepdims=True)) / 255, None),
}  # fmt: skip


def no_steps() -> Iterator[Step]:
    yield from ()


@pytest.mark.parametrize(("prepare", "words"), WAYS.values(), ids=WAYS.keys())
def test_what_a_student_did_is_done_to_other_images_too(
    mnist: DataSet, prepare: Prepare, words: tuple[str, ...] | None
) -> None:
    raw, unseen = mnist.images["test"][SEEN], mnist.images["test"][UNSEEN]
    found = identify(Pairs(raw, np.asarray(prepare(raw))), no_steps)
    assert found is not None
    assert words in (None, found.transform.words)
    assert (found.fitted_on, found.confirmed_on) == (16, 16)
    fed = np.asarray(prepare(unseen))
    assert found.transform(unseen).dtype == fed.dtype
    assert error_of(found.transform, Pairs(unseen, fed)) <= 1e-4


def over(images: np.ndarray) -> Callable[[], Iterator[Step]]:
    return lambda: pixel_steps("the training images", pixel_statistics([images]))


def scaler(images: np.ndarray, unit: float) -> Prepare:
    """scikit-learn's StandardScaler after dividing by *unit*."""
    flat = images.reshape(len(images), -1) / unit
    scale = np.where(flat.std(0) == 0, 1, flat.std(0))
    return lambda x: (x.reshape(len(x), -1) / unit - flat.mean(0)) / scale


def largest(images: np.ndarray) -> Prepare:
    """scikit-learn's MinMaxScaler."""
    span = images.max(0).astype(float)
    return lambda x: x / np.where(span == 0, 1, span)


def centred(images: np.ndarray) -> Prepare:
    return lambda x: (x - images.mean(0)) / 255


def careful(images: np.ndarray) -> Prepare:
    """A small number keeps the division alive."""
    return lambda x: (x / 255 - (images / 255).mean(0)) / ((images / 255).std(0) + 1e-3)


@pytest.mark.parametrize(
    "prepared",
    [lambda x: scaler(x, 1), lambda x: scaler(x, 255), largest, centred, careful],
    ids=["StandardScaler", "StandardScaler after / 255", "MinMaxScaler", "means subtracted", "plus 1e-3"],
)
def test_statistics_of_each_pixel_are_recognised(
    mnist: DataSet, prepared: Callable[[np.ndarray], Prepare]
) -> None:
    some = mnist.images["train"][:5000]
    prepare = prepared(some)
    raw, unseen = mnist.images["test"][SEEN], mnist.images["test"][UNSEEN]
    found = identify(Pairs(raw, prepare(raw)), over(some))
    assert found is not None
    assert "each pixel" in found.transform.words[0]
    inked = some.max(0) > 0  # elsewhere the statistics leave the unit open
    assert error_of(found.transform, Pairs(unseen * inked, prepare(unseen * inked))) <= 1e-4


def test_statistics_of_other_images_are_not_believed(mnist: DataSet) -> None:
    prepare = scaler(mnist.images["train"][20000:22000], 255)
    raw = mnist.images["test"][SEEN]
    assert identify(Pairs(raw, prepare(raw)), over(mnist.images["train"][:5000])) is None


def test_statistics_are_computed_only_where_nothing_simpler_fits(mnist: DataSet) -> None:
    def costly() -> Iterator[Step]:
        raise AssertionError("asked for statistics")

    raw = mnist.images["test"][SEEN]
    assert identify(Pairs(raw, raw / 255), costly) is not None


NOTHING: dict[str, Prepare] = {
    "noise": lambda x: np.random.default_rng(1).random(x.shape),
    "noise added": lambda x: x / 255 + np.random.default_rng(1).normal(0, 0.1, x.shape),
    "other images": lambda x: x[::-1] / 255,
    "one image over and over": lambda x: np.repeat(x[:1], len(x), 0) / 255,
    "nothing but zeros": lambda x: np.zeros(x.shape),
    "infinity": lambda x: np.where(x == 0, np.inf, x),
    "not a number": lambda x: np.where(x == 0, np.nan, x),
    "shifted by a pixel": lambda x: np.roll(x, 1, 2) / 255,
    "another size": lambda x: np.zeros((len(x), 7, 3, 11)) + x[:, :7, :3, None],
    "half of them scaled": lambda x: np.where(np.arange(len(x)) % 4 < 2, 1.0, 1 / 255)[:, None, None] * x,
}


@pytest.mark.parametrize("prepare", NOTHING.values(), ids=NOTHING.keys())
def test_what_fits_nothing_is_left_alone(mnist: DataSet, prepare: Prepare) -> None:
    raw = mnist.images["test"][SEEN]
    assert identify(Pairs(raw, prepare(raw)), no_steps) is None


@pytest.mark.parametrize("count", [0, 1])
def test_one_image_proves_nothing(mnist: DataSet, count: int) -> None:
    raw = mnist.images["test"][:count]
    assert identify(Pairs(raw, raw / 255), no_steps) is None


def test_two_images_are_enough_for_one_to_confirm(mnist: DataSet) -> None:
    raw = mnist.images["test"][:2]
    found = identify(Pairs(raw, raw / 255), no_steps)
    assert found is not None
    assert (found.fitted_on, found.confirmed_on) == (1, 1)


def test_every_pair_has_to_agree_not_only_those_tried(mnist: DataSet) -> None:
    raw = mnist.images["test"][:100]
    fed = raw / 255
    fed[1] *= 2
    assert identify(Pairs(raw, fed), no_steps) is None


@settings(deadline=None, max_examples=30)
@given(
    divisor=st.floats(0.01, 1000),
    offset=st.floats(-10, 10),
    inverted=st.booleans(),
    channel=st.sampled_from([(28, 28), (28, 28, 1), (784,), (1, 28, 28)]),
)
def test_any_scale_and_offset_is_recognised(
    mnist: DataSet, divisor: float, offset: float, inverted: bool, channel: tuple[int, ...]
) -> None:
    def prepare(x: np.ndarray) -> np.ndarray:
        return ((255 - x if inverted else x) / divisor + offset).reshape(len(x), *channel)

    raw, unseen = mnist.images["test"][SEEN], mnist.images["test"][UNSEEN]
    found = identify(Pairs(raw, prepare(raw)), no_steps)
    assert found is not None
    assert error_of(found.transform, Pairs(unseen, prepare(unseen))) <= 1e-4
