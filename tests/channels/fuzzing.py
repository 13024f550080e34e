"""Sends hostile requests to a running server and counts what must not be.

    python -m tests.channels.fuzzing 50000 [http://127.0.0.1:5005] [seed]     without an address: a server of its own
"""

from __future__ import annotations

import json
import socket
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tests.channels.hostile import Hostile

PATIENCE = 10.0
TELLS = (b"Traceback", b"site-packages", b"sanic", b"Sanic", b"/root/", b"/home/")
AT_ONCE = 12
BUSY = b" 503 "


@dataclass
class Report:
    """What came back, by status; and every request after which something was wrong."""

    statuses: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, bytes]] = field(default_factory=list)
    slowest: float = 0.0

    def add(self, request: bytes, answer: bytes, seconds: float) -> None:
        status = answer[9:12].decode("latin-1") if answer.startswith(b"HTTP/") else "none"
        self.statuses[status] += 1
        self.slowest = max(self.slowest, seconds)
        fault = fault_of(request, answer, status)
        if fault:
            self.wrong.append((fault, request[:200]))


def fault_of(request: bytes, answer: bytes, status: str) -> str:
    """What must not be: a 5xx (but a kind 503), silence, markup given back, the inside told."""
    head, _, body = answer.partition(b"\r\n\r\n")
    if status.startswith("5") and not (BUSY in answer[:20] and (b"116 123" in body or b'"checks"' in body)):
        return f"status {status}"
    if any(word in answer for word in TELLS):
        return "tells of the inside"
    if b"text/html" in head and (b"<script>alert(1)" in body or b"<img src=x onerror" in body):
        return "echoes markup"
    if status == "200" and request.startswith(b"POST /webhooks/chat/webhook ") and b"application/json" in head:
        try:
            messages = json.loads(body)["messages"]
        except (ValueError, KeyError):
            return "unreadable answer"
        if not messages or not all(one["text"].strip() for one in messages):
            return "silence"
    return ""


def send(host: str, port: int, request: bytes) -> tuple[bytes, float]:
    """The whole answer, or what came of it, and how long it took."""
    began, answer = time.monotonic(), b""
    try:
        with socket.create_connection((host, port), timeout=PATIENCE) as line:
            line.sendall(request)
            line.shutdown(socket.SHUT_WR) if len(request) < 40 else None
            line.settimeout(PATIENCE)
            while not _whole(answer) and (more := line.recv(65536)):
                answer += more
    except OSError:
        pass
    return answer, time.monotonic() - began


def _whole(answer: bytes) -> bool:
    head, gap, rest = answer.partition(b"\r\n\r\n")
    length = next((line[15:] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), b"").strip()
    return bool(gap) and (b" 204 " in head[:20] or b" 304 " in head[:20] or (length.isdigit() and len(rest) >= int(length)))


def fuzz(address: str, count: int, seed: int) -> Report:
    """Send ``count`` hostile requests, a few at once."""
    parts, report = urlsplit(address), Report()
    host, port = parts.hostname or "127.0.0.1", parts.port or 80
    made = Hostile(seed)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for begin in range(0, count, 500):
            requests = [made.request() for _ in range(min(500, count - begin))]
            for request, (answer, seconds) in zip(requests, pool.map(lambda each: send(host, port, each), requests), strict=True):
                report.add(request, answer, seconds)
            if begin % 5000 == 4500:
                print(begin + 500, dict(report.statuses), f"{len(report.wrong)} wrong", flush=True)
    return report


def main(words: list[str]) -> int:
    """Run it; 1 when anything was wrong."""
    from tests.chat.conftest import Server

    count, seed = int(words[0]) if words else 50000, int(words[2]) if len(words) > 2 else 1
    own = None if len(words) > 1 else Server(Path(tempfile.mkdtemp(prefix="fuzz-")), settings={"NEW_CHATS_A_MINUTE": "100000"})
    if own:
        own.start()
    address = words[1] if len(words) > 1 else f"http://127.0.0.1:{own.port if own else 0}"
    try:
        report = fuzz(address, count, seed)
    finally:
        if own:
            own.stop()
    print(dict(report.statuses), f"slowest {report.slowest:.1f} s")
    for fault, request in report.wrong[:20]:
        print(fault, repr(request))
    print(f"{count} requests, {len(report.wrong)} wrong")
    return 1 if report.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
