"""The learnt ranking on voices it never read: a right extract stands for the first topic, for one of three, of eight; a
right topic is first, among three; and what a ranking costs.

    python -m tests.measuring.rankings FOLDER     FOLDER: VOICE.jsonl with voice, text, topics, as in data/questions
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from knowledge.store.read import Knowledge
from pipeline.language.encoder import cache_folder
from pipeline.retrieval.questions import Asked, asked
from pipeline.retrieval.ranking import Ranker

AMONG = (1, 3, 8)


def shares(ranker: Ranker, questions: Sequence[Asked]) -> list[float]:
    """How many in a hundred have a right extract first, among three, among eight; and its topic first, among three."""
    found = [[one.id for one in ranker.rank(question.text)] for question in questions]
    right = [{one.id for one in map(ranker.knowledge.current, question.topics) if one} for question in questions]
    hits = [[bool(set(ids[:most]) & wanted) for ids, wanted in zip(found, right, strict=True)] for most in AMONG]
    hits += [[bool(_topics(ranker, ids[:most]) & _topics(ranker, wanted)) for ids, wanted in zip(found, right, strict=True)]
             for most in AMONG[:2]]
    return [100 * sum(each) / len(questions) for each in hits]


def _topics(ranker: Ranker, extracts: Iterable[str]) -> set[str]:
    return {ranker.knowledge.extracts[one].group for one in extracts}


def milliseconds(ranker: Ranker, questions: Sequence[Asked]) -> float:
    """The median of processor time that a ranking takes, its encoding with it."""
    taken = []
    for question in questions:
        began = time.process_time()
        ranker.rank(question.text + " ")
        taken.append(time.process_time() - began)
    return 1000 * float(np.median(taken))


def main(folder: Path) -> None:
    """Print a line for each way to learn."""
    knowledge, blind = Knowledge(Path("knowledge.db")), asked(folder)
    print(f"{len(blind)} questions of {len({one.voice for one in blind})} voices{'':14}first  three  eight  topic  three    ms",
          flush=True)
    ways = {"learnt from nothing": (False, ()), "from the ways of asking": (True, ()),
            "and the labelled questions": (True, asked())}
    for name, (teach, questions) in ways.items():
        cache = cache_folder() / "rankings" / name.replace(" ", "-")
        ranker = Ranker(knowledge, cache, teach=teach, questions=questions)
        print(f"{name:40}" + "".join(f"{share:7.1f}" for share in shares(ranker, blind))
              + f"{milliseconds(ranker, blind):6.1f}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
