"""Makes training data of the voices named: intents, questions with their topics, threads and danger, each in the room that learns
it.

    python -m tests.measuring.voices.teach carer angry ...

Only voices of ``tune/`` may be named. The files it writes are read by editors and trained on; what stands in them is the message
that the label speaks of, never the turns before it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.measuring.voices import Said, voices

DATA = Path(__file__).parents[3] / "data"
INTENT_OF_SET = {"question": "ask_rights", "about_complaining": "about_complaining", "own_case": "own_case",
                 "complain": "complain", "outside": "out_of_scope", "statement": "statement", "story": "tells_story"}
INTENT_OF_FOLLOW_UP = {"leans": "leans", "disagree": "disagree", "repair": "repair", "thanks": "thanks",
                       "after_card": "after_card", "new": "ask_rights"}
FILES = {"lookalike": "safe-lookalike", "story": "safe-story"}
ASKED = ("question", "about_complaining", "own_case")
CALM = (*INTENT_OF_SET, "chat", "follow_up")


def intent_of(said: Said) -> str:
    """The intent that the label means; a look-alike with a topic is a question, one without is a remark."""
    if said.set == "lookalike":
        return "ask_rights" if said.topics else "remark"
    if said.set == "follow_up":
        return INTENT_OF_FOLLOW_UP[said.label]
    return said.label if said.set == "chat" else INTENT_OF_SET[said.set]


def one_line(text: str) -> str:
    """The text without line breaks or doubled spaces."""
    return " ".join(text.split())


def intents(name: str, rows: Sequence[Said]) -> str:
    """The labelled messages as Rasa reads them (YAML)."""
    by: dict[str, list[str]] = {}
    for one in rows:
        if one.set != "danger":
            by.setdefault(intent_of(one), []).append(one_line(one.text))
    lines = ['version: "3.1"', f"# Labelled messages of one voice ({name}), written apart from the others.", "nlu:"]
    for intent, texts in by.items():
        lines += [f"  - intent: {intent}", "    examples:"]
        lines += [f"      - text: {json.dumps(text, ensure_ascii=False)}" for text in dict.fromkeys(texts)]
    return "\n".join(lines) + "\n"


def questions(name: str, rows: Sequence[Said]) -> str:
    """The questions that have topics, one JSON object a line."""
    asked = [one for one in rows if one.topics and (one.set in ASKED or (one.set == "follow_up" and one.label == "new"))]
    return "".join(json.dumps({"voice": name, "text": one_line(one.text), "topics": list(one.topics)}, ensure_ascii=False) + "\n"
                   for one in asked)


def threads(name: str, rows: Sequence[Said]) -> str:
    """The later messages that have topics, with the turns before them, one JSON object a line."""
    later = [one for one in rows if one.set == "follow_up" and one.topics and len(one.turns) > 1]
    return "".join(json.dumps({"voice": name, "turns": [one_line(turn) for turn in one.turns], "topics": list(one.topics)},
                              ensure_ascii=False) + "\n" for one in later)


def dangers(rows: Sequence[Said]) -> dict[str, list[str]]:
    """Sentences by the name of their file: a kind of danger, what only sounds like it, whole stories, and what is safe."""
    found: dict[str, list[str]] = {}
    for one in rows:
        kind = one.label if one.set == "danger" else FILES.get(one.set, "safe")
        if kind != "safe" or one.set in CALM:
            found.setdefault(kind, []).append(one_line(one.text))
    return found


def write(name: str) -> None:
    """Write the files of one voice; raises SystemExit when there is no such voice to train on."""
    rows = voices("tune", [name])
    if not rows:
        raise SystemExit(f"there is no voice {name!r} in {Path(__file__).parent / 'tune'}")
    (DATA / "nlu" / "voices" / f"{name}.yml").write_text(intents(name, rows), encoding="utf-8")
    (DATA / "questions" / f"{name}.jsonl").write_text(questions(name, rows), encoding="utf-8")
    (DATA / "threads" / f"{name}.jsonl").write_text(threads(name, rows), encoding="utf-8")
    folder = DATA / "danger" / "voices" / name
    folder.mkdir(parents=True, exist_ok=True)
    for kind, texts in dangers(rows).items():
        (folder / f"{kind}.txt").write_text("".join(f"{text}\n" for text in dict.fromkeys(texts)), encoding="utf-8")


def main(names: Iterable[str]) -> None:
    """Write the files of every voice named."""
    for name in names:
        write(name)


if __name__ == "__main__":
    main(sys.argv[1:])
