"""What has been overtaken is never said without what overtook it, on any day, to any reader, in any nation."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from knowledge.answers import Asked, answer_with
from knowledge.model import Extract, Nation, Reader
from knowledge.store.content import Content
from knowledge.store.read import Knowledge
from tests.content.conftest import TODAY


def overtaken(content: Content) -> list[Extract]:
    return [extract for extract in content.extracts if extract.superseded_by or extract.in_force_to]


def test_there_are_some(content: Content) -> None:
    assert len(overtaken(content)) >= 3


@pytest.mark.parametrize("reader", list(Reader))
@pytest.mark.parametrize("nation", [None, Nation.ENGLAND, Nation.WALES])
def test_the_successor_comes_first_and_the_old_is_marked(content: Content, nation: Nation | None, reader: Reader) -> None:
    extracts = {extract.id: extract for extract in content.extracts}
    for extract in overtaken(content):
        after = TODAY if extract.in_force_to is None else extract.in_force_to + timedelta(days=1)
        parts = answer_with(extract, extracts, Asked(nation, reader, after)).parts
        assert parts[0].extract.id == extract.superseded_by, extract.id
        old = next(part for part in parts if part.extract.id == extract.id)
        assert old.label == "before", extract.id


def test_on_its_last_day_it_is_still_the_answer(content: Content) -> None:
    extracts = {extract.id: extract for extract in content.extracts}
    for extract in overtaken(content):
        if extract.in_force_to is not None:
            parts = answer_with(extract, extracts, Asked(extract.nation, Reader.SHORT, extract.in_force_to)).parts
            assert [part.extract.id for part in parts] == [extract.id]
            assert parts[0].label != "before"


def test_the_successor_is_good_itself(content: Content) -> None:
    extracts = {extract.id: extract for extract in content.extracts}
    for extract in overtaken(content):
        successor = extracts[extract.superseded_by]
        assert successor.served() and successor.in_force(TODAY) and not successor.superseded_by


def test_what_has_not_started_is_marked_so(content: Content) -> None:
    extracts = {extract.id: extract for extract in content.extracts}
    future = [extract for extract in content.extracts if extract.served() and extract.in_force_from == date.max]
    assert len(future) >= 8
    for extract in future:
        for reader in Reader:
            labels = [part.label for part in answer_with(extract, extracts, Asked(extract.nation, reader, TODAY)).parts]
            assert labels == ["not_yet"], extract.id


def test_all_23_changes_lead_to_what_is_said_now(knowledge: Knowledge) -> None:
    assert [change.id for change in knowledge.changes] == [f"C{number:02}" for number in range(1, 24)]
    for change in knowledge.changes:
        assert change.extracts, change.id
        assert all(knowledge.extracts[name].served() for name in change.extracts), change.id
        for name in change.superseded:
            assert knowledge.extracts[name].superseded_by, change.id
