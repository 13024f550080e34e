"""What a lawyer's third reading found wrong stays mended: the words that must be said, and those that must not come back."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.model import Extract
from knowledge.store.content import Content

SAID = [
    ("section-2-length", "28 days"), ("section-3-length", "6 months"), ("section-4-length", "72 hours"),
    ("section-5-length", "6 hours"), ("section-136-length", "24 hours"), ("section-136-length", "12 hours"),
    ("section-37-length", "no end date"), ("tribunal-section-37", "cannot go to the tribunal in the first 6 months"),
    ("tribunal-when", "On section 37 or 37/41 you must wait 6 months"),
    ("police-cell-under-18", "If you are under 18, police may not"), ("mha2025-police-cells", "Nobody under 18"),
    ("care-nearest-relative", "If you live with or are cared for by a relative"),
    ("section-3-object", "it cannot go ahead"), ("care-powers", "object to a section 3"),
    ("care-discharge", "not on court sections like 37"), ("security-guards-england", "only as a last resort"),
    ("cameras-consent", "consent should come from you"), ("informal-leaving", "such as"), ("informal-locked", "such as"),
    ("myth-next-of-kin", "If you are 18 or over"), ("is-nice-still-current", "needs a full update"),
    ("force-general-hospital", "last resort"), ("figures-now-england", "5,247 in 2023"), ("seclusion-reviews", "unless"),
    ("myth-cqc-overturns", "does not end a section or pay"), ("candour-wales", "more than minimal"), ("med-checks", "temperature"),
    ("council-wales", "straight to the formal stage"), ("prone-act-england", "does not ban face-down"),
]
NEVER_SAID = [
    ("security-guards-england", "if the hospital lets them"), ("mha2025-police-cells", "A police cell can still be used"),
    ("care-nearest-relative", "A husband, wife, civil partner or long-term partner comes first"),
    ("post-letters-out", "you should be told, and you can challenge it"), ("cameras-bedroom", "We found no national rule"),
    ("cameras-bodycam", "no national rule"), ("council-wales", "First it must offer"), ("pol-when-called", "but for rare"),
]


def served(content: Content) -> dict[str, Extract]:
    return {extract.id: extract for extract in content.extracts if extract.served()}


@pytest.mark.parametrize("name, words", SAID)
def test_the_short_text_says_it(content: Content, name: str, words: str) -> None:
    assert words in " ".join(served(content)[name].short.split())


@pytest.mark.parametrize("name, words", NEVER_SAID)
def test_the_wrong_words_are_gone(content: Content, name: str, words: str) -> None:
    extract = served(content)[name]
    assert words not in " ".join(f"{extract.short} {extract.fuller}".split())


def test_nothing_that_has_not_started_says_it_must_be_followed(content: Content) -> None:
    future = [extract for extract in content.extracts if extract.in_force_from == date.max]
    assert len(future) >= 8
    assert [extract.id for extract in future if extract.says_force(date(2026, 11, 29))] == []
