"""domain.yml and the rest agree: each reply is there once, is used, and asks what the interview can hear."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from dataclasses import fields
from functools import cache
from typing import Any

import pytest

from knowledge.complaints.facts import ASKED, FIELDS, ComplaintFacts, LegalStatus
from knowledge.complaints.interview.patterns.shape import Words
from knowledge.complaints.interview.patterns.vocabulary import WORDS
from knowledge.complaints.interview.question_wording import VERSIONS
from knowledge.complaints.interview.turn import Turn
from knowledge.complaints.routing.table import Kind
from knowledge.model import Nation, Weight
from knowledge.store.content import FOLDER, Content
from knowledge.store.loader import load
from pipeline.components.project_importer import is_said, strings_of_the_code
from pipeline.danger.choosing import LINES
from tests.conftest import ROOT

REPLY = re.compile(r"^  (utter_\w+):", re.MULTILINE)
ACTION = re.compile(r"action: *(utter_\w+)")
ROOMS = ("pipeline", "actions", "channels", "knowledge")
LABELS = ("england", "wales", "now", "before", "not_yet")
CARD_PARTS = ("who_can", "how", "before_you_start", "what_it_can_do", "what_it_cannot", "what_happens_next", "how_long")
TURNS_SAID = (Turn.UNCLEAR, Turn.REFUSED)
TYPED_ONLY = {"funder-nhs": "'the NHS pays', said before the nation is known; the buttons name the NHS of one nation",
              "want-further": "who wants to take a complaint further says so; everybody here complains",
              "status-guardianship": "rare, and the question has seven buttons already",
              "status-conditional": "rare, and the question has seven buttons already",
              "age-under-18": "the two buttons say more, and who says only this is not asked again",
              "want-moj": "rare, and a page may show twelve buttons",
              "want-safe": "who is not safe now says so in words, and is heard as danger before the question is"}
NOT_REPLIES = {"utter_message": "a method of Rasa", "utter_action": "a field of Rasa",
               "utter_urgent": "the beginning of the replies to danger", "utter_sorry": "the beginning of the notices"}
SKIP = "skip"
OF_ANOTHER = ("suicide", "self_harm", "restraint_now")


@cache
def nodes() -> tuple[ast.AST, ...]:
    """Everything in the syntax trees of the code."""
    return tuple(node for room in ROOMS for path in (ROOT / room).rglob("*.py")
                 for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@cache
def literals() -> frozenset[str]:
    """Every string that stands in the code."""
    return frozenset(node.value for node in nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str))


def danger_kinds() -> set[str]:
    """The kinds of danger that have sentences, and those of their cards that speak of another person or to a child."""
    kinds = {path.stem for path in (ROOT / "data" / "danger").glob("*.txt") if not path.stem.startswith("safe")}
    return kinds | {f"{kind}_other" for kind in OF_ANOTHER} | {"child_self"}


def families(content: Content) -> set[str]:
    """The replies whose names are put together from a beginning and a member."""
    nations = [Nation.ENGLAND.value, Nation.WALES.value]
    asked = [question["field"] for question in content.interview["questions"]]
    clocks = {row.route.lower() for row in content.rules if row.kind is Kind.CLOCK}
    made = {"utter_word_label_": LABELS, "utter_word_in_": nations, "utter_word_and_in_": nations,
            "utter_word_weight_": [weight.value.replace("-", "_") for weight in Weight],
            "utter_word_fact_": asked, "utter_word_clock_": clocks, "utter_word_card_": CARD_PARTS,
            "utter_word_line_": LINES, "utter_urgent_": danger_kinds(), "utter_ask_": asked, "utter_nation_noted_": nations,
            "utter_word_": [turn.value for turn in TURNS_SAID], "utter_word_refused_": ["no_such_day", "to_come", "too_old"],
            "utter_word_do_": ["trib", "cica"],
            "utter_word_ask_": [f"{fact}_{version}" for fact, versions in VERSIONS.items() for version in versions]}
    return {beginning + member for beginning, members in made.items() for member in members}


def test_no_reply_stands_twice() -> None:
    names = Counter(REPLY.findall((ROOT / "domain.yml").read_text(encoding="utf-8")))
    assert len(names) > 100
    assert [name for name, count in names.items() if count > 1] == []


def test_every_reply_is_used(content: Content, domain: dict[str, Any]) -> None:
    written = literals()
    rules = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "data").rglob("*.yml"))
    used = families(content) | set(ACTION.findall(rules)) | written
    said_by_code = strings_of_the_code()
    assert [name for name in domain["responses"] if name not in used and not is_said(name, said_by_code)] == []


def test_every_reply_that_is_named_is_there(content: Content, domain: dict[str, Any]) -> None:
    rules = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "data").rglob("*.yml"))
    notices = json.loads((ROOT / "channels" / "notices.json").read_text(encoding="utf-8"))
    welsh = load((FOLDER / "welsh.yml").read_text(encoding="utf-8"))
    named = set(ACTION.findall(rules)) | {name for name in literals() if re.fullmatch(r"utter_[a-z_]*[a-z]", name)}
    assert sorted(named - set(domain["responses"]) - set(notices) - set(welsh) - set(NOT_REPLIES)) == []
    assert sorted(families(content) - set(domain["responses"])) == []


def test_every_phrase_that_code_says_is_there(domain: dict[str, Any]) -> None:
    """`say("name")` with one fixed name."""
    said = {f"utter_word_{node.args[0].value}" for node in nodes()
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "say"
            and len(node.args) == 1 and isinstance(node.args[0], ast.Constant)}
    assert len(said) > 15
    assert sorted(said - set(domain["responses"])) == []


def test_a_question_a_fact_a_slot_and_a_reply_have_one_name(content: Content, domain: dict[str, Any]) -> None:
    asked = {question["field"] for question in content.interview["questions"]}
    assert asked == set(ASKED)
    assert set(FIELDS) <= set(domain["slots"])
    assert {name.removeprefix("utter_ask_") for name in domain["responses"] if name.startswith("utter_ask_")} == asked


def buttons(domain: dict[str, Any], field: str) -> list[str]:
    """The answers that the buttons of a question give."""
    payloads = [one["payload"] for way in domain["responses"][f"utter_ask_{field}"] for one in way.get("buttons", [])]
    assert all(payload.startswith("/inform{") for payload in payloads), field
    return [json.loads(payload.removeprefix("/inform"))["answer"] for payload in payloads]


def group(field: str, value: Any) -> Any:
    """A section counts as its group: the buttons ask for the group only."""
    if isinstance(value, list):
        return tuple(value)
    return LegalStatus(value).group.value if field == "legal_status" and value else value


def test_a_question_has_the_buttons_of_its_options_and_one_to_skip(content: Content, domain: dict[str, Any]) -> None:
    for question in content.interview["questions"]:
        field = question["field"]
        options = {one.id: {"sets": one.sets} for one in WORDS.get(field, Words()).answers}
        given = buttons(domain, field)
        assert len(given) == len(set(given)), field
        assert given[-1] == SKIP, field
        assert set(given) - {SKIP} <= set(options), field
        pressed = {group(field, options[one]["sets"].get(field)) for one in given[:-1]}
        typed = {name for name, option in options.items() if group(field, option["sets"].get(field)) not in pressed}
        assert typed <= set(TYPED_ONLY), f"{field}: no button gives what these say"


def test_every_option_is_read_back_and_sets_its_fact(content: Content) -> None:
    says = {option["id"]: option["says"] for question in content.interview["questions"] for option in question["options"]}
    assert set(says) == {one.id for words in WORDS.values() for one in words.answers}
    assert all(says.values())
    for field, words in WORDS.items():
        for one in words.answers:
            assert field in one.sets and set(one.sets) <= set(FIELDS), one.id


def test_the_facts_of_a_case_are_those_of_the_table() -> None:
    assert {field.name for field in fields(ComplaintFacts)} == {*FIELDS, "latest"}


def test_every_intent_of_the_examples_is_in_the_domain(domain: dict[str, Any]) -> None:
    found = set()
    for path in (ROOT / "data" / "nlu").glob("*.yml"):
        found |= {entry["intent"] for entry in load(path.read_text(encoding="utf-8"))["nlu"] if "intent" in entry}
    assert found <= set(domain["intents"])


@pytest.mark.parametrize("name", ["utter_greet", "utter_capabilities", "utter_privacy", "utter_nothing_found",
                                  "utter_three_misses", "utter_urgent_restraint_now"])
def test_a_reply_says_something(domain: dict[str, Any], name: str) -> None:
    assert all(way["text"].strip() for way in domain["responses"][name])


def test_the_urgent_replies_name_a_person_and_a_number(domain: dict[str, Any]) -> None:
    for kind in danger_kinds():
        for way in domain["responses"][f"utter_urgent_{kind}"]:
            assert set(way["custom"]["contacts"]) & {"emergency-999", "samaritans"}, kind
            assert way["custom"]["kind"] == "urgent", kind


def test_the_rooms_looked_at_are_there() -> None:
    assert [room for room in ROOMS if not (ROOT / room).is_dir()] == []
