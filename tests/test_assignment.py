"""assignment.toml becomes an Assignment, or an error that names file, key and the nearest right spelling."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from grader.assignment import FILE, load_assignment
from grader.checks import known_checks
from grader.errors import AssignmentError
from grader.records import Assignment, Limits
from grader.submission import read_submission

from .conftest import ROOT
from .tables import table

SMALL = """
id = "small"
title = "Small"
dataset = "digits"
reference = "."
packages = ["numpy"]

[limits]
seconds = 60

[shelf]
digits = "digits.npz"

[data.digits.x]
shape = [2, 3]
dtype = "uint8"
sha256 = "00"

[[rubric]]
check = "accuracy"
points = 2
options = { full = 0.5 }

[[rubric]]
check = "why"
points = 1.5
kinds = ["response"]
visibility = "instructor"

[[questions]]
id = "why"
title = "Why?"
prompt = "Say why."
keywords = ["because"]
misconceptions = [{ pattern = "just so", advice = "Think again." }]
"""


def load(folder: Path, text: str = SMALL) -> Assignment:
    (folder / "digits.npz").touch()
    (folder / FILE).write_text(text, encoding="utf-8")
    return load_assignment(folder)


def test_every_key_arrives_where_it_belongs(tmp_path: Path) -> None:
    assignment = load(tmp_path)
    assert (assignment.id, assignment.title, assignment.dataset) == ("small", "Small", "digits")
    assert assignment.shelf == {"digits": tmp_path / "digits.npz"}
    assert assignment.limits == Limits(seconds=60)
    assert assignment.rubric[0].options == {"full": 0.5}
    assert assignment.rubric[1].visibility == "instructor"
    assert assignment.questions[0].misconceptions[0].advice == "Think again."
    assert assignment.data["digits"]["x"].shape == (2, 3)


@table(
    ("old", "new", "key", "words"),
    {
        "an unknown key": ("title =", "titel =", "", "no key 'titel' here; did you mean 'title'"),
        "an unknown limit": ("seconds =", "second =", "limits", "did you mean 'seconds'"),
        "an unknown key of a line": ("points = 2", "point = 2", "rubric.accuracy", "did you mean 'points'"),
        "an unknown key of a question": (
            "keywords =",
            "keyword =",
            "questions.why",
            "did you mean 'keywords'",
        ),
        "an unknown key of a misconception": (
            "advice =",
            "advise =",
            "questions.why.misc",
            "did you mean 'advice'",
        ),
        "an unknown key of an array": ("dtype =", "type =", "data", "did you mean 'dtype'"),
        "an unknown check": ('"accuracy"', '"acuracy"', "rubric.acuracy.check", "did you mean 'accuracy'"),
        "an unknown check like nothing else": ('"accuracy"', '"zzz"', "rubric.zzz.check", "known are: "),
        "an unknown option": ("{ full", "{ ful", "rubric.accuracy.options.ful", "did you mean 'full'"),
        "an option of the wrong type": (
            "full = 0.5",
            'full = "0.5"',
            "rubric.accuracy.options.full",
            "a value like 0.9",
        ),
        "an option that is true": ("full = 0.5", "full = true", "rubric.accuracy.options.full", "got True"),
        "an option that is no number": (
            "full = 0.5",
            "full = nan",
            "rubric.accuracy.options.full",
            "got nan",
        ),
        "points in words": (
            "points = 2",
            'points = "2"',
            "rubric.accuracy.points",
            "Expected 'float', got 'str'",
        ),
        "negative points": (
            "points = 2",
            "points = -2",
            "rubric.accuracy.points",
            "between 0 and 1000000, not -2",
        ),
        "no end of points": (
            "points = 2",
            "points = inf",
            "rubric.accuracy.points",
            "between 0 and 1000000, not inf",
        ),
        "no points": ("points = 2\n", "", "rubric.accuracy", "lacks the key 'points'"),
        "no title": ('title = "Small"', "", "", "lacks the key 'title'"),
        "an unknown kind": ('["response"]', '["respons"]', "rubric.why.kinds", "did you mean 'response'"),
        "a percentage for a share": ("full = 0.5", "full = 50", "rubric.accuracy.options.full", "a share"),
        "half above full": (
            "full = 0.5",
            "full = 0.5, half = 0.9",
            "rubric.accuracy.options.half",
            "above full",
        ),
        "no kind": ('["response"]', "[]", "rubric.why.kinds", "is empty"),
        "a kind the check cannot judge": (
            "points = 2",
            'points = 2\nkinds = ["response"]',
            "rubric.accuracy.kinds",
            "cannot judge a response",
        ),
        "an unknown visibility": (
            '"instructor"',
            '"nobody"',
            "rubric.why.visibility",
            "known are: instructor, student",
        ),
        "a check twice": ('check = "why"', 'check = "accuracy"', "rubric.accuracy", "stands here 2 times"),
        "a question nobody grades": ('check = "why"', 'check = "adam"', "rubric.adam.kinds", "cannot judge"),
        "options of a question": (
            "points = 1.5",
            "points = 1.5\noptions = {a = 1}",
            "rubric.why.options",
            "no options",
        ),
        "a question called like a check": ('id = "why"', 'id = "adam"', "rubric.why.check", "no check 'why'"),
        "a pattern that is none": (
            "just so",
            "just (so",
            "questions.why.misconceptions",
            "no regular expression",
        ),
        "a limit of nothing": ("seconds = 60", "seconds = 0", "limits.seconds", "more than 0"),
        "a data set off the shelf": (
            'dataset = "digits"',
            'dataset = "digit"',
            "dataset",
            "did you mean 'digits'",
        ),
        "arrays of no data set": ("data.digits.x", "data.digit.x", "data.digit", "did you mean 'digits'"),
        "a missing file": ('"digits.npz"', '"gone.npz"', "shelf.digits", "there is no"),
        "a missing reference": ('reference = "."', 'reference = "gone"', "reference", "there is no"),
        "no TOML": ("[limits]", "[limits", "", "not valid TOML"),
    },
)
def test_what_is_wrong_is_named(old: str, new: str, key: str, words: str, tmp_path: Path) -> None:
    assert old in SMALL
    with pytest.raises(AssignmentError) as wrong:
        load(tmp_path, SMALL.replace(old, new, 1))
    assert str(wrong.value).startswith(f"{tmp_path / FILE}: {key}")
    assert words in str(wrong.value)


def test_a_rubric_without_lines_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AssignmentError, match="rubric: is empty"):
        load(tmp_path, "rubric = []\n" + SMALL.split("[[rubric]]")[0])


def test_a_folder_without_an_assignment_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AssignmentError, match="--assignment names a folder"):
        load_assignment(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(AssignmentError, match="--assignment names"):
        load_assignment(tmp_path / "file")


def test_the_assignment_of_the_current_folder_is_not_taken_by_chance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert load_assignment().id == "mnist-digits"


CODE = [
    *("train-images", "train-labels", "test-images", "test-labels", "hidden-relu", "ten-outputs", "softmax"),
    *("adam", "sparse-crossentropy", "trained", "accuracy", "no-test-leak"),
    *("argmax", "image-figure", "probability-figure"),
]
WORDS = ["why-split", "relu-and-softmax", "why-ten", "loss-and-optimizer"]
STATED = ["train-images", "train-labels", "test-images", "argmax", "image-figure", "probability-figure"]


@pytest.mark.parametrize(
    ("kind", "checks", "points"),
    [("notebook", CODE + WORDS, 100), ("module", CODE, 80), ("response", STATED + WORDS, 49)],
)
def test_the_shipped_rubric_is_the_contract(kind: str, checks: list[str], points: float) -> None:
    lines = [line for line in load_assignment(ROOT / "assignment").rubric if kind in line.kinds]
    assert [line.check for line in lines] == checks
    assert sum(line.points for line in lines) == points


def test_the_shipped_rubric_names_every_check_there_is() -> None:
    rubric = load_assignment().rubric
    assert set(known_checks()) <= {line.check for line in rubric}


def test_the_shipped_limits_are_those_of_the_contract() -> None:
    limits = load_assignment().limits
    assert (limits.seconds, limits.memory_mb, limits.processes, limits.epochs) == (1200, 4096, 256, 30)


@table(
    ("question", "answer", "advice"),
    {
        "the largest becomes one": (
            "relu-and-softmax",
            "Softmax sets the largest value to 1 and the rest to 0.",
            "does not set the largest",
        ),
        "others become zero": (
            "relu-and-softmax",
            "Softmax: one value wins and the others become 0.",
            "does not set the largest",
        ),
        "softmax is argmax": ("relu-and-softmax", "Softmax returns the index of the highest value", "argmax"),
        "relu has an end": ("relu-and-softmax", "ReLU gives a value between 0 and 1.", "no upper end"),
        "50,000 images": ("why-split", "there are 50,000 images for training", "your own code printed"),
        "as many labels as digits": (
            "why-split",
            "The length of the labels is 10.",
            "one label for every image",
        ),
        "the test set teaches": ("why-split", "The test set improves the model.", "change nothing"),
        "because we say so": ("why-ten", "There are 10 neurons because we said 10.", "not free to choose"),
        "ten for ten thousand": ("why-ten", "10 neurons for the 10,000 test images", "nothing to do with"),
        "ten from ten thousand": (
            "why-ten",
            "There are 10000 test images, so 10 neurons.",
            "nothing to do with",
        ),
        "one to ten": ("why-ten", "one for each of the digits 1 to 10", "0 to 9"),
        "compile trains": ("loss-and-optimizer", "compile produces the parameters", "call fit"),
        "loss is a share": (
            "loss-and-optimizer",
            "The loss is the percentage of wrong answers",
            "not the share",
        ),
        "accuracy of one image": (
            "loss-and-optimizer",
            "the accuracy is the probability that the image is a 7, for this image",
            "belongs to all",
        ),
    },
)
def test_a_well_known_misconception_gets_its_advice(question: str, answer: str, advice: str) -> None:
    (asked,) = [each for each in load_assignment().questions if each.id == question]
    given = [each.advice for each in asked.misconceptions if re.search(each.pattern, answer, re.IGNORECASE)]
    assert any(advice in each for each in given)


@pytest.mark.parametrize("name", ["complete.ipynb"])
def test_right_answers_get_no_advice(name: str) -> None:
    right = read_submission(ROOT / "assignment" / "examples" / name).handed_in.prose
    solution = read_submission(ROOT / "reference" / "mnist.py").handed_in.prose
    for prose in (*right, *solution):
        for question in load_assignment().questions:
            for each in question.misconceptions:
                assert not re.search(each.pattern, prose.text, re.IGNORECASE), (each.pattern, prose.text)


def test_places_are_absolute_whatever_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(tmp_path)
    monkeypatch.chdir(tmp_path)
    assignment = load_assignment(Path())
    assert assignment.shelf["digits"] == tmp_path.resolve() / "digits.npz"
    assert assignment.reference == tmp_path.resolve()
