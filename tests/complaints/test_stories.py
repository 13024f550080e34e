"""Whole stories by several people keep being heard: a floor under what `make eval-stories` measures."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.measuring.stories import score, stories

LEAST_TAKEN, MOST_WRONG = 90, 1
LEAST_OF_ALL = 87
TUNED_FOR = {"fragments", "speech", "older", "carer", "angry", "welsheng", "support"}
"""The voices that the stories were tuned on; the others of the folder joined later, for questions and danger."""


def _counted(folders: tuple[str, ...], only: set[str] | None = None) -> Counter[str]:
    counts: Counter[str] = Counter()
    for folder in folders:
        for voice, labelled in stories(folder):
            counts.update(score(labelled) if only is None or voice in only else {})
    return counts


def _held(counts: Counter[str], least: int) -> None:
    if not counts:
        pytest.skip("the voices are not here")
    assert 100 * counts["taken"] >= least * counts.total(), counts
    assert 100 * counts["wrong"] <= MOST_WRONG * counts.total(), counts


def test_most_facts_of_a_story_are_taken_and_hardly_any_wrongly() -> None:
    _held(_counted(("tune",), TUNED_FOR), LEAST_TAKEN)


def test_six_voices_told_apart_are_heard_as_well() -> None:
    _held(_counted(("told",)), LEAST_TAKEN)


def test_voices_that_joined_later_are_heard_nearly_as_well() -> None:
    _held(_counted(("tune", "told")), LEAST_OF_ALL)
