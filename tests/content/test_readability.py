"""A patient can read it: the median age, and nothing above the highest age without a reason."""

from __future__ import annotations

from statistics import median
from typing import Any

import pytest
import textstat

from knowledge.store.content import Content
from knowledge.store.readability import HIGHEST_AGE, MEDIAN_AGE, SCHOOL_STARTS, Reading, hardest, reading_age

GLOSSARY_AGE = 11
A_LABEL = 3
WORST_SHOWN = 10


def replies(domain: dict[str, Any]) -> list[tuple[str, str]]:
    """Every fixed reply that is a sentence: a label of one to three words is a name, and the formula is for sentences."""
    return [(name, way["text"]) for name, ways in domain["responses"].items() for way in ways
            if len(str(way.get("text") or "").split()) > A_LABEL]


def shorts(content: Content) -> list[tuple[str, str]]:
    return [(extract.id, extract.short) for extract in content.extracts if extract.served()]


def worst(found: list[Reading]) -> str:
    return "the hardest: " + ", ".join(f"{one.name} {one.age}" for one in found[:WORST_SHOWN])


def test_the_median_of_what_patients_read_is_low_enough(content: Content) -> None:
    found = hardest(shorts(content))
    assert median(one.age for one in found) <= MEDIAN_AGE, worst(found)


def test_no_short_text_is_too_hard(content: Content) -> None:
    found = hardest(shorts(content))
    assert [one.name for one in found if one.age > HIGHEST_AGE] == [], worst(found)


def test_no_fixed_reply_is_too_hard(domain: dict[str, Any]) -> None:
    found = hardest(replies(domain))
    assert median(one.age for one in found) <= MEDIAN_AGE, worst(found)
    assert [one.name for one in found if one.age > HIGHEST_AGE] == [], worst(found)


def test_every_word_of_the_glossary_is_explained_in_plain_words(content: Content) -> None:
    found = hardest((extract.id, extract.short) for extract in content.extracts if extract.topic == "words")
    assert [one.name for one in found if one.age > GLOSSARY_AGE] == [], worst(found)


def test_our_figure_is_textstats(content: Content) -> None:
    """Over every short text without a list, so that both count the same sentences."""
    for name, text in shorts(content):
        if "\n" not in text:
            expected = max(0.0, textstat.automated_readability_index(text)) + SCHOOL_STARTS
            assert reading_age(text) == pytest.approx(expected, abs=0.05), name
