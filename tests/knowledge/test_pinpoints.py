"""A place in an instrument finds the text that stands there, or a plain word that none does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from knowledge.model import Citation, Extract, Nation, Source, Status, Weight
from knowledge.pinpoints import Instrument, Pinpoints, asked_in_chat, find_by_pinpoint, pinpoints
from knowledge.store.build import build
from knowledge.store.read import Knowledge

DAY = date(2026, 11, 29)
ACT = Instrument("act", "the Act", ("the act", "act 1983"), ("act",), "https://example.org/act", bare=("section",))
GUIDE = Instrument("guide", "guide NG10", ("ng10",), ("guide",), "https://example.org/guide", dotted=3)
LAW = Instrument("law", "the Law 2018", ("law 2018",), ("law",), "https://example.org/law")
RULE = Instrument("rule", "the Rule 2020", ("rule 2020",), ("rule",), "https://example.org/rule")
CASE = Instrument("case", "the case", ("munjaz",), ("case",), "https://example.org/case", by_name=True)


def extract(name: str, source: str, pinpoint: str, exact: str = "Nothing.", status: Status = Status.VERIFIED) -> Extract:
    cited = Citation(Source(source, source, "x", 2020, Nation.BOTH, "https://example.org"), pinpoint, DAY)
    return Extract(name, "t", name, Nation.BOTH, Weight.LAW, status, "s", "f", exact, "", (cited,), DAY, DAY)


@pytest.fixture(scope="module")
def held() -> Pinpoints:
    return pinpoints((ACT, GUIDE, CASE, LAW, RULE), (
        extract("five-two", "act", "s.5(2)"), extract("five-four", "act", "ss.5(1), (4), 7"),
        extract("mention", "case", "whole judgment", "Act 1983 s.5(4); Other Act 2003 s.9"),
        extract("range", "guide", "recs 1.4.24-1.4.26"), extract("part", "guide", "section 1.4, Holding"),
        extract("part-four", "act", "Part 4"), extract("law-six", "law", "s.6(5)(n)"), extract("act-six", "act", "s.6"),
        extract("law-twenty", "law", "s.20(1)"), extract("rule-twenty", "rule", "s.20(1)"), extract("law-two-b", "law", "s.2B"),
        extract("hidden", "act", "s.8", status=Status.PENDING)))


@pytest.mark.parametrize("asked, ids", [
    ("s.5(2)", ("five-two", "five-four", "mention")), ("section 5(4)", ("five-four", "mention", "five-two")),
    ("the act s 7", ("five-four",)), ("s7", ("five-four",)), ("1.4.25", ("range",)), ("NG10 1.4.26", ("range",)),
    ("Munjaz", ("mention",)), ("section 5", ("five-two", "five-four", "mention")),
])
def test_a_place_finds_its_texts_nearest_first(asked: str, ids: tuple[str, ...], held: Pinpoints) -> None:
    found = find_by_pinpoint(asked, held)
    assert found is not None and found.ids == ids and not found.note and found.alone


@pytest.mark.parametrize("asked, ids, note", [
    ("s.133", (), "I hold no text on section 133 of the Act itself. Read it at https://example.org/act."),
    ("section 9", (), "I hold no text on section 9 of the Act itself. Read it at https://example.org/act."),
    ("section 4", (), "I hold no text on section 4 of the Act itself. Read it at https://example.org/act."),
    ("s.8", (), "I hold no text on section 8 of the Act itself. Read it at https://example.org/act."),
    ("1.4.99", ("part",), "I hold no text on 1.4.99 of guide NG10 itself. These are on the part it stands in, 1.4."),
])
def test_what_is_not_held_is_said(asked: str, ids: tuple[str, ...], note: str, held: Pinpoints) -> None:
    found = find_by_pinpoint(asked, held)
    assert found is not None and (found.ids, found.note) == (ids, note)


@pytest.mark.parametrize("asked", ["can they hold me for 10 minutes", "ring 116 123", "the act", "ng10", "", "reg 13",
                                   "26.70", "((("])
def test_what_names_no_place_finds_nothing(asked: str, held: Pinpoints) -> None:
    assert find_by_pinpoint(asked, held) is None


@pytest.mark.parametrize(("asked", "ids", "note"), [
    ("s6(5)(n) in force?", ("law-six",), "You named no law. I took section 6(5)(n) to be of the Law 2018."),
    ("s.6", ("act-six",), ""), ("s 6(5) Act 1983", ("act-six",), ""),
    ("s.20(1)", (), "You named no law, and more than one has section 20(1): the Law 2018; the Rule 2020. Which one do you mean?"),
    ("Rule 2020 s.20(1)", ("rule-twenty",), ""), ("law 2018 2B", ("law-two-b",), ""),
])
def test_a_place_without_a_law_is_of_the_law_that_has_it(asked: str, ids: tuple[str, ...], note: str, held: Pinpoints) -> None:
    found = find_by_pinpoint(asked, held)
    assert found is not None and (found.ids, found.note) == (ids, note)


@pytest.mark.parametrize("asked", [
    "SI 2031/7 s.5(2)", "Prison Rules 1999 s 7", "holding under 12s NG10", "NG10 for over 65s", "the 2nd part of NG10",
    "ng10 at 5pm",
])
def test_a_law_not_held_an_age_or_a_count_is_no_place(asked: str, held: Pinpoints) -> None:
    assert find_by_pinpoint(asked, held) is None


def test_a_place_inside_a_story_is_not_alone(held: Pinpoints) -> None:
    told = find_by_pinpoint("they put me on section 5(2) and then held me down", held)
    asked = find_by_pinpoint("what does s.5(2) say?", held)
    assert told is not None and not told.alone
    assert asked is not None and asked.alone


@pytest.mark.parametrize("asked, first", [
    ("NG10 1.4.24", "prone-avoid"), ("reg 13(4)(b)", "force-reg13-england"), ("26.70", "prone-code-england"),
    ("s.139", "suing-hospital"), ("art 8", "belongings-taken"), ("QS154 st 4", "med-checks"), ("Munjaz", "seclusion-munjaz"),
])
def test_what_advocates_type_finds_the_real_text(asked: str, first: str, real: Pinpoints) -> None:
    found = find_by_pinpoint(asked, real)
    assert found is not None and first in found.ids and not found.note


def test_the_section_we_lack_is_said_to_be_lacking(real: Pinpoints) -> None:
    found = find_by_pinpoint("s.133", real)
    assert found is not None and found.ids == () and "section 133 of Mental Health Act 1983" in found.note


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Pinpoints:
    target: Path = tmp_path_factory.mktemp("built") / "knowledge.db"
    build(target, DAY)
    return Knowledge(target).pinpoints


@pytest.mark.parametrize(("typed", "first"), [
    ("NG10 1.4.24", "prone-avoid"), ("ng10 1.4.24", "prone-avoid"), ("NICE NG10 rec 1.4.24", "prone-avoid"),
    ("NG10, 1.4.24", "prone-avoid"), ("NG10 at 1.4.24", "prone-avoid"), ("what does NG10 1.4.24 say?", "prone-avoid"),
    ("NG 10 rec. 1.4.24", "prone-avoid"), ("1.4.24", "prone-avoid"), ("rec 1.4.24 of NICE NG10", "prone-avoid"),
    ("where can i read 1.4.24 of ng10", "prone-avoid"), ("recommendation 1.4.24 NG10 please", "prone-avoid"),
    ("reg 13(4)(b)", "force-reg13-england"), ("reg. 13 (4) (b)", "force-reg13-england"),
    ("Regulation 13(4)(b)", "force-reg13-england"), ("regulation 13(4)(b) of the fundamental standards", "force-reg13-england"),
    ("26.70", "prone-code-england"), ("para 26.70", "prone-code-england"), ("Code para 26.70", "prone-code-england"),
    ("Code of Practice 26.70", "prone-code-england"), ("MHA Code 26.70 text please", "prone-code-england"),
    ("paragraph 26.70 of the code", "prone-code-england"), ("s.139", "suing-hospital"), ("s139", "suing-hospital"),
    ("s 139 MHA", "suing-hospital"), ("section 139 mental health act", "suing-hospital"), ("MHA s.139", "suing-hospital"),
    ("art 8", "belongings-taken"), ("Art. 8", "belongings-taken"), ("article 8", "belongings-taken"),
    ("article 8 ECHR", "belongings-taken"), ("QS154 st 4", "med-checks"), ("qs154 statement 4", "med-checks"),
    ("Munjaz", "seclusion-munjaz"), ("the Munjaz case", "seclusion-munjaz"),
])
def test_a_chat_hears_a_place_however_it_is_spelt(typed: str, first: str, real: Pinpoints) -> None:
    found = asked_in_chat(typed, real)
    assert found is not None and first in found.ids and not found.note


@pytest.mark.parametrize(("typed", "among"), [
    ("s.134 incoming letters", "post-letters-in"),
    ("s1(6) mechanical restraint meaning, Use of Force Act", "term-mechanical-restraint"),
    ("section 5(4) nurse holding power duration", "section-5-length"), ("s.132A rights after discharge", ""),
    ("LGSCO 26B twelve months", "council-england"), ("26B LGA 1974", "council-england"), ("26b lgsco", "council-england"),
    ("WSI 2011/704 reg 15 outer limit", "complain-limit-wales"), ("what does s.132 say about the nearest relative", "care-powers"),
    ("Coroners Act s.1 state detention", "inquest-when"), ("s 9(4) of the PHSO law, how counted", "ombudsman-limit-england"),
    ("reg 29 of SI 2020/2 days for a review", "police-complaint"), ("s.130J informal patients", "imha-informal-wales"),
])
def test_a_place_with_other_words_is_still_that_place(typed: str, among: str, real: Pinpoints) -> None:
    found = asked_in_chat(typed, real)
    assert (found is not None and not found.alone) or among == "council-england"
    assert found is not None and (among in found.ids if among else found.note)


def test_what_is_as_strong_as_the_instrument_comes_first(real: Pinpoints) -> None:
    found = asked_in_chat("reg 13(4)(b)", real)
    assert found is not None and found.ids[0] == "force-reg13-england"


@pytest.mark.parametrize("typed", [
    "im on s.3 can they hold me", "on a s.2 no imha", "they gave my brother s.17 leave", "section 17 leave refused",
    "LGSCO 12 months", "NICE 2 years old", "article 3 times longer than his",
    "section 3", "what is section 3", "im on section 3", "section 17", "sections 2 and 3",
    "i am on a section 2 what are my rights",
    "they put me on a 5(2)", "5(2)", "section 136", "i was held for 26 minutes", "room 4.2", "they came at 3.15",
    "ward 1.4.2 is mine",
    "4 staff held me", "i am 15", "it was on 12.6.2026", "26.70 pounds was taken", "ring 116 123", "bed 8", "art therapy",
    "i did art",
    "my article in the paper", "they gave me 2.5 mg", "i waited 1.5 hours", "how do i complain about the nice nurse",
    "she is nice",
    "the code for the door is 1234", "what is the code",
    "section 3 of the mental health act lets them inject me and i want to leave",
    "cqc", "reg my name", "10 minutes face down", "rule 4 on the ward is stupid", "para",
    "chapter 26 was boring and i left the ward",
    "",
])
def test_ordinary_sentences_name_no_place(typed: str, real: Pinpoints) -> None:
    assert asked_in_chat(typed, real) is None


@pytest.mark.parametrize("typed", ["s.133", "MHA s 133", "section 133 of the Mental Health Act"])
def test_a_chat_hears_that_we_lack_it(typed: str, real: Pinpoints) -> None:
    found = asked_in_chat(typed, real)
    assert found is not None and not found.ids and "section 133" in found.note
