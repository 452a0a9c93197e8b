# ruff: noqa: RUF001 - students write in many scripts
"""What asks, and how questions are numbered."""

from __future__ import annotations

from grader.checks.answers.asking import asks, label, question_number

from ...tables import table


@table(
    ("text", "expected"),
    {
        "english": ("Why do we split?", True),
        "without its mark": ("Also, why are there 10 neurons in the last layer.", True),
        "german": ("Warum braucht man zehn Neuronen in der letzten Schicht?", True),
        "spanish": ("¿Pérdida y optimizador?", True),
        "chinese": ("为什么要分训练集和测试集？", True),
        "two words": ("Ten neurons?", True),
        "announced": ("Use the data set to answer the following questions.", True),
        "an answer that is not sure": ("Because there are ten digits?", False),
        "an answer that begins like a question": ("Why ten: one for each.", False),
        "a statement": ("What it does is bend.", False),
    },
)
def test_a_question_is_told_from_a_statement(text: str, expected: bool) -> None:
    assert asks(text) is expected


@table(
    ("heading", "number"),
    {
        "with a word": ("Question 2", 2),
        "in german, with a title": ("Frage 2 – Aktivierungen", 2),
        "in russian": ("Вопрос 3. Сколько?", 3),
        "in chinese": ("第四题：损失", 4),
        "alone": ("3.", 3),
        "before a title that asks": ("2. À quoi servent-elles ?", 2),
        "before a title that does not": ("2. Load the data", None),
        "of a part": ("3.1 Warum zweigeteilt?", None),
        "of things": ("10 neurons", None),
        "none": ("Answers", None),
    },
)
def test_headings_number_questions(heading: str, number: int | None) -> None:
    assert question_number(heading) == number


@table(
    ("text", "expected"),
    {"a label": ("Q3: ten", "Q3: "), "a number": ("3. ten", ""), "words": ("ten neurons", "")},
)
def test_a_label_is_a_number_with_a_word(text: str, expected: str) -> None:
    assert label(text) == expected
