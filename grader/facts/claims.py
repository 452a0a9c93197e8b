"""What the student's own process said, through our hooks: claims, until something confirms them."""

from __future__ import annotations

from typing import Literal

from .base import Index, Number, Record, Split
from .running import Way


class Packed(Record, frozen=True):
    """A small array: little-endian C-order bytes with their dtype ('<f4', '|u1', …) and shape."""

    dtype: str
    shape: tuple[int, ...]
    data: bytes


class Content(Record, frozen=True):
    """What an array was recognised as, by its content and never by its name."""

    dataset: str  #: "mnist"
    part: Literal["images", "labels"]
    train: int = 0  #: How many of its rows are rows of the training split.
    test: int = 0  #: How many of its rows are rows of the test split.
    unknown: int = 0  #: How many rows are neither.
    order: Literal["original", "slice", "shuffled", "other"] = "original"
    index: Index = None  #: Row number inside its split, for a single row.
    one_hot: bool = False  #: Labels only.
    assumed: bool = False  #: Taken from the number of rows alone; nothing confirmed it.


class Array(Record, frozen=True, tag="array", tag_field="kind"):
    """An array that a name stood for after some statement, or that a hooked call was given."""

    name: str  #: "x_train", "data['x']", or "fit(x)" where no name is known
    shape: tuple[int, ...]
    dtype: str
    low: Number = None
    high: Number = None
    content: Content | None = None  #: None: looks like data but is none of the known arrays.
    cell: int | None = None
    line: int | None = None


class Compiled(Record, frozen=True):
    """The live settings of a compiled model; never read from source text."""

    optimizer: str  #: Keras class name, "Adam"; the nearest Keras base for a class of one's own.
    learning_rate: Number = None
    optimizer_slots: tuple[str, ...] = ()  #: Kinds of variables it really holds: "momentum", "velocity", …
    loss: str | None = None  #: Snake case, "sparse_categorical_crossentropy".
    own_loss: str | None = None  #: The name of a loss of one's own that was found to compute `loss`.
    from_logits: bool | None = None
    metrics: tuple[str, ...] = ()
    cell: int | None = None  #: Where compile was called, the last time that it went well.
    line: int | None = None


class Layer(Record, frozen=True):
    """One layer, nested models opened up."""

    type: str  #: "Dense"
    name: str = ""
    units: int | None = None  #: Units or filters.
    activation: str | None = None  #: "relu", "softmax", "linear", …; None where it has none.
    output_shape: tuple[int | None, ...] | None = None
    parameters: int = 0


class Model(Record, frozen=True, tag="model", tag_field="kind"):
    """A model, as its own process described it. A later fact with the same id replaces it."""

    id: int
    names: tuple[str, ...] = ()
    #: "variables" is no Keras model: bare variables that were trained with a tape.
    form: Literal["sequential", "functional", "subclass", "variables"] = "subclass"
    layers: tuple[Layer, ...] = ()
    operations: tuple[Layer, ...] = ()  #: What a call of its own code computes, in order: "MatMul", "Relu", …
    parts: tuple[int, ...] = ()  #: Ids of the models inside it.
    config: str | None = None  #: JSON text of its Keras configuration; untrusted.
    why_no_config: str | None = None
    weights: str | None = None  #: SHA-256 of the newest weights that left the process.
    compiled: Compiled | None = None
    compiles: int = 0
    compile_error: str | None = None  #: "ValueError: its first line", where the last compile was refused.
    compile_error_cell: int | None = None
    compile_error_line: int | None = None
    input_shape: tuple[int | None, ...] | None = None
    output_shape: tuple[int | None, ...] | None = None
    cell: int | None = None
    line: int | None = None


class Fit(Record, frozen=True, tag="fit", tag_field="kind"):
    """One training call. Sent when it starts and when it ends; the later one replaces the earlier."""

    number: int
    model: int
    way: Literal["fit", "custom loop"] = "fit"
    images: Content | None = None
    labels: Content | None = None
    shape: tuple[int, ...] | None = None
    rows: int | None = None
    label_agreement: Number = None  #: Of the recognised rows, the share whose label is the data set's own.
    validation: Content | None = None
    epochs_asked: int | None = None
    epochs_run: int = 0
    batch_size: int | None = None
    history: dict[str, tuple[Number, ...]] = {}
    stopped: Literal["budget", "clock", "error"] | None = None
    went: Way | None = None
    cell: int | None = None
    line: int | None = None


class Answer(Record, frozen=True):
    """What a model says to one image: `values` are its outputs, one a class."""

    split: Split | None = None  #: None: an image that is in neither split.
    index: Index = None
    values: tuple[Number, ...] = ()


