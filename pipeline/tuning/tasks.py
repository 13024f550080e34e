"""What the encoder is tuned on: topics asked for, danger, intents, and facts told, each text with its classes.

Nothing of the voices that the decision's and the danger's numbers are fitted on is read, nor of any voice that is measured with:
on a voice that the encoder has read, every probability would look surer than it is. Of the stories one voice is left out; their
two numbers are therefore not fitted on data/told, but kept, and measured on voices that stand in tests/measuring alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from knowledge.store.read import Knowledge
from pipeline.danger.classifier import SAFE
from pipeline.danger.folding import pieces
from pipeline.danger.learning import WELSH
from pipeline.danger.learning import sentences as danger_sentences
from pipeline.danger.misspelling import misspelt
from pipeline.retrieval.questions import asked, asked_later
from pipeline.stories.learning import sentences as told_sentences
from pipeline.tuning.settings import tuning_settings

DATA = Path(__file__).parents[2] / "data"
HELD_OUT = frozenset({"speech", "older", "plainwords", "forumparent", "caretaker", "gran", "courier", "dictated", "uni", "auntie",
                      "retired", "sixthformer", "angry", "nightward", "parishioner"})
ENTITY = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")
FEWEST, EVERY_SECOND, EVERY_FOURTH = 8, 2, 4


@dataclass(frozen=True)
class Task:
    """Texts with the places of the classes each belongs to.

    ``together``: the group of each class; classes of one group never push each other away. ``passes``: how often each text is
    read. ``several``: a text may be of none or several, each judged by itself. ``by_angle``: compared by the angle alone, as the
    ranking does.
    """

    name: str
    texts: tuple[str, ...]
    classes: tuple[frozenset[int], ...]
    together: tuple[str, ...]
    passes: float
    several: bool = False
    by_angle: bool = False


def tasks(knowledge: Knowledge) -> tuple[Task, ...]:
    """All four."""
    passes = dict(zip(("topics", "danger", "intents", "facts"), tuning_settings().passes, strict=True))
    return topics(knowledge, passes["topics"]), danger(passes["danger"]), intents(passes["intents"]), facts(passes["facts"])


def topics(knowledge: Knowledge, passes: float) -> Task:
    """Every way of asking, labelled question and later message of a chat, with the extracts that answer it."""
    ways = knowledge.ways()
    ids = list(dict.fromkeys(extract for extract, _ in ways))
    now = {old: one for one in ids for old in knowledge.extracts[one].was} | {one: one for one in ids}
    labelled = [(way, {extract}) for extract, way in ways]
    labelled += [(one.text, {now[topic] for topic in one.topics if topic in now}) for one in (*asked(), *asked_later())
                 if one.voice not in HELD_OUT]
    together = [knowledge.extracts[one].group or one for one in ids]
    return _task("topics", [(text, found) for text, found in labelled if found], ids, together, passes, by_angle=True)


def danger(passes: float) -> Task:
    """Every sentence of danger or calm, long calm ones in the pieces they are read in, and some of them typed badly."""
    labelled: list[tuple[str, set[str]]] = []
    for n, one in enumerate(one for one in danger_sentences() if one.voice not in {*HELD_OUT, WELSH}):
        labelled += [(piece, {one.kind}) for piece in (pieces(one.text) if one.kind == SAFE else (one.text,))]
        if n % (EVERY_FOURTH if one.kind == SAFE else EVERY_SECOND) == 0:
            labelled.append((misspelt(one.text, 1), {one.kind}))
    return _task("danger", labelled, passes=passes)


def intents(passes: float) -> Task:
    """Every labelled message of the files of data/nlu."""
    files = [file for file in sorted((DATA / "nlu").rglob("*.yml")) if file.stem not in HELD_OUT]
    return _task("intents", [(text, {intent}) for file in files for text, intent in _examples(file)], passes=passes)


def facts(passes: float) -> Task:
    """Every sentence of the stories told, with the facts it says that enough others say too."""
    said = [one for one in told_sentences() if one.voice not in HELD_OUT]
    often = {label for label, count in Counter(label for one in said for label in one.labels).items() if count >= FEWEST}
    return _task("facts", [(one.text, set(one.labels & often)) for one in said], passes=passes, several=True)


def _examples(file: Path) -> Iterable[tuple[str, str]]:
    for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
        examples: Any = block.get("examples") if "intent" in block else ()
        listed = examples.splitlines() if isinstance(examples, str) else [one["text"] for one in examples or ()]
        yield from ((ENTITY.sub(r"\1", text), block["intent"]) for line in listed if (text := line.strip().removeprefix("- ")))


def _task(name: str, labelled: Sequence[tuple[str, set[str]]], ids: Sequence[str] = (), together: Sequence[str] = (),
          passes: float = 1, several: bool = False, by_angle: bool = False) -> Task:
    """The task with its classes numbered, in the order of ``ids`` or of their names."""
    names = tuple(ids) or tuple(sorted({one for _, found in labelled for one in found}))
    place = {one: n for n, one in enumerate(names)}
    return Task(name, tuple(text for text, _ in labelled), tuple(frozenset(place[one] for one in found) for _, found in labelled),
                tuple(together) or names, passes, several, by_angle)
