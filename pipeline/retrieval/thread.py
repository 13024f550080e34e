"""What a later message of a chat may lean on: the questions before it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

ENOUGH_WORDS, MOST_QUESTIONS = 14, 3


def leant_on(before: Sequence[str]) -> str:
    """The question before a message, and while that is short those before it, at most three, in the order they were asked.

    ``before``: the questions, last first. Six voices' threads (tests/measuring/voices/tune) found their topic in 62 instead of
    61 of 100 messages with fourteen words than with eight, and in no more with thirty.
    """
    taken: list[str] = []
    for one in before[:MOST_QUESTIONS]:
        taken.append(one)
        if len(" ".join(taken).split()) >= ENOUGH_WORDS:
            break
    return " ".join(reversed(taken))
