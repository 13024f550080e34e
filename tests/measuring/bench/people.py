"""The people of a load run, for Locust: each asks without a pause. What they do is the environment variable BENCH_KIND.

    BENCH_KIND='a cited answer' locust -f tests/measuring/bench/people.py --headless -u 50 -H http://127.0.0.1:5005
"""

from __future__ import annotations

import os
import random
from typing import Any

from locust import task
from locust.contrib.fasthttp import FastHttpUser

from tests.measuring.bench.single import (
    CITED,
    DANGER,
    STOCK,
    WALK,
    cited_questions,
    danger_messages,
    is_cited,
    is_danger,
    next_choice,
)

KIND = os.environ.get("BENCH_KIND", CITED)
BUSY = (429, 503)
CHAT_LENGTH = 10
MIXED = (CITED, CITED, CITED, DANGER, WALK)


class Person(FastHttpUser):
    """One person with an address and a chat of their own."""

    network_timeout = connection_timeout = 60.0
    pause = float(os.environ.get("BENCH_PAUSE", "0"))

    def wait_time(self) -> float:
        """Seconds between a reply and the next message."""
        return self.pause * random.uniform(0.5, 1.5)

    def on_start(self) -> None:
        """Begin with a new chat."""
        self.address = f"10.{random.randrange(256)}.{random.randrange(256)}.{random.randrange(256)}"
        self.session: str | None = None
        self.sender = ""
        self.reply: dict[str, Any] = {}
        self.turns = 0
        self.asked, self.cards = cited_questions(), danger_messages()
        for _ in range(random.randrange(200)):
            next(self.asked), next(self.cards)

    @task
    def speak(self) -> None:
        """One message of the wanted kind."""
        kind = random.choice(MIXED) if KIND == "mixed" else KIND
        {CITED: self.ask, DANGER: self.cry, WALK: self.walk, STOCK: self.greet}[kind]()

    def ask(self) -> None:
        """A new question of the same chat."""
        self._say(CITED, {"message": next(self.asked)}, is_cited)

    def cry(self) -> None:
        """Words of danger, in a new chat."""
        self.session = None
        self._say(DANGER, {"message": next(self.cards)}, is_danger)

    def walk(self) -> None:
        """The next button of a complaint; a new complaint when the last is done."""
        choice = next_choice(self.reply)
        if choice is None:
            self.session = None
            self._say("opening a walk", {"message": "I want to complain"}, lambda reply: True)
        else:
            self._say(WALK, {"message": choice["title"], "choice": choice["choice"]}, lambda reply: True)

    def greet(self) -> None:
        """A greeting to the stock bot, in chats as long as ours are."""
        if self.turns % CHAT_LENGTH == 0:
            self.sender = str(random.getrandbits(64))
        self.turns += 1
        with self.client.post("/webhooks/rest/webhook", json={"sender": self.sender, "message": "hello"}, name=STOCK,
                              catch_response=True) as reply:
            if reply.status_code != 200 or not reply.json():
                reply.failure(f"status {reply.status_code}")

    def _say(self, kind: str, body: dict[str, Any], wanted: Any) -> None:
        if self.turns >= CHAT_LENGTH:
            self.session, self.turns = None, 0
        with self.client.post("/webhooks/chat/webhook", json={**body, "session": self.session}, name=kind,
                              headers={"X-Forwarded-For": self.address}, catch_response=True) as reply:
            if reply.status_code in BUSY:
                reply.request_meta["name"] = "asked to wait"
                reply.success()
                return
            if reply.status_code != 200:
                reply.failure(f"status {reply.status_code}")
                return
            self.reply = reply.json()
            self.session, self.turns = self.reply["session"], self.turns + 1
            if not self.reply["messages"]:
                reply.failure("no messages")
            elif not wanted(self.reply):
                reply.request_meta["name"] = "another reply"
