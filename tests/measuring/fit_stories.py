"""Fits from which probability a fact read in a story counts, each voice read by what the others taught: part of `make fit`.

    python -m tests.measuring.fit_stories            prints and writes settings/understanding.yml, section 'stories'
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from knowledge.complaints.interview import facts_said
from knowledge.complaints.interview.story.certainty import SAID
from pipeline.language.places import nation_of
from pipeline.settings import FILE
from pipeline.stories.learning import TOLD, Told, learn, messages
from pipeline.stories.reader import YES_OR_NO, Probable, facts_read

TODAY = date(2026, 11, 29)
COSTS = {"taken_wrongly": 8.0, "asked_back_wrongly": 1.0, "asked_back_rightly": 0.3, "not_taken": 1.0, "not_said": 2.0}
STEPS = [n / 20 for n in range(2, 20)]
HELD_THEN = {"s2", "s3", "s37", "detained"}


@dataclass(frozen=True)
class Read:
    """One message: the facts it says, by name; its text; and what a reader taught by the other voices made of it."""

    facts: Mapping[str, Any]
    text: str
    probable: tuple[Probable, Mapping[str, float]]


def facts_of(message: Sequence[Told]) -> dict[str, Any]:
    """The facts of a whole message: of each the last value said, and every wish."""
    facts: dict[str, Any] = {}
    for label in (label for one in message for label in sorted(one.labels)):
        name, value = label.split("=", 1)
        if name == "want":
            facts.setdefault(name, set()).add(value)
        else:
            facts[name] = YES_OR_NO.get(value, value)
    return facts


def text_of(message: Sequence[Told]) -> str:
    """The message as it was typed."""
    return " ".join(one.text for one in message)


def outcomes(read: Read, said: float, half: float) -> Counter[str]:
    """How often each outcome of COSTS (and 'taken') came of one message."""
    told = facts_said(read.text, TODAY, nation_of(read.text) or "", facts_read(read.probable, said, half))
    counts: Counter[str] = Counter()
    for name, value in read.facts.items():
        if name == "want":
            heard = set(told.get(name, ((), 0))[0])
            counts.update("taken" if one in heard else "not_taken" for one in value)
        elif not (name == "consent" and read.facts.get("asker") == "patient"):
            counts[_outcome(name, value, told.get(name))] += 1
    asked = [name for name in ("asker", "age", "consent", "setting", "funder", "legal_status", "stage", "continuing", "injury")
             if name in told and name not in read.facts and told[name][1] == SAID]
    counts["not_said"] += len(asked) + len(set(told.get("want", ((), 0))[0]) - set(read.facts.get("want", ())))
    return counts


def _outcome(name: str, value: Any, told: tuple[Any, float] | None) -> str:
    if told is None:
        return "not_taken"
    right = told[0] == value or (name == "legal_status" and told[0] == "was_detained" and value in HELD_THEN)
    if told[1] == SAID:
        return "taken" if right else "taken_wrongly"
    return "asked_back_rightly" if right else "asked_back_wrongly"


def readings() -> list[Read]:
    """Every message of every voice, read by what the other voices taught."""
    voices = {file.stem: messages(file) for file in sorted(TOLD.glob("*.jsonl"))}
    found = []
    for voice, own in voices.items():
        reader = learn([one for other, every in voices.items() if other != voice for message in every for one in message])
        found += [Read(facts_of(message), text_of(message), reader.read(text_of(message))) for message in own]
        print(f"  {voice}: {len(own)} messages", flush=True)
    return found


def cost(read: Sequence[Read], said: float, half: float) -> tuple[float, Counter[str]]:
    """(the mean cost of a message, the outcomes of all)."""
    counts = sum((outcomes(one, said, half) for one in read), Counter[str]())
    return sum(COSTS.get(name, 0.0) * count for name, count in counts.items()) / len(read), counts


def main() -> None:
    """Fit, print and write."""
    read = readings()
    said = min(STEPS, key=lambda one: cost(read, one, one)[0])
    half = min([one for one in STEPS if one <= said], key=lambda one: cost(read, said, one)[0])
    for name, (one, two) in {"patterns alone": (2.0, 2.0), "with the reader": (said, half)}.items():
        mean, counts = cost(read, one, two)
        print(f"{name}: cost {mean:.2f} a message; {dict(counts)}")
    fitted = f"{len(read)} stories of {len(list(TOLD.glob('*.jsonl')))} voices, each read by what the others taught"
    write({"said": said, "half": half}, fitted)


def write(values: Mapping[str, float], fitted: str) -> None:
    """Put the numbers into settings/understanding.yml, with what they were fitted on."""
    numbers = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for name, value in values.items():
        numbers["stories"][name] |= {"value": value, "fitted_on": fitted}
    numbers["costs"]["stories"] = {"value": COSTS, "unit": "cost of one mistake", "meaning": "what the thresholds weigh",
                                   "fitted_on": "set by hand"}
    head = FILE.read_text(encoding="utf-8").splitlines()[0]
    FILE.write_text(head + "\n" + yaml.safe_dump(numbers, sort_keys=False, width=200, allow_unicode=True), encoding="utf-8")


if __name__ == "__main__":
    main()
