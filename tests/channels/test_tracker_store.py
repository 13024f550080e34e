"""What is kept of a chat: exactly its state, for its time, and afterwards not one byte."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import stat
import time
from pathlib import Path
from typing import Any

import pytest
from rasa.core.tracker_store import FailSafeTrackerStore, check_if_tracker_store_async
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.exceptions import ConnectionException

from channels.session.sqlite_store import SqliteConversationStore as ConversationStore
from channels.session.tracker_store import _read_in_turn, reading_once
from tests.channels.keeping import DOMAIN, Made, begun, keep, recall, turn

CANARY = "the-canary-phrase-in-a-chat"


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


class Clock:
    """Seconds of the store, moved by hand."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    CLOCK_BOOTTIME = 7
    gmtime, strftime = staticmethod(time.gmtime), staticmethod(time.strftime)

    def time(self) -> float:
        return self.now

    def clock_gettime(self, _: int) -> float:
        return self.now - 1_700_000_000


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock the store reads."""
    made = Clock()
    monkeypatch.setattr("channels.session.sqlite_store.time", made)
    return made


def all_bytes(store: ConversationStore) -> bytes:
    return b"".join(path.read_bytes() for path in store.path.parent.iterdir())


def test_a_conversation_comes_back_as_it_was(make: Made) -> None:
    store = make()
    keep(store, "s1", [*begun(), *turn("one", SlotSet("nation", "wales")), *turn("two")])
    tracker = recall(make(), "s1")
    assert tracker is not None
    assert [event.text for event in tracker.events if isinstance(event, UserUttered)] == ["one", "two"]
    assert tracker.get_slot("nation") == "wales"
    assert asyncio.run(store.exists("s1"))
    assert list(asyncio.run(store.keys())) == ["s1"]


def test_what_is_read_in_its_own_turn_only_is_not_kept(make: Made) -> None:
    store = make()
    parsed = {"text": "hello", "intent": {"name": "ask", "confidence": 1.0}, "said": {"age": "adult"}, "text_tokens": [(0, 5)],
              "intent_ranking": [{"name": "ask", "confidence": 1.0}]}
    keep(store, "s1", [*begun(), *turn("one"), UserUttered("hello", parsed["intent"], [], parsed)])
    again = recall(store, "s1")
    assert again is not None and again.latest_message is not None
    kept = again.latest_message.parse_data
    assert kept is not None and kept["said"] == {"age": "adult"} and not {"intent_ranking", "text_tokens"} & set(kept)


def test_a_turn_reads_a_conversation_once_and_never_an_older_one(make: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    store, parsed = make(), []
    keep(store, "s1", turn("one"))
    loads = json.loads
    monkeypatch.setattr("channels.session.tracker_store.json.loads", lambda text: parsed.append(text) or loads(text))

    async def a_turn() -> list[str]:
        with reading_once():
            looked, tracker = await store.events("s1"), await store.retrieve("s1")
            assert looked is not None and tracker is not None and len(parsed) == 1
            tracker.update_with_events(turn("two"), DOMAIN)
            await store.save(tracker)
            again = await store.retrieve("s1")
            assert again is not None and len(parsed) == 2
            held = _read_in_turn.get()
        assert held == {} and _read_in_turn.get() is None
        return [event.text for event in again.events if isinstance(event, UserUttered)]

    assert asyncio.run(a_turn()) == ["one", "two"]
    assert asyncio.run(store.events("nobody")) is None


def test_rasa_takes_it_as_a_store_and_its_own_wrapper_works_too(make: Made) -> None:
    store = make()
    assert check_if_tracker_store_async(store)

    async def through_wrapper() -> bool:
        tracker = await FailSafeTrackerStore(store).get_or_create_tracker("s1", append_action_listen=False)
        tracker.update_with_events(turn("one"), DOMAIN)
        await store.save(tracker)
        return await store.exists("s1")

    assert asyncio.run(through_wrapper())


def test_only_the_owner_may_read_the_file(make: Made) -> None:
    store = make()
    keep(store, "s1", turn(CANARY))
    assert {stat.S_IMODE(path.stat().st_mode) for path in store.path.parent.iterdir()} == {0o600}


def test_a_wipe_leaves_no_byte_of_the_conversation_and_nothing_else_is_lost(make: Made) -> None:
    store = make()
    for n in range(30):
        keep(store, f"other{n}", turn("x" * 3000))
    for n in range(20):
        keep(store, "s1", turn(f"{CANARY} {n} " + "y" * 500 * n))
    keep(store, "s1", turn("short"))
    assert CANARY.encode() in all_bytes(store)
    assert asyncio.run(store.wipe("s1"))
    assert CANARY.encode() not in all_bytes(store)
    assert b'"s1"' not in all_bytes(store)
    assert recall(store, "s1") is None
    assert recall(store, "other3") is not None
    assert not asyncio.run(store.wipe("s1"))


def test_after_its_time_a_conversation_cannot_be_read_and_the_sweep_takes_its_bytes(make: Made, clock: Clock) -> None:
    store = make(minutes=60)
    keep(store, "s1", turn(CANARY))
    clock.now += 3599
    assert recall(store, "s1") is not None
    assert asyncio.run(store.sweep()) == 0
    clock.now += 2
    assert recall(store, "s1") is None
    assert not asyncio.run(store.exists("s1"))
    assert list(asyncio.run(store.keys())) == []
    assert CANARY.encode() in all_bytes(store)
    assert asyncio.run(store.sweep()) == 1
    assert CANARY.encode() not in all_bytes(store)


def test_what_ran_out_while_nobody_was_there_goes_at_the_next_start(make: Made, clock: Clock) -> None:
    store = make()
    keep(store, "s1", turn(CANARY))
    asyncio.run(store.close())
    assert CANARY.encode() in all_bytes(store)
    clock.now += 3601
    assert CANARY.encode() not in all_bytes(make())


def test_a_new_message_starts_the_time_anew(make: Made, clock: Clock) -> None:
    store = make(minutes=60)
    keep(store, "s1", turn("one"))
    clock.now += 3000
    asyncio.run(store.touch("s1"))
    clock.now += 3000
    assert asyncio.run(store.sweep()) == 0
    assert recall(store, "s1") is not None


def test_a_turn_that_ends_after_the_wipe_does_not_bring_the_chat_back(make: Made) -> None:
    store = make()
    keep(store, "s1", turn("one"))
    running = recall(store, "s1")
    assert running is not None
    asyncio.run(store.wipe("s1"))
    running.update_with_events(turn(CANARY), DOMAIN)
    asyncio.run(store.save(running))
    assert recall(store, "s1") is None
    assert CANARY.encode() not in all_bytes(store)


def test_a_log_that_could_not_be_emptied_is_emptied_at_the_next_sweep(make: Made) -> None:
    store = make()
    keep(store, "s1", turn(CANARY))
    reader = sqlite3.connect(store.path)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM conversations").fetchone()
    store._connection.execute("PRAGMA busy_timeout = 10")
    with pytest.raises(sqlite3.OperationalError, match="not erased yet"):
        asyncio.run(store.wipe("s1"))
    assert recall(store, "s1") is None
    reader.close()
    asyncio.run(store.sweep())
    assert CANARY.encode() not in all_bytes(store)


def test_writable_leaves_nothing_and_tells_when_it_is_not(make: Made) -> None:
    store = make()
    assert asyncio.run(store.writable())
    assert list(asyncio.run(store.keys())) == []
    store._connection.execute("PRAGMA query_only = ON")
    assert not asyncio.run(store.writable())


def test_a_file_that_cannot_be_opened_is_told_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "not-a-folder").write_text("x")
    with pytest.raises(ConnectionException, match="memory of chats cannot be opened"):
        ConversationStore(DOMAIN, db=str(tmp_path / "not-a-folder" / "chats.db"))


def test_a_broken_file_is_moved_aside_and_erased_when_the_time_of_its_chats_is_over(tmp_path: Path, make: Made) -> None:
    store = make()
    keep(store, "s1", turn(CANARY * 100))
    asyncio.run(store.close())
    whole = store.path.read_bytes()
    store.path.write_bytes(b"junk" + whole[4:])
    again = make(minutes=60)
    broken = again.path.with_name("chats.db.broken")
    assert broken.exists() and recall(again, "s1") is None and asyncio.run(again.writable())
    os.utime(broken, (time.time() - 3601, time.time() - 3601))
    asyncio.run(again.sweep())
    assert not broken.exists()


def test_a_file_taken_away_is_noticed_and_begun_anew(make: Made) -> None:
    store = make()
    store.path.unlink()
    assert not asyncio.run(store.writable())
    asyncio.run(store.sweep())
    assert asyncio.run(store.writable())


def test_a_clock_that_is_set_while_we_run_forgets_nothing_and_keeps_nothing(
    make: Made, monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = make(minutes=60)
    keep(store, "s1", turn("one"))
    set_on = time.time() + 7200
    monkeypatch.setattr("time.time", lambda: set_on)
    assert recall(store, "s1") is not None and asyncio.run(store.sweep()) == 0


def test_after_a_clock_was_set_back_between_two_runs_a_chat_has_one_more_time_and_no_more(make: Made, clock: Clock) -> None:
    store = make(minutes=60)
    keep(store, "s1", turn("one"))
    asyncio.run(store.close())
    clock.now -= 86400
    again = make(minutes=60)
    clock.now += 3601
    assert asyncio.run(again.sweep()) == 1


def test_counts_are_added_up_and_leave_with_their_year(make: Made, clock: Clock) -> None:
    store = make()
    for _ in range(2):
        asyncio.run(store.count("2027-01-15", {("answer", "pets", "wales"): 3}))
    assert asyncio.run(store.counted()) == [("2027-01-15", "answer", "pets", "wales", 6)]
    clock.now += 500 * 86400
    asyncio.run(store.sweep())
    assert asyncio.run(store.counted()) == []


def test_the_cost_of_keeping_a_turn_does_not_grow(make: Made) -> None:
    store = make()
    keep(store, "s1", begun())
    seconds: list[float] = []
    for n in range(120):
        started = time.process_time()
        keep(store, "s1", turn(f"turn {n}", SlotSet("nation", "wales")))
        seconds.append(time.process_time() - started)
    early, late = sorted(seconds[20:50])[15], sorted(seconds[-30:])[15]
    assert late < early * 2.5 + 0.002, (early, late)
