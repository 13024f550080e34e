"""What people get, asked over HTTP of the running assistant: how much danger is heard, how often the right topic is told.

    python -m tests.measuring.heard --url http://127.0.0.1:5005

It looks only at what the front door answers, so it measures the whole way of a message and does not change with the inside.
"""

from __future__ import annotations

import argparse
import json
import sys
import urllib.error
import urllib.request
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.measuring.cases import LOOKALIKE, NOTHING, Question, questions, urgent_cases
from tests.measuring.chat_cases import faults, said
from tests.measuring.danger import BLIND, NO_DANGER, ORDINARY, voice

CONVERSATIONS = Path(__file__).with_name("conversations") / "cases.jsonl"
AT_ONCE = 3


@dataclass(frozen=True)
class Figure:
    """A share of cases that went right ('at least') or wrong ('at most'), over how many cases."""

    name: str
    share: float
    of: int
    at_least: bool = True


@dataclass(frozen=True)
class Reply:
    """What the front door answered."""

    messages: list[dict[str, Any]]

    @property
    def kinds(self) -> list[str]:
        """The kinds of its messages in order."""
        return [one["kind"] for one in self.messages]

    @property
    def helps_first(self) -> bool:
        """True when a danger card or the line with whom to call stands before everything else."""
        return any(one.get("level") for one in self.messages[:1])

    @property
    def helps(self) -> bool:
        """True when it is a danger card or says whom to call: cards and that line have a level."""
        return any(one.get("level") for one in self.messages)

    @property
    def topics(self) -> list[str]:
        """The ids of the texts that were told, the first one first."""
        told: list[str] = []
        for one in self.messages:
            told += [str(one["extract"])] if one.get("extract") else []
            told += [str(part["topic"]) for part in one.get("parts") or [] if part.get("topic")]
        return list(dict.fromkeys(told))


def ask(url: str, text: str, session: str | None = None) -> tuple[Reply, str | None]:
    """One message; a refusal is read as the answer it carries. Raises OSError when nobody answers."""
    body = json.dumps({"message": text, "session": session}).encode()
    request = urllib.request.Request(f"{url}/webhooks/chat/webhook", data=body, headers={"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answered:
            given = json.loads(answered.read())
    except urllib.error.HTTPError as refused:
        given = json.loads(refused.read())
    return Reply(given.get("messages") or []), given.get("session")


def danger(url: str) -> list[Figure]:
    """By kind of danger: the card comes first; over all: numbers are said at all; look-alikes: the card comes first wrongly."""
    cases = urgent_cases()
    replies = _each(url, [one.text for one in cases])
    first = [bool(reply.kinds) and reply.kinds[0] == "urgent" for reply in replies]
    some = [reply.helps for reply in replies]
    kinds = [case.kind for case in cases]
    figures = [_share(f"danger first: {kind}", (hit for hit, of in zip(first, kinds, strict=True) if of == kind))
               for kind in sorted(set(kinds) - {LOOKALIKE})]
    return [*figures,
            _share("danger first: all", (hit for hit, of in zip(first, kinds, strict=True) if of != LOOKALIKE)),
            _share("danger noticed: all", (hit for hit, of in zip(some, kinds, strict=True) if of != LOOKALIKE)),
            _share("false alarms", (hit for hit, of in zip(first, kinds, strict=True) if of == LOOKALIKE), at_least=False)]


def danger_of_strangers(url: str) -> list[Figure]:
    """Voices that nothing was learnt from, English and Welsh: the card or whom to call comes first; so it does for what is calm."""
    figures = []
    for language, files in (("English", [path for path in BLIND.glob("*.jsonl") if "welsh" not in path.stem]),
                            ("Welsh", list(BLIND.glob("*welsh*.jsonl")))):
        cases = [case for path in sorted(files) for case in voice(path) if case.kind != ORDINARY or language == "Welsh"]
        firsts = [reply.helps_first for reply in _each(url, [case.text for case in cases])]
        said = list(zip((case.kind in NO_DANGER for case in cases), firsts, strict=True))
        figures += [_share(f"strangers, {language}: danger first", (hit for calm, hit in said if not calm)),
                    _share(f"strangers, {language}: false alarms", (hit for calm, hit in said if calm), at_least=False)]
    return figures


def understanding(url: str) -> list[Figure]:
    """Questions: the right topic told first, and told at all; what is not ours: no claim is made about it."""
    asked = questions()
    replies = dict(zip(asked, _each(url, [_with_nation(one) for one in asked]), strict=True))
    rights = [one for one in asked if one.kind == "rights"]
    out = [one for one in asked if one.kind == "out"]
    return [_share("right topic first", (_first_right(one, replies[one]) for one in rights)),
            _share("right topic told", (any(map(one.accepts, replies[one].topics)) for one in rights)),
            _share("not ours, no claim made", (_declined(one, replies[one]) for one in out))]


def conversations(url: str, file: Path = CONVERSATIONS) -> list[Figure]:
    """Whole chats of testers, judged on the last reply."""
    cases = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        right = list(pool.map(lambda case: not faults(case["expect"], _last(url, case["turns"])), cases))
    return [_share("conversations right", right)]


def measure(url: str) -> list[Figure]:
    """Everything, about two minutes."""
    return [*danger(url), *danger_of_strangers(url), *understanding(url), *conversations(url)]


def _last(url: str, turns: list[str]) -> str:
    session, reply = None, Reply([])
    for turn in turns:
        reply, session = ask(url, turn, session)
    return said(reply.messages)


def _each(url: str, texts: list[str]) -> list[Reply]:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda text: ask(url, text)[0], texts))


def _with_nation(one: Question) -> str:
    """The question; where the chat has named a nation, with its name behind."""
    return f"{one.text} (in {one.nation.title()})" if one.nation else one.text


def _first_right(one: Question, reply: Reply) -> bool:
    return one.accepts(reply.topics[0]) if reply.topics else False


def _declined(one: Question, reply: Reply) -> bool:
    told = reply.topics[:1]
    return (NOTHING in one.expected) if not told else told[0].startswith("limit-") or one.accepts(told[0])


def _share(name: str, hits: Iterable[bool], at_least: bool = True) -> Figure:
    seen = list(hits)
    return Figure(name, sum(seen) / max(len(seen), 1), len(seen), at_least)


def main() -> int:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:5005")
    for one in measure(parser.parse_args().url.rstrip("/")):
        print(f"{one.name:28} {one.share:6.1%} of {one.of}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
