"""What is said around the questions of the walk: how it starts, and what somebody bereaved needs to hear."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import STATE, heard_as, heard_in
from actions.saying import Domain, say_opening, say_plain, words_of
from knowledge.complaints.interview.walk import Outcome

BEREAVED, DEATH = "bereaved", "death"


def say_start(dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain, outcome: Outcome) -> None:
    """One line of what this is, once in a chat, and what is known about complaining."""
    if outcome.question and not tracker.get_slot(STATE) and not heard_in(tracker).change:
        say_plain(dispatcher, words_of(domain).say("walk_opening"))
    say_opening(dispatcher, tracker, domain)


def say_to_the_bereaved(dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain, outcome: Outcome) -> None:
    """Sorrow, once, when somebody says that the person has died; and which day is meant when the day is asked."""
    if outcome.walk.known.get("asker") != BEREAVED:
        return
    if tracker.get_slot("asker") != BEREAVED and heard_as(tracker) != DEATH:
        say_plain(dispatcher, words_of(domain).say("sorry_died"))
    if outcome.question == "event_date":
        say_plain(dispatcher, words_of(domain).say("which_day_died"))
