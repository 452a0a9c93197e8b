"""
What evidence is made of.

Facts are plain data. Those under `Claims` were said by the student's own process, through our
hooks; those under `Measured` were found by the verifier, a process the student's code never
touched. Nothing here computes, and nothing here imports anything of ours.

Two conventions hold everywhere:

* a number that is not finite (NaN, infinity) is stored as `None`, so it can never pass a comparison;
* `cell` is the 1-based position among all cells of the file as handed in, `line` the 1-based line
  inside that cell; both are `None` where the place is not known.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

FORMAT = 1  #: Format number of evidence.json. It only grows; fields are only ever added.

Number = float | None  #: A finite number, or None where it was NaN or infinite.
Split = Literal["train", "test"]
Kind = Literal["notebook", "module", "response"]
Outcome = Literal[
    "finished",
    "crashed",
    "killed",
    "timed-out",
    "too-much-output",
    "out-of-memory",
    "refused",
    "not-run",
]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A frozen record that refuses fields it does not know: the schema of the trust boundary."""


# --- what was handed in ---------------------------------------------------------------------------


class Prose(Record):
    """A stretch of the student's own words: one markdown cell, or one section of a response."""

    text: str
    heading: str = ""  #: The nearest heading above it, without the # signs.
    cell: int | None = None
    line: int | None = None  #: Line in the raw file.


class LinkedPicture(Record):
    """A picture that a response links, embeds or attaches."""

    name: str  #: As the student wrote it; never used as a path after reading.
    heading: str = ""  #: The nearest heading above it.
    alt: str = ""
    width: int | None = None  #: Pixels; None when it could not be read.
    height: int | None = None
    problem: str | None = None  #: Why it could not be read, as a sentence.
    thumbnail: bytes | None = None  #: PNG, at most 320 pixels wide.
    line: int | None = None


class HandedIn(Record):
    """What was handed in, as far as reading it told."""

    name: str
    kind: Kind
    sha256: str  #: Of the file's bytes.
    cells: int
    lines: dict[int, int] = {}  #: Cell -> line of its first source line in the raw file.
    joined: tuple[int, ...] = ()  #: Cells whose whole source stands on that one line of the raw file.
    prose: tuple[Prose, ...] = ()
    pictures: tuple[LinkedPicture, ...] = ()


# --- how it ran -----------------------------------------------------------------------------------


class CellError(Record):
    """The exception that ended a cell, cut down to what the student needs."""

    name: str  #: "ValueError"
    message: str
    line: int | None = None  #: Line inside the cell.
    traceback: str = ""  #: Plain text, our own frames removed, at most 8 KiB.


class CellRun(Record):
    """How one code cell went."""

    cell: int
    outcome: Literal["ok", "error", "not-reached"]
    seconds: float = 0.0
    error: CellError | None = None
    outputs: tuple[dict[str, Any], ...] = ()  #: nbformat 4 outputs, capped.


class Run(Record):
    """How the run as a whole went. Times and memory stand only here."""

    outcome: Outcome
    seconds: float = 0.0
    peak_memory_mb: float = 0.0
    cells: tuple[CellRun, ...] = ()
    accelerated: bool = False
    problems: tuple[str, ...] = ()  #: Sentences for people, each at most once.
    verify_seconds: float = 0.0


# --- what the student's process said --------------------------------------------------------------


class Packed(Record):
    """A small array: little-endian C-order bytes with their dtype ('<f4', '|u1', …) and shape."""

    dtype: str
    shape: tuple[int, ...]
    data: bytes


class Content(Record):
    """What an array was recognised as, by its content and never by its name."""

    dataset: str  #: "mnist"
    part: Literal["images", "labels"]
    train: int = 0  #: How many of its rows are rows of the training split.
    test: int = 0  #: How many of its rows are rows of the test split.
    unknown: int = 0  #: How many rows are neither.
    order: Literal["original", "slice", "shuffled", "other"] = "original"
    index: int | None = None  #: Row number inside its split, for a single row.
    one_hot: bool = False  #: Labels only.
    assumed: bool = False  #: Taken from the number of rows alone; nothing confirmed it.


