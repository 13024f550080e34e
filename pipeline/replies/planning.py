"""The plan for the last message of a chat: its reading and the chat's state, decided once and kept with the message."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from knowledge.complaints.interview import answers_open_question, asks_how_to, is_leaving, of_the_case, tells_a_complaint
from knowledge.complaints.interview.after_list import list_command
from knowledge.complaints.interview.answers import wants_to_skip
from knowledge.model import Ranked
from knowledge.store.read import KnowledgeMissingError
from pipeline.clock import today
from pipeline.danger.asking import asks_about_a_rule
from pipeline.danger.cards import SAID_BY_CARDS
from pipeline.decision.decide import decide, leaning
from pipeline.decision.evidence import cut
from pipeline.decision.plan import Plan
from pipeline.decision.reading import Named, Reading
from pipeline.decision.settings import decision_settings
from pipeline.replies.chat_history import ChatHistory
from pipeline.retrieval.ranking import DIGITS, KEEP, ranker

PLAN = "plan"
LISTED, FIRST, ROUTES = ("next", "known"), "first", "routes"
MOST_WORDS_OF_DOUBT = 3
ADULT, OF_CHILDREN = "adult", "children-young-people"
CHILDREN = re.compile(r"\b(?:child\w*|kids?|teen\w*|young\w*|minors?|under ?\d+s?|cyp|camhs|school)\b")
TO_RING = re.compile(r"\b(?:ring|call|phone|text|number|talk|speak|helpline|line|samaritans|childline|papyrus)\b")


def plan_for(tracker: DialogueStateTracker) -> Plan:
    """The plan for the last message. Made once: it is kept on the message and travels with it to the action server."""
    latest = tracker.latest_message
    kept: dict[str, Any] = (latest.parse_data if latest else None) or {}
    if PLAN not in kept:
        plan = _decided(ChatHistory(tracker))
        if latest is None or latest.parse_data is None:
            return plan
        latest.parse_data[PLAN] = plan.as_dict()
    return Plan.from_dict(kept[PLAN])


def _decided(chat: ChatHistory) -> Plan:
    numbers = decision_settings()
    reading = asked_beside_danger(Reading.of(chat.text, chat.parsed))
    state = replace(chat.state(answers_it(chat)), **of_the_walk(chat))
    if not reading.danger.first and (share := leaning(reading, state, numbers)):
        reading = replace(reading, ranking=tuple(taken_together(chat.text, chat.last_question, chat.last_topics, share,
                                                                numbers.lean_again)))
    return decide(replace(reading, ranking=fitting_the_age(reading.ranking, chat.known.get("age"), chat.text)), state, numbers)


def fitting_the_age(ranking: tuple[Ranked, ...], age: object, text: str) -> tuple[Ranked, ...]:
    """The ranking without what is true of people under 18 only, where the person was said to be an adult and the message names no
    child; the same ranking where nothing else is left."""
    if age != ADULT or CHILDREN.search(text.lower()):
        return ranking
    extracts = ranker().knowledge.extracts if ranking else {}
    kept = tuple(one for one in ranking if one.id not in extracts or extracts[one.id].topic != OF_CHILDREN)
    return kept or ranking


def asked_beside_danger(reading: Reading) -> Reading:
    """With danger first, the ranking of what is asked beside it alone, without what a card says already; the words of the danger
    would find texts about a word of it. A question about a rule does not ask whom to ring either, unless it says so."""
    if not reading.danger.first:
        about_a_rule = asks_about_a_rule(reading.text) and not TO_RING.search(reading.text.lower())
        ranking = tuple(one for one in reading.ranking if one.id not in SAID_BY_CARDS)
        return replace(reading, ranking=ranking) if about_a_rule else reading
    named = Named() if reading.named.how == "number" else reading.named
    return replace(reading, ranking=tuple(ranked_beside_a_card(reading.danger.question or reading.text)), named=named)


def ranked_beside_a_card(text: str) -> list[Ranked]:
    """The ranking of what was asked where a card speaks first: what it says already is left out."""
    try:
        return cut((one for one in ranker().rank(text, keep=None) if one.id not in SAID_BY_CARDS), KEEP)
    except KnowledgeMissingError:
        return []


def taken_together(text: str, before: str, told: tuple[str, ...], leaning: float, again: float) -> list[Ranked]:
    """The ranking of a message read by itself and, with the weight ``leaning``, after what it leans on; what was told last
    stands behind what is nearly as near (within ``again``)."""
    try:
        known = ranker()
    except KnowledgeMissingError:
        return []
    ids, scores = known.side_by_side((text, f"{before} {text}"))
    mixed = scores @ (1 - leaning, leaning)
    both = sorted((Ranked(one, round(float(score), DIGITS)) for one, score in zip(ids, mixed, strict=True)),
                  key=lambda one: -one.score)
    rest = cut(known.by_topic(one for one in both if one.id not in told), KEEP)
    return rest if rest and rest[0].score >= both[0].score - again else cut(known.by_topic(both), KEEP)


def answers_it(chat: ChatHistory) -> float:
    """How surely (0 to 1) the last message reads as an answer to the open question of the walk, or as leaving it."""
    if not chat.open_question:
        return 0.0
    if is_leaving(chat.text, chat.open_question):
        return 1.0
    return answers_open_question(chat.open_question, chat.text, today(), chat.slots, _nation_named(chat), chat.read)


def of_the_walk(chat: ChatHistory) -> dict[str, Any]:
    """What the last message means to the list of ways to complain, once one stands, or that it tells a complaint anew."""
    if chat.open_question:
        return {}
    tells = tells_a_complaint(chat.text, today(), _nation_named(chat)) or (asks_how_to(chat.text) and chat.told_a_story)
    if not chat.walked:
        return {"tells_complaint": tells}
    listed = (chat.slots.get("walk") or {}).get("outcome") in LISTED
    calm = (chat.parsed.get("urgent") or {}).get("urgency", "no") == "no"
    bare = len(chat.text.split()) <= MOST_WORDS_OF_DOUBT and wants_to_skip(chat.text)
    lost = listed and chat.last_kind == ROUTES and calm and bare  # 'not sure', straight after the list: where to begin
    return {"asks_of_list": list_command(chat.text) or (FIRST if lost else ""), "tells_complaint": tells,
            "of_the_case": listed and of_the_case(chat.text, today(), chat.slots, _nation_named(chat))}


def _nation_named(chat: ChatHistory) -> str:
    """The nation of the places the last message names."""
    return chat.entity("nation") or chat.entity("compared_nation") or ""
