"""Tables read as lines."""

from __future__ import annotations

from grader.checks.stated.tables import untabled

from ...tables import table


@table(
    ("text", "expected"),
    {
        "names above and at the left": (
            "| | train | test |\n|--|:-:|--|\n| images | 6 | 1 |",
            ["images", "images train: 6", "images test: 1"],
        ),
        "without edges": ("set | size\n--- | ---\ntrain | 28", ["set: train", "train size: 28"]),
        "without names above": ("| images | 6 |", ["images", "images: 6"]),
        "a number is no name": (
            "| set | n | size |\n|-|-|-|\n| train | 60000 | 28 |",
            [
                "set: train",
                "train n: 60000",
                "train size: 28",
            ],
        ),
        "sentences keep their row": (
            "| q | a |\n|-|-|\n| images | One. Two. |",
            ["q: images", "images a: One.", "images a: Two."],
        ),
        "other lines stay": ("a | b\nc", ["a | b", "c"]),
    },
)
def test_a_cell_comes_after_the_words_of_its_row_and_column(text: str, expected: list[str]) -> None:
    assert untabled(text.split("\n")) == expected
