"""Nothing of one nation is said to somebody in the other unless the sentence names its nation."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.answers import Asked, answer_with, for_nation
from knowledge.model import Nation, Reader
from knowledge.reports.facts import Sentence
from knowledge.store.checks import LABELLED, wrong_nation
from knowledge.store.content import Content
from tests.content.conftest import TODAY

OF_THE_OTHER_NATION = {
    "uof-wales": "says that England's Act does not cover Wales",
    "myth-police-camera-wales": "the same",
    "tribunal-wales": "GOV.UK's page says that other rules count in Wales",
}
KINDS = ("extract", "glossary", "card", "rule", "standard", "letter", "reply", "page", "contact", "change")


@pytest.mark.parametrize("kind", KINDS)
def test_no_sentence_is_of_the_wrong_nation(said: tuple[Sentence, ...], kind: str) -> None:
    of_kind = [one for one in said if one.kind == kind]
    assert of_kind
    assert [(one.name, one.part, one.text) for one in of_kind
            if list(wrong_nation(Nation(one.nation), one.text))] == []


@pytest.mark.parametrize("nation", [Nation.ENGLAND, Nation.WALES])
@pytest.mark.parametrize("day", [TODAY, date(2016, 3, 1), date(2027, 4, 1)])
def test_whoever_names_a_nation_is_told_only_what_is_true_there(content: Content, nation: Nation, day: date) -> None:
    extracts = {extract.id: extract for extract in content.extracts}
    asked = Asked(nation, Reader.SHORT, day)
    shown = [(fit, answer_with(fit, extracts, asked)) for extract in content.extracts if extract.served()
             and (fit := for_nation(extract, extracts, nation)) is not None]
    assert len(shown) > 400
    assert [(fit.id, part.extract.id) for fit, answer in shown for part in answer.parts
            if not part.extract.nation.covers(nation)] == []


def test_whoever_names_no_nation_sees_which_is_meant(content: Content) -> None:
    extracts = {extract.id: extract for extract in content.extracts}
    for extract in content.extracts:
        if extract.served() and extract.nation is not Nation.BOTH:
            answer = answer_with(extract, extracts, Asked(None, Reader.SHORT, TODAY))
            assert answer.ask_nation, extract.id
            assert all(part.label for part in answer.parts if part.extract.nation is not Nation.BOTH), extract.id
            assert not extracts[extract.pair].served() or len(answer.parts) > 1 if extract.pair else True, extract.id


def test_a_text_rests_on_documents_of_its_own_nation(content: Content) -> None:
    assert {extract.id for extract in content.extracts if extract.served() for cited in extract.citations
            if Nation.BOTH not in (extract.nation, cited.source.nation) and extract.nation is not cited.source.nation} \
        == set(OF_THE_OTHER_NATION)


def test_a_text_for_both_that_rests_on_one_nation_names_it(content: Content) -> None:
    """What is said of both nations and cites one nation's documents only would be a guess for the other."""
    unnamed = []
    for extract in content.extracts:
        nations = {cited.source.nation for cited in extract.citations}
        if extract.served() and extract.nation is Nation.BOTH and Nation.BOTH not in nations and len(nations) == 1:
            texts = " ".join((extract.short, extract.fuller, extract.exact))
            unnamed += [] if LABELLED[nations.pop()].search(texts) else [extract.id]
    assert unnamed == []
