"""Properties that hold for every case: over 100,000 generated ones in all, a batch for each example."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.complaints import ComplaintFacts, Decision, State, Table, check_dates, decide, read_case
from knowledge.complaints.case import CaseError
from knowledge.complaints.facts import (
    FIELDS,
    Age,
    Asker,
    Consent,
    Country,
    Funder,
    LegalStatus,
    Setting,
    Stage,
    Want,
)
from knowledge.complaints.routing import deadlines as d
from knowledge.complaints.routing.decision import Step
from knowledge.complaints.routing.table import Belongs, Due
from tests.complaints.cards import cards, reachable

pytestmark = pytest.mark.slow
QUICK = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))
SEEDS = st.integers(min_value=0, max_value=2**48)
CLOCKS = {"HRA", "EQA", "JR", "PI"}
NEVER = ("too late", "you must", "you will win", "mentally ill", "suffer", "medication", "{", "}", "[", "]")
OTHER = {Country.ENGLAND: re.compile("Wales|Welsh"), Country.WALES: re.compile("England|English")}
CROSSING = ((Country.ENGLAND, Funder.NHS_WALES), (Country.WALES, Funder.NHS_ENGLAND_SIDE))
FUNDED = {"NHS_PROV_E", "NHS_COMM_E", "NHS_W", "PHSO", "PSOW"}
BATCH, BATCHES = 100, 400


@cache
def human(card: str) -> bool:
    """True when a card names somebody who can be reached."""
    return any(reachable(contact) for contact in cards()[card]["contacts"])


def some_case(dice: random.Random) -> tuple[ComplaintFacts, date]:
    """A case whose dates can be true, with its today; any answer may be missing."""

    def maybe(kind: Any) -> Any:
        return dice.choice((*kind, None))

    def ago(days: int) -> date | None:
        return today - timedelta(days=int(days * dice.random() ** 2)) if dice.random() < 0.8 else None

    today = date(2025, 1, 1) + timedelta(days=dice.randrange(1700))
    event = ago(1500)
    later = dice.random() ** 2 * (today - event).days if event else 0
    known = event + timedelta(days=int(later)) if event and dice.random() < 0.3 else None
    told = event + timedelta(days=int((today - event).days * dice.random())) if event else ago(400)
    answered = told + timedelta(days=int((today - told).days * dice.random())) if told else None
    return ComplaintFacts(
        hospital_country=maybe(Country),
        funder=maybe(Funder),
        setting=maybe(Setting),
        legal_status=maybe(LegalStatus),
        age=maybe(Age),
        asker=maybe(Asker),
        consent=maybe(Consent),
        want=frozenset(dice.sample(list(Want), dice.choice((0, 1, 1, 2, 3, 12)))),
        event_date=event,
        known_date=known,
        continuing=dice.choice((None, None, True, False)),
        stage=maybe(Stage),
        stage_date=answered if dice.random() < 0.8 else None,
        complaint_date=told if dice.random() < 0.6 else None,
        birth_date=date(dice.randint(1930, 2010), 2, 28) if dice.random() < 0.3 else None,
        admission_date=today - timedelta(days=dice.randrange(40)) if dice.random() < 0.3 else None,
        injury=dice.choice((None, True, False)),
    ), today


@settings(QUICK, max_examples=BATCHES)
@given(seed=SEEDS)
def test_every_case_gets_a_sound_answer(table: Table, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(BATCH):
        facts, today = some_case(dice)
        check_dates(facts, today, table.holidays)
        decision = decide(facts, table, today)
        sound(facts, decision, today)


def sound(facts: ComplaintFacts, decision: Decision, today: date) -> None:
    """What holds for every answer."""
    routes = [step.route for step in decision.steps]
    assert routes and len(set(routes)) == len(routes), facts
    assert set(routes).isdisjoint(out.route for out in decision.not_offered), facts
    assert all(out.because for out in decision.not_offered), facts
    assert any(human(step.card) for step in decision.steps), facts
    order = [(not step.last_chance, step.place) for step in decision.steps]
    assert order == sorted(order), facts
    for step in decision.steps:
        sound_step(facts, step, today)
    told = [step.because for step in decision.steps] + [clock.because for clock in decision.clocks]
    said = " ".join(told + [out.because for out in decision.not_offered]).lower()
    assert not [word for word in NEVER if word in said], facts
    sound_words(facts, decision)
    sound_clocks(facts, decision)


def sound_step(facts: ComplaintFacts, step: Step, today: date) -> None:
    """What holds for every step: its nation, its day, its words."""
    country = facts.hospital_country
    paid_by_wales = step.route == "LLAIS" and facts.funder is Funder.NHS_WALES
    if country is not None and step.route not in FUNDED and not paid_by_wales:
        assert step.belongs.value in (country.value, "both"), (facts, step)
    if step.route in FUNDED and facts.funder in (Funder.NHS_ENGLAND_SIDE, Funder.NHS_WALES):
        assert (step.belongs is Belongs.WALES) is (facts.funder is Funder.NHS_WALES), (facts, step)
    assert step.state is State.of(step.by, today), (facts, step)
    if step.by is not None and step.due in (Due.YOURS, Due.LAW):
        assert step.aim_by is not None and (step.aim_by < step.by or step.aim_by == step.by == today), (facts, step)
        assert step.state is State.PASSED or step.aim_by >= today, (facts, step)
    if step.state is State.PASSED and step.due in (Due.YOURS, Due.LAW):
        assert any(word in step.because for word in ("still", "can", "Ask")), (facts, step)


def sound_words(facts: ComplaintFacts, decision: Decision) -> None:
    """No step and no clock speaks of the other nation, unless that nation pays."""
    if facts.hospital_country is None or (facts.hospital_country, facts.funder) in CROSSING:
        return
    other = OTHER[facts.hospital_country]
    assert not [step for step in decision.steps if other.search(step.because)], facts
    assert not [clock for clock in decision.clocks if other.search(clock.because)], facts


def sound_clocks(facts: ComplaintFacts, decision: Decision) -> None:
    """Court clocks show whenever the day is known, save to staff and to somebody who is first to be safe."""
    names = {clock.clock for clock in decision.clocks}
    silent = facts.asker is Asker.STAFF or facts.want == {Want.SAFE_NOW}
    assert (names >= CLOCKS) is (facts.event_date is not None and not silent), facts
    if facts.continuing:
        assert all(clock.by is None for clock in decision.clocks if clock.clock in CLOCKS), facts
    soon = any(clock.soon for clock in decision.clocks)
    assert decision.legal_advice_soon is soon is (decision.step("LEGAL_LINE") is not None), facts


@settings(QUICK, max_examples=60)
@given(seed=SEEDS)
def test_the_same_case_gets_the_same_answer_and_time_only_moves_states(table: Table, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(20):
        facts, today = some_case(dice)
        first, again = decide(facts, table, today), decide(facts, table, today)
        assert first == again
        later = decide(facts, table, today + timedelta(days=1))
        before = {clock.clock: clock.by for clock in first.clocks}
        after = {clock.clock: clock.by for clock in later.clocks if clock.clock in CLOCKS}
        assert after.items() <= before.items()


@settings(QUICK, max_examples=150)
@given(seed=SEEDS)
def test_a_case_survives_being_written_out_and_read_back(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(100):
        facts, _ = some_case(dice)
        assert read_case({name: plain(getattr(facts, name)) for name in FIELDS}) == facts


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, frozenset):
        return [item.value for item in value]
    return value.isoformat() if isinstance(value, date) else getattr(value, "value", value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(QUICK, max_examples=400)
@given(values=st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=8), JSON, max_size=4))
def test_anything_else_is_refused_in_one_line(values: dict[str, Any]) -> None:
    assert len(refusal(values).splitlines()) <= 1


def refusal(values: dict[str, Any]) -> str:
    """What is said to a case that cannot be read; nothing when it can."""
    try:
        read_case(values)
    except CaseError as error:
        return str(error)
    return ""


def some_days(seed: int) -> Iterator[tuple[date, int]]:
    """A batch of days of 2024 to 2029, each with a count of 1 to 60."""
    dice = random.Random(seed)
    for _ in range(250):
        yield date(2024, 1, 1) + timedelta(days=dice.randrange(2100)), dice.randint(1, 60)


@settings(QUICK, max_examples=60)
@given(seed=SEEDS)
def test_months_end_on_the_same_day_or_on_the_last_of_a_shorter_month(seed: int) -> None:
    for day, months in some_days(seed):
        last = d.incl(day, months)
        assert (last.year - day.year) * 12 + last.month - day.month == months
        assert last.day == day.day or (last.day < day.day and (last + timedelta(days=1)).day == 1)
        assert d.starting(day, months) == last - timedelta(days=1)


@settings(QUICK, max_examples=60)
@given(seed=SEEDS)
def test_working_days_are_counted_after_the_day(table: Table, seed: int) -> None:
    for day, count in some_days(seed):
        last = d.addwd(day, count % 10 + 1, table.holidays)
        days = [day + timedelta(days=n) for n in range(1, (last - day).days + 1)]
        assert sum(d.is_working_day(one, table.holidays) for one in days) == count % 10 + 1
        assert d.is_working_day(last, table.holidays)


@settings(QUICK, max_examples=60)
@given(seed=SEEDS)
def test_records_are_due_a_month_on_or_on_the_next_working_day(table: Table, seed: int) -> None:
    for day, _ in some_days(seed):
        due = d.sar(day, table.holidays)
        assert timedelta(0) <= due - d.incl(day, 1) <= timedelta(days=4)
        assert d.is_working_day(due, table.holidays)


@settings(QUICK, max_examples=60)
@given(seed=SEEDS)
def test_the_named_limits_agree_with_each_other(seed: int) -> None:
    for day, _ in some_days(seed):
        assert d.s2_last(day) == day + timedelta(days=13) == d.beginning(day, 14)
        assert d.longstop_w(day) == d.starting(day, 36) > d.nhs_w(day) == d.council_w(day)
        assert d.police_review(day) == day + timedelta(days=28) == d.weeks(day, 4)
        assert d.dp_ack(day) == day + timedelta(days=29)
        assert d.ahra(day) - d.ahra(day, 21) == timedelta(days=19)
        assert d.tribunal_s3(day) == d.council_w_backstop(day) == d.starting(day, 6)
