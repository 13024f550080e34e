"""After the questions: the routes, or a friendly stop; what can be asked of the routes."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import STATE, facts_in, heard_in, named, walk_in
from actions.knowledge_base import interview, knowledge, table, today
from actions.saying import say, say_plain, words_of
from knowledge.answers import Asked, answer_with
from knowledge.answers.render import answer_message
from knowledge.complaints.facts import ComplaintFacts
from knowledge.complaints.interview.after_list import letters_meant
from knowledge.complaints.interview.questions import open_refinement
from knowledge.complaints.interview.read_back import decided, facts_from, read_back
from knowledge.complaints.routing.decision import Decision
from knowledge.letter_text import letter_message
from knowledge.messages import button
from knowledge.model import Reader, Route
from knowledge.routes_days import days_message
from knowledge.routes_library import Library
from knowledge.routes_text import (
    Understood,
    first_way,
    letters_of,
    route_details,
    routes_message,
)

PRISON, OF_PRISONS, KNOWN = "prison", "prison-healthcare", "known"
ENDS = {"stopped": "utter_stopped", "human": "utter_walk_human", "left": "utter_walk_left",
        "elsewhere": "utter_walk_elsewhere"}


def library(domain: dict[str, Any]) -> Library:
    """What the routes' text is made from."""
    return Library(knowledge().routes, knowledge().contacts, words_of(domain))


def found_for(tracker: Tracker) -> Decision:
    """The ways for what was said."""
    return decided(facts_in(tracker), table(), today(), walk_in(tracker).latest)


def case_of(tracker: Tracker) -> ComplaintFacts:
    """The facts of the case as the rules take them."""
    return facts_from(facts_in(tracker), walk_in(tracker).latest)


def understood(tracker: Tracker) -> list[tuple[str, str]]:
    """What was said or passed over, to be read back."""
    walk = walk_in(tracker)
    return read_back(interview(), facts_in(tracker), walk.skipped, walk.latest)


class ActionEndWalk(Action):
    """Shows the routes once the questions are over; says so when the walk was stopped instead."""

    def name(self) -> str:
        """Runs when complaint_form has ended."""
        return "action_end_walk"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Messages only; the facts stay so that one can be changed."""
        outcome = (tracker.get_slot(STATE) or {}).get("outcome", "")
        if outcome == PRISON:
            say_of_prisons(dispatcher, domain)
        elif outcome in ENDS:
            dispatcher.utter_message(response=ENDS[outcome])
        elif outcome == KNOWN:
            say_first_way(dispatcher, tracker, domain)
        else:
            show_routes(dispatcher, tracker, domain)
            say_what_would_help(dispatcher, tracker, domain)
        return []


def say_of_prisons(dispatcher: CollectingDispatcher, domain: dict[str, Any]) -> None:
    """What happened in a prison: who deals with it there, since these ways do not."""
    chosen = knowledge().extracts[OF_PRISONS]
    asked = Asked(None, Reader.SHORT, today())
    say(dispatcher, {**answer_message(answer_with(chosen, knowledge().extracts, asked), words_of(domain)), "buttons": []})
    say_plain(dispatcher, words_of(domain).say("not_prison"))


def say_first_way(dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> None:
    """The way to begin with, of the list that stands."""
    say(dispatcher, first_way(found_for(tracker), library(domain), today(), case_of(tracker)))


def say_what_would_help(dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> None:
    """Below the list: the one fact passed over that would make it sharper, with a button to say it."""
    walk = walk_in(tracker)
    missing = open_refinement(walk.known, walk.skipped)
    if missing:
        words = words_of(domain)
        say(dispatcher, {"text": words.say(f"would_help_{missing}"), "custom": {"kind": "notice"},
                         "buttons": [button(words.say("say_it"), "change_this", change=missing)]})


def show_routes(dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> None:
    """The list of ways, with what it rests on."""
    facts = [Understood(name, value) for name, value in understood(tracker)]
    say(dispatcher, routes_message(found_for(tracker), library(domain), today(), facts, case_of(tracker)))


class ActionShowRoutes(Action):
    """Shows the list again."""

    def name(self) -> str:
        """Runs for 'show me the list again'."""
        return "action_show_routes"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """The list; how to get there when the walk has not been gone."""
        if not (tracker.get_slot(STATE) or {}).get("asked") and not facts_in(tracker):
            dispatcher.utter_message(response="utter_letter_after_walk")
            return []
        show_routes(dispatcher, tracker, domain)
        return []


class ActionWhichFirst(Action):
    """Says which of the ways to begin with."""

    def name(self) -> str:
        """Runs for 'which one first?'."""
        return "action_which_first"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """The first way; how to get there when the walk has not been gone."""
        if not tracker.get_slot(STATE):
            dispatcher.utter_message(response="utter_letter_after_walk")
            return []
        say_first_way(dispatcher, tracker, domain)
        return []


class ActionDays(Action):
    """Says which days run out, soonest first."""

    def name(self) -> str:
        """Runs for 'which one runs out first?'."""
        return "action_days"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """The days; the first way where none is known; how to get there when the walk has not been gone."""
        if not tracker.get_slot(STATE):
            dispatcher.utter_message(response="utter_letter_after_walk")
            return []
        days = days_message(found_for(tracker), library(domain), today(), case_of(tracker))
        if days:
            say(dispatcher, days)
        else:
            say_first_way(dispatcher, tracker, domain)
        return []


class ActionRouteDetails(Action):
    """Tells everything about one route."""

    def name(self) -> str:
        """Runs for a button on a route."""
        return "action_route_details"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """The route's card; a question back when none is named."""
        card = knowledge().routes.get(named(tracker, "route"))
        if card is None:
            dispatcher.utter_message(response="utter_no_topic")
            return []
        say(dispatcher, route_details(card, library(domain)))
        return []


