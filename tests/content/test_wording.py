"""The words we use: the list of the content guide, and numbers that come from contacts.yml only."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from knowledge.answers.render import SENTENCE_END
from knowledge.reports.facts import Sentence
from knowledge.store.checks import NEVER
from knowledge.store.content import FOLDER, Content
from tests.conftest import ROOT

MEDICATION = re.compile(r"\bmedications?\b", re.IGNORECASE)
SERVICE_USER = re.compile(r"\bservice users?\b", re.IGNORECASE)
OPENS = re.compile(r"(?<!\w)'(?=\w)")
CAPITALS = re.compile(r"\b(?:[A-Z]{2,}\s+){4,}[A-Z]{2,}\b")
PHONE = re.compile(
    r"(?<![\d./-])(?:0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}|0[38]00 ?\d{4}|0\d{10}|116 123|0300 \d{4} \d{3})(?!\d)")
TERMS_OF_OTHERS = {
    "after-review-72": "NICE's name for the unit: 'service user experience monitoring unit'",
    "witness": "NICE's words on the debrief", "want-staffing": "a heading of the guide, quoted as a heading",
    "influence-start": "the name of a group", "ombudsman-england": "the Ombudsman's own words for what it cannot look at",
    "med-told-what": "a heading of NICE's guideline", "told-why-force": "a heading of NICE's guideline",
}
NUMBERS_OF_FILES = ("guidance/*.md", "glossary.yml", "changes.yml", "decision_table.csv", "routes/*.yml", "letters/*",
                    "letters/parts/*", "interview.yml")


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


@pytest.fixture(scope="module")
def shown(content: Content) -> set[str]:
    """Every number a checked contact shows."""
    return {digits(value) for contact in content.contacts.values() for value in (contact.phone, contact.text) if value} | \
        {digits(number) for contact in content.contacts.values() for number in PHONE.findall(contact.note)}


def test_no_sentence_uses_a_word_we_do_not(said: tuple[Sentence, ...]) -> None:
    assert [(one.name, match[0]) for one in said for match in NEVER.finditer(one.text)] == []


@pytest.mark.parametrize("word", [MEDICATION, SERVICE_USER])
def test_patients_are_not_told_of_medication_or_service_users(said: tuple[Sentence, ...], word: re.Pattern[str]) -> None:
    found = [(one.name, one.part, one.text) for one in said if one.language == "en" and word.search(one.text)]
    assert [one for one in found if one[0] not in TERMS_OF_OTHERS] == []
    assert [one for one in found if one[1] in ("title", "short", "next")] == []


def test_nothing_is_shouted(said: tuple[Sentence, ...]) -> None:
    assert [(one.name, one.text) for one in said if CAPITALS.search(one.text)] == []


@pytest.mark.parametrize("pattern", NUMBERS_OF_FILES)
def test_no_number_is_typed_into_a_text(pattern: str) -> None:
    paths = sorted(path for path in FOLDER.glob(pattern) if path.is_file())
    assert paths
    assert [(path.name, match[0]) for path in paths for match in PHONE.finditer(path.read_text(encoding="utf-8"))] == []


def test_the_fixed_replies_show_only_checked_numbers(domain: dict[str, Any], shown: set[str]) -> None:
    texts = [(name, str(way)) for name, ways in domain["responses"].items() for way in ways]
    texts += list(json.loads((ROOT / "channels" / "notices.json").read_text(encoding="utf-8")).items())
    found = [(name, match[0]) for name, text in texts for match in PHONE.finditer(str(text))]
    assert len(found) > 10
    assert [(name, number) for name, number in found if digits(number) not in shown] == []


def test_the_welsh_shows_only_checked_numbers(shown: set[str]) -> None:
    text = (FOLDER / "welsh.yml").read_text(encoding="utf-8")
    assert {number for number in PHONE.findall(text) if digits(number) not in shown} == set()


def test_the_legal_line_and_infoline_are_served_with_their_caution(content: Content) -> None:
    for name in ("mind-legal-line", "mind-infoline"):
        contact = content.contacts[name]
        assert contact.phone and "mind.org.uk" in contact.note, name


def test_what_both_nations_are_told_to_do_leaves_no_quotation_open(content: Content) -> None:
    """Where both are told, a sentence that stands in both is said once: it may not be the end of a quotation that only one
    of them begins so."""
    steps = {extract.id: extract.next_steps for extract in content.extracts}
    pairs = [(one.next_steps, steps[one.pair]) for one in content.extracts if one.pair and steps.get(one.pair)]
    shared = [set(SENTENCE_END.split(first)) & set(SENTENCE_END.split(second)) for first, second in pairs]
    assert len(pairs) > 100
    assert [both for both in shared if sum(one.endswith("'") for one in both) > sum(bool(OPENS.search(one)) for one in both)] == []
