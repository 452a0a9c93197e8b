# ruff: noqa: RUF001 - students write in many scripts
"""Short phrases in many languages and notations, and what they state."""

from __future__ import annotations

import pytest

from grader.testing import run_check

from ..tables import response

#: What a phrase states, by the check and the status it gets.
TRAIN, TEST, LABELS, NUMERAL = "train-images", "test-images", "train-labels", "argmax"
ASKED = "What did np.argmax give?"

IMAGES = [
    "There are sixty thousand training images of 28x28 pixels.",
    "60'000 training images, 28-by-28",
    "60 000 training images (28 x 28)",
    "60\u2009000 training images, each 28\u202f×\u202f28 px",
    "60_000 training images, 28 px by 28 px",
    "60, 000 training images that are 28 by 28",
    "60K training images of 28*28",
    "6 × 10^4 training images of 28² pixels",
    r"$6\times10^4$ training images of $28\times 28$",
    r"\(60\,000\) training images, \(28^2\) pixels each",
    "x_train.shape == (60000, 28, 28)",
    "Training images: 60000, 28, 28",
    "The training images: `[60000, 28, 28]`",
    "the shape of the training images is (60,000, 28, 28)",
    "(60000, 28, 28, 1) is the shape of x_train",
    "60000 training images with 784 pixels",
    "Shape of the flattened training images: (60000, 784)",
    "60000 training images with a height of 28 and a width of 28",
    "60000 training images, 28 rows and 28 columns of pixels",
    "60000 training images, 28 pixels wide and high",
    "60000 training images, 28 pixels on each side",
    "Training images:\n- number: 60000\n- size: 28x28",
    "- Training images\n    - 60000\n    - 28x28\n- Test images\n    - 9000",
    "Training images:\n\n60000, each 28x28",
    "There are 60000\ntraining images, and every one of them is 28\nby 28 pixels large.",
    "How many training images are there? 60000. How large? 28x28.",
    "| | train | test |\n|---|---|---|\n| images | 60000 | 10000 |\n| size | 28x28 | 28x28 |",
    "| question | answer |\n|:--|--:|\n| number of training images | 60,000 |\n| their size | 28 x 28 |",
    "training/test: 60000/10000 images, all 28x28",
    "60000 and 10000 images of 28x28 for training and testing",
    "Each of the two sets has images of 28x28; 60000 are for training.",
    "60000 images to train with (I use 48000 of them), 28x28",
    "On 7/8/2020 I counted 60000 training images of 28x28 with values from 0 to 255.",
    "With a batch size of 512 we train 1000 epochs on 60000 images of 28x28.",
    "60.000 Trainingsbilder mit 28 mal 28 Pixeln",
    "sechzigtausend Trainingsbilder, achtundzwanzig mal achtundzwanzig Pixel",
    "60 Tsd. Bilder zum Trainieren, 28 Pixel breit und 28 Pixel hoch",
    "sesenta mil imágenes de entrenamiento de 28 por 28 píxeles",
    "60 mil imágenes de entrenamiento de veintiocho por veintiocho",
    "soixante mille images d'entraînement de 28 par 28 pixels",
    "60 000 images d'apprentissage de vingt-huit par vingt-huit",
    "sessenta mil imagens de treino de 28 por 28 pixels",
    "sessantamila immagini di addestramento, ventotto per ventotto pixel",
    "шестьдесят тысяч обучающих изображений, 28 на 28 пикселей",
    "60 тыс. картинок для обучения, 28х28",
    "训练集有六万张图片,每张28×28像素",
    "训练图片6万张，大小是二十八乘二十八",
    "訓練画像は60000枚、28×28ピクセルです。",
    "６００００ training images，２８×２８",
]
NOT_THESE = {
    "50000 training images of 28x28": (TRAIN, "failed"),
    "fünfzigtausend Trainingsbilder, 28x28": (TRAIN, "failed"),
    "50 000 обучающих изображений, 28х28": (TRAIN, "failed"),
    "五万张训练图片,28×28": (TRAIN, "failed"),
    "The training and test sets have 10000 and 60000 images of 28x28.": (TRAIN, "failed"),
    "60000 training images of 32x32": (TRAIN, "failed"),
    "60000 обучающих изображений, размер 32х32": (TRAIN, "failed"),
    "The training images are 28x28.": (TRAIN, "partial"),
    "60000 training images, convolved with 3x3 filters": (TRAIN, "partial"),
    "60000 training images; figsize=(10, 10)": (TRAIN, "partial"),
    "The accuracy on the training images is 9876 / 10000.": (TRAIN, "not-attempted"),
    "The training images cost $137,000.": (TRAIN, "not-attempted"),
    "I trained 1000 epochs on the images, in 2020.": (TRAIN, "not-attempted"),
    "I looked at training image 4321.": (TRAIN, "not-attempted"),
    "x_train[12345] is a nice image": (TRAIN, "not-attempted"),
    "Of the training images 1234 were misclassified.": (TRAIN, "not-attempted"),
    "I show the first 100 training images.": (TRAIN, "not-attempted"),
    "The training images go through 512 neurons.": (TRAIN, "not-attempted"),
    "10000 test images, also 28x28": (TEST, "passed"),
    "The training images are 28x28. There are 10000 test images of the same size.": (TEST, "passed"),
    "Trainingsbilder: 28x28. Testbilder: 10.000, gleich groß": (TEST, "passed"),
    "Imágenes de entrenamiento: 28x28. Imágenes de prueba: 10 mil, del mismo tamaño": (TEST, "passed"),
    "Training images: 28x28. Test images: 10000.": (TEST, "partial"),
    "60000 training images of [28, 28].\nThe shape of the test images is 10000.": (TEST, "partial"),
    "diecimila immagini di test, 28 x 28": (TEST, "passed"),
    "десять тысяч тестовых изображений 28 на 28": (TEST, "passed"),
    "The shape of the test images is (1000, 28, 28).": (TEST, "failed"),
    "9876 of the 10000 test images of 28x28 were right.": (TEST, "passed"),
    "60 тысяч меток для обучения, разных 10": (LABELS, "passed"),
    "Zu jedem Trainingsbild ein Label, also 60.000, davon zehn verschiedene": (LABELS, "passed"),
    "60000 etiquetas de entrenamiento, 10 clases distintas": (LABELS, "passed"),
    "训练标签也是60000个,一共有10种": (LABELS, "passed"),
    "y_train.shape = (60000,)": (LABELS, "passed"),
    "The length of the training labels is ten.": (LABELS, "failed"),
    "Die Anzahl der Labels ist 10.": (LABELS, "failed"),
    "6000 training labels": (LABELS, "failed"),
}
NUMERALS = [
    "np.argmax(predictions[97])\n\n>>> 7",
    "```\nnp.argmax(p[0])\n```\nOut[5]: 7",
    "`print(np.argmax(model.predict(x_test)[0], axis=0))` prints `7`",
    "np.argmax(p) → np.int64(7)",
    r"$\arg\max_i p_i = 7$",
    "The prediction for image 18 was 7 although the true label is 3.",
    "The network says it is a seven, and image 97 looks like it.",
    "On 7/8 I took image 4321; the prediction was 7, with 99.8 %.",
    "There are 10000 test images of 28x28. The predicted label is 7.",
    "The predicted digit (out of 10 classes, 0-9) is **7**.",
    "The numeral with the highest probability was 7, after 5 epochs with 128 neurons.",
    "The image was classified as a 7.",
    "| argmax | 7 |",
    "| question | answer |\n|---|---|\n| What does np.argmax give? | a seven |",
    "Die vorhergesagte Ziffer ist eine Sieben.",
    "La red dice que es un siete: predicción 7.",
    "Le chiffre prédit est 7.",
    "Il numero predetto è sette.",
    "A previsão foi 7.",
    "np.argmax выдал 7.",
    "Сеть предсказала: семёрка",
    "argmax 的结果是七",
    "予測は7です。",
]
NO_NUMERALS = {
    "np.argmax gives 42": "failed",
    "np.argmax(predictions) выдал 42": "failed",
    "There are 10000 test images. We predict all of them.": "not-attempted",
    "The shape of the predictions is 10000.": "not-attempted",
    "np.argmax(predictions[0])": "not-attempted",
    "1. What is predicted?\n2. Use np.argmax().\n3. Plot.": "not-attempted",
    "class_names = ['0', '1', '2', '3']\npredicted = class_names[np.argmax(p)]": "not-attempted",
    "relu: if x < 0 return 0, else x; then softmax predicts": "not-attempted",
    "The house was predicted 100000 too low, as an argument was 31.": "not-attempted",
    "We predict with an accuracy of 0.98 after 5 epochs.": "not-attempted",
    "The prediction is [0, 0, 0.1, 0, 0, 0, 0, 0.9, 0, 0]; np.argmax gives 3.": "pending",
    "The losses were [9, 8, 7, 6, 5, 4, 3, 2, 1, 0.5]; np.argmax gives 7.": "passed",
    "For one image np.argmax gives 7, for the other one np.argmax gives 2.": "pending",
}


@pytest.mark.parametrize("phrase", IMAGES)
def test_training_images_however_they_are_counted(phrase):
    verdict = run_check(TRAIN, response(phrase))
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize("phrase", NOT_THESE)
def test_what_other_phrases_state(phrase):
    check, status = NOT_THESE[phrase]
    verdict = run_check(check, response(phrase))
    assert verdict.status == status, verdict.message


@pytest.mark.parametrize("phrase", NUMERALS)
def test_a_seven_however_it_is_said(phrase):
    verdict = run_check(NUMERAL, response(phrase))
    assert (verdict.status, verdict.found) == ("passed", "7"), verdict.message


@pytest.mark.parametrize(
    "phrase", ["7", "Seven.", "Eine Sieben. (Stimmt auch.)", "(семь)", "un siete", "七", "7️⃣ :)"]
)
def test_a_seven_below_the_question(phrase):
    assert run_check(NUMERAL, response(phrase, ASKED)).status == "passed"


@pytest.mark.parametrize("phrase", NO_NUMERALS)
def test_other_numbers_are_no_answer(phrase):
    verdict = run_check(NUMERAL, response(phrase))
    assert verdict.status == NO_NUMERALS[phrase], verdict.message
