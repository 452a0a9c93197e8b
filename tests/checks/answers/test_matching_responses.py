# ruff: noqa: RUF001, E501 - many scripts, one line a row
"""Which of the shipped questions short responses answer, as many different students put them."""

from __future__ import annotations

import pytest

from grader.assignment import load_assignment
from grader.checks.answers.matching import answers_to
from grader.checks.answers.writing import Writing
from grader.facts import Prose
from grader.reading.headings import sections
from grader.testing import a_response, an_evidence

from ...conftest import ROOT

QUESTIONS = load_assignment(ROOT / "assignment").questions
REFERENCE = an_evidence(prose=[])
LETTERS = "SRTL"  #: Split, ReLU and softmax, ten neurons, loss and optimizer.

SEVERAL = {
    "RT": [
        "The hidden layer zeroes out anything negative (relu), and softmax at the end gives the percent for each digit. There are ten nodes at the end because the picture can be any of 0 to 9.",
        "relu kills negative numbers\n\nsoftmax gives percentages\n\n10 at the end since there is one output for each digit",
        "ReLU schneidet alles Negative ab, Softmax gibt Prozentwerte aus.\n\nZehn Ausgänge, weil es zehn Ziffern gibt.",
    ],
    "RTL": [
        "Softmax spreads 100% over the digits while relu throws away negative signals. The output has 10 slots since there are 10 digits. Loss tells you the mistake and Adam nudges the weights to shrink it.",
        "2. relu把负数变成零，softmax把分数变成概率。\n3. 因为有十个数字。\n4. 损失函数衡量错误，优化器调整权重。",
        "2. ReLU обнуляет отрицательные числа, softmax превращает их в вероятности.\n3. По одному нейрону на каждую цифру.\n4. Функция потерь измеряет ошибку, а оптимизатор меняет веса.",
    ],
    "SL": [
        "## 1\nSo that it doesn't get tested on what it memorized.\n## 2\n?\n## 3\n\n## 4\nThe loss is what we want small, optimizer makes it small.",
    ],
    "SR": [
        "1. We keep the test pictures secret so the model cannot memorise them.\n2. relu = max(0,x). softmax = e^x / sum e^x so you get probabilities\n3.\n4.",
    ],
    "SRTL": [
        "a) we need data to teach it and other data to check it really learned and isnt just remembering\n\nb) relu makes negatives zero, softmax makes percents\n\nc) one per digit\n\nd) loss = how wrong, adam = makes it less wrong",
        "A. The training set is what the model learns from, the test set is unseen data to check for overfitting.\nB. ReLU sets negative numbers to zero. Softmax makes everything add up to one.\nC. There are ten digits, 0-9.\nD. The loss says how far off we are and the optimizer turns the knobs.",
        "1. so we can check on images it hasnt seen\n2. relu gets rid of negative values and softmax turns outputs into probabilities\n3. ten digits\n4. loss measures error, optimizer reduces it",
        "1. to learn and to test\n2. keeps positive numbers, other one gives percentages\n3. because 0,1,2,...,9\n4. how wrong it is and then fixing the weights",
        "1. Training is for learning, testing is for finding out whether it learned.\n\n2. The rectified linear unit cuts off below zero; softmax squashes scores so they sum to 1.\n\n3. One for each number from 0 to 9.\n\n4. The optimizer walks downhill on the error surface, and the loss is the height.",
        "**split** so it cant cheat\n\n**relu/softmax** relu kills negatives, softmax gives chances\n\n**ten** 10 digits so 10 outputs\n\n**loss/optimizer** loss is how bad, adam makes it better",
        "**1.** You train on one and test on other.\n**2.** relu: zero if negative. softmax: turns into probabilities.\n**3.** because there's 10 different numbers it could be\n**4.** The loss is the error and adam takes small steps to lower it",
        "We split the pictures so the network gets graded on stuff it has never seen. ReLU passes positive values and blocks negatives, and softmax turns the last scores into probabilities. We need 10 outputs because there are ten digits. The loss function scores the guesses and the optimizer adjusts the weights to make that score smaller.",
        "1. Damit es nicht schummelt: die Prüfung muss neue Bilder haben.\n2. ReLU: alles unter null wird null. Softmax: Prozente, zusammen 1.\n3. zehn Ziffern\n4. Die Verlustfunktion misst den Fehler, Adam macht ihn kleiner.",
        "a) un jeu pour apprendre, un autre pour l'examen\nb) relu supprime les négatifs, softmax donne des pourcentages\nc) un neurone par chiffre\nd) la perte dit combien on se trompe et adam corrige les poids",
        "1. para ver si funciona con fotos nuevas\n2. relu quita lo negativo, softmax da porcentajes\n3. uno para cada número\n4. la función de pérdida mide el error y adam lo reduce",
        "i) fair test on new pics\nii) relu: neg to zero, softmax: probabilities\niii) ten digits ten neurons\niv) loss is the error, optimizer makes the error go down",
        "A) Practice set and exam set, so nobody cheats\nB) relu throws away negatives and softmax makes percentages\nC) ten possible numbers\nD) Loss counts mistakes, optimizer fixes them",
        "1 - to test on unseen images\n2 - relu cuts off the negative ones and softmax makes probabilities\n3 - because 10 digits\n4 - loss is the mistake and the optimizer changes weights to make it smaller",
        "First, the test images are there to see how it does with images it has not seen. Second, relu sets negative to 0 and softmax turns the result into probabilities. Third, there are ten neurons as there are ten digits. Fourth, the loss measures the error and the optimizer lowers it by adjusting weights.",
        "**two sets** one for learning, one for checking on unknown pictures\n**relu** negatives to zero. **softmax** probabilities\n**10 neurons** each digit has one\n**optimizer and loss** loss = distance to truth, optimizer shrinks it",
        "1. Train/test is to catch overfitting.\n\n2. Both are activation functions. ReLU = nonlinearity, softmax = probabilities.\n\n3. One output for each digit.\n\n4. Loss quantifies error; optimizer updates weights based on it.",
        "1. Para que no haga trampa con las imágenes de prueba.\n2. ReLU pone a cero lo negativo; softmax da probabilidades.\n3. Hay diez cifras.\n4. La pérdida mide el fallo y el optimizador la reduce.",
        "1、测试集用来检验没见过的图片\n2、relu去掉负数，softmax输出概率\n3、十个数字对应十个神经元\n4、损失函数表示误差，优化器更新权重",
    ],
    "ST": [
        "1. One set to fit the model and one to evaluate it.\n2. Todo\n3. Ten possible classes\n4. idk",
    ],
    "STL": [
        "1. to make sure it works in the real world\n2. not sure\n3. one for each digit, so 10 outputs\n4. the loss tells how bad the guess is and the optimizer improves the weights",
    ],
}

