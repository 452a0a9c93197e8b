"""What the verifier was shown, and what it found: a process the student's code never touched."""

from __future__ import annotations

from typing import Literal

from .base import Number, Record, Split
from .claims import Answer, Layer, Packed


class Preprocessing(Record, frozen=True):
    """How raw images become what the model was fed."""

    steps: tuple[str, ...]  #: In words: "divided by 255", "flattened to 784".
    fitted_on: int
    confirmed_on: int
    largest_error: float
    trained_alike: bool = True  #: Whether what it was trained on, as far as seen, was prepared the same way.


class Rows(Record, frozen=True):
    """The model's outputs on fresh inputs. Shapes as rows x columns."""

    rows: int
    columns: int
    lowest: Number
    highest: Number
    smallest_sum: Number
    largest_sum: Number
    probabilities: bool  #: Every value in [0, 1] and every row summing to 1 within 1e-3.


class Accuracy(Record, frozen=True):
    """Right answers among the data set's own test images."""

    correct: int
    of: int
    confusion: tuple[tuple[int, ...], ...] = ()  #: label x answer; as many answers as outputs


class Agreement(Record, frozen=True):
    """Predictions of the student's run beside those of the rebuilt model."""

    rows: int
    largest_difference: Number  #: Where outputs are larger than 1: as a share of the largest.


class FoundPicture(Record, frozen=True):
    """What the verifier itself found a shown picture to be; one for each image of several in one picture."""

    figure: int  #: Figure.number
    axes: int  #: 0-based
    picture: int  #: 0-based
    split: Split
    index: int


class StrangePicture(Record, frozen=True):
    """A shown picture that looks like no image of the data set, not even a changed one."""

    figure: int  #: Figure.number
    axes: int  #: 0-based
    picture: int  #: 0-based


class Drawn(Record, frozen=True):
    """From what the disturbed copies were made: kept, so that anybody can make the same ones again."""

    draw: str  #: HMAC-SHA256 of `HandedIn.whole`, as hexadecimal digits.
    gain: tuple[float, float]  #: Lowest and highest, one an image.
    noise: float  #: Standard deviation on pixels with ink; 255 counts as 1.
    how: str  #: The same in words.
    undisturbed: int | None = None  #: Right answers about the same images as they were.
    edge: float = 0.0  #: Share of pixels along the edge of the ink that went or came; 0 of older evidence.


class Memorised(Record, frozen=True):
    """Weights that look like test images."""

    weights: str  #: Where most of them lie in the network.
    images: int  #: Different test images among them.
    of: int  #: Weights of an image's size that were compared.


class Carried(Record, frozen=True):
    """What an exported network brings along, as read before any of it ran."""

    fixed: int  #: Bytes that training does not change: constants, frozen variables, tables.
    unread: bool = False  #: Whether something in it could not be read.


class Mistake(Record, frozen=True):
    """A test image that the model takes for something else."""

    index: int  #: Row among the test images.
    label: int
    answer: int  #: Position of the largest output.
    values: tuple[Number, ...]  #: Its outputs.
    pixels: Packed  #: The image, height x width.


class Measured(Record, frozen=True):
    """What a process that the student's code never touched found."""

    model: int | None = None  #: Id of the graded model: the one to rebuild.
    rebuilt: bool = False
    #: How its answers came about: rebuilt by us, or by its exported graph in a sandbox that sees images only.
    route: Literal["rebuilt", "graph"] | None = None
    why_not: str | None = None  #: A sentence: why it could not rebuild or feed it.
    #: What kind of reason that is: nothing to measure, something we do not know, no time or memory, the end
    #: of the process, or an answer that made no sense. Empty where it was measured, and of older evidence.
    why: Literal["", "nothing", "vocabulary", "resources", "crashed", "unreadable"] = ""
    layers: tuple[Layer, ...] = ()
    fresh: Rows | None = None
    preprocessing: Preprocessing | None = None
    accuracy: Accuracy | None = None
    agreement: Agreement | None = None
    answers: tuple[Answer, ...] = ()  #: The rebuilt model's answers for every image picked or shown.
    labels: dict[str, int] = {}  #: "test:0" -> 7, for the same images.
    pictures: tuple[FoundPicture, ...] = ()
    strange_pictures: tuple[StrangePicture, ...] = ()
    disturbed: Accuracy | None = None  #: On copies of test images, changed as `drawn` says.
    drawn: Drawn | None = None
    memorised: Memorised | None = None
    mistakes: tuple[Mistake, ...] = ()  #: What it is most wrong about, the worst first.
    table: Packed | None = None  #: Of the reference only: outputs for every test image, 1 as 255.
    carried: Carried | None = None  #: Only of a network that its exported graph answered for.
