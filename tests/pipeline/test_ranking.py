"""Which topic a question is about: a tiny knowledge base, the real encoder, learnt and not learnt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pipeline.retrieval import ranking as module
from pipeline.retrieval.questions import Asked
from pipeline.retrieval.ranking import Ranker
from tests.pipeline.tiny import Tiny, extract

pytestmark = pytest.mark.slow
VAPES = ["can i vape on the ward", "vaping rules", "they took my vape", "where can i smoke", "no smoking in hospital"]


@pytest.fixture(params=[False, True], ids=["not learnt", "learnt"])
def ranker(tmp_path: Path, request: pytest.FixtureRequest) -> Ranker:
    """The ranker over the tiny knowledge base."""
    return Ranker(Tiny(), tmp_path, teach=request.param)  # type: ignore[arg-type]


@pytest.mark.parametrize(("question", "wanted"), [
    ("for how many hours may they seclude somebody", "seclusion-time"),
    ("hw long cn they hld me", "hold-time"),
    ("they confiscated our mobiles", "phones"),
    ("seclusion", "term-seclusion"),
    ("i need somebody on my side, an advocate", "imha"),
])
def test_the_topic_of_a_question(ranker: Ranker, question: str, wanted: str) -> None:
    assert ranker.rank(question)[0].id == wanted


def test_nothing_is_near_to_what_is_not_there(ranker: Ranker) -> None:
    """The tuned encoder knows little but our topics, so what is none of them stands nearer to all than it did, and equally near."""
    outside, ours = (ranker.evidence(text) for text in ("what time does the football start", "is my phone banned here"))
    assert outside.ordinary < ours.ordinary * 3 / 5
    assert outside.margin < ours.margin / 10


def test_what_speaks_for_the_first(ranker: Ranker) -> None:
    seen = ranker.evidence("can they take my phone")
    first, second = ranker.rank("can they take my phone")[:2]
    assert (seen.ordinary, seen.margin) == (first.score, pytest.approx(first.score - second.score))
    assert seen.likeness == seen.own_likeness == pytest.approx(1, abs=1e-3)
    assert (seen.limit, seen.first_is_limit) == (0, 0)


def together(*ids: str) -> Tiny:
    """The tiny knowledge base with these extracts as one topic."""
    made = Tiny()
    made.extracts.update({one: replace(made.extracts[one], group="one", parts=ids) for one in ids})
    return made


def test_a_topic_stands_once_by_its_best_extract_and_its_twins_cost_it_no_margin(tmp_path: Path) -> None:
    asked_for = "how long can they keep me"
    apart = Ranker(Tiny(), tmp_path)  # type: ignore[arg-type]
    joined = Ranker(together("hold-time", "seclusion-time"), tmp_path)  # type: ignore[arg-type]
    first, second, third = apart.rank(asked_for)[:3]
    assert {first.id, second.id} == {"hold-time", "seclusion-time"}
    assert joined.rank(asked_for)[:2] == [first, third]
    assert joined.extracts(asked_for, keep=3) == [first, second, third]
    assert joined.by_topic([second, third, first]) == [second, third]
    assert joined.evidence(asked_for).margin == pytest.approx(first.score - third.score)
    assert apart.evidence(asked_for).margin == pytest.approx(first.score - second.score)


def test_at_most_so_many_topics_are_kept_and_not_so_many_extracts(tmp_path: Path) -> None:
    joined = Ranker(together("hold-time", "seclusion-time"), tmp_path)  # type: ignore[arg-type]
    assert len(joined.rank("how long can they keep me", keep=2)) == 2
    assert len(joined.rank("how long can they keep me", keep=99)) == len(Tiny().extracts) - 1


def grown() -> Tiny:
    """The tiny knowledge base with a topic more."""
    more = Tiny()
    more.extracts["vapes"] = extract("vapes", "daily", "Can I vape?", VAPES)
    return more


def test_a_new_topic_is_found_without_learning_and_only_its_ways_are_encoded(tmp_path: Path,
                                                                             monkeypatch: pytest.MonkeyPatch) -> None:
    Ranker(Tiny(), tmp_path, teach=True)  # type: ignore[arg-type]
    before = np.load(tmp_path / "ways.npz")["vectors"]
    monkeypatch.setattr(module, "learn_anew", lambda *_: pytest.fail("learnt"))
    after = Ranker(grown(), tmp_path)  # type: ignore[arg-type]
    assert after.rank("am i allowed my vape in here")[0].id == "vapes"
    assert after.rank("they confiscated our mobiles")[0].id == "phones"
    assert np.load(tmp_path / "ways.npz")["vectors"].shape[0] == before.shape[0] + len(VAPES)


def test_it_is_learnt_once_and_again_when_the_content_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    learnt, learn = [], module.learn_anew
    monkeypatch.setattr(module, "learn_anew", lambda *given: learnt.append(1) or learn(*given))
    for knowledge in (Tiny(), Tiny(), grown()):
        Ranker(knowledge, tmp_path, teach=True)  # type: ignore[arg-type]
    assert len(learnt) == 2


def test_a_labelled_question_is_a_way_of_asking(tmp_path: Path) -> None:
    said = "they locked my tablet in the office for a fortnight"
    taught = Ranker(Tiny(), tmp_path, questions=[Asked("x", said, ("hold-time", "not-served"))])  # type: ignore[arg-type]
    assert Ranker(Tiny(), tmp_path).rank(said)[0].id != "hold-time"  # type: ignore[arg-type]
    assert taught.rank(said)[0].id == "hold-time"


def test_no_word_typed_is_kept_on_disk(tmp_path: Path, ranker: Ranker) -> None:
    ranker.rank("my name is Quillfeather and they took my phone")
    assert not any(b"uillfeather" in file.read_bytes() for file in tmp_path.iterdir())
