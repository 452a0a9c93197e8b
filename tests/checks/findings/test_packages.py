"""Packages that are missing: those that the course promises, and those that nobody did."""

from __future__ import annotations

import pytest

from grader.checks.findings.packages import told_apart
from grader.checks.gaps import absent
from grader.facts import Note
from grader.testing import an_evidence

PROMISED = ("tensorflow", "numpy", "scikit-learn", "pillow")


def verdict_on(package, promised=PROMISED):
    missing = an_evidence(notes=[Note("missing-package", f"{package} is not installed here.", package)])
    return absent(told_apart(missing, promised), "No network was found.")


@pytest.mark.parametrize("package", ["tensorflow", "sklearn", "scikit-learn", "PIL", "tensorflow.extra"])
def test_a_promised_package_is_no_fault_of_the_students(package):
    assert verdict_on(package).status == "pending"


@pytest.mark.parametrize(
    ("package", "words"),
    [
        ("totally_made_up_name", "The package totally_made_up_name is not part of the course's list."),
        ("tensorfow", "did you mean tensorflow?"),
        ("skleran", "did you mean sklearn?"),
    ],
)
def test_a_package_that_nobody_promised_makes_nothing_wait(package, words):
    verdict = verdict_on(package)
    assert verdict.status == "not-attempted"
    assert words in verdict.message


def test_what_belongs_to_colab_explains_nothing():
    verdict = verdict_on("google.colab")
    assert (verdict.status, verdict.message) == ("not-attempted", "No network was found.")


def test_an_assignment_that_lists_no_packages_leaves_them_open():
    assert verdict_on("torch", promised=()).status == "pending"
