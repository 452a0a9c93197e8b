"""Numbers as people write them."""

from __future__ import annotations

import pytest

from grader.checks.stated.numerals import in_digits


@pytest.mark.parametrize(
    "text",
    [
        "60000",
        "60,000",
        "60 000",
        "60\u00a0000",
        "60\u202f000",
        "60.000",
        "60'000",
        "60_000",
        "60k",
        "60K",
        "60 k",
        "60 thousand",
        "60-thousand",
        "sixty thousand",
        "Sixty-thousand",
        "60 mil",
        "60 Tausend",
        "60 тысяч",
        "6万",
        "6 万",
    ],
)
def test_sixty_thousand(text):
    assert in_digits(f"There are {text} images.") == "There are 60000 images."


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("ten thousand", "10000"),
        ("10k", "10000"),
        ("twenty-eight by twenty eight", "28 by 28"),
        ("six thousand", "6000"),
        ("five hundred", "500"),
        ("seven hundred", "700"),
        ("twelve", "12"),
        ("1,234,567", "1234567"),
    ],
)
def test_other_numbers(text, digits):
    assert in_digits(text) == digits


@pytest.mark.parametrize(
    "text",
    [
        "one of them",
        "it is a seven",
        "0.123",
        "97.125 %",
        "1.234",
        "60000, 28, 28",
        "3,14",
        "28x28",
        "1/255.0",
        "network",
        "60kg",
        "[0.001, 0.998]",
        "(60000, 784)",
    ],
)
def test_what_is_no_grouped_number_stays(text):
    assert in_digits(text) == text
