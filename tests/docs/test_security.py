"""The security papers are whole: every ASVS item answered, every advisory of a pinned version, every named test there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.docs.named_tests import DOCS, document, every_test

ASVS: dict[str, dict[str, Any]] = document("security/asvs.yml")["sections"]
ADVISORIES: list[dict[str, Any]] = document("security/advisories.yml")["advisories"]
ANSWERS = {"proof", "reason", "deployer", "open"}
LEVELS_1_AND_2 = 253
LOCK = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8")
PINNED = dict(re.findall(r"^([a-z0-9._-]+)==([^\s\\]+)", LOCK, re.MULTILINE))
FILE_OR_TEST = re.compile(r"tests/[\w/]+(?:\.py)?")


def answers() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each requirement's number with its answer."""
    for section, told in ASVS.items():
        for number, answer in (told.get("items") or {}).items():
            yield f"{section}.{number}", answer


def test_every_requirement_is_answered_once() -> None:
    assert sum(len(section["ids"]) for section in ASVS.values()) == LEVELS_1_AND_2
    for name, section in ASVS.items():
        assert bool(section.get("none")) != bool(section.get("items")), name
        assert section.get("none") or set(section["items"]) == set(section["ids"]), name


@pytest.mark.parametrize(("name", "answer"), list(answers()), ids=lambda one: one if isinstance(one, str) else "")
def test_an_answer_is_a_test_that_exists_or_a_reason(name: str, answer: dict[str, Any]) -> None:
    assert len(answer) == 1 and set(answer) <= ANSWERS
    assert [one for one in answer.get("proof", []) if one not in every_test()] == []
    assert all(answer.values())


@pytest.mark.parametrize("advisory", ADVISORIES, ids=lambda one: f"{one['package']}: {one['advisory'][:30]}")
def test_an_advisory_is_of_a_pinned_version_and_its_shield_has_a_test(advisory: dict[str, Any]) -> None:
    pinned = {**PINNED, "python": (ROOT / ".python-version").read_text().strip()}
    assert pinned[advisory["package"]] == advisory["version"], "another version is pinned now: look whether this still holds"
    assert advisory["shield"] and advisory["source"] and advisory["reached"]
    assert [one for one in advisory["proof"] if one not in every_test()] == []


def test_every_package_is_locked_with_its_hash() -> None:
    entries = re.split(r"\n(?=[a-z0-9])", LOCK.strip())
    assert len(entries) > 100
    assert [one.split()[0] for one in entries if "--hash=sha256:" not in one and not one.startswith("#")] == []


def test_the_list_of_licences_is_of_the_packages_that_are_pinned() -> None:
    listed = dict(re.findall(r"^\| ([\w.-]+) +\| ([\w.]+) ", (DOCS / "security" / "licences.md").read_text(), re.MULTILINE))
    listed = {name.lower().replace("_", "-").replace(".", "-"): version for name, version in listed.items()}
    pinned = {name.replace(".", "-"): version for name, version in PINNED.items()}
    assert {name: version for name, version in pinned.items() if listed.get(name) != version} == {}


def test_places_named_in_the_threat_model_exist() -> None:
    text = (DOCS / "security.md").read_text(encoding="utf-8")
    assert [place for place in FILE_OR_TEST.findall(text) if not (ROOT / place).exists()] == []
