"""The one module that makes messages for the actions; every word comes from domain.yml or the knowledge base."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import heard_in, nation_of, ranking_in, reader_of
from actions.knowledge_base import interview, knowledge, today
from knowledge.answers import Asked, answer_with, for_nation
from knowledge.answers.render import answer_message
from knowledge.complaints.interview.answers import given_away
from knowledge.complaints.interview.read_back import long_date
from knowledge.messages import Message, Wording

Domain = Mapping[str, Any]
ANSWERS_IN_PARTICULAR = 0.66
OVERVIEW = "complain-how"
SHORT_REQUEST = 14


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


def say_opening(dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> None:
    """Before the first question: what is known about complaining, when the person asked for something in particular."""
    heard = heard_in(tracker)
    if not (heard.looks_like_a_question or heard.nation or given_away(interview(), heard.text)):
        return
    ranking = [one for one in ranking_in(tracker) if _is_about_complaining(one.id)]
    close = ranking and ranking[0].score >= ANSWERS_IN_PARTICULAR and _is_in_particular(heard.text)
    nation = nation_of(tracker)
    chosen = knowledge().extracts.get(ranking[0].id if close else f"{OVERVIEW}-{nation.value}" if nation else "")
    if chosen is not None:
        asked = Asked(nation, reader_of(tracker), today())
        fit = for_nation(chosen, knowledge().extracts, nation) or chosen
        say(dispatcher, {**answer_message(answer_with(fit, knowledge().extracts, asked), words_of(domain)), "buttons": []})


def _is_in_particular(text: str) -> bool:
    """True when the message says more than that somebody wants to complain: the place, who pays, how far it has got."""
    told = {"setting", "funder", "stage", "want"} & set(given_away(interview(), text))
    return bool(told) and len(text.split()) <= SHORT_REQUEST


def _is_about_complaining(extract_id: str) -> bool:
    extract = knowledge().extracts.get(extract_id)
    return bool(extract and extract.topic.startswith(("complain", "fear", "legal", "bereave")))
