"""Slips put right: one letter, two in a long word, never between two words that are equally near."""

from __future__ import annotations

import pytest

from pipeline.language import spelling
from pipeline.language.spelling import nearest_word, put_right


@pytest.fixture
def few_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "_by_first_letter", lambda: {"s": ["seclusion", "section"], "r": ["restrain", "restraint"]})


@pytest.mark.usefixtures("few_words")
@pytest.mark.parametrize(("typed", "word"), [
    ("seclusoin", "seclusion"),
    ("sexlusoin", "seclusion"),
    ("secton", "section"),
    ("sectoon", "section"),
    ("scetoin", None),
    ("restrainn", None),
    ("xection", None),
])
def test_the_nearest_word(typed: str, word: str | None) -> None:
    assert nearest_word(typed) == word


def test_known_and_short_words_stay_as_typed() -> None:
    assert put_right("Sect, seclusoins?", frozenset({"seclusoins"})) == "Sect, seclusoins?"
