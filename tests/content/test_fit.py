"""The whole content is fit to be said: checked, cited, and asked for in enough ways."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from knowledge.store.checks import check
from knowledge.store.content import Content
from knowledge.store.read import Knowledge
from tests.content.conftest import TODAY

FEWEST_SERVED, FEWEST_WAYS = 170, 5


def test_nothing_is_to_be_mended(content: Content) -> None:
    assert [str(problem) for problem in check(content, TODAY)] == []


def test_enough_is_served(content: Content) -> None:
    assert sum(extract.served() for extract in content.extracts) >= FEWEST_SERVED


def test_every_extract_is_cited_with_a_place_and_a_day(content: Content) -> None:
    served = [extract for extract in content.extracts if extract.served()]
    assert [extract.id for extract in served if not extract.citations] == []
    assert [extract.id for extract in served if not any(cited.pinpoint for cited in extract.citations)] == []
    assert [extract.id for extract in served if extract.checked_on > TODAY or extract.checked_on.year < 2026] == []


def test_every_citation_leads_to_a_page(content: Content) -> None:
    assert [source.id for source in content.sources.values() if not re.match(r"https?://[^\s]+\.[^\s]+", source.url)] == []
    assert [source.id for source in content.sources.values() if not 1947 <= source.year <= TODAY.year] == []


def test_every_source_is_used(content: Content) -> None:
    cited = {one.source.id for holder in (content.extracts, content.routes, content.changes, content.letters.standards)
             for entry in holder for one in entry.citations}
    cited |= {piece.split(":")[0].strip() for row in content.rules for piece in row.source.split(";")}
    assert sorted(set(content.sources) - cited) == []


def test_each_can_be_asked_for_in_enough_ways(content: Content) -> None:
    few = {extract.id: len(set(extract.asked_as)) for extract in content.extracts
           if extract.topic != "words" and len(set(extract.asked_as)) < FEWEST_WAYS}
    assert few == {}


def test_no_two_have_one_title(content: Content) -> None:
    titles = Counter(extract.title.lower() for extract in content.extracts if extract.served())
    assert [title for title, count in titles.items() if count > 1] == []


def test_a_card_names_contacts_and_sources(content: Content) -> None:
    assert [route.id for route in content.routes if not route.contacts or not route.citations] == []


def test_the_built_file_holds_what_is_served(content: Content, knowledge: Knowledge) -> None:
    assert {extract.id for extract in content.extracts} == set(knowledge.extracts)
    assert {name for name, _ in knowledge.ways()} == {extract.id for extract in content.extracts if extract.served()}


@pytest.mark.parametrize("prefix", ["changed-", "doc-", "good-", "figures-", "want-", "influence-", "mha2025-", "uof-",
                                    "myth-", "term-", "limit-"])
def test_what_is_easy_to_forget_is_there(content: Content, prefix: str) -> None:
    assert sum(extract.id.startswith(prefix) and extract.served() for extract in content.extracts) >= 4
