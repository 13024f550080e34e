"""How much of whole stories the interview takes, fact by fact: `make eval-stories`. Taken, taken wrongly, or left to be asked.

`sentences` are stories labelled sentence by sentence by a voice that taught nothing; their facts are those of the whole story.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from knowledge.complaints.interview import facts_said
from pipeline.language.places import nation_of
from pipeline.stories.learning import messages, story_reader
from pipeline.stories.reader import facts_read
from pipeline.stories.settings import story_settings
from tests.measuring.fit_stories import facts_of, text_of

VOICES = Path(__file__).parent / "voices"
SENTENCES = "sentences"
TODAY = date(2026, 11, 29)
NOT_HELD = ("event_date",)
SAME_WISH = {"change_rule": "put_right", "quick_fix": "put_right"}
NHS_SIDES = {"nhs_england_side", "nhs_wales"}  # 'the NHS pays': whose NHS goes by the nation, which may come later
HELD_THEN = {"s2", "s3", "s37", "detained"}


def stories(folder: str, kind: str = "story") -> Iterator[tuple[str, dict[str, Any]]]:
    """(voice, labelled line) of every story in a folder of voices."""
    if folder == SENTENCES:
        for file in sorted((VOICES / folder).glob("*.jsonl")) if kind == "story" else ():
            yield from ((file.stem, {"turns": [text_of(one)], "facts": facts_of(one)}) for one in messages(file))
        return
    for path in sorted((VOICES / folder).glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            labelled = json.loads(line)
            if labelled.get("set") == kind and labelled.get("facts"):
                yield path.stem, labelled


def score(labelled: dict[str, Any]) -> Counter[str]:
    """How often each fact of one story was 'taken', 'wrong' (said outright, and another value), 'half' or 'missed'."""
    said: dict[str, tuple[Any, float]] = {}
    numbers = story_settings()
    for turn in labelled["turns"]:
        read = facts_read(story_reader().read(turn), numbers.said, numbers.half)
        said.update(facts_said(turn, TODAY, nation_of(turn) or "", read))
    counts: Counter[str] = Counter()
    for name, value in labelled["facts"].items():
        if name in NOT_HELD or _not_said(name, value, labelled["facts"]):
            continue
        counts.update(_wishes(value, said.get(name)) if name == "want" else [_one(name, value, said.get(name))])
    return counts


def _not_said(name: str, value: Any, facts: dict[str, Any]) -> bool:
    """Consent is no question for a patient; what does not go on, and nobody hurt, is as good as unsaid."""
    own = name == "consent" and facts.get("asker") in ("patient", None)
    return own or (name in ("continuing", "injury") and value is False)


def _one(name: str, value: Any, said: tuple[Any, float] | None) -> str:
    if said is None:
        return "missed"
    then = name == "legal_status" and said[0] == "was_detained" and value in HELD_THEN
    payer = name == "funder" and said[0] == "nhs" and value in NHS_SIDES
    return "taken" if said[0] == value or then or payer else "wrong" if said[1] == 1 else "half"


def _wishes(wanted: list[str], said: tuple[Any, float] | None) -> list[str]:
    heard = {SAME_WISH.get(one, one) for one in (said[0] if said else ())}
    return ["taken" if one in heard else "missed" for one in {SAME_WISH.get(one, one) for one in wanted}]


def main(folders: list[str]) -> None:
    """Print the figures of each voice and of all."""
    for folder in folders or ["tune", "told", "blind", SENTENCES]:
        for kind in ("story", "statement"):
            voices: dict[str, Counter[str]] = {}
            for voice, labelled in stories(folder, kind):
                voices.setdefault(voice, Counter()).update(score(labelled))
            for voice, counts in voices.items():
                print(f"{folder} {kind:9} {voice:12} {dict(counts)}")
            every = sum(voices.values(), Counter())
            if every:
                share = {name: f"{100 * every[name] / every.total():.1f} %" for name in ("taken", "wrong", "half", "missed")}
                print(f"{folder} {kind:9} all          {share} of {every.total()} facts")


if __name__ == "__main__":
    main(sys.argv[1:])
