"""Two hundred turns in one chat, through Rasa itself: the last cost what the first did, and nothing is forgotten."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from rasa.core.agent import Agent

from channels.bot import Bot
from channels.contract import Asked
from channels.memory import ConversationStore
from channels.notices import Notices
from channels.settings import Settings
from channels.turns import Answered, Turns
from channels.wall import nothing_urgent

TURNS = 200


@pytest.fixture(autouse=True)
def no_debug_lines() -> Iterator[None]:
    """Unconfigured, structlog prints every word of every turn."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.INFO))
    yield
    structlog.reset_defaults()


def test_the_two_hundredth_turn_costs_what_the_twentieth_did(tmp_path: Path, model: Path) -> None:
    store = ConversationStore(db=str(tmp_path / "chats.db"))
    agent = Agent.load(model, tracker_store=store)
    bot = Bot()
    bot.meet(agent)
    settings = Settings(messages_a_minute=100000, seconds_a_turn=30)
    turns = Turns(bot, Notices(bot.responses, lambda _: {}), nothing_urgent, settings)

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
    store.close()
