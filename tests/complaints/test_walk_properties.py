"""Walks of any answers: they end, ask nothing twice, nothing that does not matter, and never break."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.complaints.case import CaseError
from knowledge.complaints.facts import BY_NAME, DATES
from knowledge.complaints.interview.answers import Question
from knowledge.complaints.interview.read_back import decided
from knowledge.complaints.interview.walk import Heard, Outcome, Turn, Walk, begin
from tests.complaints.walks import MOST_QUESTIONS, TODAY, guide, interview, say

pytestmark = pytest.mark.slow

CHATTER = ("banana", "stop it", "what is an imha", "my mum complained", "no it was my son", "yes", "no", "i was sectioned",
           "it was on a private ward", "not sure", "they answered", "police", "i want answers", "", "???", "it was in june")
chance = st.integers(min_value=0, max_value=10_000)


def _facts(known: Any) -> Any:
    """What somebody would be told, for facts that can be true; else None."""
    try:
        found = decided(known, guide().table, TODAY)
    except CaseError:
        return None
    return [(step.route, step.by) for step in found.steps], [(clock.clock, clock.by) for clock in found.clocks]


def _matters(question: Question, known: dict[str, Any]) -> bool:
    """Whether some two answers lead to different things, tried one by one."""
    answers: list[dict[str, Any]] = [{}, *(dict(option.sets) for option in question.options)]
    if question.field in DATES:
        answers += [{question.field: (TODAY - timedelta(days=back)).isoformat()} for back in (0, 3, 20, 100, 300, 400)]
    told = [one for answer in answers if (one := _facts({**known, **answer})) is not None]
    return any(one != told[0] for one in told[1:])


def _answer(outcome: Outcome, number: int) -> Outcome:
    """One of the answers to the open question: an option, a day, or passing it over."""
    field = str(outcome.question)
    if field in DATES:
        day = date(2024, 6, 1) + timedelta(days=number % 905)
        return say(outcome.walk, field, day="" if number % 7 == 0 else day.isoformat(), answer="" if number % 7 else "skip")
    options = interview().question(field).options
    choice = number % (len(options) + 1)
    return say(outcome.walk, field, answer="skip" if choice == len(options) else options[choice].id)


@settings(max_examples=50, deadline=None)
@given(st.lists(chance, min_size=MOST_QUESTIONS, max_size=MOST_QUESTIONS))
def test_a_walk_ends_asks_nothing_twice_and_only_what_matters(numbers: list[int]) -> None:
    outcome, asked = begin(Heard(), {}, guide()), []
    for number in numbers:
        if outcome.question is None:
            break
        assert outcome.question not in asked
        asked.append(outcome.question)
        known = dict(outcome.walk.known)
        assert outcome.question == "known_date" or BY_NAME[outcome.question].matters(known)
        assert _matters(interview().question(outcome.question), known), (outcome.question, known)
        outcome = _answer(outcome, number)
        if outcome.turn is Turn.REFUSED:
            outcome = say(outcome.walk, str(outcome.question), answer="skip")
    assert outcome.question is None, asked
    assert _facts(outcome.walk.known) is not None


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(chance, st.sampled_from(CHATTER), st.sampled_from(["", "stop", "go_back", "ask_rights", "deny"]),
                          st.booleans()), max_size=12))
def test_whatever_is_said_the_facts_can_be_true(turns: list[tuple[int, str, str, bool]]) -> None:
    outcome = begin(Heard(), {}, guide())
    for number, text, intent, typed in turns:
        if outcome.question is None:
            break
        outcome = say(outcome.walk, outcome.question, text, intent=intent) if typed else _answer(outcome, number)
        assert _facts(outcome.walk.known) is not None, dict(outcome.walk.known)
        assert outcome.question is None or outcome.question not in outcome.walk.known
        assert len(outcome.walk.asked) <= MOST_QUESTIONS + len(turns)


@settings(max_examples=40, deadline=None)
@given(st.lists(chance, min_size=2, max_size=8))
def test_going_back_all_the_way_forgets_everything_answered(numbers: list[int]) -> None:
    outcome = begin(Heard(), {}, guide())
    for number in numbers:
        if outcome.question is None:
            return
        outcome = _answer(outcome, number)
    if outcome.question is None:
        return
    for _step in range(len(outcome.walk.asked)):
        outcome = say(outcome.walk, str(outcome.question), "go back", intent="go_back")
    assert outcome.question == "asker"
    assert Walk(known=outcome.walk.known) == Walk()
