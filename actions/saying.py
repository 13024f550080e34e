"""The one module that makes messages for the actions; every word comes from domain.yml or the knowledge base."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import heard_in, named, nation_of, ranking_in, reader_of
from actions.knowledge_base import interview, knowledge, today
from knowledge.answers import Asked, answer_with, for_nation, reply_to
from knowledge.complaints.interview.answers import given_away
from knowledge.complaints.interview.read_back import long_date
from knowledge.messages import Message, Wording, answer_message
from knowledge.model import Answer

Domain = Mapping[str, Any]
FIXED = {"capabilities": "utter_capabilities", "privacy": "utter_privacy", "bot_challenge": "utter_bot_challenge",
         "feeling": "utter_feeling", "thanks": "utter_thanks", "greet": "utter_word_go_on",
         "not_english": "utter_not_english", "welsh": "utter_welsh"}
DEEPER = {"tell_more": "fuller", "more_detail": "fuller", "where_said": "exact", "give_paragraph": "exact",
          "simpler": "short"}
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


def say_aside(dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain, intent: str) -> None:
    """Answer a question in the middle of the walk; its own buttons are left out, the open question follows."""
    fixed = FIXED.get(intent)
    if fixed:
        dispatcher.utter_message(response=fixed)
        return
    message = _answer(tracker, domain, intent)
    if message:
        say(dispatcher, {**message, "buttons": []})
    else:
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
        say(dispatcher, {**answer_message(answer_with(fit, knowledge().extracts, asked), words_of(domain)),
                         "buttons": []})


def _is_in_particular(text: str) -> bool:
    """True when the message says more than that somebody wants to complain: the place, who pays, how far it has got."""
    told = {"setting", "funder", "stage", "want"} & set(given_away(interview(), text))
    return bool(told) and len(text.split()) <= SHORT_REQUEST


def _is_about_complaining(extract_id: str) -> bool:
    extract = knowledge().extracts.get(extract_id)
    return bool(extract and extract.topic.startswith(("complain", "fear", "legal", "bereave")))


def _answer(tracker: Tracker, domain: Domain, intent: str) -> Message | None:
    extracts = knowledge().extracts
    nation = nation_of(tracker)
    if intent in ("ask_rights", "answer_anyway"):
        found = reply_to(ranking_in(tracker), extracts, Asked(nation, reader_of(tracker), today()))
        chosen = found.parts[0].extract if isinstance(found, Answer) else (found.extracts[0] if found else None)
    else:
        chosen = extracts.get(named(tracker, "extract") or _last_told(tracker) or _who_helps(intent))
    if chosen is None:
        return None
    reader = type(reader_of(tracker))(DEEPER.get(intent, reader_of(tracker).value))
    fit = for_nation(chosen, extracts, nation) or chosen
    return answer_message(answer_with(fit, extracts, Asked(nation, reader, today())), words_of(domain))


def _who_helps(intent: str) -> str:
    return "who-can-help-england" if intent == "who_can_help" else ""


def _last_told(tracker: Tracker) -> str:
    """The id of the extract last told in this chat."""
    customs = ((event.get("data") or {}).get("custom") or {} for event in reversed(tracker.events)
               if event.get("event") == "bot")
    return next((str(one["extract"]) for one in customs if one.get("extract")), "")


