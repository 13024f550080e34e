"""The floors lie a little under what was measured, and no kind of danger is without one."""

from __future__ import annotations

import pytest

from tests.measuring import floors
from tests.measuring.cases import LOOKALIKE, urgent_cases
from tests.measuring.heard import Figure

FLOORS = floors.read()


@pytest.mark.parametrize("name", FLOORS)
def test_a_floor_is_near_what_was_measured(name: str) -> None:
    floor = FLOORS[name]
    figure = Figure(name, floor["measured"], floor["of"], "at_least" in floor)
    assert floors.kept(figure, floor)
    assert abs(floor.get("at_least", floor.get("at_most")) - floor["measured"]) <= 0.1


def test_every_kind_of_danger_has_a_floor() -> None:
    kinds = {one.kind for one in urgent_cases()} - {LOOKALIKE}
    assert {f"danger first: {kind}" for kind in kinds} <= set(FLOORS)


def test_one_case_worse_than_the_margin_is_noticed() -> None:
    figure = Figure("any", 0.9, 100)
    floor = {"at_least": floors.bound(figure)}
    assert floors.kept(Figure("any", 0.89, 100), floor)
    assert not floors.kept(Figure("any", 0.87, 100), floor)
    rare = Figure("any", 0.02, 100, at_least=False)
    assert not floors.kept(Figure("any", 0.05, 100, at_least=False), {"at_most": floors.bound(rare)})
