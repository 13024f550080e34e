"""Conversations in PostgreSQL: for several processes and machines at once.

A row is named by a hash of the session id and encrypted with a key made from it. The id itself is in the person's page
and nowhere in the database. So what a wiped row leaves behind for a while (dead rows until VACUUM, the write-ahead log,
replicas, backups) cannot be read by anybody: the only key went with the chat. Times are the database's own clock.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from rasa.core.brokers.broker import EventBroker
from rasa.shared.core.domain import Domain

from channels.session.tracker_store import ConversationStore, Count

NOW = "extract(epoch from clock_timestamp())"
CONNECT_SECONDS, COMMAND_SECONDS = 2.0, 2.0
NONCE = 12
DAYS_COUNTED = 400
VACUUM_AFTER = 1000
SET_UP = f"""
CREATE TABLE IF NOT EXISTS conversations (
    session bytea PRIMARY KEY, updated double precision NOT NULL DEFAULT {NOW}, events bytea NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
CREATE INDEX IF NOT EXISTS conversations_by_age ON conversations (updated);
CREATE TABLE IF NOT EXISTS counts (
    day text, what text, subject text, nation text, number bigint NOT NULL, PRIMARY KEY (day, what, subject, nation)
);
"""


class PostgresConversationStore(ConversationStore):
    """The store for a larger service. ``url``: where the database is; ``connections``: at most so many from this process.

    ``alone`` holds a connection while a turn runs, so there should be more connections than turns under way.
    """

    def __init__(self, domain: Domain | None = None, host: str | None = None, event_broker: EventBroker | None = None,
                 url: str = "", connections: int = 16, **more: Any) -> None:
        """Nothing is opened before the first use, so that a database that starts later is no error.

        Rasa hands over the ``url`` of endpoints.yml as ``host``.
        """
        super().__init__(domain, host, event_broker, **more)
        self._url, self._connections = url or host or "", int(connections)
        self._pool: asyncpg.Pool | None = None
        self._opening = asyncio.Lock()
        self._erased = 0

    async def open(self, session: str) -> None:
        """Make room for a new conversation."""
        await self._run("INSERT INTO conversations (session, events) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                        row_of(session), sealed(session, "[]"))

    async def write(self, session: str, events: str) -> None:
        """Replace the events of a session that is there."""
        await self._run(f"UPDATE conversations SET updated = {NOW}, events = $2 WHERE session = $1",  # noqa: S608
                        row_of(session), sealed(session, events))

    async def touch(self, session: str) -> None:
        """The time starts now."""
        await self._run(f"UPDATE conversations SET updated = {NOW} WHERE session = $1", row_of(session))  # noqa: S608

    async def read(self, session: str) -> str | None:
        """The events as JSON, or None; what cannot be opened with this session's key counts as none."""
        found = await self._rows(f"SELECT events FROM conversations WHERE session = $1 AND updated > {NOW} - $2",  # noqa: S608
                                 row_of(session), self.seconds)
        return unsealed(session, found[0]["events"]) if found else None

    async def keys(self) -> Iterable[str]:
        """Hashes of the sessions that are remembered; the ids themselves are not known here."""
        found = await self._rows(f"SELECT session FROM conversations WHERE updated > {NOW} - $1", self.seconds)  # noqa: S608
        return [row["session"].hex() for row in found]

    async def wipe(self, session: str) -> bool:
        """Erase a conversation at once."""
        return bool(await self._run("DELETE FROM conversations WHERE session = $1", row_of(session)))

    async def sweep(self) -> int:
        """Erase what ran out of time; now and then have the space of dead rows given back."""
        await self._run("DELETE FROM counts WHERE day < to_char(now() - make_interval(days => $1), 'YYYY-MM-DD')", DAYS_COUNTED)
        erased = await self._run(f"DELETE FROM conversations WHERE updated <= {NOW} - $1", self.seconds)  # noqa: S608
        self._erased += erased
        if self._erased >= VACUUM_AFTER:
            self._erased = 0
            await self._run("VACUUM conversations")
        return erased

    async def writable(self) -> bool:
        """True when a row can be written; it is taken back again."""
        async with (await self._ready()).acquire(timeout=CONNECT_SECONDS) as connection:
            began = connection.transaction()
            await began.start()
            try:
                await connection.execute("INSERT INTO conversations (session, events) VALUES ('', '')")
            finally:
                await began.rollback()
        return True

    @asynccontextmanager
    async def alone(self, session: str) -> AsyncIterator[None]:
        """Hold the session with an advisory lock; a process that dies gives it back with its connection."""
        number = int.from_bytes(row_of(session)[:8], "big", signed=True)
        async with (await self._ready()).acquire(timeout=CONNECT_SECONDS) as connection:
            await connection.execute("SELECT pg_advisory_lock($1)", number, timeout=60)
            try:
                yield
            finally:
                if not connection.is_closed():
                    await connection.execute("SELECT pg_advisory_unlock($1)", number)

    async def count(self, day: str, numbers: Mapping[Count, int]) -> None:
        """Add to the counts of a day."""
        async with (await self._ready()).acquire(timeout=CONNECT_SECONDS) as connection:
            await connection.executemany(
                "INSERT INTO counts VALUES ($1, $2, $3, $4, $5) ON CONFLICT (day, what, subject, nation)"
                " DO UPDATE SET number = counts.number + excluded.number",
                [(day, *key, number) for key, number in sorted(numbers.items())])

    async def counted(self) -> list[tuple[str, str, str, str, int]]:
        """Every count."""
        found = await self._rows("SELECT day, what, subject, nation, number FROM counts ORDER BY 1, 2, 3, 4")
        return [(row["day"], row["what"], row["subject"], row["nation"], row["number"]) for row in found]

    async def close(self) -> None:
        """Give every connection back."""
        if self._pool is not None:
            await self._pool.close()
            self._pool = None

    async def _run(self, statement: str, *values: Any) -> int:
        """How many rows the statement changed."""
        async with (await self._ready()).acquire(timeout=CONNECT_SECONDS) as connection:
            status: str = await connection.execute(statement, *values)
        last = status.rpartition(" ")[2]
        return int(last) if last.isdigit() else 0

    async def _rows(self, statement: str, *values: Any) -> list[Any]:
        async with (await self._ready()).acquire(timeout=CONNECT_SECONDS) as connection:
            return list(await connection.fetch(statement, *values))

    async def _ready(self) -> asyncpg.Pool:
        """The pool, made at the first use. Connections that broke are replaced by the pool itself."""
        async with self._opening:
            if self._pool is None:
                pool = await asyncpg.create_pool(self._url, min_size=1, max_size=self._connections, timeout=CONNECT_SECONDS,
                                                 command_timeout=COMMAND_SECONDS, max_inactive_connection_lifetime=60)
                async with pool.acquire() as connection:
                    await connection.execute("SELECT pg_advisory_lock(719)")
                    await connection.execute(SET_UP)
                    await connection.execute("SELECT pg_advisory_unlock(719)")
                self._pool = pool
        return self._pool


def row_of(session: str) -> bytes:
    """The name of a session's row: a hash from which the id cannot be found (it has 192 random bits)."""
    return hashlib.blake2b(session.encode(), digest_size=32, person=b"row").digest()


def _key(session: str) -> AESGCM:
    return AESGCM(hashlib.blake2b(session.encode(), digest_size=32, person=b"key").digest())


def sealed(session: str, events: str) -> bytes:
    """The events encrypted (AES-GCM, a new nonce each time) for this session alone."""
    nonce = os.urandom(NONCE)
    return nonce + _key(session).encrypt(nonce, events.encode("utf-8", "replace"), row_of(session))


def unsealed(session: str, kept: bytes) -> str | None:
    """The events again; None when they were not sealed for this session."""
    try:
        return _key(session).decrypt(kept[:NONCE], kept[NONCE:], row_of(session)).decode("utf-8")
    except (InvalidTag, ValueError):
        return None
