"""The walk's actions on a tracker of their own, without a server: what is asked, kept, corrected and shown."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import ask_question, complaint_form, end_walk, knowledge_base
from knowledge.store.content import read_content
from tests.complaints.walks import ROOT, guide, interview


class Known:
    """What the actions know, from the content folder and without a database."""

    def __init__(self) -> None:
        content = read_content()
        self.routes = {route.id: route for route in content.routes}
        self.contacts = content.contacts
        self.extracts: dict[str, Any] = {}


@lru_cache(maxsize=1)
def known() -> Any:
    return Known()


@lru_cache(maxsize=1)
def domain() -> dict[str, Any]:
    return dict(yaml.safe_load((Path(ROOT) / "domain.yml").read_text(encoding="utf-8")))


@pytest.fixture
def walk(monkeypatch: pytest.MonkeyPatch) -> Chat:
    for module in (complaint_form, end_walk, ask_question):
        monkeypatch.setattr(module, "interview", interview, raising=False)
    monkeypatch.setattr(complaint_form, "guide", guide)
    monkeypatch.setattr(end_walk, "knowledge", known)
    monkeypatch.setattr(end_walk, "table", lambda: guide().table)
    monkeypatch.setattr(end_walk, "today", lambda: guide().today)
    monkeypatch.setattr("actions.saying.knowledge", known)
    assert knowledge_base.guide is not guide
    return Chat()


class Chat:
    """A chat in which every message belongs to the walk, as Rasa's form would run it."""

    def __init__(self) -> None:
        self.slots: dict[str, Any] = {}
        self.events: list[dict[str, Any]] = []
        self.said: list[dict[str, Any]] = []

    def say(self, text: str, intent: str = "", **entities: Any) -> str:
        """One message; every text of the reply."""
        every = ((name, one) for name, value in entities.items() for one in (value if isinstance(value, list) else [value]))
        named = [{"entity": name, "value": one} for name, one in every]
        self.events.append({"event": "user", "text": text, "parse_data": {"entities": named}})
        latest = {"text": text, "intent": {"name": intent}, "entities": named, "ranking": []}
        tracker = Tracker("x", self.slots, latest, self.events, False, None, {}, "action_listen")
        heard = CollectingDispatcher()
        for event in complaint_form.ValidateComplaintForm().run(heard, tracker, domain()):
            self.slots[event["name"]] = event["value"]
        if self.slots.get("requested_slot"):
            asked = next(one for one in ask_question.QUESTIONS if one.fact == self.slots["requested_slot"])
            asked().run(heard, tracker, domain())
        else:
            end_walk.ActionEndWalk().run(heard, tracker, domain())
        self.said = heard.messages
        return "\n".join(str(one.get("text") or one.get("response")) for one in heard.messages)

    def custom(self, kind: str) -> dict[str, Any]:
        """The data of the last message of a kind."""
        return next(one["custom"] for one in reversed(self.said) if one["custom"].get("kind") == kind)


def test_a_question_carries_its_place_and_the_ways_back_and_out(walk: Chat) -> None:
    assert "someone else?" in walk.say("i want to complain", "complain")
    first = walk.custom("question")
    assert (first["progress"]["now"], first["back"], first["stop"]) == (1, "", "/stop")
    walk.say("to me")
    assert walk.custom("question")["back"] == "/go_back" and walk.custom("question")["progress"]["now"] == 2


def test_a_whole_story_is_asked_for_little_and_listed_with_the_nearest_day(walk: Chat) -> None:
    walk.say("My son was held face down on an NHS ward yesterday, section 3, he is 24, I have his agreement, I told a nurse, and I "
             "want to know why they did it and see the records", "complain", nation="england")
    assert walk.slots["requested_slot"] is None
    assert walk.slots["want"] == ["explanation_apology", "records"]
    routes = walk.custom("routes")
    assert routes["nearest"]["title"].startswith("Formal complaint") and routes["nearest"]["days"] > 0
    assert "WARD" not in [step["route"] for step in routes["steps"]], "a nurse was told already"
    assert "if they agree" in next(step["because"] for step in routes["steps"] if step["route"] == "SAR")
    assert {"fact", "label", "value", "change"} == set(routes["understood"][0])
    every = "\n".join(str(one.get("text")) for one in walk.said)
    assert [every.count(f"{one['label']}: {one['value']}") for one in routes["understood"]] == [1] * len(routes["understood"])
    assert any(step["main"] for step in routes["steps"]) and routes["letters"]
    assert "NHS_PROV_E" in [step["route"] for step in routes["steps"]]


def test_a_story_told_before_the_walk_is_not_asked_for_again(walk: Chat) -> None:
    story = ("my mum was dragged across a ward in wales on 2 november 2026, she has "
                        "dementia and cannot decide, what can i do")
    walk.events.append({"event": "user", "text": story, "parse_data": {"entities": [{"entity": "nation", "value": "wales"}]}})
    walk.say("How do I complain?", "complain")
    assert (walk.slots["asker"], walk.slots["hospital_country"], walk.slots["event_date"]) == ("carer", "wales", "2026-11-02")
    assert walk.slots["consent"] == "lacks_capacity"


