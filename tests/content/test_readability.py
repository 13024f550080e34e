"""A patient can read it: the median age, and nothing above the highest age without a reason."""

from __future__ import annotations

from statistics import median
from typing import Any

import pytest
import textstat

from knowledge.store.content import Content
from knowledge.store.readability import HIGHEST_AGE, MEDIAN_AGE, SCHOOL_STARTS, Reading, hardest, reading_age

NAME = "a name of one to three words on a label; the formula is for sentences"
ABOVE_WITH_A_REASON = {
    "utter_word_clock_eqa": NAME, "utter_word_clock_cica": NAME, "utter_word_fact_consent": NAME,
    "utter_word_clock_trib": NAME, "utter_word_letter": NAME, "utter_word_fact_legal_status": NAME,
    "utter_word_force_guidance": NAME, "utter_word_force_statutory_guidance": NAME, "utter_word_force_data": NAME,
    "utter_word_force_advice": NAME, "utter_word_force_campaign": NAME, "utter_word_when_tomorrow": NAME,
    "utter_word_value_hospital_country_england": NAME, "utter_word_value_setting_community": NAME,
}
WORST_SHOWN = 10


def replies(domain: dict[str, Any]) -> list[tuple[str, str]]:
    return [(name, way["text"]) for name, ways in domain["responses"].items() for way in ways if way.get("text")]


def shorts(content: Content) -> list[tuple[str, str]]:
    return [(extract.id, extract.short) for extract in content.extracts if extract.served()]


def worst(found: list[Reading]) -> str:
    return "the hardest: " + ", ".join(f"{one.name} {one.age}" for one in found[:WORST_SHOWN])


def test_the_median_of_what_patients_read_is_low_enough(content: Content) -> None:
    found = hardest(shorts(content))
    assert median(one.age for one in found) <= MEDIAN_AGE, worst(found)


def test_no_short_text_is_too_hard(content: Content) -> None:
    found = hardest(shorts(content))
    assert [one.name for one in found if one.age > HIGHEST_AGE and one.name not in ABOVE_WITH_A_REASON] == [], worst(found)


def test_no_fixed_reply_is_too_hard(domain: dict[str, Any]) -> None:
    found = hardest(replies(domain))
    assert median(one.age for one in found) <= MEDIAN_AGE, worst(found)
    assert [one.name for one in found if one.age > HIGHEST_AGE and one.name not in ABOVE_WITH_A_REASON] == [], worst(found)


def test_no_reason_is_left_for_what_has_become_easy(content: Content, domain: dict[str, Any]) -> None:
    hard = {one.name for one in hardest([*shorts(content), *replies(domain)]) if one.age > HIGHEST_AGE}
    assert set(ABOVE_WITH_A_REASON) - hard == set()


def test_our_figure_is_textstats(content: Content) -> None:
    """Over every short text without a list, so that both count the same sentences."""
    for name, text in shorts(content):
        if "\n" not in text:
            expected = max(0.0, textstat.automated_readability_index(text)) + SCHOOL_STARTS
            assert reading_age(text) == pytest.approx(expected, abs=0.05), name
