"""The verifier: measures what a student's model does, from data alone and on images of its own."""

from .measure import measure, prepare, questions

__all__ = ["measure", "prepare", "questions"]
