"""A long conversation is cut short without losing its state."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from channels.session.sqlite_store import SqliteConversationStore as ConversationStore
from tests.channels.keeping import DOMAIN, Made, begun, keep, recall, state, turn


@pytest.fixture
def make(tmp_path: Path) -> Any:
    """Stores on one file, closed in the end."""
    made: list[ConversationStore] = []

    def store(**settings: Any) -> ConversationStore:
        made.append(ConversationStore(DOMAIN, db=str(tmp_path / "chats" / "chats.db"), **settings))
        return made[-1]

    yield store
    for each in made:
        asyncio.run(each.close())


LONG = {
    "slots": [SlotSet("nation", "wales"), SlotSet("code", None)],
    "a loop": [SlotSet("nation", "england"), ActiveLoop("walk_form"), SlotSet("requested_slot", "place")],
    "a loop, two slots in": [ActiveLoop("walk_form"), SlotSet("place", "a ward"), SlotSet("requested_slot", "day")],
    "a loop that ended": [ActiveLoop("walk_form"), SlotSet("place", "x"), ActiveLoop(None),
                          SlotSet("requested_slot", None)],
}


@pytest.mark.parametrize("early", LONG.values(), ids=LONG.keys())
def test_a_long_conversation_keeps_its_whole_state_and_its_last_turns(make: Made, early: list[Event]) -> None:
    short, whole = make(keep_events=40), DialogueStateTracker.from_events("s1", [], DOMAIN.slots, domain=DOMAIN)
    keep(short, "s1", [])
    for n in range(120):
        extra = early if n == 3 else [SlotSet("day", f"day {n}")] if n == 50 else []
        events = (begun() if n == 0 else []) + turn(f"turn {n}", *extra)
        whole.update_with_events(events, DOMAIN)
        keep(short, "s1", events)
        tracker = recall(short, "s1")
        assert tracker is not None
        assert len(tracker.events) <= 40 + 12
        assert state(tracker) == state(whole), n
        assert state(tracker.copy()) == state(whole.copy()), n
    assert tracker is not None
    said = [event.text for event in tracker.events if isinstance(event, UserUttered) and event.text]
    assert said[-4:] == ["turn 116", "turn 117", "turn 118", "turn 119"]


def test_a_loop_that_was_refused_or_left_for_a_question_stays_so(make: Made) -> None:
    from rasa.shared.core.events import ActionExecutionRejected, ConversationPaused, LoopInterrupted

    store = make(keep_events=20)
    first = [*begun(), *turn("walk", ActiveLoop("walk_form")), ActionExecutionRejected("walk_form"),
             LoopInterrupted(True), ConversationPaused()]
    keep(store, "s1", first)
    before = recall(store, "s1")
    assert before is not None
    tail = [event for n in range(12) for event in [UserUttered(f"t{n}"), ActionExecuted("action_listen")]]
    keep(store, "s1", [ActionExecuted("action_listen"), *tail])
    after = recall(store, "s1")
    assert after is not None
    assert len(after.events) < len(first) + len(tail)
    assert (after.active_loop.name, after.active_loop.rejected, after.is_paused()) == ("walk_form", True, True)
    assert after.active_loop.trigger_message == before.active_loop.trigger_message
