"""Our sentences are our own: no long run of words is shared with the first documents, nor with cases kept to judge with."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from knowledge.reports.facts import Sentence
from knowledge.store.content import Content
from tests.conftest import SHARED

RUN = 12
RUN_OF_CASES, SHORTEST_CASE = 8, 6
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
ALLOWED = {
    "Violence and aggression: short-term management in mental health, health and community settings":
        "the title of NICE guideline NG10",
}
NO_SHARED = f"NOT COMPARED: {SHARED} is not here, so nothing shows that the sentences are our own"


def words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in WORD.findall(text.lower())]


def runs(text: str, length: int) -> Iterator[str]:
    """Every run of so many words; an allowed title breaks a run."""
    for title in ALLOWED:
        text = re.sub(re.escape(title), " | ", text, flags=re.IGNORECASE)
    for piece in text.split("|"):
        listed = words(piece)
        for start in range(len(listed) - length + 1):
            yield " ".join(listed[start:start + length])


@cache
def seeds() -> frozenset[str]:
    """Every run of words of the first documents."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip(NO_SHARED)
    return frozenset(run for path in folder.glob("*.txt") for run in runs(path.read_text(encoding="utf-8"), RUN))


def copied(texts: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, run) for name, text in texts for run in runs(text, RUN) if run in seeds()]


def test_the_comparison_would_see_a_copy() -> None:
    path = next(iter(sorted((SHARED / "seeds").glob("002*.txt"))), None) if seeds() else None
    assert path is not None
    sentence = " ".join(path.read_text(encoding="utf-8").split()[400:415])
    assert copied([("x", sentence)])


@pytest.mark.parametrize("part", ["title", "short", "fuller", "exact", "next_steps"])
def test_no_text_shares_a_run_with_the_first_documents(content: Content, part: str) -> None:
    assert copied((extract.id, getattr(extract, part)) for extract in content.extracts) == []


def test_no_way_of_asking_does(content: Content) -> None:
    assert copied((extract.id, way) for extract in content.extracts for way in extract.asked_as) == []


def test_no_card_rule_letter_reply_or_contact_does(said: tuple[Sentence, ...]) -> None:
    assert copied((one.name, one.text) for one in said if one.kind not in ("extract", "glossary", "Welsh")) == []


def test_no_way_of_asking_is_a_case_kept_to_judge_with(content: Content) -> None:
    cases = SHARED / "eval" / "cases.jsonl"
    if not cases.is_file():
        pytest.skip(f"NOT COMPARED: {cases} is not here")
    turns = [turn for line in cases.read_text(encoding="utf-8").splitlines() for turn in json.loads(line)["turns"]]
    whole = {" ".join(listed) for listed in map(words, turns) if len(listed) >= SHORTEST_CASE}
    long = {run for turn in turns for run in runs(turn, RUN_OF_CASES)}
    assert [(extract.id, way) for extract in content.extracts if extract.topic != "words" for way in extract.asked_as
            if " ".join(words(way)) in whole or any(run in long for run in runs(way, RUN_OF_CASES))] == []
