"""Turns of one session wait for each other, in the order they came; sessions never wait for one another."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class _Line:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    people: int = 0


class OneAtATime:
    """A lock for each key, made when wanted and forgotten when nobody waits.

    Rasa's own lock holds too, across processes; it polls once a second, and this spares that wait.
    """

    def __init__(self) -> None:
        """Nobody waits."""
        self._lines: dict[str, _Line] = {}

    @asynccontextmanager
    async def alone(self, key: str) -> AsyncIterator[None]:
        """Wait for this key's turn, and hold it."""
        line = self._lines.setdefault(key, _Line())
        line.people += 1
        try:
            async with line.lock:
                yield
        finally:
            line.people -= 1
            if not line.people:
                self._lines.pop(key, None)

    def __len__(self) -> int:
        """How many keys are held or waited for."""
        return len(self._lines)
