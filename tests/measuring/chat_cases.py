"""Runs chat cases against a running server and prints figures per kind, with the failures.

    python -m tests.measuring.chat_cases --url http://127.0.0.1:5005 --folder FOLDER

The folder holds cases.jsonl: one case a line with id, category, turns and expect {all_of, any_of, none_of}.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import urllib.error
import urllib.request
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"})


@dataclass(frozen=True)
class Tally:
    """How many cases of a category passed, of how many."""

    category: str
    passed: int
    of: int


def ask(url: str, message: str, session: str | None, in_view: bool = True) -> tuple[str, str | None]:
    """One turn: everything the reply says as one text, and the session. Raises OSError when there is no server."""
    body = json.dumps({"message": message, "session": session, "choice": None}).encode()
    request = urllib.request.Request(f"{url}/webhooks/chat/webhook", data=body, headers={"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60) as reply:
            answer = json.loads(reply.read())
    except urllib.error.HTTPError as refused:
        answer = json.loads(refused.read())
    return said(answer.get("messages") or [], in_view), answer.get("session") or session


def said(messages: list[dict[str, Any]], in_view: bool = True) -> str:
    """Texts, button titles and sources, a line each, with straight quotes and dashes; not ``in_view``: the folded text too."""
    lines = []
    for message in messages:
        lines.append(message["text"])
        lines += [message["more"]] if message.get("more") and not in_view else []
        lines += [one["title"] for one in message.get("buttons") or []]
        lines += [f"{one['title']}\n{one['pinpoint']}\n{one['nation']}" for one in message.get("sources") or []]
    return "\n".join(lines).translate(STRAIGHT)


def faults(expect: dict[str, list[str]], text: str) -> list[str]:
    """Why an answer does not pass; nothing when it does."""
    def found(pattern: str) -> bool:
        return bool(re.search(pattern, text, re.IGNORECASE))

    wrong = [f"missing: {one}" for one in expect.get("all_of") or [] if not found(one)]
    if expect.get("any_of") and not any(map(found, expect["any_of"])):
        wrong.append("none of any_of")
    return wrong + [f"forbidden: {one}" for one in expect.get("none_of") or [] if found(one)]


def run(url: str, file: Path, in_view: bool, show: bool = False) -> list[Tally]:
    """Every case of a file against a running server, by category; the failures printed when ``show``."""
    outcomes: dict[str, list[bool]] = defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        session, text = None, ""
        for turn in case["turns"]:
            text, session = ask(url.rstrip("/"), turn, session, in_view)
        wrong = faults(case["expect"], text)
        outcomes[case["category"]].append(not wrong)
        if wrong and show:
            print(f"{case['id']} [{case['category']}] {case['turns'][-1]!r}\n  {text[:160]!r}\n  {wrong[0][:160]}")
    every = [one for each in outcomes.values() for one in each]
    return [*(Tally(name, sum(each), len(each)) for name, each in outcomes.items()), Tally("all", sum(every), len(every))]


def main() -> int:
    """Run every case; 0 when all pass, 1 when some fail, 2 when there is nothing to run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:5005")
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--in-view", action="store_true", help="leave out what the page folds under an answer")
    given = parser.parse_args()
    file = given.folder / "cases.jsonl"
    if not file.exists():
        print(f"There is no {file}. Give a folder of cases: make eval EVAL=folder", file=sys.stderr)
        return 2
    found = run(given.url, file, given.in_view, show=True)
    for one in found:
        print(f"{one.category:18s} {one.passed:4d} of {one.of:4d}  {100 * one.passed / max(one.of, 1):5.1f} %")
    return 0 if found[-1].passed == found[-1].of else 1


if __name__ == "__main__":
    sys.exit(main())
