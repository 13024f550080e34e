"""The one module that makes messages for the actions; every word comes from domain.yml or the knowledge base."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import nation_of, reader_of
from actions.knowledge_base import knowledge, today
from knowledge.answers import Asked, answer_with
from knowledge.answers.render import answer_message
from knowledge.complaints.interview.read_back import long_date
from knowledge.messages import Message, Wording

Domain = Mapping[str, Any]
OVERVIEW = "complain-how"
OTHER_NHS = {"england": "nhs_wales", "wales": "nhs_england_side"}
OTHER_PAYERS, OTHER_PLACES = ("private", "council"), ("social_care", "police_contact", "indep_hospital")


def words_of(domain: Domain) -> Wording:
    """The fixed phrases of the domain."""
    return Wording.from_responses(domain.get("responses") or {})


def say(dispatcher: CollectingDispatcher, message: Message | None) -> None:
    """Hand over a message; nothing is said for none."""
    if message:
        dispatcher.utter_message(text=message["text"], buttons=message.get("buttons") or [],
                                 json_message=message["custom"])


def say_plain(dispatcher: CollectingDispatcher, text: str, kind: str = "notice") -> None:
    """A plain text of a kind."""
    say(dispatcher, {"text": text, "custom": {"kind": kind}})


def say_noted(dispatcher: CollectingDispatcher, domain: Domain, day: str, rough: bool) -> None:
    """Read a day back, so that a wrong one can be put right."""
    phrase = words_of(domain).say("noted_about" if rough else "noted_day")
    say_plain(dispatcher, phrase.replace("[day]", long_date(date.fromisoformat(day))))


def say_aside(dispatcher: CollectingDispatcher) -> None:
    """For what the walk itself takes for a question, though no answer was found to it."""
    dispatcher.utter_message(response="utter_word_aside_unknown")


def say_opening(dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain, given: Mapping[str, Any]) -> None:
    """Before the first question, where the nation is known: how complaining works there, for care that the NHS of it pays for.

    Nothing for another payer, a care home, the police, or a complaint that is under way: it would name ways that the list then
    denies. ``given``: what is known.
    """
    nation = nation_of(tracker)
    chosen = knowledge().extracts.get(f"{OVERVIEW}-{nation.value}") if nation else None
    other = given.get("funder") in (*OTHER_PAYERS, OTHER_NHS.get(nation.value if nation else ""))
    if chosen is None or other or given.get("setting") in OTHER_PLACES or given.get("stage") not in (None, "none", "informal"):
        return
    asked = Asked(nation, reader_of(tracker), today())
    say(dispatcher, {**answer_message(answer_with(chosen, knowledge().extracts, asked), words_of(domain)), "buttons": []})
