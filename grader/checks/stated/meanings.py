"""What words say of the numbers beside them: which split, images or labels, or something else."""

from __future__ import annotations

import re

from .remembered import remembered
from .sentences import Sentence

__all__ = [
    "OTHER_UNIT",
    "PARTS",
    "SPLITS",
    "of_a_network",
    "of_a_share",
    "of_other_images",
    "said",
    "splits_meant",
]

Meanings = dict[str, re.Pattern[str]]

SPLITS: Meanings = {
    "train": re.compile(
        r"(?<![a-z])tr(?:ai|ia)n|entren|trein|entra[iî]n|apprentis|addestra|(?<![a-z])(?:[üu]ben|lern)|обуч"
        r"|трен|тренир"
        r"|训练|訓練|学習|학습",
        re.I,
    ),
    "test": re.compile(
        r"(?<![a-z])(?:test|tset)|prueba|pr[üu]f(?:ung|bild|en)|(?<![a-z])tes[td]e|тест|провер|测试|測試|テスト"
        r"|테스트",
        re.I,
    ),
}
PARTS: Meanings = {
    "images": re.compile(
        r"image|iamge|picture|pciture|(?<![a-z])pics?(?![a-z])|photo|afbeelding|plaatje|sample"
        r"|(?<!for )example|drawing|bild|im[aá]gen|imagem|immagin|obraz"
        r"|изображ|картин"
        r"|图像|图片|圖像|圖片|画像|이미지|(?<![a-z])x_|[张張枚]",
        re.I,
    ),
    "labels": re.compile(
        r"lab(?:el|le)|(?<![a-z])targets?\b|[eé]tiquet|etichett|r[óo]tulo|мет(?:ок|к)|标签|標籤|标记|ラベル"
        r"|레이블|(?<![a-z])y_",
        re.I,
    ),
}
#: What follows a number that counts neither images nor labels.
OTHER_UNIT = re.compile(
    r"\s*-?\s*(?:%|percent|prozent|por ?cien|pour ?cent|px\b|p[ií]xel|пиксел|像素|ピクセル|epo[cqk]"
    r"|[ée]po[cq]|эпох|轮"
    r"|n[eé]?[uo]r|нейрон|神经元|unit|node|class[ei]?|clas[es]|klas|klass|класс|类|種類|种|digit|ziffer"
    r"|cifr|chiffr|цифр"
    r"|step|schritt|batch|param|weight|second|sekund|секунд|minute|milli|ms\b|[kmg]b\b|dimension|dim\b"
    r"|feature"
    r"|value|wert|valor|valeur|different|distin|possible|unique|kind|type|verschieden|diff[ée]r|diver"
    r"|разн|不同"
    r"|categor|kategor|hidden|layer|schicht|capa|couche|сло[йяе]|dollar|euro|[€$]|times|writer|people|person"
    r"|\d{0,2}:\d\d)",
    re.I,
)
_SHARE = re.compile(
    r"correct|wrong|right|richtig|falsch|misclass|accura|error|mistake|acierto|acert|juste|правильн"
    r"|верно|ошиб"
    r"|正确|错|validation|valid|held out|at least|more than|over\b|batch|seed|\bper\b|predicted",
    re.I,
)
_OTHER_IMAGES = re.compile(
    r"kernel|filter|pool|conv|stride|window|fig(?:ure)?_?size|subplot|grid|raster|matplotlib|input_shape|plot"
    r"|resiz|rescal|upsampl|crop|ядр|卷积|池化",
    re.I,
)


_NETWORK = re.compile(
    r"n[eé]?[uo]r[oó]n|neuron|layer|schicht|capa\b|couche|strato|camada|laag|dense|node"
    r"|нейрон|сло[йяею]|神经元|层|softmax",
    re.I,
)


def said(words: Meanings, text: str) -> frozenset[str]:
    """Return which of the meanings a text has."""
    return _said((tuple(words.items()), text))


@remembered(lambda asked: len(asked[1]))
def _said(asked: tuple[tuple[tuple[str, re.Pattern[str]], ...], str]) -> frozenset[str]:
    words, text = asked
    return frozenset(name for name, pattern in words if pattern.search(text))


def splits_meant(clause: str, sentence: Sentence) -> frozenset[str]:
    """Return the splits a clause is about: those it says, else those of all that stands around it."""
    own = said(SPLITS, clause)
    return own or said(SPLITS, sentence.text) | said(SPLITS, " ".join(sentence.around))


def of_a_share(clause: str) -> bool:
    """Whether the numbers of a clause may count some of the images only: those predicted correctly, say."""
    return bool(_SHARE.search(clause))


def of_other_images(text: str) -> bool:
    """Whether sizes in a text may be those of a filter or a figure, not those of the data set's images."""
    return bool(_OTHER_IMAGES.search(text))


def of_a_network(text: str) -> bool:
    """Whether numbers in a text may be those of neurons and layers."""
    return bool(_NETWORK.search(text))
