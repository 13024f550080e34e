"""An id that was published keeps its address, merged or not, and every fact id belongs to a topic that is served."""

from __future__ import annotations

from pathlib import Path

from knowledge.reports.coverage import coverage
from knowledge.store.content import FOLDER, Content
from knowledge.store.read import Knowledge

PUBLISHED = Path(__file__).with_name("published_ids.txt")
ELSEWHERE = ("rule ", "route ", "contact ", "change ", "letter ", "standard ", "reply ")


def test_every_published_id_still_leads_somewhere(knowledge: Knowledge) -> None:
    published = PUBLISHED.read_text(encoding="utf-8").split()
    assert len(published) > 700
    assert [name for name in published if knowledge.current(name) is None] == []


def test_a_merged_id_leads_to_one_that_may_be_said(content: Content) -> None:
    merged = [(old, extract) for extract in content.extracts for old in extract.was]
    assert [old for old, extract in merged if not extract.served()] == []


def test_every_fact_is_held_by_a_topic(content: Content, knowledge: Knowledge) -> None:
    said = [(entry.name, by) for entry in coverage(content, FOLDER) for by in entry.said_by
            if not by.startswith(ELSEWHERE)]
    assert len(said) > 500
    assert [(name, by) for name, by in said if knowledge.current(by) is None or not knowledge.extracts[by].topic] == []
