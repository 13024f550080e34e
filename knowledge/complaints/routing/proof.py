"""Proves the table: every combination of the answers gets a step, and every row is reached by some case.

Nothing is left out: cases are followed together only while no rule can tell them apart. Wishes are tried one
at a time and none at all; date questions are independent of the answers.
"""

from __future__ import annotations

from typing import Any

from knowledge.complaints.facts import CHOICES, Fact, LegalStatus
from knowledge.complaints.routing.cells import Fault
from knowledge.complaints.routing.features import DATE_FLAGS, FEATURES, NO, UNKNOWN, YES, Feature
from knowledge.complaints.routing.table import Table

FILE = "decision_table.csv"
FIRST = ("hospital_country", "funder", "setting", "legal_status", "age", "asker", "consent", "want", "stage")


def _answers_to(fact: Fact) -> tuple[Any, ...]:
    """Every answer to a question, and none; wishes one at a time."""
    return (*(frozenset((one,)) for one in fact.values), frozenset()) if fact.many else (*fact.values, UNKNOWN)


ANSWERS: dict[str, tuple[Any, ...]] = {
    fact.name: _answers_to(fact) for fact in sorted(CHOICES, key=lambda fact: FIRST.index(fact.name))}
NAMES = tuple(ANSWERS)
Case = tuple[Any, ...]
ANSWERED = tuple(feature for feature in FEATURES if feature.name not in DATE_FLAGS)


def every_case(table: Table, rows: int | None = None, keep: tuple[str, ...] = ()) -> dict[int, list[Case]]:
    """The rows that every combination of the answers matches, as bits, each with cases that match just these.

    Answers are given one at a time; what has matched so far and the answers still needed say all that matters
    about a case, so cases alike in both go on as one. Only ``rows`` are looked at, whatever the dates are;
    ``keep`` names answers of which every value is to be seen in the cases.
    """
    everything = (1 << len(table.rows)) - 1
    states: dict[tuple[Any, ...], tuple[int, Case]] = {(): (everything if rows is None else rows, ())}
    for depth, name in enumerate(NAMES):
        fits = _Fits(table, depth)
        wanted = [at for at in range(depth + 1) if NAMES[at] in keep or NAMES[at] in _later(depth)]
        after: dict[tuple[Any, ...], tuple[int, Case]] = {}
        for bits, case in states.values():
            for value in ANSWERS[name]:
                now, left = (*case, value), bits & fits.of(case, value)
                after.setdefault((left, *(now[at] for at in wanted)), (left, now))
        states = after
    found: dict[int, list[Case]] = {}
    for bits, case in states.values():
        found.setdefault(bits, []).append(case)
    return found


class _Fits:
    """The rows that suit one more answer, worked out once for each value of the answers it depends on."""

    def __init__(self, table: Table, depth: int) -> None:
        self.table, self.depth = table, depth
        self.features = [feature for feature in ANSWERED if _last_need(feature) == depth]
        needs = {need for feature in self.features for need in _needs(feature)} - {NAMES[depth]}
        self.needs = sorted(NAMES.index(need) for need in needs)
        self.known: dict[tuple[Any, ...], int] = {}

    def of(self, case: Case, value: Any) -> int:
        """The rows that suit the value after the answers of the case, as bits."""
        key = (value, *(case[at] for at in self.needs))
        if key not in self.known:
            self.known[key] = self._work(case, value)
        return self.known[key]

    def _work(self, case: Case, value: Any) -> int:
        said = as_answers((*case, value))
        bits = self.table.wished(value) if NAMES[self.depth] == "want" else -1
        for feature in self.features:
            bits &= self.table.fitting(feature.name, feature.work(said))
        return bits


def as_answers(case: Case) -> dict[str, Any]:
    """The answers of a case by name, with the group of the legal status."""
    said = dict(zip(NAMES, case, strict=False))
    status = said.get("legal_status", UNKNOWN)
    said["group"] = status if status == UNKNOWN else LegalStatus(status).group.value
    return said


def _needs(feature: Feature) -> tuple[str, ...]:
    return tuple("legal_status" if need == "group" else need for need in feature.needs)


def _last_need(feature: Feature) -> int:
    return max(NAMES.index(need) for need in _needs(feature))


def _later(depth: int) -> set[str]:
    """The answers that features still to come look at."""
    return {need for feature in ANSWERED if _last_need(feature) > depth for need in _needs(feature)}


def on_dates(table: Table, **true: bool) -> int:
    """The rows that suit the date questions, all answered no but those named, as bits."""
    bits = (1 << len(table.rows)) - 1
    for name in DATE_FLAGS:
        bits &= table.fitting(name, YES if true.get(name) else NO)
    return bits


def gaps(table: Table) -> list[Fault]:
    """A fault for every row that no case reaches, and for the first case that is offered nothing."""
    reached, bare, no_dates = 0, None, on_dates(table)
    for bits, cases in every_case(table).items():
        reached |= bits
        if bare is None and not table.any_open(bits & no_dates):
            bare = cases[0]
    faults = [
        Fault(FILE, row.line, f"{row.rule} is reached by no case.", "conditions that can be true together")
        for at, row in enumerate(table.rows)
        if not reached >> at & 1
    ]
    if bare is not None:
        faults.append(Fault(FILE, 1, f"nothing is offered for {as_answers(bare)}.", "a row that fits it"))
    return faults
