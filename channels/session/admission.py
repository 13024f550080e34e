"""How many turns run at once, and who is next: a short fair queue, so that nobody waits behind one busy sender."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class TooBusyError(Exception):
    """As many turns wait as may wait; this one is not taken on."""


class Admission:
    """At most ``running`` turns at once and ``waiting`` behind them; of one sender at most ``one`` at once and ``each`` behind it.

    Senders take turns: the next free place goes to the sender who has waited longest for a place of its own. Turns share one
    core, so a sender with many of them at once would slow everybody's down: hence ``one``.
    """

    def __init__(self, running: int, waiting: int, each: int, one: int) -> None:
        """Nobody waits."""
        self._free, self._waiting, self._each, self._one = running, waiting, each, one
        self._queues: dict[str, deque[asyncio.Future[None]]] = {}
        self._held: Counter[str] = Counter()

    def must_wait(self, sender: str) -> bool:
        """True while every place is taken, or all that this sender may have."""
        return self._free < 1 or self._held[sender] >= self._one

    @asynccontextmanager
    async def place(self, sender: str) -> AsyncIterator[None]:
        """Wait for a place and hold it. Raises TooBusyError at once when too many wait, all together or of this sender."""
        await self._take(sender)
        try:
            yield
        finally:
            self._give_back(sender)

    async def _take(self, sender: str) -> None:
        if not self.must_wait(sender):
            self._free -= 1
            self._held[sender] += 1
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
                self._give_back(sender)
            elif place in queue:
                queue.remove(place)
            raise

    def _give_back(self, sender: str) -> None:
        """Free the place, and hand it on."""
        self._free += 1
        self._held[sender] -= 1
        if not self._held[sender]:
            del self._held[sender]
        self._hand_on()

    def _hand_on(self) -> None:
        """Give the free place to the first sender in line who may have one; that sender goes to the end of the line."""
        for sender in list(self._queues):
            queue = self._queues[sender]
            while queue and queue[0].done():
                queue.popleft()
            if queue and self.must_wait(sender):
                continue
            del self._queues[sender]
            if queue:
                self._free -= 1
                self._held[sender] += 1
                queue.popleft().set_result(None)
                if queue:
                    self._queues[sender] = queue
                return