class Prediction(Record, frozen=True, tag="prediction", tag_field="kind"):
    """One predict, evaluate or call of a model on data (not inside training)."""

    number: int
    model: int
    way: Literal["predict", "evaluate", "call"] = "predict"
    images: Content | None = None
    rows: int = 0
    output_shape: tuple[int, ...] | None = None
    probabilities: bool | None = None  #: Every row in [0, 1] and summing to 1 within 1e-3.
    sample: tuple[Answer, ...] = ()  #: At most 32 rows, evenly spread; first and last included.
    correct: int | None = None  #: Of the recognised test rows, those whose largest output is the label.
    of: int | None = None
    metrics: dict[str, Number] = {}  #: What evaluate returned.
    went: Way | None = None
    weights: str | None = None  #: SHA-256 of the weights it was made with, where they left the process.
    cell: int | None = None
    line: int | None = None


class Pick(Record, frozen=True, tag="pick", tag_field="kind"):
    """The student's code picked the largest of some values: argmax in one of its spellings."""

    function: Literal["argmax", "argsort", "index", "max", "sorted"]
    subject: Literal["prediction", "labels", "other"]
    spelled: str = ""  #: "np.argmax"
    model: int | None = None
    split: Split | None = None  #: The image the prediction was about.
    index: Index = None
    answer: int | None = None  #: The numeral it gave, for one row.
    rows: int = 1
    answers: tuple[int, ...] = ()  #: For several rows: the first 16.
    cell: int | None = None
    line: int | None = None


class ShownPicture(Record, frozen=True):
    """An array shown by imshow, matshow, pcolor or the like."""

    shape: tuple[int, ...]
    content: Content | None = None
    pixels: Packed | None = None  #: As given, where at most 64 x 64 (x 4); larger ones as 256 levels.
    after_file: bool = False  #: Whether the submission had opened a picture file before.


class Axes(Record, frozen=True):
    """What one pair of axes shows. Lists are cut at 64 numbers, lines at 8."""

    title: str = ""
    xlabel: str = ""
    ylabel: str = ""
    pictures: tuple[ShownPicture, ...] = ()
    bars: tuple[Number, ...] = ()  #: Heights (widths of horizontal bars, shares of a pie).
    histogram_of: tuple[Number, ...] = ()  #: The values given to hist().
    lines: tuple[tuple[Number, ...], ...] = ()  #: y values of lines, markers and stems.
    answer: Answer | None = None  #: The prediction whose values it draws, found by comparing values.
    answer_model: int | None = None
    drawn: tuple[Number, ...] = ()  #: The values that it draws of `answer`, one a class, in their order.
    texts: tuple[str, ...] = ()


class Figure(Record, frozen=True, tag="figure", tag_field="kind"):
    """A figure, at the moment it was shown, saved, closed, cleared, or left at the end of a cell."""

    number: int
    recorded_at: Literal["show", "savefig", "close", "clear", "cell", "exit"] = "show"
    axes: tuple[Axes, ...] = ()
    thumbnail: bytes | None = None  #: PNG, at most 320 pixels wide.
    cell: int | None = None
    line: int | None = None


class Load(Record, frozen=True, tag="load", tag_field="kind"):
    """A data set was asked for."""

    dataset: str  #: "mnist"
    spelled: str = ""  #: "keras.datasets.mnist.load_data()"
    served: bool = False  #: Whether the shelf had it.
    cell: int | None = None
    line: int | None = None


class Note(Record, frozen=True, tag="note", tag_field="kind"):
    """Something a person should know about the run; never a reason to take points."""

    about: Literal[
        "missing-package",
        "unknown-package",
        "not-on-the-shelf",
        "left-out",
        "training-stopped",
        "memory",
        "processes",
        "exit",
        "other",
    ]
    text: str  #: A sentence.
    subject: str = ""  #: The package, the data set, …
    cell: int | None = None
    line: int | None = None


class Claims(Record, frozen=True):
    """Everything the student's own process said, in the order in which it happened."""

    arrays: tuple[Array, ...] = ()
    models: tuple[Model, ...] = ()
    fits: tuple[Fit, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    picks: tuple[Pick, ...] = ()
    figures: tuple[Figure, ...] = ()
    loads: tuple[Load, ...] = ()
    notes: tuple[Note, ...] = ()


class Feed(Record, frozen=True, tag="feed", tag_field="kind"):
    """Some rows as the model was really fed: pairs from which the verifier learns the preprocessing."""

    model: int
    way: Literal["fit", "predict", "evaluate", "call"]
    dataset: str
    split: Split
    rows: tuple[int, ...]  #: Row numbers inside the split, at most 32.
    array: Packed  #: First axis: those rows.
    assumed: bool = False  #: Row numbers taken from position alone; the fit has to prove them.
    total: int | None = None  #: Rows of the whole array it was sampled from.
