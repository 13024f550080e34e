"""Whom 'you' means in a text written to the patient."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from knowledge.model import Part
from pipeline.replies.meant import you_means
from tests.knowledge.test_answers import extract


def text(topic: str = "holding", title: str = "Can they hold me?", short: str = "Staff may hold you.") -> Part:
    return Part(replace(extract("one"), topic=topic, title=title, short=short), short)


def asked(said: str, before: bool = False, pressed: bool = False, told_as: str = "") -> SimpleNamespace:
    return SimpleNamespace(text=said, pressed=pressed, said_whom_you_means=before, slots={"asker": told_as}, known={})


@pytest.mark.parametrize(("said", "person"), [
    ("can they hold my son down", "son"), ("are they allowed to inject my little girl", "little girl"),
    ("they held mum for an hour", "mum"), ("can they force our nan to wash", "nan"), ("they put my dd in seclusion", "person"),
    ("my mum saw them hold me", ""), ("they held my brother and he died", ""), ("can they hold me", ""),
    ("I’m asking for my son", ""), ("can my wife refuse my medication", ""),
    ("can i say no if my mum agrees", ""), ("can they hold people down", "")])
def test_the_person_is_named_only_where_kin_is_asked_about(said: str, person: str) -> None:
    assert you_means(text(), asked(said)) == person  # type: ignore[arg-type]


@pytest.mark.parametrize("one", [
    text(topic="searches-post-visits"), text(title="My child was restrained. Should parents be told?"),
    text(short="Staff should stop.")])
def test_nothing_is_said_where_you_may_be_who_asks(one: Part) -> None:
    assert you_means(one, asked("can they hold my son down")) == ""  # type: ignore[arg-type]


def test_it_is_said_once_and_not_to_a_button() -> None:
    assert you_means(text(), asked("can they hold my son", before=True)) == ""  # type: ignore[arg-type]
    assert you_means(text(), asked("can they hold my son", pressed=True)) == ""  # type: ignore[arg-type]


def test_nothing_is_said_to_a_patient() -> None:
    assert you_means(text(), asked("can they hold my son", told_as="patient")) == ""  # type: ignore[arg-type]
