"""Danger cards: the right card for the right danger, in the person's language, with numbers that come from contacts.yml."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from pipeline.danger.cards import CARD, LINE, PERHAPS, SAID_BY_CARDS, CardReader, card, card_name
from pipeline.danger.choosing import LINES
from pipeline.danger.numbers import UnknownContactError, numbers
from pipeline.language.welsh import strings
from tests.conftest import ROOT

DIGITS = re.compile(r"\d[\d ]*\d|\d")
NOT_NUMBERS = {"19", "35"}
TYPED = {"999", "111", "101", "2"}
LEVELS = {"emergency", "urgent", "support"}


@pytest.fixture(scope="module")
def responses() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"]
    return found


@pytest.fixture(scope="module")
def kinds(responses: dict[str, Any]) -> list[str]:
    return [name.removeprefix(CARD) for name in responses if name.startswith(CARD)]


@pytest.fixture(scope="module")
def contacts() -> dict[str, Any]:
    path = ROOT / "knowledge" / "content" / "contacts.yml"
    return {one["id"]: one for one in yaml.safe_load(path.read_text(encoding="utf-8"))}


def said(kind: str, responses: dict[str, Any], **reader: Any) -> dict[str, Any]:
    made = card(kind, CardReader(**reader), responses)
    assert made is not None, kind
    return made


def test_every_card_begins_with_its_heading_and_has_a_level_and_numbers(kinds: list[str], responses: dict[str, Any]) -> None:
    assert len(kinds) > 12
    for kind in kinds:
        for setting in ("", "ward"):
            for language in ("en", "cy"):
                made = said(kind, responses, setting=setting, language=language)
                assert made["text"].startswith(made["custom"]["heading"]), kind
                assert made["custom"]["level"] in LEVELS
                assert made["custom"]["numbers"], kind
                assert "contacts" not in made["custom"]


def test_no_card_types_a_number_that_the_contacts_have(kinds: list[str], responses: dict[str, Any]) -> None:
    texts = [way["text"] for kind in kinds for way in responses[CARD + kind]]
    texts += [text for name, text in strings("cy").items() if name.startswith(CARD)]
    for text in texts:
        assert set(DIGITS.findall(text)) <= TYPED | NOT_NUMBERS, text


def test_every_number_said_is_the_contact_s_own(kinds: list[str], responses: dict[str, Any], contacts: dict[str, Any]) -> None:
    for kind in kinds:
        made = said(kind, responses, nation="wales")
        by_name = {one["name"]: one for one in contacts.values()}
        for one in made["custom"]["numbers"]:
            theirs = by_name[one["name"]]
            assert (one.get("phone"), one.get("text")) == (theirs.get("phone"), theirs.get("text"))
            assert one.get("web") in (None, theirs.get("web"))
            shown = one.get("phone") or one.get("text") or one["web"]
            assert shown == "999" or kind == PERHAPS or shown in made["text"]


def test_the_numbers_are_the_ones_known_by_heart(responses: dict[str, Any]) -> None:
    text = said("suicide", responses)["text"]
    assert "116 123" in text and "85258" in text and "999" in text and "0800 1111" in said("child_self", responses)["text"]
    assert "0808 164 0123" in said("suicide", responses, nation="wales")["text"]
    assert "0808 164 0123" not in text


def test_a_contact_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownContactError):
        numbers(["samaritan"], False, "", {})


def test_every_card_has_its_welsh_on_a_ward_too(kinds: list[str], responses: dict[str, Any]) -> None:
    for kind in kinds:
        for setting in ("", "ward"):
            english = said(kind, responses, setting=setting)
            welsh = said(kind, responses, setting=setting, language="cy")
            assert welsh["custom"]["language"] == "cy", kind
            assert welsh["text"] != english["text"]
            assert ("botwm galw" in welsh["text"]) == ("call button" in english["text"]), kind
            for fragment in ("To talk", "choose the", " to 85258", "Answer my question"):
                assert fragment not in f"{welsh['text']} {welsh.get('buttons')}", kind


@pytest.mark.parametrize(("kind", "reader", "name"), [
    ("abuse", CardReader(child=True), "child_self"),
    ("child_risk", CardReader(child=True), "child_self"),
    ("child_risk", CardReader(), "child_risk"),
    ("abuse", CardReader(child=True, another=True), "abuse"),
    ("suicide", CardReader(another=True), "suicide_other"),
    ("restraint_now", CardReader(another=True), "restraint_now_other"),
    ("sexual", CardReader(child=True), "child_self"),
    ("overdose", CardReader(another=True), "overdose"),
    ("suicide", CardReader(child=True), "suicide"),
])
def test_which_card_it_is(kind: str, reader: CardReader, name: str, responses: dict[str, Any]) -> None:
    assert card_name(kind, reader, responses) == CARD + name


def test_what_no_card_may_say(responses: dict[str, Any]) -> None:
    assert "being held" not in said("suicide", responses)["text"]
    assert "bleeding" not in said("neglect", responses)["text"]
    assert "you are feeling" not in said("self_harm_other", responses)["text"]
    assert "do not have to tell the person" in said("abuse", responses, setting="ward")["text"]
    assert "If it is you" not in said("threat", responses)["text"] and "taken" not in said("suicide", responses)["text"]
    assert not re.search(r"\b(?:they|them|their)\b", said("restraint_now", responses)["custom"]["heading"])
    assert "Childline" in said("child_self", responses)["custom"]["heading"]


def test_a_fact_stands_next_to_the_instruction_or_in_its_place_where_minutes_count(responses: dict[str, Any]) -> None:
    wound = said("injury", responses, lines=("wound",))
    assert wound["custom"]["heading"].startswith("Press hard") and "If it is serious" not in wound["text"]
    baby = said("danger_others", responses, lines=("baby",))
    assert "alone with the baby" in baby["text"].split("\n\n")[1]
    assert "ring the ward" in said("restraint_now", responses, another=True, lines=("outside",))["text"]
    on_ward = said("restraint_now", responses, another=True, setting="ward", lines=("outside",))
    assert "ring the ward now, ask" not in on_ward["text"]


def test_every_line_is_there_in_both_languages(responses: dict[str, Any]) -> None:
    for name in LINES:
        assert responses[LINE + name][0]["text"].strip() and strings("cy")[LINE + name]


def test_the_help_below_an_answer_is_one_line_with_two_numbers(responses: dict[str, Any]) -> None:
    made = said("perhaps", responses)
    assert "\n" not in made["text"] and "999" in made["text"] and "116 123" in made["text"]
    assert made["custom"]["kind"] == "notice"


def test_sexual_assault_has_its_own_help_by_nation(responses: dict[str, Any], contacts: dict[str, Any]) -> None:
    for nation, there in (("england", False), ("wales", True), ("", True)):
        made = said("sexual", responses, nation=nation)
        assert (contacts["live-fear-free"]["phone"] in made["text"]) is there, nation
        assert contacts["rape-support"]["web"] in made["text"] and "nhs.uk/sarcs" in made["text"]


def test_who_worries_about_a_young_person_gets_papyrus(responses: dict[str, Any], contacts: dict[str, Any]) -> None:
    assert contacts["papyrus"]["phone"] in said("suicide", responses, another=True)["text"]


def test_what_a_card_says_already_is_a_text_of_the_base() -> None:
    names = {line.removeprefix("## ").strip() for path in (ROOT / "knowledge" / "content" / "guidance").glob("*.md")
             for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("## ")}
    assert names >= SAID_BY_CARDS