def test_several_wishes_can_be_ticked_at_once(walk: Chat) -> None:
    walk.slots |= {"asker": "patient", "age": "adult", "hospital_country": "england", "setting": "nhs_ward", "legal_status": "s3",
                   "event_date": "2026-11-20", "stage": "none", "requested_slot": "want", "walk": {"asked": ["want"]}}
    walk.say("", "inform", answer=["want-money", "want-records"])
    assert walk.slots["want"] == ["money", "records"]


def test_a_correction_after_the_list_shows_the_new_list(walk: Chat) -> None:
    walk.slots |= {"asker": "patient", "age": "adult", "hospital_country": "england", "setting": "nhs_ward",
                   "legal_status": "informal", "event_date": "2026-11-20", "stage": "none", "want": ["explanation_apology"],
                   "walk": {"asked": ["want"]}}
    text = walk.say("it was in Wales", "state_nation", nation="wales")
    assert "Wales" in text and walk.slots["hospital_country"] == "wales"
    assert not {"PALS_E", "PHSO"} & {step["route"] for step in walk.custom("routes")["steps"]}
    walk.say("actually it was section 3", "inform")
    assert walk.slots["legal_status"] == "s3"


@pytest.mark.parametrize(("words", "reply"), [("29/2/2026", "no such day"), ("tomorrow", "not come yet"),
                                              ("1900", "very long ago")])
def test_a_day_that_cannot_be_is_named(walk: Chat, words: str, reply: str) -> None:
    walk.slots |= {"asker": "patient", "requested_slot": "event_date", "walk": {"asked": ["event_date"]}}
    text = walk.say(words)
    assert reply in text and words in text and walk.slots["requested_slot"] == "event_date"


def test_a_day_of_two_is_the_one_with_the_verb(walk: Chat) -> None:
    walk.slots |= {"asker": "patient", "requested_slot": "event_date", "walk": {"asked": ["event_date"]}}
    walk.say("I told them yesterday but it happened on 1 June")
    assert walk.slots["event_date"] == "2026-06-01"


SORRY = "I am so sorry that they died."


@pytest.mark.parametrize(("first", "intent"), [("my brother died on the ward in August, I want to complain", "complain"),
                                               ("i want to complain", "complain")])
def test_sorrow_comes_first_and_once(walk: Chat, first: str, intent: str) -> None:
    text = walk.say(first, intent)
    if SORRY not in text:
        text = walk.say("my brother, he died")
    assert text.startswith(SORRY) and text.count(SORRY) == 1
    walk.events.append({"event": "bot", "text": next(one["text"] for one in walk.said if SORRY in one["text"])})
    for message in ("England", "go back", "go back", "he died", "England", "an NHS ward", "in August"):
        assert SORRY not in walk.say(message, "go_back" if message == "go back" else "")


def test_no_sorrow_is_said_again_after_the_reply_to_a_death(walk: Chat) -> None:
    walk.events.append({"event": "user", "text": "my brother died in there",
                        "parse_data": {"urgent": {"kind": "death", "urgency": "certain"}}})
    assert SORRY not in walk.say("my brother died on the ward, how do I complain", "complain")


def test_a_delay_of_the_ministry_goes_to_it_first_and_not_to_the_hospital(walk: Chat) -> None:
    walk.say("The Ministry of Justice has been sitting on my leave for seven months, since May. I'm on a 37/41 on an NHS ward in "
             "England. I have not complained to anybody yet.", "complain", nation="england")
    assert walk.slots["want"] == ["complain_about_moj"] and walk.slots["requested_slot"] in (None, "admission_date")
    if walk.slots["requested_slot"]:
        walk.say("not sure")
    routes = walk.custom("routes")
    assert routes["steps"][0]["route"] == "MOJ_MHCS"
    assert {"PHSO_MP"} <= {step["route"] for step in routes["steps"]}
    assert not {"NHS_PROV_E", "PALS_E", "PHSO", "CQC_MHA"} & {step["route"] for step in routes["steps"]}
    titles = [f"Letter: {known().routes[name].title}" for name in ("MOJ_MHCS", "PHSO_MP")]
    assert [one["title"] for one in routes["letters"]] == titles


def test_what_was_half_understood_is_asked_back(walk: Chat) -> None:
    walk.slots |= {"asker": "patient", "age": "adult", "hospital_country": "england", "setting": "nhs_ward",
                   "requested_slot": "legal_status", "walk": {"asked": ["legal_status"], "half": {"legal_status": "was_detained"}}}
    walk.say("yes")
    assert walk.slots["legal_status"] == "was_detained"


HALF_HEARD = {"age": "adult", "hospital_country": "england", "setting": "nhs_ward"}


def test_who_goes_on_without_a_no_has_said_whom_it_happened_to(walk: Chat) -> None:
    walk.slots |= {**HALF_HEARD, "requested_slot": "asker", "walk": {"asked": ["asker"], "half": {"asker": "patient"}}}
    walk.say("section 3")
    assert (walk.slots["asker"], walk.slots["legal_status"]) == ("patient", "s3") and walk.slots["requested_slot"] != "asker"


def test_any_other_half_stays_open_until_it_is_answered(walk: Chat) -> None:
    walk.slots |= {**HALF_HEARD, "asker": "carer", "requested_slot": "consent",
                   "walk": {"asked": ["consent"], "half": {"consent": "yes"}}}
    walk.say("section 3")
    assert (walk.slots.get("consent"), walk.slots["requested_slot"]) == (None, "consent")
    walk.say("yes")
    assert walk.slots["consent"] == "yes"
