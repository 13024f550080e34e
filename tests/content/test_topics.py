"""The grouping of extracts: every served one in exactly one topic, and every sibling a topic."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from knowledge.store.read import Knowledge
from knowledge.store.topics import topic_of, topics
from pipeline.retrieval.questions import asked


def test_every_extract_stands_in_exactly_one_topic(knowledge: Knowledge) -> None:
    served = {one.id for one in knowledge.extracts.values() if one.served()}
    placed = Counter(extract for topic in topics() for extract in topic.extracts)
    assert [extract for extract, times in placed.items() if times > 1] == []
    assert served - placed.keys() == set()
    assert placed.keys() - served == set()


def test_siblings_are_topics() -> None:
    names = {topic.id for topic in topics()}
    assert [one for topic in topics() for one in topic.siblings if one not in names] == []


def test_the_topic_of_an_extract(tmp_path: Path) -> None:
    (tmp_path / "topics.yml").write_text("phone:\n  extracts: [phone-england, phone-wales]\n  siblings: []\n")
    assert topic_of(topics(tmp_path / "topics.yml")) == {"phone-england": "phone", "phone-wales": "phone"}


def test_every_labelled_question_names_extracts_that_are_served_or_were_merged(knowledge: Knowledge) -> None:
    served = {name for one in knowledge.extracts.values() if one.served() for name in (one.id, *one.was)}
    assert {topic for one in asked() for topic in one.topics} - served == set()
