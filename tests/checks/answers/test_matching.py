# ruff: noqa: RUF001 - students write in many scripts
"""Which prose answers which of the shipped questions."""

from __future__ import annotations

import time

import pytest

from grader.assignment import load_assignment
from grader.checks.answers.matching import answers_to
from grader.checks.answers.writing import Writing
from grader.facts import CellRun, Prose, Run
from grader.testing import an_evidence

from ...conftest import ROOT

SPLIT, RELU, TEN, LOSS = "why-split", "relu-and-softmax", "why-ten", "loss-and-optimizer"
QUESTIONS = load_assignment(ROOT / "assignment").questions
REFERENCE = an_evidence(prose=[])

#: Words without any heading that helps.
SAID = {
    "english, split": (
        "We keep test images aside so that we see how it does on pictures it has never seen.",
        {SPLIT},
    ),
    "english, split, by comparison": (
        "The test set is like an exam: nobody should know the questions before.",
        {SPLIT},
    ),
    "english, split, shortly": ("We split into train and test to detect overfitting.", {SPLIT}),
    "english, relu": ("ReLU turns negative inputs into 0 and passes the others on.", {RELU}),
    "english, softmax": ("softmax makes the scores add up to one, like probabilities", {RELU}),
    "english, softmax, wrong": ("Softmax sets the largest value to 1 and the rest to 0.", {RELU}),
    "english, ten": ("There are ten neurons because there are ten digits.", {TEN}),
    "english, ten, by letters": ("For the alphabet I would use 26, one for every letter.", {TEN}),
    "english, ten, shortly": ("ten neurons for ten classes", {TEN}),
    "english, loss": ("The loss measures how wrong the output is; Adam changes the weights.", {LOSS}),
    "english, loss, in two sentences": (
        "The optimizer goes downhill. It needs the slope of the loss.",
        {LOSS},
    ),
    "indonesian, split": ("Data uji belum pernah dilihat, jadi ketahuan kalau cuma menghafal.", {SPLIT}),
    "indonesian, relu": ("softmax mengubah skor menjadi peluang", {RELU}),
    "indonesian, ten": ("Ada sepuluh neuron karena ada sepuluh angka.", {TEN}),
    "indonesian, loss": ("Loss menghitung kesalahan, optimizer mengubah bobot.", {LOSS}),
    "a teacher's exam": ("You would learn it by heart. The exam pictures show what it can do.", {SPLIT}),
    "german, split": ("Die Testdaten hat das Netz nie gesehen, sonst lernt es nur auswendig.", {SPLIT}),
    "german, relu": ("ReLU schneidet negative Werte ab, Softmax liefert Wahrscheinlichkeiten.", {RELU}),
    "german, ten": ("Zehn Neuronen, weil es zehn Ziffern gibt.", {TEN}),
    "german, loss": ("Der Loss misst den Fehler und der Optimierer passt die Gewichte an.", {LOSS}),
    "french, split": (
        "Le jeu de test contient des images jamais vues, pour voir si le réseau généralise.",
        {SPLIT},
    ),
    "french, relu": ("ReLU remplace les valeurs négatives par zéro.", {RELU}),
    "french, ten": ("Il y a dix neurones en sortie car il y a dix chiffres.", {TEN}),
    "french, loss": ("La perte mesure l'erreur et l'optimiseur corrige les poids.", {LOSS}),
    "spanish, split": ("El conjunto de prueba tiene imágenes que la red no ha visto.", {SPLIT}),
    "spanish, relu": ("Softmax convierte los valores en probabilidades que suman uno.", {RELU}),
    "spanish, ten": ("Diez neuronas porque hay diez cifras.", {TEN}),
    "spanish, loss": ("La perdida mide el error y el optimizador cambia los pesos.", {LOSS}),
    "portuguese, split": ("Os dados de teste mostram se a rede generaliza ou só decorou.", {SPLIT}),
    "portuguese, relu": ("A ReLU zera os números negativos.", {RELU}),
    "portuguese, ten": ("São dez neurônios porque são dez algarismos.", {TEN}),
    "portuguese, loss": ("A perda diz o erro e o otimizador ajusta os pesos.", {LOSS}),
    "italian, split": ("I dati di test sono immagini mai viste, così si capisce se generalizza.", {SPLIT}),
    "italian, relu": ("La ReLU mette a zero i valori negativi.", {RELU}),
    "italian, ten": ("Dieci neuroni, uno per ogni cifra.", {TEN}),
    "italian, loss": ("La loss misura l'errore e l'ottimizzatore aggiorna i pesi.", {LOSS}),
    "russian, split": ("Тестовые изображения сеть раньше не видела, так проверяют обобщение.", {SPLIT}),
    "russian, relu": ("relu обнуляет отрицательные числа", {RELU}),
    "russian, ten": ("Десять нейронов, потому что цифр десять.", {TEN}),
    "russian, loss": ("Функция потерь считает ошибку, а оптимизатор меняет веса.", {LOSS}),
    "chinese, split": ("测试集是模型没见过的图片，可以检查过拟合。", {SPLIT}),
    "chinese, relu": ("softmax把得分变成概率。", {RELU}),
    "chinese, ten": ("输出层有10个神经元，因为有10个数字。", {TEN}),
    "chinese, loss": ("损失函数表示误差，优化器更新权重。", {LOSS}),
    "japanese, split": ("テストデータは見たことのない画像なので、過学習がわかる。", {SPLIT}),
    "japanese, relu": ("softmaxは出力を確率に変える。", {RELU}),
    "japanese, ten": ("数字は10種類あるので、出力のニューロンは10個です。", {TEN}),
    "japanese, loss": ("損失は誤差を表し、最適化アルゴリズムは重みを更新する。", {LOSS}),
    "dutch, split": ("De testplaatjes heeft het netwerk nog nooit gezien.", {SPLIT}),
    "dutch, relu": ("Softmax maakt er kansen van.", {RELU}),
    "dutch, ten": ("Tien neuronen omdat er tien cijfers zijn.", {TEN}),
    "dutch, loss": ("De loss zegt hoe groot de fout is, de optimizer verandert de gewichten.", {LOSS}),
    "polish, split": (
        "Zbiór testowy zawiera obrazy, których sieć nie widziała, żeby sprawdzić przeuczenie.",
        {SPLIT},
    ),
    "polish, relu": ("ReLU zamienia ujemne liczby na zero.", {RELU}),
    "polish, ten": ("Dziesięć neuronów, bo jest dziesięć cyfr.", {TEN}),
    "polish, loss": ("Funkcja straty mierzy błąd, a optymalizator zmienia wagi.", {LOSS}),
    "turkish, split": ("Test verisi ağın hiç görmediği resimlerdir, ezberi böyle anlarız.", {SPLIT}),
    "turkish, relu": ("Softmax çıktıları olasılığa çevirir.", {RELU}),
    "turkish, ten": ("On nöron var çünkü on rakam var.", {TEN}),
    "turkish, loss": ("Kayıp hatayı ölçer, optimize edici (Adam) ağırlıkları değiştirir.", {LOSS}),
    "two in one": ("ReLU drops negative numbers. Ten neurons, since there are ten digits.", {RELU, TEN}),
    "nothing, small talk": ("This was fun, and my laptop got very warm.", set()),
    "nothing, the data described": ("The training set has 60000 images and the test set has 10000.", set()),
    "nothing, an architecture": ("Flatten, Dense(128, ReLU), Dense(10, softmax): two layers.", set()),
    "nothing, a recipe": ("Now compile with the Adam optimizer and a crossentropy loss.", set()),
    "nothing, settings in a list": (
        "- **Optimizer**: Adam\n- **Loss**: crossentropy\n- **Output layer**: 10, softmax",
        set(),
    ),
    "nothing, metrics": ("Select metrics to measure the loss and the accuracy of the model.", set()),
    "nothing, a curve": ("The gap between training and validation accuracy is a sign of overfitting.", set()),
    "nothing, a step": ("Split the data into training and test data and normalise the pixels.", set()),
    "nothing, an epoch count": ("Train for 10 epochs, each on all images.", set()),
    "nothing, a look": ("Let's look at some of the test images and their labels.", set()),
    "nothing, a plot": ("The bars show the probability of each digit for one of the 10 images.", set()),
    "nothing, the score": ("The network gets 97 % of the test images right, with a loss of 0.08.", set()),
}

