"""
The shelf: other ways of doing this homework, and of getting it wrong, each with the statuses it deserves.

`make test` runs a fixed, named fifth of it, `make soak` all, those of full size among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import Future

import pytest

from grader.records import Report, Status

from .expectations import Shelved, disagreements, shelved
from .pool import grading
from .ways import ways

ALL = shelved()
FIFTH = (
    "003-tensorflow-tutorial",
    "008-gradient-tape",
    "018-labels-only",
    "026-other-image",
    "030-response-words",
    "041-kaggle-csv",
    "044-crash-in-main",
    "046-response-french",
    "049-response-attachment-swapped",
    "052-logits-only",
    "053-saved-and-loaded",
    "057-response-chinese-utf16",
    "060-tfdata-logits",
    "061-class-pydataset",
    "064-random-stand-in",
    "067-dataframe-sorted",
    "070-generator-inverted",
    "072-tape-subclass",
    "075-lr-ten-scores",
    "077-shuffled-apart",
    "083-tanh-in-the-end",
    "086-onehot-label-argmax",
    "087-training-picture-grouped",
    "091-torch-habits-topk",
    "096-matriz-de-confusion",
    "099-one-long-paragraph",
    "101-chinese-bold-backslash",
    "107-cells-that-raise",
    "121-twenty-six-letters",
    "125-sideways-test",
    "128-colour-pictures",
    "133-testing-by-fitting",
    "140-written-report",
    "147-beginner-repeats",
    "162-bare-variables",
    "164-dewi-indonesia",
    "173-statistician-idxmax",
    "182-polished-assistant",
    "183-own-step-two-models",
    "187-elin-noor",
    "198-teen-swapped",
)
#: A hint says where to look, in words; a call or a setting spelled out would be the solution.
CODE = re.compile(r"\w\(|\w ?= ?\S")
LEAST_PASSING, LEAST_FAILING, LEAST_TRAPS = 6, 4, 2


@pytest.fixture(scope="module")
def reports(request: pytest.FixtureRequest) -> Iterator[dict[str, Future[Report]]]:
    """Grade what this run of the tests is about, and no more."""
    chosen = {item.callspec.params["item"].name for item in request.session.items if _is_about_one(item)}
    with grading(item for item in ALL if item.name in chosen) as reports:
        yield reports


def _is_about_one(item: pytest.Item) -> bool:
    return getattr(item, "originalname", "") == test_a_submission_gets_the_statuses_it_deserves.__name__


def test_the_fifth_is_on_the_shelf() -> None:
    assert set(FIFTH) <= {item.name for item in ALL}
    assert len(FIFTH) >= len(ALL) / 5


@pytest.mark.parametrize("id_", sorted(ways(ALL)))
def test_every_check_is_passed_failed_and_trapped_in_many_ways(id_: str) -> None:
    found = ways(ALL)[id_]
    assert found.passing >= LEAST_PASSING
    assert found.failing >= LEAST_FAILING
    assert found.traps >= LEAST_TRAPS


@pytest.mark.parametrize(
    "item",
    [pytest.param(item, id=item.name, marks=() if item.name in FIFTH else pytest.mark.soak) for item in ALL],
)
def test_a_submission_gets_the_statuses_it_deserves(
    item: Shelved, reports: dict[str, Future[Report]]
) -> None:
    report = reports[item.name].result()
    assert disagreements(item, report.checks) == [], item.expected.note
    costly = [check for check in report.checks if check.status in (Status.FAILED, Status.PARTIAL)]
    for check in costly:
        assert all((check.message, check.expected, check.found, check.hint)), check
        assert not CODE.search(check.hint or ""), check
