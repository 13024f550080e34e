"""The wall: whatever breaks behind it, the person gets an answer. The one broad ``except`` of the project.

An error is logged by its type and its place, never with the person's words.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from channels.log_redaction import place_of

logger = logging.getLogger(__name__)
T = TypeVar("T")
SECONDS = 3.0
PART, OVERLAP = 60, 15
LONGEST_WORD = 60


class UrgentReply(Protocol):
    """The urgent matcher as the door needs it: it must not depend on the action server or a database."""

    def __call__(self, text: str, setting: str | None) -> dict[str, Any] | None:
        """The urgent bot message {"text", "buttons", "custom"} for these words, or None when not urgent."""


def nothing_urgent(text: str, setting: str | None) -> dict[str, Any] | None:
    """The matcher where none is plugged in."""
    return None


@dataclass(frozen=True)
class Held(Generic[T]):
    """What came of some work: its value, or the name of what went wrong."""

    value: T | None = None
    trouble: str = ""


async def hold(work: Awaitable[T], seconds: float, what: str) -> Held[T]:
    """Do the work in the time allowed; never raises, save when the whole request is cancelled."""
    try:
        return Held(value=await asyncio.wait_for(work, seconds))
    except asyncio.TimeoutError:
        logger.error("%s took longer than %.1f s", what, seconds)
        return Held(trouble="TimeoutError")
    except Exception as error:  # noqa: BLE001 - the wall
        logger.error("%s failed: %s", what, place_of(error))
        return Held(trouble=type(error).__name__)


async def urgent_or_none(matcher: UrgentReply, text: str, setting: str | None) -> Mapping[str, Any] | None:
    """The urgent reply to these words, if any; a matcher that breaks is logged and counts as none.

    A long text is read part by part, because meaning is lost in length; in a thread, so that nobody else waits.
    """
    reading = asyncio.get_running_loop().run_in_executor(None, _first_urgent, matcher, text, setting)
    reply = (await hold(reading, SECONDS, "urgent matcher")).value
    if reply is None:
        return None
    return {**reply, "custom": {"kind": "urgent", **(reply.get("custom") or {})}}


def _first_urgent(matcher: UrgentReply, text: str, setting: str | None) -> dict[str, Any] | None:
    """The reply to the first part that is urgent; the end of a message comes before its middle."""
    until = time.monotonic() + SECONDS
    for part in parts_of(text):
        if reply := matcher(part, setting):
            return reply
        if time.monotonic() > until:
            break
    return None


def parts_of(text: str) -> list[str]:
    """The text as it is; a long one in runs of 60 words that overlap by 15, from both ends to the middle."""
    words = [word[:LONGEST_WORD] for word in text.split(" ")]
    if len(words) <= PART and len(text) <= PART * LONGEST_WORD:
        return [text]
    last = max(0, len(words) - PART)
    starts = [*range(0, last, PART - OVERLAP), last]
    from_both_ends = [start for pair in zip(starts, reversed(starts), strict=True) for start in pair]
    return [" ".join(words[start:start + PART]) for start in dict.fromkeys(from_both_ends)]
