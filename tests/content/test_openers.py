"""The word of reply is said only to a question of the same sense as the title; no text begins with one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.model import Opener
from knowledge.openers import opener_for, sense_of
from knowledge.store.checks import REPLIES
from knowledge.store.content import Content
from knowledge.store.read import Knowledge

SAME = [
    ("Can staff hurt me on purpose?", "can they bend my thumb back"),
    ("Can staff hurt me on purpose?", "are staff allowed to do that to me"),
    ("Can I leave?", "am i allowed to walk out"), ("Must I sign?", "do i have to sign this"),
    ("Is seclusion lawful?", "so is locking me in there lawful"),
    ("In Wales, do threats count?", "do they count in Wales, threats"),
    ("Can I see a lawyer?", "hi, can I get one"), ("Can I see a lawyer?", "can I get one yes or no"),
]
OTHER = [
    ("Can staff hurt me on purpose?", "what happens when they hurt me"), ("Can staff hurt me on purpose?", "can I hurt them back"),
    ("Can they give it without my consent?", "can they give it"), ("Can I refuse?", "can they refuse"),
    ("Is it illegal?", "is it legal to do that"), ("Can they keep me here?", "can't they keep me here"),
    ("Can they weigh me?", "do they have to weigh me"), ("Can I leave?", "how can I leave"), ("Can I leave?", "he said can I"),
    ("Can I leave?", "let me go please"), ("Can I leave?", ""),
]


def said(knowledge: Knowledge, title: str, question: str) -> Opener | None:
    extract = next(iter(knowledge.extracts.values()))
    return opener_for(question, replace(extract, title=title, opener=Opener.NO))


@pytest.mark.parametrize("title, question", SAME)
def test_the_same_sense_gets_the_word(knowledge: Knowledge, title: str, question: str) -> None:
    assert said(knowledge, title, question) is Opener.NO


@pytest.mark.parametrize("title, question", OTHER)
def test_another_sense_does_not(knowledge: Knowledge, title: str, question: str) -> None:
    assert said(knowledge, title, question) is None


def test_a_text_without_a_word_of_reply_never_gets_one(knowledge: Knowledge) -> None:
    extract = replace(next(iter(knowledge.extracts.values())), title="Can I leave?", opener=None)
    assert opener_for("can I leave", extract) is None


def test_each_title_with_a_word_of_reply_is_a_question_it_replies_to(content: Content) -> None:
    held = [one for one in content.extracts if one.opener is not None]
    assert len(held) > 150
    assert [one.title for one in held if sense_of(one.title) is None] == []
    assert [one.id for one in held if opener_for(one.title, one) is not one.opener] == []


@pytest.mark.parametrize("text", ["Yes, it is.", "No. Never.", "Not unless you agree.", "Only if you agree.", "It depends on you."])
def test_a_word_of_reply_at_the_start_of_a_text_is_refused(text: str) -> None:
    assert REPLIES.match(text)


@pytest.mark.parametrize("text", ["No Force First is a plan.", "No law says so.",
                                  "Only staff who are trained should.", "Notes are free."])
def test_a_sentence_that_only_looks_like_one_is_not(text: str) -> None:
    assert REPLIES.match(text) is None


def test_it_travels_through_the_built_file(content: Content, knowledge: Knowledge) -> None:
    assert {one.id: one.opener for one in content.extracts} == {one.id: one.opener for one in knowledge.extracts.values()}