class ActionChangeFact(Action):
    """Offers the facts that can be changed."""

    def name(self) -> str:
        """Runs for 'change an answer' without naming which."""
        return "action_change_fact"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """One button for each fact known."""
        words = words_of(domain)
        buttons = [button(f"{words.say('fact_' + name)}: {said}", "change_this", change=name)
                   for name, said in understood(tracker)]
        say(dispatcher, {"text": words.say("which_to_change"), "buttons": buttons, "custom": {"kind": "question"}})
        return []


class ActionLetter(Action):
    """Drafts the letter for a route; its blanks are filled in on the page, never here."""

    def name(self) -> str:
        """Runs for the letter button of a route."""
        return "action_letter"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """The letter, or which routes take one."""
        card = knowledge().routes.get(named(tracker, "route")) or letter_asked_for(tracker)
        if card is None or card.takes_letter not in knowledge().letters:
            offer_letters(dispatcher, tracker, domain)
            return []
        template, standards = knowledge().letters[card.takes_letter], knowledge().standards
        say(dispatcher, letter_message(card, template, case_of(tracker), standards, today(), words_of(domain),
                                       fields=knowledge().letter_fields))
        return []


def letter_asked_for(tracker: Tracker) -> Route | None:
    """The route whose letter was asked for in words, among those that fit what was said."""
    if not tracker.get_slot(STATE):
        return None
    meant = letters_meant(heard_in(tracker).text)
    offered = [step.route for step in found_for(tracker).steps]
    chosen = [one for one in meant if one in offered]
    found = found_for(tracker).step(chosen[0]) if chosen else None
    return knowledge().routes.get(found.card) if found else None


def offer_letters(dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> None:
    """Without a route named: the letters that fit what was said, or how to get there."""
    buttons = letters_of(found_for(tracker), library(domain)) if tracker.get_slot(STATE) else []
    if not buttons:
        dispatcher.utter_message(response="utter_letter_after_walk")
        return
    say(dispatcher, {"text": words_of(domain).say("which_letter"), "buttons": buttons, "custom": {"kind": "question"}})
