"""Closes connections on which no request arrives: half-open ones would fill the server up. Private touches of sanic 21.12."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection
from typing import Any

from sanic.http import Stage
from sanic.request import Request

LOOK_EVERY = 1.0
WAITING = (Stage.IDLE, Stage.REQUEST)


class Connections:
    """Knows since when each connection waits for a whole request.

    Sanic starts its own clock anew with every byte, so one byte now and then would hold a connection for ever.
    """

    def __init__(self, seconds: float, most: int) -> None:
        """``seconds``: for a request to arrive whole; ``most``: above so many the longest waiting are closed at once."""
        self._seconds, self._most = seconds, most
        self._open: Collection[Any] = ()
        self._since: dict[Any, float] = {}

    def meet(self, request: Request) -> None:
        """Learn from any request which connections its server has."""
        if request.transport is not None:
            self._open = request.transport.get_protocol().connections

    async def keep_closing(self) -> None:
        """For as long as the server runs, close what has waited too long."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            self.close_idle(time.monotonic())

    def close_idle(self, now: float) -> int:
        """Close what waits for longer than allowed, and the longest waiting of too many; how many."""
        waiting = [protocol for protocol in self._open if _waits(protocol)]
        self._since = {protocol: self._since.get(protocol, now) for protocol in waiting}
        too_many = max(0, len(self._open) - self._most)
        by_age = sorted(waiting, key=lambda protocol: self._since[protocol])
        closing = [each for n, each in enumerate(by_age) if n < too_many or now - self._since[each] > self._seconds]
        for protocol in closing:
            protocol.abort()
        return len(closing)


def _waits(protocol: Any) -> bool:
    """True while no whole head of a request has come, or its body is still coming."""
    http = getattr(protocol, "_http", None)
    return http is None or http.stage in WAITING or (http.stage is Stage.HANDLER and bool(http.request_body))
