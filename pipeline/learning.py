"""Learns what Rasa does not train, side by side on the cores there are; what was learnt from just this already is kept.

    python -m pipeline.learning
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from pipeline.danger.learning import english_model, welsh_model
from pipeline.retrieval.sentences import sentence_index
from pipeline.stories.learning import story_reader


def danger() -> None:
    """The two models of danger, one after the other: the second reads what was encoded for the first."""
    english_model()
    welsh_model()


def retrieval() -> None:
    """The ranking of topics and the sentences of their texts."""
    sentence_index()


def stories() -> None:
    """The reader of stories."""
    story_reader()


LONGEST_FIRST: tuple[Callable[[], None], ...] = (danger, retrieval, stories)


def main() -> int:
    """Learn all; returns the exit status, raises what any of them raised."""
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as processes:
        for learnt in [processes.submit(one) for one in LONGEST_FIRST]:
            learnt.result()
    return 0


if __name__ == "__main__":
    sys.exit(main())
