"""Conversations in one SQLite file: for one process on one machine. Erased means the bytes.

Pages are overwritten (secure_delete) and the log beside the file is emptied. All work runs in one thread of its own,
so a slow or locked disk keeps nobody else waiting.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from rasa.shared.exceptions import ConnectionException

from channels.session.tracker_store import ConversationStore, Count

logger = logging.getLogger(__name__)
T = TypeVar("T")
BUSY_SECONDS = 0.15
DAYS_COUNTED = 400
A_BATCH = 500
SET_UP = """
PRAGMA auto_vacuum = INCREMENTAL;
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
CREATE TABLE IF NOT EXISTS counts (
    day TEXT, what TEXT, subject TEXT, nation TEXT, number INTEGER NOT NULL,
    PRIMARY KEY (day, what, subject, nation)
);
"""


class SqliteConversationStore(ConversationStore):
    """The store that ships. ``db``: path of the file; see ConversationStore for the rest."""

    def __init__(self, *given: Any, db: str = ".state/conversations.db", **more: Any) -> None:
        """Open the file, and erase what ran out of time while nobody was here. A broken file is moved aside."""
        super().__init__(*given, **more)
        self.path = Path(db)
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="conversations")
        self._began = time.time() - time.clock_gettime(time.CLOCK_BOOTTIME)
        self._log_to_empty = True
        self._connection = self._worker.submit(open_or_move_aside, self.path).result()
        self._worker.submit(self._sweep).result()

    async def open(self, session: str) -> None:
        """Make room for a new conversation."""
        await self._change("INSERT OR IGNORE INTO conversations VALUES (?, ?, '[]')", session, self.now())

    async def write(self, session: str, events: str) -> None:
        """Replace the events of a session that is there."""
        await self._change("UPDATE conversations SET updated = ?, events = ? WHERE session = ?", self.now(), events, session)

    async def touch(self, session: str) -> None:
        """The time starts now."""
        await self._change("UPDATE conversations SET updated = ? WHERE session = ?", self.now(), session)

    async def read(self, session: str) -> str | None:
        """The events as JSON, or None."""
        found = await self._rows("SELECT events FROM conversations WHERE session = ? AND updated > ?", session, self._oldest())
        return str(found[0][0]) if found else None

    async def exists(self, conversation_id: str) -> bool:
        """True while the conversation is remembered; its events stay where they are."""
        found = await self._rows("SELECT 1 FROM conversations WHERE session = ? AND updated > ?", conversation_id, self._oldest())
        return bool(found)

    async def keys(self) -> Iterable[str]:
        """The sessions that are remembered."""
        found = await self._rows("SELECT session FROM conversations WHERE updated > ?", self._oldest())
        return [str(row[0]) for row in found]

    async def wipe(self, session: str) -> bool:
        """Erase a conversation at once, bytes and all.

        Raises sqlite3.OperationalError when the file is locked or full, or when its log could not be emptied.
        """
        return await self._do(self._wipe, session)

    async def sweep(self) -> int:
        """Erase what ran out of time, and empty the log beside the file."""
        erased = total = await self._do(self._sweep)
        while erased == A_BATCH:
            erased = await self._do(self._sweep)
            total += erased
        return total

    async def writable(self) -> bool:
        """True when the file is the one that was opened, and a row can be written to it and taken away."""
        return await self._do(self._writable)

    @asynccontextmanager
    async def alone(self, session: str) -> AsyncIterator[None]:
        """Nothing to do: one SQLite file belongs to one process, whose own lock is enough."""
        yield

    async def count(self, day: str, numbers: Mapping[Count, int]) -> None:
        """Add to the counts of a day."""
        await self._do(self._count, day, numbers)

    async def counted(self) -> list[tuple[str, str, str, str, int]]:
        """Every count."""
        return [tuple(row) for row in await self._rows("SELECT day, what, subject, nation, number FROM counts ORDER BY 1, 2, 3, 4")]

    async def close(self) -> None:
        """Give the file back; doing it again changes nothing."""
        self._connection.close()
        self._worker.shutdown()

    def now(self) -> float:
        """Seconds since 1970, counted on from the start: a clock that is set while we run erases or keeps nothing by mistake."""
        return self._began + time.clock_gettime(time.CLOCK_BOOTTIME)

    def _oldest(self) -> float:
        return self.now() - self.seconds

    async def _do(self, work: Callable[..., T], *given: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._worker, work, *given)

    async def _change(self, statement: str, *values: Any) -> None:
        await self._do(self._execute, statement, values)

    async def _rows(self, statement: str, *values: Any) -> list[Any]:
        return await self._do(lambda: self._connection.execute(statement, values).fetchall())

    def _execute(self, statement: str, values: Iterable[Any]) -> int:
        with self._connection:
            return self._connection.execute(statement, tuple(values)).rowcount

    def _wipe(self, session: str) -> bool:
        erased = self._erase("DELETE FROM conversations WHERE session = ?", session) > 0
        if self._log_to_empty:
            raise sqlite3.OperationalError("the log beside the file is in use, so its bytes are not erased yet")
        return erased

    def _sweep(self) -> int:
        """Erase at most a batch, so that chats do not wait for it; how many it was.

        Rows of the future (the clock was set back between two runs) get a whole new time, and no more than that.
        """
        if not self._is_the_same_file():
            logger.error("the file of conversations was taken away; a new one is begun")
            self._connection.close()
            self._connection = open_or_move_aside(self.path)
        self._execute("UPDATE conversations SET updated = ? WHERE updated > ?", (self.now(), self.now() + 5))
        oldest_day = time.strftime("%Y-%m-%d", time.gmtime(self.now() - DAYS_COUNTED * 86400))
        self._execute("DELETE FROM counts WHERE day < ?", (oldest_day,))
        erase_what_was_moved_aside(self.path, time.time() - self.seconds)
        erased = self._erase("DELETE FROM conversations WHERE rowid IN"
                             " (SELECT rowid FROM conversations WHERE updated <= ? LIMIT ?)", self._oldest(), A_BATCH)
        if erased:
            self._connection.execute("PRAGMA incremental_vacuum").fetchall()
        return erased

    def _erase(self, statement: str, *values: str | float) -> int:
        erased = self._execute(statement, values)
        self._log_to_empty = self._log_to_empty or erased > 0
        if self._log_to_empty:
            busy, _, _ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            self._log_to_empty = bool(busy)
        return erased

    def _writable(self) -> bool:
        try:
            if not self._is_the_same_file():
                return False
            with self._connection:
                self._connection.execute("INSERT OR REPLACE INTO conversations VALUES ('', 0, '')")
                self._connection.execute("DELETE FROM conversations WHERE session = ''")
        except sqlite3.Error:
            return False
        return True

    def _is_the_same_file(self) -> bool:
        """False when somebody has deleted or replaced the file since it was opened."""
        try:
            opened = self._connection.execute("SELECT inode FROM temp.opened").fetchone()
            return bool(opened and opened[0] == os.stat(self.path).st_ino)
        except OSError:
            return False

    def _count(self, day: str, numbers: Mapping[Count, int]) -> None:
        rows = [(day, *key, number) for key, number in numbers.items()]
        with self._connection:
            self._connection.executemany("INSERT INTO counts VALUES (?, ?, ?, ?, ?) ON CONFLICT (day, what, subject, nation)"
                                         " DO UPDATE SET number = number + excluded.number", rows)


def open_or_move_aside(path: Path) -> sqlite3.Connection:
    """The file, made for its owner's eyes only. One that is no database any more is moved aside and a new one begun.

    Raises ConnectionException when neither can be done.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _open(path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            logger.error("%s is broken (%s); it is moved aside, and a new one is begun", path.name, type(error).__name__)
            for each in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
                if each.exists():
                    each.rename(each.with_name(f"{each.name}.broken"))
            return _open(path)
    except (OSError, sqlite3.Error) as error:
        raise ConnectionException(f"The memory of chats cannot be opened at {path}: {error}") from error


def _open(path: Path) -> sqlite3.Connection:
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False)
    try:
        connection.executescript(SET_UP)
        sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if sound != "ok":
            raise sqlite3.DatabaseError("not sound")
        connection.execute("CREATE TEMP TABLE opened AS SELECT ? AS inode", (os.stat(path).st_ino,))
        connection.commit()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def erase_what_was_moved_aside(path: Path, until: float) -> None:
    """A broken file still holds words: it is overwritten and deleted when a chat's time is over."""
    for broken in path.parent.glob(f"{path.name}*.broken"):
        if broken.stat().st_mtime <= until:
            with broken.open("r+b") as bytes_of_it:
                bytes_of_it.write(b"\0" * broken.stat().st_size)
                os.fsync(bytes_of_it.fileno())
            broken.unlink()