#: A heading above words that do not say enough alone.
HEADED = {
    "a title in german": ("Warum zwei Mengen?", "Damit man ehrlich bleibt.", {SPLIT}),
    "a title in french": ("Pourquoi deux ensembles ?", "Pour vérifier.", {SPLIT}),
    "a title in spanish": ("¿Por qué dos conjuntos?", "Para comprobar.", {SPLIT}),
    "a title in portuguese": ("Por que dois conjuntos?", "Para conferir.", {SPLIT}),
    "a title in italian": ("Perché due insiemi?", "Per controllare.", {SPLIT}),
    "a title in dutch": ("Waarom twee verzamelingen?", "Om het na te gaan.", {SPLIT}),
    "a title in polish": ("Dlaczego dwa zbiory?", "Żeby sprawdzić.", {SPLIT}),
    "a title in turkish": ("Neden iki küme?", "Kontrol için.", {SPLIT}),
    "a title in russian": ("Зачем делить данные?", "Чтобы проверить.", {SPLIT}),
    "a title in chinese": ("为什么分成两个集？", "为了检查。", {SPLIT}),
    "a title in japanese": ("なぜ二つのセット？", "確かめるため。", {SPLIT}),
    "one word": ("ReLU", "It bends.", {RELU}),
    "a letter before it": ("C) Ten neurons", "One and one and so on.", {TEN}),
    "a number of one's own": ("3.4 Verlust und Optimierer", "Die beiden reden miteinander.", {LOSS}),
    "two questions, both answered": (
        "ReLU, ten neurons",
        "ReLU: negative is cut. Ten neurons, one for each digit.",
        {RELU, TEN},
    ),
    "two questions, one answered": ("ReLU, ten neurons", "ReLU cuts what is negative.", {RELU}),
    "two questions in words of one's own": ("ReLU, ten neurons", "It is just how it has to be.", {RELU, TEN}),
    "bold labels in a series": (
        "The four questions",
        (
            "**Ann Lee** was here.\n\n**i. Two samples.** Sounds wise to me."
            "\n\n**ii.** ReLU cuts what is negative.\n\n**iii.** Ten neurons, one for each digit."
            "\n\n**iv.** The loss measures how wrong it is; Adam changes the weights."
        ),
        {SPLIT, RELU, TEN, LOSS},
    ),
    "bold labels in a broken series": (
        "The four questions",
        (
            "**Ann Lee** was here.\n\n**i. Two samples.** Sounds wise to me."
            "\n\n**iii.** ReLU cuts what is negative.\n\n**iv.** Ten neurons, one for each digit."
        ),
        {RELU, TEN},
    ),
    "a copied question": ("Homework", "Why do we split the data?\n\nTo be fair.", {SPLIT}),
    "a copied question in one line": (
        "Homework",
        "*What does relu do?* It bends. *Why ten neurons?*",
        {RELU},
    ),
    "a copied question, unanswered": (
        "Homework",
        "How do loss and optimizer work?\n\nWhat is relu for?\n\nIt bends.",
        {RELU},
    ),
    "a copied question of many words": (
        "Homework",
        "We used an optimizer and a loss function here. How do the optimizer and the loss function work?",
        set(),
    ),
    "a question in passing": (
        "",
        "We split to see if it does new images. How else would anybody know?",
        {SPLIT},
    ),
    "a table": ("Answers", "| Why ten? | one each |\n| What does relu do? | To do |", {TEN}),
    "a table of the layers": ("Layers", "| layer | size |\n|---|---|\n| output layer | 10 |", set()),
    "a quote": ("Вопрос 2. Что делают relu и softmax?", "> гнут и делят", {RELU}),
    "by number": ("Frage 4", "Das eine hilft dem anderen.", {LOSS}),
    "by number, in a list": ("Answers", "1. To check.\n2. They bend.\n3. One each.\n4.", {SPLIT, RELU, TEN}),
    "numbers of another sheet": (
        "Answers",
        "1. It bends.\n2. Ten neurons, since there are ten digits.",
        {TEN},
    ),
    "numbered steps": ("Next steps", "1. More layers.\n2. More epochs.", set()),
    "a topic of the code": ("Load training data", "It comes with Keras.", set()),
    "a link only": ("Optimizer and loss", "see: https://example.com/loss", set()),
    "nobody knows": ("Ten neurons", "I don't know", set()),
    "nobody knows, in russian": ("Вопрос 3", "не знаю", set()),
    "nobody knows, in german": ("Zehn Neuronen", "Keine Ahnung.", set()),
    "nobody knows, in spanish": ("Diez neuronas", "no sé", set()),
    "nobody knows, in french": ("Dix neurones", "Je ne sais pas.", set()),
    "nobody knows, in chinese": ("10个神经元", "不知道", set()),
    "to be done": ("ReLU", "To do: ask Tim", set()),
    "dashes": ("ReLU", "-\n-", set()),
}

