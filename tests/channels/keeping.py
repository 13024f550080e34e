"""Turns to keep, and ways to keep and recall them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from channels.session.sqlite_store import SqliteConversationStore as ConversationStore

DOMAIN = Domain.from_path(str(Path(__file__).with_name("bot") / "domain.yml"))
Made = Callable[..., ConversationStore]


def turn(text: str, *extra: Event) -> list[Event]:
    parse = {"intent": {"name": "ask", "confidence": 1.0}, "entities": [], "text": text}
    return [ActionExecuted("action_listen"), UserUttered(text, parse["intent"], [], parse), *extra,
            ActionExecuted("utter_ask"), BotUttered(f"about {text}", {"buttons": [], "custom": {"kind": "answer"}})]


def begun() -> list[Event]:
    return [ActionExecuted("action_session_start"), SessionStarted()]


def keep(store: ConversationStore, session: str, events: list[Event]) -> None:
    async def work() -> None:
        tracker = await store.get_or_create_tracker(session, append_action_listen=False)
        for event in events:
            tracker.update(event)
        await store.save(tracker)

    asyncio.run(work())


def recall(store: ConversationStore, session: str) -> DialogueStateTracker | None:
    return asyncio.run(store.retrieve(session))


def state(tracker: DialogueStateTracker) -> dict[str, Any]:
    return {"slots": tracker.current_slot_values(), "loop": tracker.active_loop, "paused": tracker.is_paused(),
            "set": {name: slot.has_been_set for name, slot in tracker.slots.items()},
            "action": tracker.latest_action_name, "followup": tracker.followup_action,
            "message": tracker.latest_message.text if tracker.latest_message else None}