class Array(Record, tag="array", tag_field="kind"):
    """An array that a name stood for after some statement, or that a hooked call was given."""

    name: str  #: "x_train", "data['x']", or "fit(x)" where no name is known
    shape: tuple[int, ...]
    dtype: str
    low: Number = None
    high: Number = None
    content: Content | None = None  #: None: looks like data but is none of the known arrays.
    cell: int | None = None
    line: int | None = None


class Compiled(Record):
    """The live settings of a compiled model; never read from source text."""

    optimizer: str  #: Keras class name, "Adam"; the nearest Keras base for a class of one's own.
    learning_rate: Number = None
    optimizer_slots: tuple[str, ...] = ()  #: Kinds of variables it really holds: "momentum", "velocity", …
    loss: str | None = None  #: Snake case, "sparse_categorical_crossentropy".
    from_logits: bool | None = None
    metrics: tuple[str, ...] = ()


class Layer(Record):
    """One layer, nested models opened up."""

    type: str  #: "Dense"
    name: str = ""
    units: int | None = None  #: Units or filters.
    activation: str | None = None  #: "relu", "softmax", "linear", …; None where it has none.
    output_shape: tuple[int | None, ...] | None = None
    parameters: int = 0


class Model(Record, tag="model", tag_field="kind"):
    """A model, as its own process described it. A later fact with the same id replaces it."""

    id: int
    names: tuple[str, ...] = ()
    form: Literal["sequential", "functional", "subclass"] = "subclass"
    layers: tuple[Layer, ...] = ()
    parts: tuple[int, ...] = ()  #: Ids of the models inside it.
    config: str | None = None  #: JSON text of its Keras configuration; untrusted.
    why_no_config: str | None = None
    weights: str | None = None  #: SHA-256 of the newest weights that left the process.
    compiled: Compiled | None = None
    compiles: int = 0
    input_shape: tuple[int | None, ...] | None = None
    output_shape: tuple[int | None, ...] | None = None
    cell: int | None = None
    line: int | None = None


class Fit(Record, tag="fit", tag_field="kind"):
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
    cell: int | None = None
    line: int | None = None


class Answer(Record):
    """What a model says to one image: `values` are its outputs, one a class."""

    split: Split | None = None  #: None: an image that is in neither split.
    index: int | None = None
    values: tuple[Number, ...] = ()


class Prediction(Record, tag="prediction", tag_field="kind"):
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
    weights: str | None = None  #: SHA-256 of the weights it was made with, where they left the process.
    cell: int | None = None
    line: int | None = None


class Pick(Record, tag="pick", tag_field="kind"):
    """The student's code picked the largest of some values: argmax in one of its spellings."""

    function: Literal["argmax", "argsort", "index", "max", "sorted"]
    subject: Literal["prediction", "labels", "other"]
    spelled: str = ""  #: "np.argmax"
    model: int | None = None
    split: Split | None = None  #: The image the prediction was about.
    index: int | None = None
    answer: int | None = None  #: The numeral it gave, for one row.
    rows: int = 1
    answers: tuple[int, ...] = ()  #: For several rows: the first 16.
    cell: int | None = None
    line: int | None = None


class ShownPicture(Record):
    """An array shown by imshow, matshow, pcolor or the like."""

    shape: tuple[int, ...]
    content: Content | None = None
    pixels: Packed | None = None  #: As given, where at most 64 x 64 (x 4).


class Axes(Record):
    """What one pair of axes shows. Lists are cut at 64 numbers, lines at 8."""

    title: str = ""
    xlabel: str = ""
    ylabel: str = ""
    pictures: tuple[ShownPicture, ...] = ()
    bars: tuple[Number, ...] = ()  #: Heights (widths of horizontal bars).
    histogram_of: tuple[Number, ...] = ()  #: The values given to hist().
    lines: tuple[tuple[Number, ...], ...] = ()  #: y values of lines, markers and stems.
    answer: Answer | None = None  #: The prediction whose values it draws, found by comparing values.
    answer_model: int | None = None
    texts: tuple[str, ...] = ()


class Figure(Record, tag="figure", tag_field="kind"):
    """A figure, at the moment it was shown, saved, closed, cleared, or left at the end of a cell."""

    number: int
    recorded_at: Literal["show", "savefig", "close", "clear", "cell", "exit"] = "show"
    axes: tuple[Axes, ...] = ()
    thumbnail: bytes | None = None  #: PNG, at most 320 pixels wide.
    cell: int | None = None
    line: int | None = None


