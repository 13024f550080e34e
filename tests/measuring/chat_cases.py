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
from pathlib import Path
from typing import Any

STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"})


def ask(url: str, message: str, session: str | None) -> tuple[str, str | None]:
    """One turn: everything the reply says as one text, and the session. Raises OSError when there is no server."""
    body = json.dumps({"message": message, "session": session, "choice": None}).encode()
    request = urllib.request.Request(f"{url}/webhooks/chat/webhook", data=body, headers={"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60) as reply:
            answer = json.loads(reply.read())
    except urllib.error.HTTPError as refused:
        answer = json.loads(refused.read())
    return said(answer.get("messages") or []), answer.get("session") or session


def said(messages: list[dict[str, Any]]) -> str:
    """Texts, button titles and sources, a line each, with straight quotes and dashes."""
    lines = []
    for message in messages:
        lines.append(message["text"])
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


def main() -> int:
    """Run every case; 0 when all pass, 1 when some fail, 2 when there is nothing to run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:5005")
    parser.add_argument("--folder", type=Path, required=True)
    given = parser.parse_args()
    file = given.folder / "cases.jsonl"
    if not file.exists():
        print(f"There is no {file}. Give a folder of cases: make eval EVAL=folder", file=sys.stderr)
        return 2
    passed: dict[str, int] = defaultdict(int)
    counted: dict[str, int] = defaultdict(int)
    for line in file.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        session, text = None, ""
        for turn in case["turns"]:
            text, session = ask(given.url.rstrip("/"), turn, session)
        wrong = faults(case["expect"], text)
        counted[case["category"]] += 1
        passed[case["category"]] += not wrong
        if wrong:
            print(f"{case['id']} [{case['category']}] {case['turns'][-1]!r}\n  {text[:160]!r}\n  {wrong[0][:160]}")
    for kind in counted:
        print(f"{kind:18s} {passed[kind]:4d} of {counted[kind]:4d}  {100 * passed[kind] / counted[kind]:5.1f} %")
    print(f"{'all':18s} {sum(passed.values()):4d} of {sum(counted.values()):4d}")
    return 0 if passed == counted else 1


if __name__ == "__main__":
    sys.exit(main())
