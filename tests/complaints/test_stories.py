"""Whole stories by several people keep being heard: a floor under what `make eval-stories` measures."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.measuring.stories import score, stories

LEAST_TAKEN, MOST_WRONG = 90, 2


def test_most_facts_of_a_story_are_taken_and_hardly_any_wrongly() -> None:
    counts: Counter[str] = Counter()
    for _, labelled in stories("tune"):
        counts.update(score(labelled))
    if not counts:
        pytest.skip("the voices are not here")
    assert 100 * counts["taken"] >= LEAST_TAKEN * counts.total(), counts
    assert 100 * counts["wrong"] <= MOST_WRONG * counts.total(), counts
