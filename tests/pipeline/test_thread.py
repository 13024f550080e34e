"""What is said to a turn that leans on those before it: nothing twice, facts taken back to the question, the nation kept."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from knowledge.model import Extract, Nation
from pipeline.decision.plan import Kind, Part, Plan
from pipeline.replies import generator
from pipeline.replies.chat_history import ChatHistory
from pipeline.replies.generator import ReplyGenerator
from tests.conftest import ROOT
from tests.pipeline.tiny import extract

RESPONSES = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"]
GREETED = Plan((Part(Kind.REPLY, "utter_thanks", "says: thanks"),))
REPLY = Plan((Part(Kind.REPLY, "utter_feeling", "says: feeling"),))
ANSWER = Plan((Part(Kind.ANSWER, "utter_answer", "likeliest", 0.9, ("hold",), ()),))


def held(name: str, nation: Nation = Nation.BOTH, pair: str = "", welsh: str = "") -> Extract:
    made = extract(name, "holding", f"About {name}", [])
    return replace(made, nation=nation, pair=pair, short=f"Short {name}. And the rest.",
                   fuller=f"Fuller {name} in a whole sentence.",
                   next_steps=f"Do {name}.", welsh_short=welsh)


EXTRACTS = {one.id: one for one in (
    held("hold"), held("age", welsh="Yn fyr."), held("phone-england", Nation.ENGLAND, "phone-wales"),
    held("phone-wales", Nation.WALES, "phone-england"))}


@pytest.fixture(autouse=True)
def few_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    known = SimpleNamespace(knowledge=SimpleNamespace(extracts=EXTRACTS, letters={}), rank=lambda text: [])
    monkeypatch.setattr(generator, "ranker", lambda: known)
    monkeypatch.setattr(generator, "sentence_index", lambda: SimpleNamespace(likeness=lambda text, extracts: {}))


def said(text: str, plan: Plan = ANSWER, **parsed: Any) -> UserUttered:
    return UserUttered(text, {"name": "leans", "confidence": 1.0}, [], {"text": text, "plan": plan.as_dict(), **parsed})


def answered(name: str, text: str = "...", **custom: Any) -> BotUttered:
    return BotUttered(text, {"custom": {"kind": "answer", "extract": name, "topics": [name], **custom}})


def replied(name: str) -> BotUttered:
    return BotUttered("...", {"custom": {"kind": "notice", "reply": name}})


def chat_of(*events: Event) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("somebody", list(events), slots=Domain.from_dict(
        {"slots": {"nation": {"type": "any", "mappings": [{"type": "custom"}]}}}).slots)


def reply(name: str, *events: Event) -> dict[str, Any]:
    made = ReplyGenerator(SimpleNamespace(), SimpleNamespace(responses=RESPONSES))  # type: ignore[arg-type]
    message = asyncio.run(made.generate(name, chat_of(*events), "chat"))
    assert message is not None
    return dict(message)


@pytest.mark.parametrize("name", sorted(one for one in RESPONSES if f"{one}_again" in RESPONSES))
def test_a_reply_is_worded_anew_the_second_time(name: str) -> None:
    first = reply(name, said("one", REPLY))
    second = reply(name, said("one", REPLY), replied(name), said("two", REPLY))
    assert second["text"] != first["text"]
    assert second["custom"]["reply"] == name, "it counts as the same reply"


def test_the_second_low_turn_asks_whether_they_are_safe() -> None:
    low = [said("one", REPLY), replied("utter_feeling"), said("two", REPLY)]
    third = reply("utter_feeling", *low, replied("utter_feeling"), said("three", REPLY))["text"]
    assert "ending your life" in reply("utter_feeling", *low)["text"] and "ending your life" not in third


def test_what_was_told_is_not_said_again_and_in_the_end_nothing_is_left() -> None:
    first = reply("utter_answer", said("one"))
    second = reply("utter_answer", said("one"), answered("hold", first["text"]), said("two"))
    third = reply("utter_answer", said("one"), answered("hold", first["text"]), said("two"),
                  answered("hold", second["text"]), said("three"))
    assert "Short hold" in first["text"]
    assert "Short hold. Fuller hold" in second["text"] and "Fuller hold" not in first["text"]
    assert third["custom"]["reply"] == "utter_nothing_more"


def test_easier_words_are_one_sentence_then_said_to_be_none() -> None:
    easier = Plan((Part(Kind.FOLLOW, "utter_reader", "follows on: simpler"),))
    once = reply("utter_reader", said("one"), answered("hold"), said("easier", easier))
    assert "Short hold." in once["text"] and "And the rest" not in once["text"] and once["custom"]["simplest"]
    twice = reply("utter_reader", said("one"), answered("hold"), said("easier", easier), answered("hold", simplest=True),
                  said("easier", easier))
    assert twice["custom"]["reply"] == "utter_no_simpler"


def stated(*topics: str) -> Plan:
    return Plan((Part(Kind.REPLY, "utter_noted", "says: statement", 0.9, topics, ("hold", "age")),))


@pytest.mark.parametrize(("name", "before", "topics", "wanted", "not_wanted"), [
    ("another answer for it", [answered("hold")], ("age",), "Short age", "Short hold"),
    ("the same answer is not told again", [answered("hold")], ("hold",), "Is it about one of these", "Short hold"),
    ("nothing answered before", [], (), "Is it about one of these", "Short"),
])
def test_a_fact_said_is_taken_back_to_the_question(name: str, before: list[Event], topics: tuple[str, ...], wanted: str,
                                                   not_wanted: str) -> None:
    fact = said("she is 16", stated(*topics), said={"age": "16_17"})
    message = reply("utter_noted", said("how long", ANSWER), *before, fact)
    assert wanted in message["text"] and not_wanted not in message["text"], name
    assert "16 or 17" in message["text"], "read back"
    assert "What would you like to know" not in message["text"]


def test_a_nation_said_after_another_fact_is_taken_back_to_the_question() -> None:
    wales = said("in wales", Plan((Part(Kind.REPLY, "utter_nation", "says: state_nation"),)), said={"hospital_country": "wales"})
    message = reply("utter_nation", SlotSet("nation", "wales"), said("how long"), answered("phone-england"),
                    said("he is 15", stated()), answered("age", of_a_fact=True), wales)
    assert "Short phone-wales" in message["text"]


def test_an_advocate_is_told_how_answers_come() -> None:
    message = reply("utter_noted", said("im the imha", stated(), said={"asker": "advocate"}))
    assert "source and paragraph" in message["text"] and "one of these" not in message["text"]


@pytest.mark.parametrize(("asked_of", "nation", "wanted"), [
    ("england", None, "Short phone-england"), ("wales", None, "Short phone-wales"), ("england", "wales", "Short phone-wales"),
])
def test_a_body_sets_the_nation_of_its_answer_unless_the_chat_has_one(asked_of: str, nation: str | None, wanted: str) -> None:
    plan = Plan((Part(Kind.ANSWER, "utter_answer", "likeliest", 0.9, ("phone-england",), ()),))
    message = reply("utter_answer", SlotSet("nation", nation), said("ask them", plan, facts={"asked_of": asked_of}))
    assert wanted in message["text"] and "England or in Wales" not in message["text"]
    assert message["custom"]["told_in"] == wanted.rpartition("-")[2]


def test_what_was_told_for_one_nation_is_cited_for_it() -> None:
    cite = Plan((Part(Kind.FOLLOW, "utter_where", "follows on: where_said"),))
    message = reply("utter_where", SlotSet("nation", "england"), said("one"), answered("phone-wales", told_in="wales"),
                    said("cite that", cite))
    assert message["custom"]["extract"] == "phone-wales"


@pytest.mark.parametrize(("text", "before", "reply_name"), [
    ("say it in Welsh?", [answered("hold")], "utter_no_welsh"), ("in welsh", [], "utter_some_welsh"),
    ("in Tamil please", [answered("age")], "utter_other_language"),
])
def test_another_language_is_answered_honestly(text: str, before: list[Event], reply_name: str) -> None:
    asks = Plan((Part(Kind.REPLY, "utter_other_language", "says: other_language"),))
    assert reply("utter_other_language", said("one"), *before, said(text, asks))["custom"]["reply"] == reply_name


def test_the_welsh_that_is_there_is_told() -> None:
    asks = Plan((Part(Kind.REPLY, "utter_other_language", "says: other_language"),))
    assert "Yn fyr." in reply("utter_other_language", said("one"), answered("age"), said("welsh please", asks))["text"]


@pytest.mark.parametrize(("turns", "wanted"), [
    (["can they take my phone", "ta"], "can they take my phone"),
    (["they lied", "about the hold", "in the report", "so what"], "they lied about the hold in the report"),
    (["can they hold me face down on the floor of my room", "and my arms"], "can they hold me face down on the floor of my room"),
    (["what is an imha", "is seclusion allowed when i have been asking and asking for help since the early morning",
      "and at night"],
     "is seclusion allowed when i have been asking and asking for help since the early morning"),
    (["what is an imha", "is seclusion allowed here", "and at night"], "what is an imha is seclusion allowed here"),
])
def test_what_a_short_turn_leans_on(turns: list[str], wanted: str) -> None:
    assert ChatHistory(chat_of(*(said(one) for one in turns))).last_question == wanted


def test_a_nod_is_not_leant_on() -> None:
    assert ChatHistory(chat_of(said("can they take my phone"), said("ok", GREETED), said("my charger"))).last_question == \
        "can they take my phone"
