"""Chats through Rasa itself, without a server: two hundred turns, two at once, a memory that fails at the end."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

from channels.bot import Bot
from channels.contract import Asked
from channels.errors import nothing_urgent
from channels.notices import Notices
from channels.session.sqlite_store import SqliteConversationStore as ConversationStore
from channels.settings import Settings
from channels.turns import Answered, Turns

TURNS = 200


@pytest.fixture(autouse=True)
def no_debug_lines() -> Iterator[None]:
    """Unconfigured, structlog prints every word of every turn."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.INFO))
    yield
    structlog.reset_defaults()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ConversationStore]:
    """The memory of the chats."""
    made = ConversationStore(db=str(tmp_path / "chats.db"))
    yield made
    made.close()


@pytest.fixture
def turns(store: ConversationStore, model: Path) -> Turns:
    """The door's turns, on the fixture assistant."""
    bot = Bot()
    bot.meet(Agent.load(model, tracker_store=store))
    settings = Settings(messages_a_minute=100000, seconds_a_turn=30)
    return Turns(bot, Notices(bot.responses, lambda _: {}), nothing_urgent, settings)


def test_what_was_said_before_the_memory_failed_is_still_said(
    store: ConversationStore, turns: Turns, monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def fails(_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    async def chat() -> tuple[Answered, Answered]:
        first = await turns.answer(Asked("hello"), "here")
        with monkeypatch.context() as broken:
            broken.setattr(store, "save", fails)
            second = await turns.answer(Asked("my rights", first.session), "here")
        return second, await turns.answer(Asked("hello", first.session), "here")

    broken, after = asyncio.run(chat())
    assert broken.messages[0]["text"] == "Here is an answer."
    assert "999" in broken.messages[-1]["text"] and len(broken.messages) == 2
    assert all(message["buttons"] == [] for message in broken.messages), "no button that could not be honoured"
    assert after.session == broken.session and after.messages[0]["text"].startswith("Hello")


def test_the_second_of_two_messages_does_not_wait_for_rasas_own_lock(
    turns: Turns, monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert turns.bot.agent is not None
    polled: list[str] = []

    async def slow(message: UserMessage) -> None:
        await asyncio.sleep(0.05)
        message.output_channel.messages.append({"text": f"read {message.text}"})

    monkeypatch.setattr(turns.bot.agent.processor, "handle_message", slow)
    monkeypatch.setattr(turns.bot.agent.lock_store, "update_lock", polled.append)

    async def chat() -> list[str]:
        session = (await turns.answer(Asked("zero"), "here")).session
        answered = await asyncio.gather(*(turns.answer(Asked(word, session), "here") for word in ("one", "two", "three")))
        return [each.messages[0]["text"] for each in answered]

    assert asyncio.run(chat()) == ["read one", "read two", "read three"]
    assert polled == []


def test_the_two_hundredth_turn_costs_what_the_twentieth_did(store: ConversationStore, turns: Turns) -> None:
    async def chat() -> tuple[list[float], list[Answered]]:
        first = await turns.answer(Asked("my rights"), "here")
        choice = first.messages[0]["buttons"][1]["choice"]
        await turns.answer(Asked("", first.session, choice=choice), "here")
        await turns.answer(Asked("start the walk", first.session), "here")
        await turns.answer(Asked("a ward", first.session), "here")
        seconds, last = [], []
        for n in range(TURNS):
            started = time.process_time()
            last.append(await turns.answer(Asked("" if n % 50 == 49 else "Monday", first.session), "here"))
            seconds.append(time.process_time() - started)
            if n == 0:
                last.append(await turns.answer(Asked("Ann", first.session), "here"))
                last.append(await turns.answer(Asked("start the walk", first.session), "here"))
                last.append(await turns.answer(Asked("my rights are inside the form", first.session), "here"))
        last.append(await turns.answer(Asked("", first.session, choice=choice), "here"))
        return seconds, last

    seconds, answered = asyncio.run(chat())
    assert answered[1].messages[0]["text"] == "Place a ward, day Monday, witness Ann."
    assert answered[-1].messages[0]["text"] == "You chose wales.", "a button of the first answer still works"
    assert len({each.session for each in answered}) == 1
    tracker = asyncio.run(store.retrieve(answered[0].session))
    assert tracker is not None and tracker.get_slot("nation") == "wales"
    assert len(tracker.events) <= store.keep_events + 20
    early, late = sorted(seconds[10:50])[20], sorted(seconds[-40:])[20]
    print(f"a turn: {early * 1000:.1f} ms early, {late * 1000:.1f} ms after {TURNS} turns")
    assert late < early * 1.8 + 0.002
