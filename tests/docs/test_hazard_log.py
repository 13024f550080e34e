"""The hazard log is whole, its risks are what its matrix gives, and the tests it names exist."""

from __future__ import annotations

from typing import Any

import pytest

from tests.docs.named_tests import DOCS, document, every_test

LOG = document("safety/hazard-log.yml")
HAZARDS: list[dict[str, Any]] = LOG["hazards"]
SEVERITIES = ("minor", "significant", "considerable", "major", "catastrophic")
FIELDS = {"id", "name", "hazard", "causes", "effect", "severity", "before", "after", "controls", "open", "deployer"}
ASKED_FOR = ("wrong nation", "out of date", "danger is missed", "false danger", "silence", "next person", "last day", "worse",
             "over-trust", "another question", "welsh")


def risk(hazard: dict[str, Any], when: str) -> int:
    return int(LOG["matrix"][hazard[when]][SEVERITIES.index(hazard["severity"])])


@pytest.mark.parametrize("hazard", HAZARDS, ids=lambda one: one["id"])
def test_a_hazard_is_whole(hazard: dict[str, Any]) -> None:
    assert set(hazard) == FIELDS
    assert all(hazard[name] for name in FIELDS)
    assert risk(hazard, "after") <= risk(hazard, "before")


@pytest.mark.parametrize("hazard", HAZARDS, ids=lambda one: one["id"])
def test_every_control_names_tests_that_exist(hazard: dict[str, Any]) -> None:
    for control in hazard["controls"]:
        assert control["proof"], f"{hazard['id']}: no test proves '{control['what']}'"
        missing = [name for name in control["proof"] if name not in every_test()]
        assert not missing, f"{hazard['id']}: no such test: {missing}"


def test_the_ids_are_in_order_and_nothing_that_was_asked_for_is_left_out() -> None:
    assert [one["id"] for one in HAZARDS] == [f"H{n:02d}" for n in range(1, len(HAZARDS) + 1)]
    names = " ".join(one["name"].lower() for one in HAZARDS)
    assert [one for one in ASKED_FOR if one not in names] == []


def test_no_hazard_is_left_at_an_unacceptable_risk() -> None:
    left = {one["id"]: risk(one, "after") for one in HAZARDS}
    assert max(left.values()) < 5
    said = (DOCS / "safety" / "README.md").read_text(encoding="utf-8")
    for name, level in left.items():
        if level >= 4:
            assert name in said, f"{name} is left at {level}: docs/safety/README.md must say what follows from that"


def test_a_test_that_does_not_exist_is_noticed() -> None:
    assert "tests/docs/test_hazard_log.py::test_a_hazard_is_whole" in every_test()
    assert "tests/docs/test_hazard_log.py::test_nobody_wrote" not in every_test()
