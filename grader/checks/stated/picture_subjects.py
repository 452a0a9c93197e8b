# ruff: noqa: RUF001 - students write in many scripts
"""What linked pictures are of, as far as the words around them tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ...facts import LinkedPicture, Prose

__all__ = ["Shown", "Subject", "shown_by"]

Subject = Literal["image", "histogram"]
Subjects = frozenset[Subject]

BOTH: Subjects = frozenset(["image", "histogram"])
_NONE: Subjects = frozenset()

_BARS = (
    r"how (?:sure|certain|confident|likely)|hist(?!or(?:y|ia|ie))|\bbars?(?![a-z])"
    r"|(?<![a-z])bar[ _-]?(?:chart|plot|graph)|balken"
    r"|s[äa]ulendiagramm|diagramm?|barras|barres|barre\b"
    r"|chart|distrib|verteil|гист|столб|диагр|直方|柱|分布|条形|棒グラフ|ヒストグラム"
)
_PROBABILITIES = r"prob(?!\w*[ _-]arr?ay)|confiden|wahrsch|вероятн|概率|確率"
_NUMERAL = r"numeral|number"  # Of a picture's name; a sentence beside it may speak of the answer.
_THE_IMAGE = (
    r"digit(?!s)|imshow|sample|selected|chosen|ziffer|cifra|chiffre|цифр|数字|seven|test[ _-]?(?:im|pic|bild)"
    r"|mnist[ _-]?\d|drawing"
)
_AN_IMAGE = (
    r"image|(?<![a-z])im(?:g|ag[eo])|picture|photo|bild(?!ung)|im[aá]gen|immagin|изобр|картин|图像"
    r"|图片|圖片|画像|写真"
)
_OTHER = re.compile(
    r"loss|(?<![a-z])acc(?![a-z])|accura|genauigkeit|precisi[oó]n|epoch|histor(?:y|ia|ie)|curve"
    r"|confusion|matri[zc]e? de|summary|architect|verlust|lernkurve|p[ée]rdida|exactitud|perte|précision|精度"
    r"|validation|learning[ _-]rate|overfit|потер|точност|损失|准确",
    re.I,
)
_HISTOGRAM = re.compile(_BARS, re.I)
_PROBABILITY = re.compile(_PROBABILITIES, re.I)
#: Words for probabilities that are told, not drawn.
_OF_NUMBERS = re.compile(r"arg\s*max|highest|largest|array|model\b", re.I)
_IMAGE = re.compile(f"{_THE_IMAGE}|{_NUMERAL}", re.I)
_ANY_IMAGE = re.compile(f"{_THE_IMAGE}|{_AN_IMAGE}", re.I)
_AND = (
    r"(?:[\s_-]*[,;&+/][\s_-]*|[\s_-]+(?:and|with|along|next|beside|plus|und|mit|sowie|neben|y|con|e"
    r"|et|avec|com|и|с)[\s_-]+|[\s_]*[和与及と][\s_]*)"
)
#: Where one of two stands: "the image (left) and", "the image on the left and".
_BETWEEN = (
    r"(?:\([^()]{0,20}\)\s*|(?:(?:on|at|to) (?:the )?)?(?:left|right|top|bottom|above|below"
    r"|links|rechts|oben|unten)\s*)?"
)
_SOME = r"(?:(?!of\b|for\b|von\b|des\b|de\b|du\b|di\b|da\b)[\w'’]+\s+){0,4}"
#: Which one it is: "image 42", "digit no. 7".
_WHICH = r"(?:(?:no\.?|nr\.?|number|#)?\s*\d{1,5}\s*)?"
_TOGETHER = re.compile(
    rf"(?:{_THE_IMAGE}|{_AN_IMAGE})\w*\s*{_WHICH}{_BETWEEN}{_AND}{_SOME}\w*(?:{_BARS}|{_PROBABILITIES})"
    rf"|(?:{_BARS}|{_PROBABILITIES})\w*\s*{_BETWEEN}{_AND}{_SOME}\w*(?:{_THE_IMAGE}|{_AN_IMAGE})",
    re.I,
)
#: What has a histogram of its own, whatever it is called: "frame 42 and its histogram".
_WITH_ITS_BARS = re.compile(
    r"(?<![a-z])(?:(?:and|with|beside|und|mit|et|avec|y|con|e|met|en|и|с)\s+"
    r"(?:its|sein(?:em)?|ihr(?:em)?|son|sa|su|(?:il |o )?su[oa]|seu|zijn|его|её|ее)|和它的|及其)\s*"
    rf"(?:\w+\s+){{0,2}}\w*(?:{_BARS})",
    re.I,
)
#: What is drawn as bars itself.
_OF_THE_ANSWER = re.compile(
    rf"{_PROBABILITIES}|{_BARS}|predict|output|result|answer|value|network|softmax|vorhersag|ausgabe"
    r"|r[ée]sult|predic|salida|sortie|предсказ|выход|预测|输出",
    re.I,
)
#: Where the two parts of one picture are.
_SIDES = re.compile(
    r"\bleft\b.*\bright\b|\bright\b.*\bleft\b|\btop\b.*\bbottom\b|links.*rechts|rechts.*links"
    r"|oben.*unten|gauche.*droite"
    r"|izquierda.*derecha|sinistra.*destra|esquerda.*direita|слева.*справа|左.*右",
    re.I,
)
#: What a heading asks for, which may be the image, its histogram, or both.
_PLOT = re.compile(
    r"(?<![a-z])(?:plots?|graphs?|figures?)(?![a-z])|grafik|abbildung|gr[aá]fic|график|рисун", re.I
)
#: Calls that draw an image, and calls that draw bars.
_DRAWS_IMAGE = re.compile(r"\b(?:imshow|matshow|plot_image|pcolor\w*)\s*\(")
_DRAWS_BARS = re.compile(r"(?:\.|\b)(?:barh?|hist|stem|barplot|plot_value_array)\s*\(")


@dataclass(frozen=True)
class Shown:
    """A picture, and what it is of; nothing where its words do not tell."""

    picture: LinkedPicture
    subjects: Subjects = _NONE
    maybe: Subjects = _NONE  #: What is announced around it besides, though its own words say otherwise.
    disputed: bool = False  #: Whether its own words contradict each other.


def shown_by(pictures: Sequence[LinkedPicture], prose: Sequence[Prose]) -> list[Shown]:
    """Return what pictures show, those left out that show something else, such as the loss."""
    found = [_shown(picture, prose) for picture in pictures if not _of_something_else(picture)]
    return _in_their_order(_completed(found))


def _of_something_else(picture: LinkedPicture) -> bool:
    """Whether a picture shows the training, say; its own words are asked first."""
    own = f"{picture.alt} {_file_name(picture)}"
    if _specific(own):
        return False
    return bool(_OTHER.search(own) or (_OTHER.search(picture.words) and not _said(picture.words)))


def _shown(picture: LinkedPicture, prose: Sequence[Prose]) -> Shown:
    own = _own(picture)
    around = _said(picture.words) or _said(picture.heading)
    drawn = _drawn(picture, prose)
    plotted = bool(_PLOT.search(picture.heading))
    if own is None:
        return Shown(picture, maybe=BOTH, disputed=True)
    if own:
        return Shown(picture, own, BOTH if around | drawn >= BOTH or plotted else _NONE)
    if drawn == BOTH:
        return Shown(picture, BOTH)
    if plotted and not _said(picture.words) and len(around) == 1:
        return Shown(picture, maybe=BOTH)
    return Shown(picture, around or drawn or _loosely(picture))


def _own(picture: LinkedPicture) -> Subjects | None:
    """Return what a picture's own words say; None where they contradict each other."""
    said = [subjects for words in (picture.alt, _file_name(picture)) if (subjects := _specific(words))]
    if len(said) == 2 and not said[0] & said[1]:
        return None
    return said[0] if said else _NONE


