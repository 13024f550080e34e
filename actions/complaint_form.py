"""The complaint walk as a Rasa form: one question, one fact; every turn goes through here."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import REQUESTED, events_for, facts_in, heard_in, said_earlier, walk_in, walked
from actions.knowledge_base import guide, interview
from actions.saying import say_aside, say_plain, words_of
from actions.walk_words import say_safeguarding, say_sorry, say_start
from knowledge.complaints.facts import DATES
from knowledge.complaints.interview.read_back import read_back, spoken_value, stretch
from knowledge.complaints.interview.walk import Outcome, Turn, begin, take
from knowledge.store.read import KnowledgeMissingError


class ValidateComplaintForm(Action):
    """Takes a message while the form is active: an answer, a command, a question in the middle, or none of them."""

    def __init__(self) -> None:
        """Read the tables of the walk when the action server starts, so that the first person does not wait for them."""
        with suppress(KnowledgeMissingError):  # said, as ever, to whoever asks
            guide()

    def name(self) -> str:
        """Rasa runs it whenever complaint_form is active."""
        return "validate_complaint_form"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """The facts as slots, and the next question as the requested slot (None ends the form)."""
        heard, requested = heard_in(tracker), tracker.get_slot(REQUESTED)
        outcome = take(walk_in(tracker), requested, heard, guide()) if requested else _begun(tracker)
        say_sorry(dispatcher, tracker, domain, outcome)
        if not requested and not outcome.changed:
            say_start(dispatcher, tracker, domain, outcome)
        _react(outcome, dispatcher, tracker, domain)
        say_safeguarding(dispatcher, tracker, domain, outcome)
        return [*events_for(outcome.walk, outcome.turn.value), SlotSet(REQUESTED, outcome.question)]


def _begun(tracker: Tracker) -> Outcome:
    known, latest = said_before(tracker)
    return begin(heard_in(tracker), known, guide(), latest, walk_in(tracker).skipped)


def said_before(tracker: Tracker) -> tuple[dict[str, Any], dict[str, str]]:
    """The facts known when a walk begins, and the last days of stretches of time: what this walk or the chat before it said.

    Whoever tells the whole story first and then asks how to complain is not asked for it again.
    """
    known, latest = facts_in(tracker), dict(walk_in(tracker).latest)
    for earlier in () if walked(tracker) else said_earlier(tracker):
        found = begin(earlier, known, guide(), latest).walk
        known, latest = dict(found.known), dict(found.latest)
    return known, latest


def _react(outcome: Outcome, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> None:
    """Say what belongs before the next question."""
    if outcome.turn is Turn.ASIDE:
        say_aside(dispatcher)
    words = words_of(domain)
    if outcome.why:
        say_plain(dispatcher, words.say(f"refused_{outcome.why}").replace("[words]", outcome.words))
    elif outcome.turn in (Turn.UNCLEAR, Turn.REFUSED):
        of_a_day = outcome.turn is Turn.UNCLEAR and outcome.question in DATES
        dispatcher.utter_message(response="utter_word_unclear_day" if of_a_day else f"utter_word_{outcome.turn.value}")
    if outcome.back:
        say_plain(dispatcher, words.say("gone_back").replace("[fact]", words.say(f"fact_{outcome.back}")))
    for field_name, before, now in outcome.changed:
        said = [spoken_value(interview(), field_name, value) for value in (now, before)]
        say_plain(dispatcher, words.say("changed").replace("[now]", said[0]).replace("[before]", said[1]))
    if outcome.noted:
        last = outcome.walk.latest.get(outcome.noted, "")
        spoken = stretch(outcome.walk.known[outcome.noted], last, interview().notes)
        say_plain(dispatcher, words.say("noted_about" if last else "noted_day").replace("[day]", spoken))
    if outcome.again:
        told = dict(read_back(interview(), outcome.walk.known, (), outcome.walk.latest))
        again = "; ".join(told[name] for name in outcome.again if name in told)
        say_plain(dispatcher, words.say("known_already").replace("[facts]", again) if again else words.say("kept"))
    for phrase in outcome.notes:
        say_plain(dispatcher, words.say(phrase))
    for happened, phrase in ((outcome.kept, "kept"), (outcome.passed, "passed_over")):
        if happened:
            say_plain(dispatcher, words.say(phrase))