TWO = """Q2: relu makes negative values zero, softmax gives us shares
Q3: ten neurons since there are just ten digits"""

#: Comments and printed lines count only by what they say, or by a labelled number.
ASIDE = {
    "an answer": ("Q1: the test images have to be new for the network, else it only shows memory", {SPLIT}),
    "an answer by number alone": (
        "Question 2: the first one bends everything and the other shares it out",
        {RELU},
    ),
    "two answers": (
        TWO,
        {RELU, TEN},
    ),
    "a step of the code": ("2. build the network with a relu layer and a softmax layer", set()),
    "code that is switched off": ("model.add(Dense(units=10, input_dim=28*28, activation='softmax'))", set()),
    "a short answer after its number": ("Q3: one for each thing", {TEN}),
    "four numbered answers": (
        "1. to check it\n2. relu drops what is negative\n3. one each\n4. they work together",
        {SPLIT, RELU, TEN, LOSS},
    ),
    "four numbered steps": ("1. the data set\n2. the network\n3. the long training\n4. the picture", set()),
    "a short answer below its title": ("Why ten neurons at the end?\nOne each, of course.", {TEN}),
    "a step after a number": ("Q3: train it now please", set()),
    "too short": ("softmax: probabilities", set()),
}


@pytest.mark.parametrize(
    "piece", ["a?\n\n", "why relu? x. ", "1. what\n", "| a | b |\n", "softmax ", "Q1: ", "- why ten\n"]
)
def test_hostile_text_takes_no_time(piece):
    text = piece * (20_000 // len(piece))
    started = time.process_time()
    student = an_evidence(prose=[Prose(text, "Answers", cell=2)])
    answers_to(Writing(student, REFERENCE, QUESTIONS), QUESTIONS[0])
    assert time.process_time() - started < 5


def answered(**evidence):
    student = an_evidence(**evidence)
    writing = Writing(student, REFERENCE, QUESTIONS)
    return {each.id for each in QUESTIONS if answers_to(writing, each)}


@pytest.mark.parametrize(("text", "expected"), SAID.values(), ids=SAID)
def test_words_that_address_a_question_answer_it(text, expected):
    assert answered(prose=[Prose(text, "Some notes", cell=2)]) == expected


@pytest.mark.parametrize(("heading", "text", "expected"), HEADED.values(), ids=HEADED)
def test_words_under_a_question_answer_it(heading, text, expected):
    assert answered(prose=[Prose(text, heading, cell=2)]) == expected


@pytest.mark.parametrize(("text", "expected"), ASIDE.values(), ids=ASIDE)
def test_comments_answer_by_what_they_say(text, expected):
    assert answered(prose=[], comments=[Prose(text, cell=2)]) == expected


@pytest.mark.parametrize(("text", "expected"), ASIDE.values(), ids=ASIDE)
def test_printed_lines_answer_by_what_they_say(text, expected):
    output = {"output_type": "stream", "name": "stdout", "text": text}
    run = Run("finished", cells=(CellRun(2, "ok", outputs=(output,)),))
    assert answered(prose=[], run=run) == expected
