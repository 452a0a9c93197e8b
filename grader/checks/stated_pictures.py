"""Pictures linked in a written response: the image, and the histogram of its probabilities."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ..facts import Evidence, LinkedPicture
from ..records import Verdict
from .registry import Options
from .verdicts import Spot, failed, not_attempted, passed, pending

__all__ = ["stated_histogram", "stated_image"]

_Subject = Literal["histogram", "image", "either"]

_HISTOGRAM = re.compile(
    r"hist|prob|distrib|\bbars?\b|bar[ _-]?(?:chart|plot|graph)|chart|confiden|verteil|wahrsch|гист|"
    r"直方|分布|概率",
    re.I,
)
_IMAGE = re.compile(
    r"image|img|digit|picture|imshow|numeral|number|photo|sample|select|bild|ziffer|imag|цифр|изобр|"
    r"图像|图片|数字|画像",
    re.I,
)
_SMALLEST = 8  # Pixels; a smaller picture shows nothing to a person.


def stated_image(student: Evidence, _reference: Evidence, _options: Options) -> Verdict:
    """Whether the picture of the selected image is there and can be read."""
    return _judge(student, "image", "the selected image")


def stated_histogram(student: Evidence, _reference: Evidence, _options: Options) -> Verdict:
    """Whether the picture of the class probabilities is there and can be read."""
    return _judge(student, "histogram", "the class probabilities")


def _judge(student: Evidence, subject: _Subject, words: str) -> Verdict:
    pictures = _sorted(student.submission.pictures)
    ours = [each for each in pictures if each.subject == subject]
    unclear = [each for each in pictures if each.subject == "either"]
    for each in ours:
        if each.problem is None:
            return passed(f"Your picture “{each.picture.name}” shows {words}.", each.spot)
    if ours:
        return _unreadable(ours[0], words)
    for each in unclear:
        if each.problem is None:
            return pending(
                f"Whether “{each.picture.name}” shows {words} cannot be told from its name or heading.",
                each.spot,
            )
    if unclear:
        # The image comes before its histogram.
        return _unreadable(unclear[0 if subject == "image" else -1], words)
    return not_attempted(f"No picture of {words} is linked.")


def _unreadable(each: _Sorted, words: str) -> Verdict:
    return failed(
        f"Your picture “{each.picture.name}” cannot be read: {each.problem}",
        each.spot,
        expected=f"a picture of {words} that can be opened",
    )


@dataclass(frozen=True)
class _Sorted:
    """A picture, and what it is of as far as its words tell."""

    picture: LinkedPicture
    subject: _Subject

    @property
    def spot(self) -> Spot:
        return Spot(None, self.picture.line)

    @property
    def problem(self) -> str | None:
        if self.picture.problem is not None:
            return self.picture.problem
        sides = (self.picture.width, self.picture.height)
        if any(side is not None and side < _SMALLEST for side in sides):
            return f"it is only {sides[0]} by {sides[1]} pixels."
        return None


def _sorted(pictures: tuple[LinkedPicture, ...]) -> list[_Sorted]:
    """
    Sort pictures by their words.

    Where exactly two say nothing, the image comes before its histogram; where all are said to show the same,
    one of them is not what its words say.
    """
    found = [_Sorted(picture, _subject(picture)) for picture in pictures]
    unclear = [each for each in found if each.subject == "either"]
    if len(found) == len(unclear) == 2:
        return [_Sorted(unclear[0].picture, "image"), _Sorted(unclear[1].picture, "histogram")]
    readable = [each for each in found if each.problem is None]
    if len(readable) > 1 and len({each.subject for each in readable}) == 1:
        return [_Sorted(each.picture, "either") for each in readable]
    return found


def _subject(picture: LinkedPicture) -> _Subject:
    """Return what a picture is of, by its own words first and its heading's next."""
    for words in (f"{picture.alt} {picture.name}", picture.heading):
        histogram, image = bool(_HISTOGRAM.search(words)), bool(_IMAGE.search(words))
        if histogram != image or (histogram and words != picture.heading):
            return "histogram" if histogram else "image"
    return "either"
