"""The wall holds whatever breaks, and lets only a cancelled request through."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from itertools import pairwise
from typing import Any

import pytest

from channels.errors import Held, hold, nothing_urgent, parts_of, urgent_or_none

CANARY = "canary-behind-the-wall"


async def breaks(error: BaseException) -> str:
    raise error


@pytest.mark.parametrize("error", [
    ValueError(CANARY), RuntimeError(CANARY), OSError(CANARY), KeyError(CANARY), AssertionError(CANARY),
    RecursionError(CANARY), MemoryError(CANARY), UnicodeDecodeError("utf-8", CANARY.encode(), 0, 1, CANARY),
])
def test_every_error_is_held_and_told_without_words(error: Exception, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        held = asyncio.run(hold(breaks(error), 1, "turn"))
    assert held == Held(None, type(error).__name__)
    assert CANARY not in caplog.text
    assert f"turn failed: {type(error).__name__} at" in caplog.text


def test_what_takes_too_long_is_given_up(caplog: pytest.LogCaptureFixture) -> None:
    held = asyncio.run(hold(asyncio.sleep(5), 0.02, "turn"))
    assert held == Held(None, "TimeoutError")
    assert "turn took longer than 0.0 s" in caplog.text


def test_what_is_well_comes_through() -> None:
    assert asyncio.run(hold(asyncio.sleep(0, "value"), 1, "turn")) == Held("value")


def test_a_cancelled_request_is_not_an_error() -> None:
    async def run() -> None:
        task = asyncio.ensure_future(hold(asyncio.sleep(5), 10, "turn"))
        await asyncio.sleep(0)
        task.cancel()
        await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(run())


def test_a_long_text_is_read_in_parts_that_overlap_its_end_early() -> None:
    words = [f"w{n}" for n in range(200)]
    parts = parts_of(" ".join(words))
    assert all(len(part.split()) <= 60 for part in parts)
    pairs = {(one, two) for part in parts for one, two in pairwise(part.split())}
    assert pairs == set(pairwise(words))
    assert "w0" in parts[0].split() and "w199" in parts[1].split()
    assert parts_of("short text") == ["short text"]
    assert parts_of("") == [""]
    assert [len(part) for part in parts_of("x" * 60000)] == [60]


def test_the_matcher_reads_in_a_thread_and_not_for_longer_than_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("channels.errors.SECONDS", 0.1)
    threads: list[str] = []

    def slow(text: str, setting: str | None) -> None:
        threads.append(threading.current_thread().name)
        time.sleep(0.06)

    async def run() -> float:
        asked = asyncio.ensure_future(urgent_or_none(slow, "word " * 3000, None))
        began = time.monotonic()
        await asyncio.sleep(0)
        waited = time.monotonic() - began
        await asked
        return waited

    assert asyncio.run(run()) < 0.05
    assert 1 <= len(threads) <= 3 and threading.main_thread().name not in threads


def test_an_urgent_reply_is_urgent_and_a_matcher_that_breaks_counts_as_none() -> None:
    def matcher(text: str, setting: str | None) -> dict[str, Any] | None:
        if text == "breaks":
            raise ValueError(text)
        return {"text": f"help {setting}"} if text == "urgent" else None

    def ask(text: str) -> object:
        return asyncio.run(urgent_or_none(matcher, text, "ward"))

    assert ask("urgent") == {"text": "help ward", "custom": {"kind": "urgent"}}
    assert ask("calm") is None
    assert ask("breaks") is None
    assert nothing_urgent("urgent", None) is None
