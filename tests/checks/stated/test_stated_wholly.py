# ruff: noqa: RUF001 - students write in many scripts
"""Short whole texts, and what they state."""

from __future__ import annotations

import pytest

from grader.testing import a_response, run_check

from ..tables import Table, response, rows, section

#: A numeral that is read beside an index, a share, a label or a second choice.
SEVENS = {
    "it is said to be one": "I picked picture 12. The computer looked at it and... it's a 7! (99.7% sure)",
    "predicted and actual": "predicted: 7, actual: 3",
    "printed below the call": ">>> np.argmax(p[18])\n7\n\nThe network says 7, the second choice would be 8.",
    "an adverb between": "`np.argmax` restituisce quindi **7**. La seconda scelta sarebbe stata il 9.",
    "given to somebody": "np.argmax gave me 7",
    "as a class": "Model output -> class 7 (p = 0.9931), runner-up class 9 (p = 0.0042).",
    "the answer of the network": "Answer of the network: 7",
    "in German": "Das Netz hat auf dem Bild Nr. 17 eine **Sieben** erkannt (mit 99 %), richtig!",
    "in Spanish": "Elegí la imagen 100 y la red respondió que es un **7**. La segunda opción era el 5.",
    "in Portuguese": "A rede disse que a imagem era um 7 (91% de certeza).",
    "in Italian": "Secondo la rete l'immagine numero 12 rappresenta un **7**, mentre un 4 avrebbe il 2 %.",
    "in Dutch": "Het netwerk denkt dat het een 7 is.",
    "in Russian": "Сеть решила, что это семёрка. Настоящая цифра 3.",
    "in Chinese": "模型认为这张图片是数字7（概率99%）",
    "that corresponds with a label": 'The digit "7" corresponds with the fourth label. It is a label three.',
}
#: What is no answer, though a numeral with an article stands there.
NO_SEVENS = {
    "an example": "If the picture is a 7, the last layer says so.",
    "of neurons": "The neuron for a 7 is in the last layer.",
    "of epochs": "The model trained well, batch size was a 7.",
    "nothing but words": "The model said nothing.",
}
LIST = "1. 60000, 28, 28\n2. 60000\n3. 10000, 28, 28"
LABELS: Table = {
    "by place": (response(LIST), "passed"),
    "by place, with letters": (response("a) 60000 of 28x28\nb) 60000\nc) 10000 of 28x28"), "passed"),
    "by place, before other numbers": (response("1. 60000\n2. 60000\n3. 50000"), "pending"),
    "printed below the call": (response("print(len(train_labels))\n60000\nprint(x_test.shape)"), "passed"),
    "in a comment": (response("print(len(y_train))   # 60000"), "passed"),
    "misspelled": (response("trianing lables: 60000"), "passed"),
    "only the different ones, after a shape": (
        response("training: (60000, 28, 28), 10 different labels"),
        "partial",
    ),
    "only which there are": (response("The training labels are integers from 0 to 9."), "partial"),
    "of the neurons": (response("There are 10 neurons, as there are 10 different labels."), "not-attempted"),
    "the number of an image": (response("I show the label of image # 60000."), "not-attempted"),
}
IMAGES = {
    "a shape beside labels": ("train-images", "training: (60000, 28, 28), 10 different labels", "passed"),
    "a product beside labels": ("train-images", "Train 60000 × 28 × 28 with 60000 labels", "passed"),
    "a size beside another one": (
        "test-images",
        "60000 training images (28x28) with labels, 10000 test images (28x28)",
        "passed",
    ),
    "of that size": (
        "test-images",
        "Training images: 28x28. Another 10000 images of that size are for testing.",
        "passed",
    ),
    "in Dutch": ("train-images", "Er zijn 60.000 trainingsafbeeldingen van 28 bij 28 pixels.", "passed"),
    "printed below the call": (
        "test-images",
        "print(len(y_train))\n60000\nprint(x_test.shape)\n(10000, 28, 28)",
        "passed",
    ),
}


@pytest.mark.parametrize("text", SEVENS.values(), ids=list(SEVENS))
def test_a_seven_beside_other_numbers(text):
    verdict = run_check("argmax", response(text))
    assert (verdict.status, verdict.found) == ("passed", "7"), verdict.message


@pytest.mark.parametrize("text", NO_SEVENS.values(), ids=list(NO_SEVENS))
def test_a_numeral_in_an_explanation_is_no_answer(text):
    assert run_check("argmax", response(text)).status == "not-attempted"


def test_the_only_numeral_that_stands_alone_is_the_answer():
    bare = a_response(section("3", "(10000, 28, 28)"), section("5", "6"))
    assert run_check("argmax", bare).found == "6"
    several = a_response(section("4", "2"), section("5", "6"))
    assert run_check("argmax", several).status == "not-attempted"


@rows(LABELS)
def test_labels(student, status):
    verdict = run_check("train-labels", student)
    assert verdict.status == status, verdict.message
    assert status != "partial" or (verdict.expected and verdict.found and verdict.hint)


@pytest.mark.parametrize(("check", "text", "status"), IMAGES.values(), ids=list(IMAGES))
def test_images(check, text, status):
    assert run_check(check, response(text)).status == status
