"""The grouping of extracts: every served one in exactly one topic, every sibling a topic, no fact id lost."""

from __future__ import annotations

from collections import Counter

import pytest

from knowledge.answers import Asked, answer_about
from knowledge.model import Nation, Reader
from knowledge.reports.coverage import coverage
from knowledge.store.content import FOLDER, Content
from knowledge.store.read import Knowledge
from knowledge.store.topics import check_topics, read_topics
from pipeline.retrieval.questions import asked, asked_later
from tests.content.conftest import TODAY
from tests.content.test_addresses import ELSEWHERE

FEWEST, MOST = 350, 450


def test_every_extract_stands_in_exactly_one_topic(knowledge: Knowledge) -> None:
    served = {one.id for one in knowledge.extracts.values() if one.served()}
    placed = Counter(extract for topic in read_topics() for extract in topic.extracts)
    assert [extract for extract, times in placed.items() if times > 1] == []
    assert served ^ placed.keys() == set()
    assert {one.id for one in knowledge.extracts.values() if one.served() and one.id not in one.parts} == set()


def test_topics_are_few_and_full() -> None:
    assert FEWEST <= len(read_topics()) <= MOST


def test_the_topics_pass_the_check_that_editors_meet(content: Content) -> None:
    assert [str(one) for one in check_topics(content.topics, content.extracts, content.places)] == []


@pytest.mark.parametrize("nation", [Nation.ENGLAND, Nation.WALES])
def test_nothing_of_a_topic_is_told_in_the_wrong_nation(content: Content, nation: Nation) -> None:
    extracts = {one.id: one for one in content.extracts}
    asked_in = Asked(nation, Reader.SHORT, TODAY)
    told = [(name, answer) for name in extracts if (answer := answer_about([name], extracts, asked_in))]
    assert len(told) > 600
    assert [(name, part.extract.id) for name, answer in told for part in answer.every_part()
            if not part.extract.nation.covers(nation)] == []
    assert [(name, one.id) for name, answer in told for one in (*answer.more_about, *answer.asked_next)
            if not one.nation.covers(nation)] == []


def test_siblings_are_never_what_is_not_ours_nor_a_word_or_a_number(content: Content) -> None:
    near = {one for topic in content.topics for one in topic.siblings}
    assert [one for one in near if one.startswith(("limit-", "term-", "contact-"))] == []


def test_every_fact_stands_in_a_topic(content: Content, knowledge: Knowledge) -> None:
    said = [(entry.name, by) for entry in coverage(content, FOLDER) for by in entry.said_by if not by.startswith(ELSEWHERE)]
    homes = {name: found.group for name, by in said if (found := knowledge.current(by)) is not None}
    assert len(homes) > 400
    assert [(name, by) for name, by in said if not homes.get(name)] == []


def test_every_labelled_question_names_extracts_that_are_served_or_were_merged(knowledge: Knowledge) -> None:
    served = {name for one in knowledge.extracts.values() if one.served() for name in (one.id, *one.was)}
    assert {topic for one in (*asked(), *asked_later()) for topic in one.topics} - served == set()
