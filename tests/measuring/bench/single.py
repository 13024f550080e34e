"""One person alone: our cited answer, danger card and walk step beside the stock greeting, by turns."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.measuring.bench.bots import GREETING, Ours, Stock, post
from tests.measuring.cases import LOOKALIKE, questions, urgent_cases

CITED, DANGER, WALK, STOCK = "a cited answer", "a danger card", "a walk step", "the stock greeting"
WARM_UP = 5
OPENINGS = ("", "hi, ", "hello, ", "please tell me, ", "can you say: ", "excuse me, ", "one thing, ", "sorry, ")


def cited_questions() -> Iterator[str]:
    """Questions without end, no two alike, so that no vector is remembered from before."""
    asked = [one.text for one in questions() if one.kind == "rights"]
    for opening in itertools.cycle(OPENINGS):
        yield from (opening + text for text in asked)


def danger_messages() -> Iterator[str]:
    """Messages of somebody in danger, without end."""
    return itertools.cycle([one.text for one in urgent_cases() if one.kind != LOOKALIKE])


def is_cited(reply: dict[str, Any]) -> bool:
    """True for an answer that names a source."""
    return any(one["kind"] == "answer" and one.get("sources") for one in reply.get("messages") or [])


def is_danger(reply: dict[str, Any]) -> bool:
    """True when the card of what to do in danger comes first."""
    return [one["kind"] for one in reply.get("messages") or []][:1] == ["urgent"]


def next_choice(reply: dict[str, Any]) -> dict[str, str] | None:
    """The first button of the open question of the walk; None when no question is open."""
    asked = [one for one in reply.get("messages") or [] if one["kind"] == "question" and one.get("buttons")]
    buttons: list[dict[str, str]] = asked[-1]["buttons"] if asked else []
    return buttons[0] if buttons else None


@dataclass
class Times:
    """Milliseconds of each reply of the wanted kind, and how many replies were of another kind."""

    of: dict[str, list[float]] = field(default_factory=lambda: {CITED: [], DANGER: [], WALK: [], STOCK: []})
    others: int = 0

    def add(self, kind: str, milliseconds: float, wanted: bool) -> None:
        """Count a reply."""
        if wanted:
            self.of[kind].append(milliseconds)
        else:
            self.others += 1


class Walker:
    """Somebody who walks through a complaint by pressing the first button each time, and then begins again."""

    def __init__(self, url: str) -> None:
        """Nothing is asked yet."""
        self._url, self._reply, self._count = url, {}, 0  # type: dict[str, Any]

    def step(self) -> float:
        """Milliseconds for one step; opening a new walk is not counted."""
        choice = next_choice(self._reply)
        if choice is None:
            self._count += 1
            _, self._reply = post(self._url, {"message": "I want to complain", "session": None}, f"10.9.0.{self._count % 250}")
            choice = next_choice(self._reply)
            assert choice is not None, "the walk does not ask"
        milliseconds, self._reply = post(self._url, {"message": choice["title"], "choice": choice["choice"],
                                                     "session": self._reply["session"]})
        return milliseconds


def by_turns(ours: Ours, stock: Stock, rounds: int) -> Times:
    """Every kind once a round; the first rounds warm up and do not count. Each question and greeting opens a new chat."""
    times, walker = Times(), Walker(ours.url)
    asked, cards = cited_questions(), danger_messages()
    for n in range(rounds + WARM_UP):
        address = f"10.8.{n // 250}.{n % 250}"
        greeted = post(stock.url, {"sender": f"s{n}", "message": GREETING})
        answered = post(ours.url, {"message": next(asked), "session": None}, address)
        danger = post(ours.url, {"message": next(cards), "session": None}, address)
        step = walker.step()
        if n >= WARM_UP:
            times.add(STOCK, greeted[0], bool(greeted[1]))
            times.add(CITED, answered[0], is_cited(answered[1]))
            times.add(DANGER, danger[0], is_danger(danger[1]))
            times.add(WALK, step, True)
    return times
