"""Asking a child one thing after the other: whose failure it is when there is no answer."""

from __future__ import annotations

from typing import Any

import pytest

from grader.errors import SandboxUnavailable
from grader.frames import FrameReader, write_frame
from grader.sandbox.conversation import Conversation, NoAnswer
from grader.sandbox.levels import best
from grader.sandbox.watch import Watch

from .acting import Actor

HELLO = write_frame("hello", format=1)
LIMITS = {"seconds": 5.0, "memory_mb": 100, "processes": 4}


def answer(number: int, **fields: Any) -> bytes:
    return write_frame("answer", number=number, **fields)


class Asking:
    """A conversation with an actor."""

    def __init__(self, *frames: bytes, **actor: Any) -> None:
        self.actor = Actor(*frames, **{"ends": None, **actor})
        self.conversation = Conversation("It", self.actor, FrameReader())

    def ask(self, seconds: float = 5.0) -> dict[str, Any]:
        watch = Watch(self.actor, LIMITS | {"seconds": seconds}, seconds)
        return self.conversation.ask(watch, "question").header


def test_each_answer_belongs_to_its_question() -> None:
    asking = Asking(HELLO, answer(1, says="a"), answer(2, says="b"))
    assert [asking.ask()["says"], asking.ask()["says"]] == ["a", "b"]
    assert asking.conversation.is_open()
    asking.conversation.close()


@pytest.mark.parametrize("more", [answer(1), answer(3), write_frame("answer"), HELLO, answer(0)])
def test_what_answers_something_else_is_no_answer_and_ends_it(more: bytes) -> None:
    """A second answer to the first question would else be taken for one to the second."""
    asking = Asking(HELLO, answer(1), more)
    asking.ask()
    with pytest.raises(NoAnswer, match="another question"):
        asking.ask()
    assert not asking.conversation.is_open()
    assert asking.actor.killed


@pytest.mark.parametrize(
    ("frames", "actor", "reason"),
    [
        ((b"nonsense" * 9,), {}, "could not be read"),
        ((), {"ends": -11}, "ended the process"),
        ((), {"memory_mb": 101}, "100 MB of memory"),
    ],
)
def test_what_the_data_may_have_done_is_no_failure_of_ours(
    frames: tuple[bytes, ...], actor: dict[str, Any], reason: str
) -> None:
    asking = Asking(HELLO, *frames, **actor)
    with pytest.raises(NoAnswer, match=reason):
        asking.ask()
    assert not asking.conversation.is_open()


@pytest.mark.parametrize(
    ("frames", "actor"),
    [
        ((), {"ends": 70}),
        ((), {"memory_mb": 101}),
        ((answer(1),), {}),
        ((b"Traceback (most recent call last):",), {"ends": 1}),
    ],
)
def test_who_says_no_hello_was_not_given_anything_yet(
    frames: tuple[bytes, ...], actor: dict[str, Any]
) -> None:
    with pytest.raises(SandboxUnavailable, match="It did not start"):
        Asking(*frames, **actor).ask()


def test_neither_was_who_takes_too_long_to_say_it() -> None:
    with pytest.raises(SandboxUnavailable, match="It did not start"):
        Asking().ask(seconds=0.05)


@pytest.mark.parametrize("role", ["verifier", "graph"])
def test_an_enclosure_that_cannot_be_made_is_our_failure(role: str) -> None:
    with best("limited") as sandbox:
        child = sandbox._parent("students", False).fork(role, "no-such-folder")
        conversation = Conversation("It", child, FrameReader())
        with pytest.raises(SandboxUnavailable, match="It did not start"):
            conversation.ask(Watch(child, LIMITS, 20.0), "request")
