"""No evidence that the schema lets in makes a check of ours raise."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import inspect as types
from msgspec.structs import replace

from grader.checks import CHECKS, run_checks
from grader.facts import Claims, HandedIn, Measured
from grader.records import RubricLine
from grader.testing import an_evidence

from .anything import anything
from .test_run import an_assignment

KINDS = ("notebook", "module", "response")
RUBRIC = tuple(RubricLine(id_, 1.0, kinds=KINDS) for id_ in (*CHECKS, "why-ten"))
PARTS = {
    "claims": types.type_info(Claims),
    "submission": types.type_info(HandedIn),
    "measured": types.type_info(Measured | None),
}


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(changed=st.sampled_from((["claims"], ["measured"], ["submission"], list(PARTS))), data=st.data())
def test_any_evidence_is_judged(changed, data):
    student = replace(
        an_evidence(), **{part: data.draw(anything(PARTS[part]), label=part) for part in changed}
    )
    results = run_checks(an_assignment(*RUBRIC), student, an_evidence())
    assert [each.id for each in results if each.status == "error"] == []


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_single_kind_of_fact_is_judged(data):
    """Complete evidence but for one kind of fact: the others keep the checks at work on it."""
    field = data.draw(st.sampled_from(types.type_info(Claims).fields))
    student = an_evidence(**{field.name: data.draw(anything(field.type), label=field.name)})
    results = run_checks(an_assignment(*RUBRIC), student, an_evidence())
    assert [each.id for each in results if each.status == "error"] == []
