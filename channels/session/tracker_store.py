"""What is kept of a chat, as every store keeps it: a row of events a session, erased on time. No database here."""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, contextmanager
from contextvars import ContextVar
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from channels.rasa_adapter import event_from
from channels.session.compaction import shortened

Count = tuple[str, str, str]
forgetting: ContextVar[bool] = ContextVar("forgetting", default=False)
_read_in_turn: ContextVar[dict[str, list[dict[str, Any]]] | None] = ContextVar("_read_in_turn", default=None)

READ_ONCE = frozenset({"intent_ranking", "text_tokens"})


@contextmanager
def reading_once() -> Iterator[None]:
    """Inside, a conversation is parsed once until it is written: a turn looks back at it before Rasa reads it. Nothing of it is
    left behind, whatever still holds the turn's context."""
    box: dict[str, list[dict[str, Any]]] = {}
    before = _read_in_turn.set(box)
    try:
        yield
    finally:
        box.clear()
        _read_in_turn.reset(before)


class ConversationStore(TrackerStore):
    """Rasa's tracker store with what the channel needs besides: start, wipe, expiry, one turn at a time, counts.

    ``minutes``: how long after the last message a chat is kept. ``keep_events``: at most so many events are read back
    for a turn; the state before them is kept whole. Any method may raise when the database behind it is not there.
    """

    def __init__(self, domain: Domain | None = None, host: str | None = None, event_broker: EventBroker | None = None,
                 minutes: float = 60, keep_events: int = 100, **_: Any) -> None:
        """No database is opened here."""
        super().__init__(domain, event_broker)
        self.seconds, self.keep_events = float(minutes) * 60, int(keep_events)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the conversation as it is now; one that was wiped meanwhile stays wiped. Nothing while ``forgetting``."""
        if forgetting.get():
            return
        if not any(isinstance(event, (UserUttered, BotUttered)) for event in tracker.events):
            await self.open(tracker.sender_id)
        events = [_kept(event.as_dict()) for event in shortened(tracker, self.keep_events)]
        await self.write(tracker.sender_id, json.dumps(events))

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation: slots, loop, last turns; None when there is none, its time is over, or while ``forgetting``."""
        if forgetting.get():
            return None
        kept = await self.events(sender_id)
        if kept is None:
            return None
        tracker = self.init_tracker(sender_id)
        tracker.events.extend(event_from(each) for each in kept)
        tracker.replay_events()
        return tracker

    async def events(self, session: str) -> list[dict[str, Any]] | None:
        """The events as they are kept, the earliest first; None when there is no such conversation, or while ``forgetting``.

        Inside ``reading_once`` what was parsed is given again as long as nothing else was written since: it is not to be changed.
        """
        kept = None if forgetting.get() else await self.read(session)
        if kept is None:
            return None
        known = _read_in_turn.get()
        if known is None:
            return list(json.loads(kept))
        if kept not in known:
            known.clear()
            known[kept] = json.loads(kept)
        return known[kept]

    async def exists(self, conversation_id: str) -> bool:
        """True while the conversation is remembered."""
        return await self.read(conversation_id) is not None

    @abstractmethod
    async def read(self, session: str) -> str | None:
        """The events as JSON, or None when there are none or their time is over."""

    @abstractmethod
    async def write(self, session: str, events: str) -> None:
        """Replace the events of a session that is there, and start its time anew."""

    @abstractmethod
    async def open(self, session: str) -> None:
        """Make room for a new conversation; one that is there already is left alone."""

    @abstractmethod
    async def touch(self, session: str) -> None:
        """A message has come: the time starts now, so that no sweep takes the chat away under the turn."""

    @abstractmethod
    async def wipe(self, session: str) -> bool:
        """Erase a conversation at once; False when there was none. Raises when it is not erased."""

    @abstractmethod
    async def sweep(self) -> int:
        """Erase every conversation whose time is over; how many there were."""

    @abstractmethod
    async def writable(self) -> bool:
        """True when a conversation could be kept just now; leaves nothing behind."""

    @abstractmethod
    async def keys(self) -> Iterable[str]:
        """The sessions that are remembered, or their hashes."""

    @abstractmethod
    def alone(self, session: str) -> AbstractAsyncContextManager[None]:
        """Hold the session against every other process that shares this store."""

    @abstractmethod
    async def count(self, day: str, numbers: Mapping[Count, int]) -> None:
        """Add to the counts of a day (an ISO date); a count is (what, subject, nation), never a text or an id of a person."""

    @abstractmethod
    async def counted(self) -> list[tuple[str, str, str, str, int]]:
        """Every count as (day, what, subject, nation, number)."""

    @abstractmethod
    async def close(self) -> None:
        """Give the database back."""


def _kept(event: dict[str, Any]) -> dict[str, Any]:
    """An event without what was read in its own turn only: the probability of every intent was a third of all that is kept."""
    read = event.get("parse_data")
    return event if not read else {**event, "parse_data": {name: value for name, value in read.items() if name not in READ_ONCE}}
