"""One sender who floods the assistant while others chat: how much longer do the others wait?

    python -m tests.measuring.bench.hostile [--seconds 20] [--rate 200]

Starts a server of its own on loopback, with its limits as they ship. Prints the others' p95 alone, beside the flood, and the ratio.
"""

from __future__ import annotations

import argparse
import itertools
import json
import socket
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.chat.conftest import Server
from tests.measuring.bench.bots import post
from tests.measuring.bench.report import percentile
from tests.measuring.bench.single import cited_questions

OTHERS, PAUSE = 4, 1.0
MOST = 2.0
FLOODER = "203.0.113.66"
LINES = 48


@dataclass
class Met:
    """What the others met: milliseconds of each answer, and how many were refused; what the flood got, by status."""

    alone: list[float] = field(default_factory=list)
    beside: list[float] = field(default_factory=list)
    refused: int = 0
    flood: Counter[str] = field(default_factory=Counter)

    @property
    def ratio(self) -> float:
        """The others' p95 beside the flood, by their p95 alone."""
        return percentile(self.beside, 95) / percentile(self.alone, 95)


def others(url: str, seconds: float) -> tuple[list[float], int]:
    """Let a few people with addresses and chats of their own ask a question a second; their waits, and how many were refused."""
    until, waits, refused = time.monotonic() + seconds, [], []

    def person(number: int) -> None:
        asked, session = itertools.islice(cited_questions(), number * 7, None), None
        while time.monotonic() < until:
            try:
                took, reply = post(url, {"message": next(asked), "session": session}, f"198.51.100.{number + 1}")
            except OSError:
                refused.append(number)
            else:
                session = reply["session"]
                waits.append(took)
            time.sleep(PAUSE)

    people = [threading.Thread(target=person, args=(number,)) for number in range(OTHERS)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return waits, len(refused)


def bodies() -> Iterator[dict[str, Any]]:
    """What the flood says: a new chat each time, the same chat again and again, and long texts."""
    said = ("can they hold me face down?", "they held me down and i could not move " * 45, "i want to complain")
    for n in itertools.count():
        yield {"message": said[n % 3], "session": None if n % 2 else "a" * 32}


def flood(port: int, rate: float, stop: threading.Event, got: Counter[str]) -> list[threading.Thread]:
    """Begin to send from one address, so many requests a second over a few lines; ends when ``stop`` is set."""

    def send(part: int) -> None:
        due, line = time.monotonic(), None
        for body in itertools.islice(bodies(), part, None):
            if stop.is_set():
                return
            due += LINES / rate
            time.sleep(max(0.0, due - time.monotonic()))
            data = json.dumps(body).encode()
            head = (f"POST /webhooks/chat/webhook HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    f"X-Forwarded-For: {FLOODER}\r\nContent-Length: {len(data)}\r\n\r\n")
            try:
                line = line or socket.create_connection(("127.0.0.1", port), timeout=20)
                line.sendall(head.encode() + data)
                got[_whole_answer(line)] += 1
            except OSError:
                got["no answer"] += 1
                with suppress(OSError, AttributeError):
                    line.close()  # type: ignore[union-attr]
                line = None

    lines = [threading.Thread(target=send, args=(part,)) for part in range(LINES)]
    for one in lines:
        one.start()
    return lines


def _whole_answer(line: socket.socket) -> str:
    """Read one answer to its end; its status."""
    answer = b""
    while b"\r\n\r\n" not in answer:
        more = line.recv(65536)
        if not more:
            raise ConnectionResetError
        answer += more
    head, _, rest = answer.partition(b"\r\n\r\n")
    lengths = [row[15:] for row in head.lower().split(b"\r\n") if row.startswith(b"content-length:")]
    left = int(lengths[0]) - len(rest) if lengths else 0
    while left > 0:
        left -= len(line.recv(65536))
    return head[9:12].decode("latin-1")


def measure(server: Server, seconds: float, rate: float) -> Met:
    """The others alone, then beside the flood."""
    url, met, stop = f"{server.address}/webhook", Met(), threading.Event()
    others(url, 3)
    met.alone, _ = others(url, seconds)
    lines = flood(server.port, rate, stop, met.flood)
    try:
        met.beside, met.refused = others(url, seconds)
    finally:
        stop.set()
        for one in lines:
            one.join()
    return met


def main() -> int:
    """Run it; 1 when the others' p95 more than doubles or one of them is refused."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--rate", type=float, default=200.0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), settings={"PROXIES": "1"})
        server.start()
        try:
            met = measure(server, given.seconds, given.rate)
        finally:
            server.stop()
    alone, beside, sent = percentile(met.alone, 95), percentile(met.beside, 95), sum(met.flood.values()) / given.seconds
    print(f"others' p95: {alone:.0f} ms alone ({len(met.alone)} answers), {beside:.0f} ms beside {sent:.0f} requests a second of "
          f"one ({len(met.beside)} answers, {met.refused} refused): ratio {met.ratio:.2f}\nthe sender got {dict(met.flood)}")
    return 0 if met.ratio <= MOST and not met.refused else 1


if __name__ == "__main__":
    sys.exit(main())
