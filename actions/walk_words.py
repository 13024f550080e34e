"""What is said around the questions of the walk: sorrow for a death, and how it starts."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import STATE, heard_in, kinds_of_danger, was_said
from actions.saying import Domain, say_opening, say_plain, words_of
from knowledge.complaints.interview.walk import Outcome

CANNOT_SPEAK_UP, CHILD = ("lacks_capacity", "child_not_able"), "child_not_able"
BEREAVED, DEATH = "bereaved", "death"


def say_start(dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain, outcome: Outcome) -> None:
    """One line of what this is, once in a chat, and what is known about complaining."""
    if tracker.get_slot(STATE):
        return
    if outcome.question and not heard_in(tracker).change:
        say_plain(dispatcher, words_of(domain).say("walk_opening"))
    say_opening(dispatcher, tracker, domain, outcome.walk.known)


def say_safeguarding(dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain, outcome: Outcome) -> None:
    """Once in a chat, before the next question: what goes on with somebody who cannot speak up needs no complaint to be stopped."""
    known = outcome.walk.known
    if not outcome.question or not known.get("continuing") or known.get("consent") not in CANNOT_SPEAK_UP:
        return
    words = words_of(domain).say("safeguarding_child" if known["consent"] == CHILD else "safeguarding_now")
    if not was_said(tracker, words):
        say_plain(dispatcher, words)


def say_sorry(dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain, outcome: Outcome) -> None:
    """Sorrow, before anything else and once in a chat, when somebody says that the person has died."""
    words = words_of(domain).say("sorry_died")
    told_now = outcome.walk.known.get("asker") == BEREAVED and tracker.get_slot("asker") != BEREAVED
    if told_now and not was_said(tracker, words) and DEATH not in kinds_of_danger(tracker):
        say_plain(dispatcher, words)
