"""A long conversation made short: its state as it stood, then its last whole turns.

What a turn costs grows with the events Rasa replays. The state before the cut is written as the few
events that make it again: slots, active loop (with what began it), a pause; and the buttons that were
offered, so that an older answer's button still works.
"""

from __future__ import annotations

from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    ConversationPaused,
    Event,
    LoopInterrupted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from channels.session.tokens import choices_of

CARRIED = "carried"
MOST_BUTTONS = 80


def shortened(tracker: DialogueStateTracker, keep: int) -> list[Event]:
    """The events to keep: all while there are at most ``keep``, else the state and about half as many."""
    events = list(tracker.events)
    cut = _cut(events, keep)
    if not cut:
        return events
    return _state(_before(tracker, events[:cut])) + events[cut:]


def _cut(events: list[Event], keep: int) -> int:
    """Where the last whole turns begin that fit in half of ``keep``; the very last turn is always whole."""
    if len(events) <= keep:
        return 0
    starts = [n - 1 for n in range(1, len(events)) if _turn_starts(events, n)]
    wanted = len(events) - keep // 2
    return next((start for start in starts if start >= wanted), starts[-1] if starts else 0)


def _turn_starts(events: list[Event], n: int) -> bool:
    """True at a person's message that follows a listen."""
    before = events[n - 1]
    listened = isinstance(before, ActionExecuted) and before.action_name == ACTION_LISTEN_NAME
    return listened and isinstance(events[n], UserUttered)


def _before(tracker: DialogueStateTracker, events: list[Event]) -> DialogueStateTracker:
    """The conversation as it stood when ``events`` had happened."""
    then = tracker.init_copy()
    then.events.extend(events)
    then.replay_events()
    return then


def _state(then: DialogueStateTracker) -> list[Event]:
    """The fewest events that make this state again, dated as the conversation was then."""
    made: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    made += [SlotSet(name, slot.value) for name, slot in then.slots.items() if _was_set(slot)]
    made += [BotUttered("", {"buttons": _offered(then)}), *_loop(then)]
    if then.is_paused():
        made.append(ConversationPaused())
    for event in made:
        event.timestamp = then.events[-1].timestamp
        event.metadata = {CARRIED: True}
    return made


def _offered(then: DialogueStateTracker) -> list[dict[str, Any]]:
    """Each button once that was offered so far, the latest ones first."""
    buttons: dict[str, dict[str, Any]] = {}
    for event in reversed(then.events):
        for choice in choices_of(event.data) if isinstance(event, BotUttered) else ():
            if len(buttons) < MOST_BUTTONS:
                buttons.setdefault(choice.payload, {"title": choice.title, "payload": choice.payload})
    return list(buttons.values())


def _was_set(slot: object) -> bool:
    value, initial = getattr(slot, "value", None), getattr(slot, "initial_value", None)
    return bool(getattr(slot, "has_been_set", False)) or value != initial


def _loop(then: DialogueStateTracker) -> list[Event]:
    loop = then.active_loop
    if loop is None or not loop.name:
        return []
    begun = loop.trigger_message or {}
    made: list[Event] = [ActiveLoop(loop.name)]
    if begun.get("text") or (begun.get("intent") or {}).get("name"):
        made.insert(0, UserUttered(begun.get("text"), begun.get("intent"), begun.get("entities"), begun))
    if loop.rejected:
        made.append(ActionExecutionRejected(loop.name))
    if loop.is_interrupted:
        made.append(LoopInterrupted(True))
    return made