ONE = {
    "L": [
        "1. ...\n2. ...\n3. ...\n4. The loss function gives the network a punishment for each mistake and the optimizer changes the weights so that the punishment gets smaller.",
        "## Question 4\nOne says how wrong it is, the other one changes the weights.",
        "## 4) loss + optimizer\nloss = punishment, optimizer = learning from it",
        "**loss and adam**: the loss is the error, adam figures out which direction to move the weights",
        "4. Loss tells how far the prediction is from the label & the optimizer uses gradients to update weights",
        "### How they work together\nThe loss gives a number for the mistake. The optimizer follows the gradient and makes this number smaller.",
        "Q4 - adam tweaks the knobs untill the error gets low",
        "## Compile\nSparse categorical crossentropy penalises the model when it gives a low probability to the right label, and adam changes the parameters a bit after each batch to lower it.",
        "## Optimiser\nMinimises the cost function by backpropagation.",
        "It calculates how wrong it was (loss) and then goes backwards and tunes every weight a little (optimizer).",
        "Der Loss sagt, wie falsch das Netz liegt, und der Optimierer passt die Gewichte an.",
        "La fonction de perte mesure l'erreur et l'optimiseur ajuste les poids pour la réduire.",
        "La loss misura l'errore e l'ottimizzatore aggiorna i pesi.",
        "## Vraag 4\nHet verlies zegt hoe fout het is en de optimizer past de gewichten aan.",
        "A função de perda mede o erro e o otimizador ajusta os pesos.",
        "Question four: the loss is the score of how wrong it is, the optimizer looks at this and changes weights",
        "## Loss & optimizer\nLoss = coach yelling. Optimizer = player changing what he does",
        "The cost tells the network how far off it was, and gradient descent (adam) uses its derivative to adjust the parameters.",
        "Adam needs the loss to know which way to go.",
        "4.) the optimizer tries to get the loss as low as possible by changing the weights",
        "Le coût dit de combien on s'est trompé ; Adam bouge les poids dans la bonne direction.",
        "De verliesfunctie meet de fout en Adam past de gewichten aan.",
        "Функция потерь показывает, насколько сеть ошиблась, оптимизатор исправляет веса.",
    ],
    "R": [
        "## 2. activations\nrelu: neg -> 0, pos stays\nsoftmax: all numbers become a probabilty that add to 1",
        "## Question 2\nThe first one makes it non linear and the last one makes it into probabilities.",
        "**ReLU** lets positive values thru and turns negatives into 0.\n**Softmax** makes ten numbers that sum to one.",
        "### relu & softmax\nnegative numbers become zero; the other gives you percent",
        "Q2: Relu drops the negative stuff. Softmax = confidence for every number.",
        "(2) relu is an activation function that adds nonlinearity, and softmax turns logits to a distribution",
        "## What do ReLU and softmax do?\nThey're activation functions. One removes negatives, one makes likelihoods.",
        "# What relu does\nIt clips everything under 0.\n# What softmax does\nIt turns the numbers in to chances.",
        "## Question 2\nReLU met les valeurs négatives à zéro et softmax donne des probabilités.",
        "ReLU convierte los negativos en cero y softmax da probabilidades que suman uno.",
        "ReLU azzera i valori negativi, softmax li trasforma in probabilità.",
        "ReLU maakt negatieve getallen nul en softmax geeft kansen die optellen tot 1.",
        "ReLU: f(x)=max(0,x)\nSoftmax: exp of each divided by the sum of all exps",
        "relu is like a gate, only lets positive stuff through; the soft-max makes chances that add to 1",
        "The rectifier zeroes negatives.",
        "- relu: without it the network would be just linear\n- softmax: so the output is readable as probabilty",
        "A ReLU corta os valores negativos e a softmax dá porcentagens.",
    ],
    "S": [
        "## Why is the data split?\nThe first pile is practice, the second pile is the exam.",
        "### two groups\nif you test on the stuff it learned from thats cheating",
        "**Q1** You hold back 10,000 pictures so that you can see whether it copes with pictures that are new to it.",
        "Why two sets of images?\n\nOne's for practising, the other's the test.",
        "## Train vs. test\n\nIf I studied with the exam questions my grade would not mean anything. Same for the network.",
        "The reason we have test images is so that we can make sure it's not just memorizing the answers.",
        "## Question 1: splitting\nno peeking!! The model shouldnt see the exam before.",
        "## Frage 1\nDamit man prüfen kann, ob es auch mit neuen Bildern klappt.",
        "Man braucht Testbilder, weil das Netz die Trainingsbilder sonst einfach auswendig lernt.",
        "## Pourquoi deux jeux d'images ?\nPour vérifier que le réseau n'a pas juste appris par cœur.",
        "## ¿Por qué se divide?\nPara comprobar con imágenes que nunca ha visto.",
        "## Perché due insiemi?\nPer vedere se la rete funziona con immagini mai viste.",
        "## Pergunta 1\nPara testar com imagens que a rede nunca viu.",
        "## 为什么要两组图片？\n测试集用来检查模型在没见过的图片上是否有效。",
        "## Вопрос 1\nЧтобы проверить сеть на новых картинках, которых она не видела.",
        "## Splitting the images\nso the grade is fair",
        "**Reason for the two sets:** train on one, grade on the other one",
        "If it was tested on the training pictures it could just repeat what it saw and you'd get 100%.",
        "The training images teach the model and the testing images tell us if it works on digits that it has not encountered.",
        "## Aufgabe 1\nWeil man sonst nicht weiß, ob das Netz nur auswendig kann.",
    ],
    "T": [
        "## Question 3\n10 digits",
        "## 3. why 10\n0 1 2 3 4 5 6 7 8 9",
        "## Why ten neurons at the end?\none for each number",
        "Q3. each neuron is for a digit, 0 thru 9",
        "3) Cause theres ten options to pick from",
        "**Why ten?** Every output neuron votes for one digit.",
        "### ten outputs\nThe answer can be zero, one, two, ... nine.",
        "We have 10 classes so the final Dense layer must have 10 nodes.",
        "## Final layer size\nHandwritten numbers go from 0 to 9 so you need that many.",
        "## Warum zehn Neuronen?\nFür jede Ziffer eins.",
        "## 3\nporque hay diez dígitos, del 0 al 9",
        "## Domanda 3\nuna per ogni cifra",
        "## Waarom tien neuronen?\nEen voor elk cijfer.",
        "São dez neurônios porque existem dez dígitos.",
        "## last layer\n1 neuron = 1 digit",
        "(3) ten numerals, ten neurons",
        "## Why 10\nbc 0-9",
        "You'd need 26 of them for the alphabet, but with digits it's ten.",
        "Q3) One unit per class. If it were letters: 26.",
        "Ci sono dieci neuroni, uno per ogni numero da 0 a 9.",
    ],
}

