"""Clothes instead of digits, by the whole pipeline: on the shelf they are told by what they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.assignment import load_assignment
from grader.evidence import load_evidence
from grader.grading import grade
from grader.records import Assignment, CheckResult
from grader.sandbox import Sandbox, choose
from grader.submission import read_submission

from .clothes import write_clothes
from .courses import a_course

NETWORK = """
import keras, matplotlib.pyplot as plt, numpy as np
model = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(),
    keras.layers.Dense(32, activation="relu"), keras.layers.Dense(10, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
"""
CLOTHES = """
(x, y), (xt, yt) = keras.datasets.fashion_mnist.load_data()
model.fit(x / 255, y, epochs=2, verbose=0)
"""
DIGITS = """
(d, n), _ = keras.datasets.mnist.load_data()
model.fit(d[:6000] / 255, n[:6000], epochs=2, verbose=0)
xt = keras.datasets.fashion_mnist.load_data()[1][0]
"""
SHOWN = """
p = model.predict(xt / 255, verbose=0)
print(np.argmax(p[3]))
plt.imshow(xt[3])
plt.show()
plt.bar(range(10), p[3])
plt.show()
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Assignment:
    folder = a_course(tmp_path_factory.mktemp("course"))
    clothes, manifest = write_clothes(folder / "clothes.npz"), folder / "assignment.toml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(
        text.replace("[shelf]\n", f'[shelf]\nfashion_mnist = "{clothes.name}"\n'), encoding="utf-8"
    )
    return load_assignment(folder)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with choose("process") as place:
        yield place


def graded(source: str, folder: Path, course: Assignment, sandbox: Sandbox) -> dict[str, CheckResult]:
    path = folder / "hw.py"
    path.write_text(source, encoding="utf-8")
    reference = load_evidence(course.reference / "evidence.json")
    report = grade(read_submission(path), course, reference, sandbox, lambda _: None)
    return {check.id: check for check in report.checks}


def test_trained_on_clothes(tmp_path: Path, course: Assignment, sandbox: Sandbox) -> None:
    checks = graded(NETWORK + CLOTHES + SHOWN, tmp_path, course, sandbox)
    for id_ in ("train-images", "train-labels", "test-images", "test-labels", "trained", "image-figure"):
        assert checks[id_].status == "failed", id_
        assert "Fashion-MNIST" in checks[id_].message, id_
    assert checks["accuracy"].status == "skipped"
    assert [checks[id_].status for id_ in ("no-test-leak", "adam", "argmax")] == ["passed"] * 3


def test_trained_on_digits_but_asked_about_clothes(tmp_path, course, sandbox) -> None:
    checks = graded(NETWORK + DIGITS + SHOWN, tmp_path, course, sandbox)
    fine = ("train-images", "train-labels", "test-images", "test-labels", "trained", "no-test-leak")
    assert [checks[id_].status for id_ in fine] == ["passed"] * len(fine)
    assert checks["image-figure"].status == "failed"
    assert "Fashion-MNIST" in checks["image-figure"].message
