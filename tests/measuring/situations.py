"""Whole situations told in free text to the running assistant, judged by what a right list must hold: `make eval-situations`.

Each line of situations.jsonl has the turns told, answers in the person's words for what is still asked, and what must hold on
29 November 2026: the nation, the nearest day of all (named at the head of the list, before any way), routes that must stand in
the list and routes that must not.
"""

from __future__ import annotations

import json
import re
import sys
import urllib.request
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from knowledge.complaints.facts import ASKED
from knowledge.routes_library import short_date

ROOT = Path(__file__).parents[2]
FILE = Path(__file__).with_name("situations.jsonl")
AS_OF = "2026-11-29"
MOST_TURNS = 24
FIRST_WAY = re.compile(r"^\d+\. ", re.MULTILINE)
NATIONS = {"england": "England", "wales": "Wales"}
RIGHT, PARTLY, WRONG = "right", "partly", "wrong"


def situations() -> list[dict[str, Any]]:
    """Every situation."""
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def question_facts() -> dict[str, str]:
    """The fact each question of the walk asks for, by its words."""
    responses = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"]
    found = {}
    for fact in sorted(ASKED, key=len):
        names = [name for name in responses if name.startswith((f"utter_ask_{fact}", f"utter_word_ask_{fact}_"))]
        found |= {" ".join(responses[name][0]["text"].split()): fact for name in names}
    return found


@dataclass
class Talk:
    """One chat with a running server."""

    address: str
    session: str = ""
    questions: int = 0
    said: list[tuple[str, list[dict[str, Any]]]] = field(default_factory=list)

    def say(self, text: str) -> list[dict[str, Any]]:
        """The messages of the reply."""
        body = {"message": text, **({"session": self.session} if self.session else {})}
        asked = urllib.request.Request(self.address, json.dumps(body).encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(asked, timeout=120) as reply:
            answer = json.loads(reply.read())
        self.session = answer.get("session", self.session)
        self.said.append((text, answer["messages"]))
        return list(answer["messages"])


def told(talk: Talk, situation: dict[str, Any], facts: dict[str, str]) -> dict[str, Any] | None:
    """Tell the situation and answer what is asked; the list of ways, or None when none came."""
    turns = list(situation["turns"])
    half = "yes"
    asked_before: Counter[str] = Counter()
    for _ in range(MOST_TURNS):
        messages = talk.say(turns.pop(0) if turns else half)
        listed = next((one for one in messages if one["kind"] == "routes"), None)
        if listed:
            return listed
        if turns:
            continue
        asked = next((one for one in reversed(messages) if one["kind"] == "question"), None)
        if asked is None:
            turns = ["I want to complain"]
            continue
        talk.questions += 1
        fact = facts.get(" ".join(asked["text"].split()), "")
        asked_before[fact] += 1
        answer = "yes" if not fact else situation["answers"].get(fact, "not sure")
        turns = [answer if asked_before[fact] == 1 or not fact else "skip"]
    return None


def judged(situation: dict[str, Any], listed: dict[str, Any] | None) -> tuple[str, list[str]]:
    """'right', 'partly' or 'wrong', and what does not hold."""
    if listed is None:
        return PARTLY, ["no list"]
    holds = situation["holds"]
    shown = {str(step["route"]) for step in listed["steps"]}
    nation = next((one["value"] for one in listed.get("understood", []) if one["fact"] == "hospital_country"), "")
    day = (listed.get("nearest") or {}).get("day")
    missing = [f"missing {one}" for one in holds["present"] if one not in shown]
    bad = [f"must not show {one}" for one in holds["absent"] if one in shown]
    if nation and NATIONS[holds["nation"]] not in nation:
        bad.append(f"nation: {nation}")
    if not nation:
        missing.append("no nation")
    head = FIRST_WAY.split(str(listed["text"]))[0]
    told = holds["nearest"] or day
    if told and short_date(date.fromisoformat(told)) not in head:
        bad.append(f"the head does not name {told}")
    if day and holds["nearest"] and day < holds["nearest"]:
        missing.append(f"leads with {day}, before {holds['nearest']}")
    return (WRONG if bad else PARTLY if missing else RIGHT), [*bad, *missing]


def main(words: list[str]) -> None:
    """Tell every situation (or those named) to the server at the address; print what held."""
    address, chosen = words[0], words[1:]
    facts, counts, questions = question_facts(), Counter[str](), []
    for situation in situations():
        if chosen and situation["id"] not in chosen:
            continue
        talk = Talk(address)
        listed = told(talk, situation, facts)
        verdict, why = judged(situation, listed)
        counts[verdict] += 1
        questions.append(talk.questions)
        print(f"{situation['id']} {verdict:6} {talk.questions} questions  {'; '.join(why)}", flush=True)
        if chosen:
            for text, messages in talk.said:
                print("   >", text)
                for one in messages:
                    print("   <", one["kind"], one["text"][:700].replace("\n", "\n     "))
    print(dict(counts), f"questions {sum(questions)} in {len(questions)} situations")


if __name__ == "__main__":
    main(sys.argv[1:])