NONE = [
    "## Why two sets of images?\n\nTodo",
    "## Question 1\n\n## Question 2\n\n## Question 3\n\n## Question 4",
    "1.\n2.\n3.\n4.",
    "## Q1\nsee https://example.org/why-split",
    "## Why do we split the data into training and test sets?\n\n## What do relu and softmax do, and why are there 10 neurons?\n\n## How do the loss and optimizer work?",
    "**split** todo\n\n**relu/softmax** todo\n\n**ten** todo\n\n**loss/optimizer** todo",
    "## Question 2\n\n???",
    "## 3\n-",
    "## Question 4\n\nI ran out of time, sorry.",
    "Q1: n/a\nQ2: n/a",
    "## Load data\nThe training set has 60000 images and the test set has 10000 images of 28x28 pixels.",
    "## Results\nMy picked image is a 7, and the network says 7 as well. The bars show almost 100% for it.",
    "# Homework 3\nName: Ann Lee\nDate: 4 March\n\nThis notebook trains a network on MNIST.",
    "## Why ten neurons at the end?\n[link](https://example.org)",
    "## What do ReLU and softmax do?\n_double click to write your answer_",
    "## Next steps\nI would like to try more epochs and a convolutional network next time.",
    "## Frage 1\n\n(noch offen)",
    "## Pourquoi deux jeux d'images ?\nà faire",
    "## Вопрос 3\n\nне знаю",
    "## Pregunta 2\n¿Qué hacen relu y softmax?",
    "## Question 1\n_Your answer here._\n\n## Question 2\n_Your answer here._",
    "Q1:\nQ2:\nQ3:\nQ4:",
    "A)\nB)\nC)\nD)",
    "## Why ten neurons at the end?\nWhy are there 10 neurons?",
    "## loss\n<https://keras.io/api/losses/>",
    "## Model\nThe model has a flatten layer, a dense layer of 128 units with relu and a dense layer of 10 units with softmax.",
    "## Compile\nHere I compile the model with adam and the loss sparse_categorical_crossentropy.",
    "## Evaluate\nLet's see how good it is on the test data. I got a loss of 0.07 and accuracy of 0.978.",
    "1. Load the data\n2. Build the model with relu and softmax\n3. Train for ten epochs\n4. Plot the probabilities",
    "I have trouble with question 2 and question 4, can I come to the office hour?",
]

#: One item too few for the questions before the first that is recognised, or too few recognised.
NO_ORDER = {
    "TL": [
        "a) this and that here\nb) ten neurons, one for each digit\nc) the loss is the error, adam lowers it"
    ],
    "R": ["a) to be fair to all\nb) relu drops negative numbers"],
}


def pairs(table: dict[str, list[str]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        ("text", "expected"), [(text, expected) for expected, texts in table.items() for text in texts]
    )


def answered(text: str) -> str:
    prose = [Prose(each.text, each.heading, line=each.line) for each in sections(text)]
    student = a_response(*prose)
    found = zip(LETTERS, QUESTIONS, strict=True)
    writing = Writing(student, REFERENCE, QUESTIONS)
    return "".join(letter for letter, each in found if answers_to(writing, each))


@pairs(SEVERAL)
def test_several_answers_are_told_apart(text: str, expected: str) -> None:
    assert answered(text) == expected


@pairs(ONE)
def test_one_answer_belongs_to_its_question(text: str, expected: str) -> None:
    assert answered(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_what_answers_nothing_is_no_answer(text: str) -> None:
    assert answered(text) == ""


@pairs(NO_ORDER)
def test_order_alone_tells_nothing(text: str, expected: str) -> None:
    assert answered(text) == expected
