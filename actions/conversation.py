"""Reads what the actions need from Rasa's tracker, and writes it back as events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from knowledge.complaints.case import LATEST
from knowledge.complaints.facts import FIELDS
from knowledge.complaints.interview.walk import Heard, Walk
from knowledge.model import Nation, Ranked, Reader

REQUESTED = "requested_slot"
STATE = "walk"
WORDS_OF_A_STORY = 12


def heard_in(tracker: Tracker) -> Heard:
    """The last message, as the pipeline understood it."""
    latest: dict[str, Any] = tracker.latest_message
    named = {one["entity"]: str(one["value"]) for one in latest.get("entities") or []}
    ranking = ranking_in(tracker)
    pressed = tuple(str(one["value"]) for one in latest.get("entities") or [] if one["entity"] == "answer")
    return Heard(text=latest.get("text") or "", intent=(latest.get("intent") or {}).get("name") or "",
                 answer=named.get("answer", ""), day=named.get("day", ""), change=named.get("change", ""),
                 nation=named.get("nation", "") or _answered_nation(tracker, named), best=ranking[0].score if ranking else 0.0,
                 answers=pressed, aside=(latest.get("plan") or {}).get("walk") == "aside", read=_read(latest))


def _read(parsed: Mapping[str, Any]) -> dict[str, tuple[Any, float]]:
    """What the learnt reader heard in a message: each fact with its value and certainty."""
    return {name: (value, float(sure)) for name, (value, sure) in (parsed.get("told") or {}).items()}


def _answered_nation(tracker: Tracker, named: Mapping[str, str]) -> str:
    """A place named alone reads like 'and in Wales?'; while the nation is asked for, it is the answer."""
    return named.get("compared_nation", "") if tracker.get_slot(REQUESTED) == "hospital_country" else ""


def ranking_in(tracker: Tracker) -> list[Ranked]:
    """The retriever's ranking of the last message."""
    return [Ranked(one["id"], float(one["score"])) for one in tracker.latest_message.get("ranking") or []]


def named(tracker: Tracker, entity: str) -> str:
    """The value of an entity of the last message; '' when there is none."""
    return next((str(one["value"]) for one in tracker.latest_message.get("entities") or []
                 if one["entity"] == entity), "")


def facts_in(tracker: Tracker) -> dict[str, Any]:
    """The facts said so far; the nation of the chat counts as the hospital's."""
    facts = _said_in_the_walk(tracker)
    if tracker.get_slot("nation"):
        facts.setdefault("hospital_country", tracker.get_slot("nation"))
    return facts


def walked(tracker: Tracker) -> bool:
    """True when a walk was begun in this chat."""
    return bool(tracker.get_slot(STATE))


def said_earlier(tracker: Tracker) -> list[Heard]:
    """The stories told in this chat before the last message: long enough to be one, with the nation they name."""
    told = []
    for event in [one for one in tracker.events if one.get("event") == "user"][:-1]:
        text = str(event.get("text") or "")
        entities = (event.get("parse_data") or {}).get("entities") or []
        nation = next((str(one["value"]) for one in entities if one.get("entity") == "nation"), "")
        if len(text.split()) >= WORDS_OF_A_STORY and not text.startswith("/"):
            told.append(Heard(text=text, nation=nation, read=_read(event.get("parse_data") or {})))
    return told


def _said_in_the_walk(tracker: Tracker) -> dict[str, Any]:
    return {name: tracker.get_slot(name) for name in FIELDS if tracker.get_slot(name)}


def walk_in(tracker: Tracker) -> Walk:
    """Where the walk stands; a nation named in this very message is not known yet."""
    kept: dict[str, Any] = tracker.get_slot(STATE) or {}
    return Walk(known=_said_in_the_walk(tracker), asked=tuple(kept.get("asked", ())), skipped=tuple(kept.get("skipped", ())),
                unclear=int(kept.get("unclear", 0)), latest=dict(tracker.get_slot(LATEST) or {}), half=dict(kept.get("half") or {}),
                repeats=int(kept.get("repeats", 0)))


def events_for(walk: Walk, outcome: str) -> list[EventType]:
    """The walk as slots: one a fact, and where it stands."""
    state = {"asked": list(walk.asked), "skipped": list(walk.skipped), "unclear": walk.unclear,
             "half": dict(walk.half), "repeats": walk.repeats, "outcome": outcome}
    facts = [*(SlotSet(name, walk.known.get(name)) for name in FIELDS), SlotSet(LATEST, dict(walk.latest) or None)]
    nation = [SlotSet("nation", walk.known["hospital_country"])] if walk.known.get("hospital_country") else []
    return [*facts, *nation, SlotSet(STATE, state)]


def kinds_of_danger(tracker: Tracker) -> set[str]:
    """The kinds of danger or loss that the urgent lane has answered in this chat, this message among them."""
    every = [tracker.latest_message, *(one.get("parse_data") or {} for one in tracker.events if one.get("event") == "user")]
    urgent: list[dict[str, Any]] = [one.get("urgent") or {} for one in every]
    return {str(one.get("kind") or "") for one in urgent if one.get("urgency") in ("certain", "both")}


def was_said(tracker: Tracker, text: str) -> bool:
    """True when the assistant has said just this in the chat already."""
    return any(one.get("event") == "bot" and one.get("text") == text for one in tracker.events)


def nation_of(tracker: Tracker) -> Nation | None:
    """The nation of the conversation, when known."""
    value = tracker.get_slot("nation")
    return Nation(value) if value else None


def reader_of(tracker: Tracker) -> Reader:
    """Who reads; a patient until somebody says otherwise."""
    value = tracker.get_slot("reader")
    return Reader(value) if value else Reader.SHORT
