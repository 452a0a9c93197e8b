"""Evidence made by hand."""

from __future__ import annotations

import pytest

from grader.testing import a_fit, an_evidence, run_check


def test_fields_of_claims_and_of_what_was_handed_in_can_be_changed_directly():
    student = an_evidence(fits=[a_fit(epochs_run=1)], kind="module", grader="0.1")
    assert student.claims.fits[0].epochs_run == 1
    assert (student.submission.kind, student.grader) == ("module", "0.1")


def test_an_unknown_field_is_refused():
    with pytest.raises(TypeError):
        an_evidence(colour="red")


def test_a_check_gets_its_default_options_and_the_changed_ones():
    assert run_check("accuracy", an_evidence()).status == "passed"
    assert run_check("accuracy", an_evidence(), full=0.99).status == "partial"


def test_an_unknown_check_is_refused():
    with pytest.raises(KeyError):
        run_check("no-such-check", an_evidence())
