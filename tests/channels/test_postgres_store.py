"""Conversations in a real PostgreSQL: kept, hidden, erased; and what is left of them on its disk cannot be read."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import asyncpg
import pytest

from channels.session.postgres_store import PostgresConversationStore, row_of, sealed, unsealed
from channels.session.tokens import new_session
from tests.channels.services import Postgres
from tests.channels.small_disk import disk, full

CANARY = "canary-in-postgres"
T = TypeVar("T")


@asynccontextmanager
async def opened(postgres: Postgres, minutes: float = 60) -> AsyncIterator[PostgresConversationStore]:
    store = PostgresConversationStore(url=postgres.url, minutes=minutes)
    try:
        yield store
    finally:
        await store.close()


def run(postgres: Postgres, work: Callable[[PostgresConversationStore], Awaitable[T]], minutes: float = 60) -> T:
    async def main() -> T:
        async with opened(postgres, minutes) as store:
            return await work(store)

    return asyncio.run(main())


def test_what_is_written_is_read_and_wiped_and_stays_wiped(postgres: Postgres) -> None:
    async def work(store: PostgresConversationStore) -> list[object]:
        session = new_session()
        await store.write(session, "[1]")
        before = await store.read(session)
        await store.open(session)
        await store.write(session, "[2]")
        await store.open(session)
        kept = await store.read(session)
        wiped = [await store.wipe(session), await store.wipe(session)]
        await store.write(session, "[3]")
        return [before, kept, *wiped, await store.read(session), await store.writable()]

    assert run(postgres, work) == [None, "[2]", True, False, None, True]


def test_what_is_over_cannot_be_read_and_is_swept(postgres: Postgres) -> None:
    async def work(store: PostgresConversationStore) -> list[object]:
        session = new_session()
        await store.open(session)
        await asyncio.sleep(0.7)
        read = await store.read(session)
        swept = await store.sweep()
        return [read, swept >= 1, list(await store.keys())]

    assert run(postgres, work, minutes=0.01) == [None, True, []]


def test_after_wiping_no_byte_in_tables_dead_rows_or_the_log_can_be_read(postgres: Postgres) -> None:
    """Rows and log hold ciphertext only; the key is made from the session id, which is nowhere on the disk."""
    sessions = [new_session() for _ in range(20)]

    async def work(store: PostgresConversationStore) -> None:
        for session in sessions:
            await store.open(session)
            await store.write(session, f'["{CANARY}"]')
        for session in sessions[:10]:
            await store.wipe(session)

    run(postgres, work)
    postgres.stop()
    kept = postgres.bytes_kept()
    postgres.start()
    assert row_of(sessions[0]) in kept or row_of(sessions[15]) in kept
    assert CANARY.encode() not in kept
    assert all(session.encode() not in kept for session in sessions)


def test_a_row_opens_with_its_own_session_only() -> None:
    one, two = new_session(), new_session()
    assert unsealed(one, sealed(one, "[1]")) == "[1]"
    assert unsealed(two, sealed(one, "[1]")) is None and unsealed(one, b"short") is None
    assert sealed(one, "[1]") != sealed(one, "[1]")


def test_two_processes_hold_a_session_one_after_the_other_and_other_sessions_at_once(postgres: Postgres) -> None:
    async def main() -> list[str]:
        seen: list[str] = []
        session, other = new_session(), new_session()

        async def turn(store: PostgresConversationStore, name: str, of: str, seconds: float) -> None:
            async with store.alone(of):
                seen.append(f"{name} begins")
                await asyncio.sleep(seconds)
                seen.append(f"{name} ends")

        async with opened(postgres) as here, opened(postgres) as there:
            await asyncio.gather(here.sweep(), there.sweep())
            first = asyncio.ensure_future(turn(here, "first", session, 0.4))
            await asyncio.sleep(0.1)
            await asyncio.gather(turn(there, "second", session, 0), turn(there, "other", other, 0), first)
        return seen

    seen = asyncio.run(main())
    assert seen.index("first ends") < seen.index("second begins")
    assert seen.index("other ends") < seen.index("first ends")


def test_a_restart_of_the_database_loses_nothing_and_the_next_call_works(postgres: Postgres) -> None:
    async def main() -> tuple[str | None, float]:
        async with opened(postgres) as store:
            session = new_session()
            await store.open(session)
            await store.write(session, "[1]")
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(None, postgres.stop)
            with pytest.raises((OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncio.TimeoutError)):
                await store.read(session)
            await loop.run_in_executor(None, postgres.start)
            began = time.monotonic()
            return await store.read(session), time.monotonic() - began

    read, seconds = asyncio.run(main())
    assert read == "[1]" and seconds < 3


def test_a_full_disk_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    """PostgreSQL may refuse or end itself; once there is room and it runs again, all is as it was and can be written to."""
    with disk(120) as folder:
        folder.chmod(0o755)
        (folder / "cluster").mkdir()
        database = Postgres(folder / "cluster")
        database.start()
        session = new_session()

        async def fill(store: PostgresConversationStore) -> int:
            await store.open(session)
            await store.write(session, "[1]")
            refused = 0
            with full(folder):
                for _ in range(60):
                    try:
                        other = new_session()
                        await store.open(other)
                        await store.write(other, CANARY * 20_000)
                    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncio.TimeoutError):
                        refused += 1
            return refused

        try:
            assert run(database, fill) > 0
            database.stop()
            database.start()

            async def after(store: PostgresConversationStore) -> list[object]:
                before = await store.read(session)
                await store.write(session, "[2]")
                return [before, await store.read(session), await store.writable()]

            assert run(database, after) == ["[1]", "[2]", True]
        finally:
            database.stop()


def test_counts_are_added_up_across_processes(postgres: Postgres) -> None:
    async def work(store: PostgresConversationStore) -> list[tuple[str, str, str, str, int]]:
        await store.count("2027-01-15", {("answer", "pets", "wales"): 3})
        return [row for row in await store.counted() if row[0] == "2027-01-15"]

    run(postgres, work)
    assert run(postgres, work) == [("2027-01-15", "answer", "pets", "wales", 6)]