def _specific(words: str) -> Subjects:
    """Return what words say of a picture; that it is a picture says nothing."""
    if _of_both(words):
        return BOTH
    if _HISTOGRAM.search(words) or _PROBABILITY.search(words):
        return frozenset(["histogram"])
    return frozenset(["image"]) if _IMAGE.search(words) else _NONE


def _of_both(words: str) -> bool:
    """Whether words say that the image and its histogram are in one picture."""
    beside = _SIDES.search(words) and _ANY_IMAGE.search(words)
    drawn = _HISTOGRAM.search(words) or _PROBABILITY.search(words)
    return bool(_TOGETHER.search(words) or (beside and drawn) or _of_one_and_its_bars(words))


def _of_one_and_its_bars(words: str) -> bool:
    """Whether words name something and its histogram; an answer of the network is no image."""
    found = _WITH_ITS_BARS.search(words)
    before = words[: found.start()] if found else ""
    return bool(before.strip()) and not _OF_THE_ANSWER.search(before)


def _said(words: str) -> Subjects:
    """Return what words around a picture say of it; probabilities may be spoken of beside an image, too."""
    if _of_both(words):
        return BOTH
    if _HISTOGRAM.search(words):
        return frozenset(["histogram"])
    if _ANY_IMAGE.search(words):
        return frozenset(["image"])
    told = _PROBABILITY.search(words) and not _OF_NUMBERS.search(words)
    return frozenset(["histogram"]) if told else _NONE


def _loosely(picture: LinkedPicture) -> Subjects:
    words = f"{picture.alt} {_file_name(picture)}"
    return frozenset(["image"]) if _ANY_IMAGE.search(words) else _NONE


def _drawn(picture: LinkedPicture, prose: Sequence[Prose]) -> Subjects:
    """Return what the code quoted under the same heading draws."""
    line = picture.line or 0
    above = [each for each in prose if each.heading == picture.heading and (each.line or 0) <= line]
    text = above[-1].text if above else ""
    image = frozenset[Subject](["image"]) if _DRAWS_IMAGE.search(text) else _NONE
    return image | (frozenset[Subject](["histogram"]) if _DRAWS_BARS.search(text) else _NONE)


def _completed(found: list[Shown]) -> list[Shown]:
    """
    Return pictures with each saying what it is of, where several stand for an image and its histogram.

    One of them is known, so the others are the other one.
    """
    together = [each for each in found if each.subjects == BOTH or each.maybe == BOTH]
    known = frozenset[Subject]().union(*(each.subjects for each in together if len(each.subjects) == 1))
    if len(together) < 2 or len(known) != 1:
        return found
    return [replace(each, subjects=BOTH - known) if each.subjects == BOTH else each for each in found]


def _in_their_order(found: list[Shown]) -> list[Shown]:
    """Return two pictures that do not say what they are by their place: the image comes first."""
    if len(found) == 2 and not any(each.subjects or each.disputed for each in found):
        return [
            replace(found[0], subjects=frozenset(["image"])),
            replace(found[1], subjects=frozenset(["histogram"])),
        ]
    return found


def _file_name(picture: LinkedPicture) -> str:
    """Return a picture's name without its folder, which may be called `images` whatever is in it."""
    return re.split(r"[\\/]", picture.name)[-1]
