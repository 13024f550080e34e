"""How many turns run at once, and who is next: a short fair queue, so that nobody waits behind one busy sender."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class TooBusyError(Exception):
    """As many turns wait as may wait; this one is not taken on."""


class Admission:
    """At most ``running`` turns at once and ``waiting`` behind them; ``each`` of those for one sender.

    Senders take turns: the next free place goes to the sender who has waited longest for a place of its own.
    """

    def __init__(self, running: int, waiting: int, each: int) -> None:
        """Nobody waits."""
        self._free, self._waiting, self._each = running, waiting, each
        self._queues: dict[str, deque[asyncio.Future[None]]] = {}

    @property
    def must_wait(self) -> bool:
        """True while every place is taken."""
        return self._free < 1

    @asynccontextmanager
    async def place(self, sender: str) -> AsyncIterator[None]:
        """Wait for a place and hold it. Raises TooBusyError at once when too many wait, all together or of this sender."""
        await self._take(sender)
        try:
            yield
        finally:
            self._give_back()

    async def _take(self, sender: str) -> None:
        if self._free > 0:
            self._free -= 1
            return
        queue = self._queues.get(sender, deque())
        if sum(map(len, self._queues.values())) >= self._waiting or len(queue) >= self._each:
            raise TooBusyError
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        queue.append(place)
        self._queues.setdefault(sender, queue)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self._give_back()
            elif place in queue:
                queue.remove(place)
            raise

    def _give_back(self) -> None:
        """Hand the place to the first sender in line, who then goes to the end of the line."""
        while self._queues:
            sender = next(iter(self._queues))
            queue = self._queues.pop(sender)
            place = queue.popleft() if queue else None
            if queue:
                self._queues[sender] = queue
            if place is not None and not place.done():
                place.set_result(None)
                return
        self._free += 1
