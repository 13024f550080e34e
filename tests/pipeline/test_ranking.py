"""Which topic a question is about, and what a short message points back to; a tiny knowledge base, the real encoder."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from knowledge.model import Ranked
from pipeline import answering
from pipeline.ranking import Ranker
from tests.pipeline.tiny import Tiny, extract

pytestmark = pytest.mark.slow


@pytest.fixture
def ranker(tmp_path: Path) -> Ranker:
    """The ranker over the tiny knowledge base."""
    return Ranker(Tiny(), tmp_path)  # type: ignore[arg-type]


@pytest.mark.parametrize(("question", "wanted"), [
    ("for how many hours may they seclude somebody", "seclusion-time"),
    ("hw long cn they hld me", "hold-time"),
    ("they confiscated our mobiles", "phones"),
    ("seclusion", "term-seclusion"),
    ("i need somebody on my side, an advocate", "imha"),
    ("last night was awful and i was crying for my mum the whole time and nobody came and then, can they take my phone",
     "phones"),
])
def test_the_topic_of_a_question(ranker: Ranker, question: str, wanted: str) -> None:
    assert ranker.rank(question)[0].id == wanted


def test_nothing_is_near_to_what_is_not_there(ranker: Ranker) -> None:
    assert ranker.rank("what time does the football start")[0].score < 0.48


def test_a_new_topic_is_found_without_training_and_only_its_ways_are_encoded(ranker: Ranker, tmp_path: Path) -> None:
    grown = Tiny()
    grown.extracts["vapes"] = extract("vapes", "daily", "Can I vape?", [
        "can i vape on the ward", "vaping rules", "they took my vape", "where can i smoke", "no smoking in hospital"])
    before = np.load(tmp_path / "ways.npz")["vectors"]
    after = Ranker(grown, tmp_path)  # type: ignore[arg-type]
    assert after.rank("am i allowed my vape in here")[0].id == "vapes"
    assert np.load(tmp_path / "ways.npz")["vectors"].shape[0] == before.shape[0] + 5


def _chat(text: str, ranker: Ranker, before: str = "", told: str | None = None) -> Any:
    return SimpleNamespace(text=text, ranking=ranker.rank(text), last_question=before, last_extract=told, urgent_question=before)


@pytest.mark.parametrize(("before", "told", "text", "wanted"), [
    ("what is seclusion", "term-seclusion", "how long can it last", "seclusion-time"),
    ("what is an advocate", "term-advocate", "how do i get one", "imha"),
    ("what is seclusion", "term-seclusion", "can they take my phone", "phones"),
    ("", None, "how long can staff hold me", "hold-time"),
])
def test_what_a_short_message_points_back_to(ranker: Ranker, monkeypatch: pytest.MonkeyPatch, before: str, told: str | None,
                                             text: str, wanted: str) -> None:
    monkeypatch.setattr(answering, "ranker", lambda: ranker)
    assert answering._ranking(_chat(text, ranker, before, told))[0].id == wanted


def test_what_was_just_told_is_not_told_again_unless_nothing_else_is_near() -> None:
    near = [Ranked("told", 0.8), Ranked("other", 0.7)]
    far = [Ranked("told", 0.8), Ranked("other", 0.5)]
    assert answering._not_again(near, "told")[0].id == "other"
    assert answering._not_again(far, "told")[0].id == "told"
    assert answering._not_again(far, None) == far
