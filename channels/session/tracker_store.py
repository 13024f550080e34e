"""The memory of a chat: one SQLite row a conversation, gone for good when its time is over or it is wiped.

Gone means the bytes: pages are overwritten (secure_delete) and the log beside the file is emptied.
A turn still running when its chat is wiped cannot bring it back: only a tracker without a word makes a row.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
import time
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import ConnectionException

from channels.session.compaction import shortened

SET_UP = """
PRAGMA secure_delete = ON;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA temp_store = MEMORY;
CREATE TABLE IF NOT EXISTS conversations (
    session TEXT PRIMARY KEY,
    updated REAL NOT NULL,
    events TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS conversations_by_age ON conversations (updated);
"""


class ConversationStore(TrackerStore):
    """Rasa's tracker store on one SQLite file that forgets on time.

    ``db``: path of the file. ``minutes``: how long after the last message a chat is kept.
    ``keep_events``: at most so many events are read back for a turn; the state before them is kept whole.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        db: str = ".state/chats.db",
        minutes: float = 60,
        keep_events: int = 100,
        **_: Any,
    ) -> None:
        """Open the file, and erase what ran out of time while nobody was here."""
        super().__init__(domain, event_broker)
        self.path, self.seconds, self.keep_events = Path(db), float(minutes) * 60, int(keep_events)
        self._lock = threading.Lock()
        self._log_to_empty = True
        self._connection = _open(self.path)
        self.sweep()

    def open(self, session: str) -> None:
        """Make room for a new conversation; one that is there already is left alone."""
        with self._lock, self._connection:
            self._connection.execute("INSERT OR IGNORE INTO conversations VALUES (?, ?, '[]')",
                                     (session, time.time()))

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the conversation as it is now; one that was wiped meanwhile stays wiped."""
        if not any(isinstance(event, (UserUttered, BotUttered)) for event in tracker.events):
            self.open(tracker.sender_id)
        events = shortened(tracker, self.keep_events)
        written = json.dumps([event.as_dict() for event in events])
        with self._lock, self._connection:
            self._connection.execute("UPDATE conversations SET updated = ?, events = ? WHERE session = ?",
                                     (time.time(), written, tracker.sender_id))

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation: slots, loop, last turns; None when there is none or its time is over."""
        with self._lock:
            kept = self._connection.execute(
                "SELECT events FROM conversations WHERE session = ? AND updated > ?",
                (sender_id, self._oldest())).fetchone()
        if kept is None:
            return None
        tracker = self.init_tracker(sender_id)
        tracker.events.extend(_event(each) for each in json.loads(kept[0]))
        tracker.replay_events()
        return tracker

    async def exists(self, conversation_id: str) -> bool:
        """True while the conversation is remembered."""
        with self._lock:
            found = self._connection.execute("SELECT 1 FROM conversations WHERE session = ? AND updated > ?",
                                             (conversation_id, self._oldest())).fetchone()
        return found is not None

    async def keys(self) -> Iterable[str]:
        """The sessions that are remembered."""
        with self._lock:
            return [row[0] for row in self._connection.execute(
                "SELECT session FROM conversations WHERE updated > ?", (self._oldest(),))]

    def touch(self, session: str) -> None:
        """A message has come: its hour starts now, so that no sweep takes the chat away under the turn."""
        with self._lock, self._connection:
            self._connection.execute("UPDATE conversations SET updated = ? WHERE session = ?",
                                     (time.time(), session))

    def wipe(self, session: str) -> bool:
        """Erase a conversation at once, bytes and all; False when there was none.

        Raises sqlite3.OperationalError when the file is locked or full, or when its log could not be emptied.
        """
        erased = self._erase("DELETE FROM conversations WHERE session = ?", session) > 0
        if self._log_to_empty:
            raise sqlite3.OperationalError("the log beside the file is in use, so its bytes are not erased yet")
        return erased

    def sweep(self) -> int:
        """Erase every conversation whose time is over; returns how many there were."""
        return self._erase("DELETE FROM conversations WHERE updated <= ?", self._oldest())

    def writable(self) -> bool:
        """True when a conversation could be kept just now; leaves nothing behind."""
        try:
            with self._lock:
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.execute("INSERT OR REPLACE INTO conversations VALUES ('', 0, '')")
                self._connection.rollback()
        except sqlite3.Error:
            return False
        return True

    def close(self) -> None:
        """Give the file back."""
        with self._lock:
            self._connection.close()

    def _oldest(self) -> float:
        return time.time() - self.seconds

    def _erase(self, statement: str, value: str | float) -> int:
        with self._lock:
            with self._connection:
                erased = self._connection.execute(statement, (value,)).rowcount
            self._log_to_empty = self._log_to_empty or erased > 0
            if self._log_to_empty:
                busy, _, _ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                self._log_to_empty = bool(busy)
        return erased


@lru_cache(maxsize=64)
def _event_class(name: str) -> type[Event]:
    """Rasa walks all its classes to find one by its name; doing that once took half the time of a turn away."""
    found: type[Event] = Event.resolve_by_type(name)
    return found


def _event(kept: dict[str, Any]) -> Event:
    return _event_class(kept["event"])._from_parameters(kept)


def _open(path: Path) -> sqlite3.Connection:
    """The file, made for its owner's eyes only; raises ConnectionException when it cannot be used."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = sqlite3.connect(path, timeout=0.5, check_same_thread=False)
        connection.executescript(SET_UP)
    except (OSError, sqlite3.Error) as error:
        raise ConnectionException(f"The memory of chats cannot be opened at {path}: {error}") from error
    return connection
