"""Draws served sentences by chance, to be read against their sources; the same seed and content give the same draw.

    python -m tests.measuring.drawn [seed]      dist/drawn.txt: 40 sentences, each with its text, source, pinpoint and address
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path

from knowledge.reports.facts import Sentence, sentences
from knowledge.store.content import FOLDER, read_content

SEED, MANY = 20261129, 40
OUTPUT = Path("dist/drawn.txt")
OF_RIGHTS = ("short", "fuller", "exact")


def drawn(every: Sequence[Sentence], seed: int = SEED, many: int = MANY) -> list[Sentence]:
    """``many`` sentences of the texts that answer questions, at most one a text, in the order of their ids."""
    first: dict[str, Sentence] = {}
    fit = (one for one in every if one.kind == "extract" and one.part in OF_RIGHTS)
    shuffled = sorted(fit, key=lambda one: (one.name, one.part, one.text))
    random.Random(seed).shuffle(shuffled)
    for one in shuffled:
        first.setdefault(one.name, one)
        if len(first) == many:
            break
    return sorted(first.values(), key=lambda one: one.name)


def report(found: Sequence[Sentence]) -> str:
    """The sentences with what they rest on."""
    return "\n\n".join(f"{number}. {one.name}, {one.part} ({one.nation})\n   {one.text}\n"
                       f"   {one.grounds.source} ({one.grounds.status}) {one.grounds.address}"
                       for number, one in enumerate(found, 1))


if __name__ == "__main__":
    chosen = drawn(sentences(read_content(), FOLDER), int(sys.argv[1]) if len(sys.argv) > 1 else SEED)
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_text(report(chosen) + "\n", encoding="utf-8")
    print(f"{OUTPUT}: {len(chosen)} sentences")
