"""The draw of sentences to be read against their sources: the same each time, one a text, all with a source."""

from __future__ import annotations

from knowledge.reports.facts import sentences
from knowledge.store.content import FOLDER, read_content
from tests.measuring.drawn import MANY, drawn


def test_a_draw_is_the_same_again_and_another_seed_gives_another() -> None:
    every = sentences(read_content(), FOLDER)
    first = drawn(every)
    assert first == drawn(list(reversed(every))) and first != drawn(every, seed=1)
    assert len(first) == len({one.name for one in first}) == MANY
    assert all(one.grounds.source for one in first)
