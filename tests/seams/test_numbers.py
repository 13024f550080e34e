"""A tuned number stands in settings/understanding.yml: the code of the three rooms that read it holds no fraction."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ROOMS = ("pipeline", "knowledge", "actions")
PUBLISHED = {"knowledge/store/readability.py": "the Automated Readability Index, Smith and Senter 1967"}


def fractions(code: str) -> list[float]:
    """Every number with a fraction that stands in the code."""
    return [node.value for node in ast.walk(ast.parse(code))
            if isinstance(node, ast.Constant) and isinstance(node.value, float) and not node.value.is_integer()]


@pytest.mark.parametrize("room", ROOMS)
def test_no_fraction_stands_in_the_code(room: str) -> None:
    found = {str(path.relative_to(ROOT)): numbers for path in sorted((ROOT / room).rglob("*.py"))
             if str(path.relative_to(ROOT)) not in PUBLISHED and (numbers := fractions(path.read_text(encoding="utf-8")))}
    assert found == {}


def test_a_fraction_would_be_found() -> None:
    assert fractions("LEAST = 0.48\nMOST = 8\nHALF = 1 / 2\nALL = 1.0") == [0.48]


def test_every_tuned_number_says_what_it_is() -> None:
    settings = yaml.safe_load((ROOT / "settings" / "understanding.yml").read_text(encoding="utf-8"))
    for name, section in settings.items():
        for number, entry in section.items():
            assert set(entry) == {"value", "unit", "meaning", "fitted_on"}, (name, number)
            assert all(str(entry[field]).strip() for field in entry), (name, number)


def test_every_tuned_number_is_read() -> None:
    code = [ast.parse(path.read_text(encoding="utf-8")) for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    read = {node.attr for tree in code for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    settings = yaml.safe_load((ROOT / "settings" / "understanding.yml").read_text(encoding="utf-8"))
    numbers = {f"{name}.{number}" for name, section in settings.items() if name != "costs" for number in section}
    unread = {one for one in numbers if one.partition(".")[2] not in read}
    assert unread == set()
