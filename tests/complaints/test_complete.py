"""Completeness over every combination of the answers: nobody goes empty, or to the wrong nation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from knowledge.complaints import Belongs, Table
from knowledge.complaints.routing.decide import _left_out
from knowledge.complaints.routing.features import DATE_FLAGS, FEATURES
from knowledge.complaints.routing.proof import ANSWERS, NAMES, as_answers, every_case, gaps, on_dates
from knowledge.complaints.routing.table import Kind, Row
from tests.complaints.cards import cards, reachable

pytestmark = pytest.mark.slow
BY_MONEY = {"NHS_PROV_E", "NHS_COMM_E", "NHS_W", "PHSO", "PSOW"}
EITHER = {"LLAIS"}
"""Follows the payer to a bed in England, and is in Wales for whoever pays (2020 asc 1, s 16 and s 21(1))."""
PAYS = {Belongs.ENGLAND: "nhs_england_side", Belongs.WALES: "nhs_wales"}


@pytest.fixture(scope="module")
def cases(table: Table) -> dict[int, list[tuple[Any, ...]]]:
    """Every combination, with the rows it matches; nation and payer told apart to the end."""
    rows = sum(1 << at for at, row in enumerate(table.rows) if row.kind is not Kind.CLOCK)
    return every_case(table, rows, keep=("hospital_country", "funder"))


@pytest.fixture(scope="module")
def opened(table: Table, cases: dict[int, list[tuple[Any, ...]]]) -> dict[int, list[Row]]:
    """The offers left for each set of matching rows, for an event of long ago."""
    dates = on_dates(table, event_known=True)
    return {bits: table.open(bits & dates) for bits in cases}


def test_no_row_is_out_of_reach_and_no_case_goes_empty(table: Table) -> None:
    assert [str(gap) for gap in gaps(table)] == []


def test_every_case_has_a_human_contact(opened: dict[int, list[Row]]) -> None:
    human = {name for name, card in cards().items() if any(map(reachable, card["contacts"]))}
    assert [bits for bits, rows in opened.items() if not any(row.card in human for row in rows)] == []


def test_nobody_is_sent_to_the_wrong_nation(
    cases: dict[int, list[tuple[Any, ...]]], opened: dict[int, list[Row]]
) -> None:
    wrong = [
        (row.rule, case)
        for bits, rows in opened.items()
        for case in cases[bits]
        for row in rows
        if not _right(row, case[0], case[1])
    ]
    assert wrong[:3] == []


def _right(row: Row, country: str, funder: str) -> bool:
    """The nation of the hospital, or of who pays for what follows the money; both when neither is known."""
    if row.belongs is Belongs.BOTH:
        return True
    other = PAYS[Belongs.WALES if row.belongs is Belongs.ENGLAND else Belongs.ENGLAND]
    if row.route in BY_MONEY and funder in PAYS.values():
        return funder != other
    if row.route in EITHER and funder == PAYS[row.belongs]:
        return True
    return country in (row.belongs.value, "unknown")


def test_nothing_is_both_offered_and_left_out(table: Table, opened: dict[int, list[Row]]) -> None:
    dates = on_dates(table, event_known=True)
    for bits in list(opened)[::97]:
        left = {out.route for out in _left_out(table, bits & dates)}
        assert left.isdisjoint(row.route for row in opened[bits])


def test_every_route_stands_once(opened: dict[int, list[Row]]) -> None:
    assert all(len({row.route for row in rows}) == len(rows) for rows in opened.values())


def test_following_cases_together_loses_none(table: Table, cases: dict[int, list[tuple[Any, ...]]]) -> None:
    """The short way and the long way give the same rows, for a spread of all combinations."""
    rows = sum(1 << at for at, row in enumerate(table.rows) if row.kind is not Kind.CLOCK)
    for case in spread(4999):
        said = {**as_answers(case), **dict.fromkeys(DATE_FLAGS, False)}
        bits = rows & table.wished(said["want"])
        for feature in FEATURES:
            if feature.name not in DATE_FLAGS:
                bits &= table.fitting(feature.name, feature.work(said))
        assert bits in cases


def spread(count: int) -> Iterator[tuple[Any, ...]]:
    """So many combinations, evenly spread over all there are."""
    sizes = [len(ANSWERS[name]) for name in NAMES]
    total = 1
    for size in sizes:
        total *= size
    for at in range(0, total, total // count):
        case, rest = [], at
        for name, size in zip(NAMES, sizes, strict=True):
            rest, place = divmod(rest, size)
            case.append(ANSWERS[name][place])
        yield tuple(case)