class Load(Record, tag="load", tag_field="kind"):
    """A data set was asked for."""

    dataset: str  #: "mnist"
    spelled: str = ""  #: "keras.datasets.mnist.load_data()"
    served: bool = False  #: Whether the shelf had it.
    cell: int | None = None
    line: int | None = None


class Note(Record, tag="note", tag_field="kind"):
    """Something a person should know about the run; never a reason to take points."""

    about: Literal[
        "missing-package",
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


class Claims(Record):
    """Everything the student's own process said, in the order in which it happened."""

    arrays: tuple[Array, ...] = ()
    models: tuple[Model, ...] = ()
    fits: tuple[Fit, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    picks: tuple[Pick, ...] = ()
    figures: tuple[Figure, ...] = ()
    loads: tuple[Load, ...] = ()
    notes: tuple[Note, ...] = ()


class Feed(Record, tag="feed", tag_field="kind"):
    """Some rows as the model was really fed: pairs from which the verifier learns the preprocessing."""

    model: int
    way: Literal["fit", "predict", "evaluate", "call"]
    dataset: str
    split: Split
    rows: tuple[int, ...]  #: Row numbers inside the split, at most 32.
    array: Packed  #: First axis: those rows.
    assumed: bool = False  #: Row numbers taken from position alone; the fit has to prove them.
    total: int | None = None  #: Rows of the whole array it was sampled from.


# --- what the verifier found ----------------------------------------------------------------------


class Preprocessing(Record):
    """How raw images become what the model was fed."""

    steps: tuple[str, ...]  #: In words: "divided by 255", "flattened to 784".
    fitted_on: int
    confirmed_on: int
    largest_error: float


class Rows(Record):
    """The model's outputs on fresh inputs. Shapes as rows x columns."""

    rows: int
    columns: int
    lowest: Number
    highest: Number
    smallest_sum: Number
    largest_sum: Number
    probabilities: bool  #: Every value in [0, 1] and every row summing to 1 within 1e-3.


class Accuracy(Record):
    """Right answers among the data set's own test images."""

    correct: int
    of: int
    confusion: tuple[tuple[int, ...], ...] = ()  #: label x answer


class Agreement(Record):
    """Predictions of the student's run beside those of the rebuilt model."""

    rows: int
    largest_difference: Number


class FoundPicture(Record):
    """What the verifier itself found a shown picture to be."""

    figure: int  #: Figure.number
    axes: int  #: 0-based
    picture: int  #: 0-based
    split: Split
    index: int


class Measured(Record):
    """What a process that the student's code never touched found."""

    model: int | None = None  #: Id of the model it rebuilt.
    rebuilt: bool = False
    why_not: str | None = None  #: A sentence: why it could not rebuild or feed it.
    layers: tuple[Layer, ...] = ()
    fresh: Rows | None = None
    preprocessing: Preprocessing | None = None
    accuracy: Accuracy | None = None
    agreement: Agreement | None = None
    answers: tuple[Answer, ...] = ()  #: The rebuilt model's answers for every image picked or shown.
    labels: dict[str, int] = {}  #: "test:0" -> 7, for the same images.
    pictures: tuple[FoundPicture, ...] = ()


# --- all of it ------------------------------------------------------------------------------------


class Environment(Record):
    """Versions, as the process that ran the submission reported them."""

    python: str = ""
    platform: str = ""
    packages: dict[str, str] = {}  #: "tensorflow", "keras", "numpy", "matplotlib", … -> version


class Isolation(Record):
    """What stood between the submission and the machine."""

    level: Literal["sandboxed", "limited", "process", "none"] = "none"
    self_test: str | None = None
    notes: tuple[str, ...] = ()


class Mark(Record):
    """What one check gave when the evidence was recorded."""

    status: str
    earned: float | None
    points: float


class Judged(Record):
    """What was made of the evidence when it was recorded; checks never look at it."""

    manifest: str
    marks: dict[str, Mark]


class Evidence(Record):
    """All that checks may look at. A grade is a pure function of this."""

    submission: HandedIn
    run: Run
    format: int = FORMAT
    grader: str = ""  #: Version of the grader that recorded it.
    claims: Claims = Claims()
    measured: Measured | None = None
    environment: Environment = Environment()
    isolation: Isolation = Isolation()
    judged: Judged | None = None
