"""What is said where: by a served text, by what covers it, or a reason; and nothing under a name nobody knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.reports.coverage import as_markdown, coverage, key, unknown_names
from knowledge.store.content import read_content
from tests.store.small import spoil


def found(folder: Path) -> dict[str, tuple[tuple[str, ...], str]]:
    return {entry.name: (entry.said_by, entry.reason) for entry in coverage(read_content(folder), folder)}


def test_each_heading_and_fact_has_what_says_it(folder: Path) -> None:
    assert found(folder) == {
        "002: Holding": (("hold-old",), ""), "HOLD-01": (("hold-old",), ""),
        "HOLD-02": (("hold-new", "contact line"), ""), "HOLD-03": (("hold-new",), "Recalled."),
        "G-HOLD": (("term-hold",), ""), "C01": (("change C01",), ""), "LINE": (("contact line",), "")}


def test_a_pending_text_says_nothing(folder: Path) -> None:
    spoil(folder, "guidance/holding.md", "weight: guidance\nstatus: seed", "weight: guidance\nstatus: pending")
    assert found(folder)["HOLD-01"] == ((), "")
    assert [entry.name for entry in coverage(read_content(folder), folder) if not entry.mapped] == ["002: Holding", "HOLD-01"]
    assert "| HOLD-01 | **NOT MAPPED** |" in as_markdown(coverage(read_content(folder), folder))


@pytest.mark.parametrize("one, other", [
    ("002: Mind’s view", "002: Mind's  view"), ("002: Two\nlines", "002: two lines"), ("HOLD-01", "hold-01")])
def test_apostrophes_spaces_and_capitals_do_not_matter(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize("file, old, new, message", [
    ("guidance/holding.md", "facts: [HOLD-01]", "facts: [HOLD-99]",
     "guidance/holding.md:18: hold-old: 'HOLD-99' is not in coverage_expected.yml. Write instead: one that is"),
    ("guidance/holding.md", 'headings: ["002: Holding"]', 'headings: ["002: Folding"]',
     "guidance/holding.md:19: hold-old: '002: Folding' is not in coverage_expected.yml. Write instead: one that is"),
    ("not_served.yml", "- id: HOLD-03", "- id: HOLD-98",
     "not_served.yml:1: HOLD-98: 'HOLD-98' is not in coverage_expected.yml. Write instead: one that is"),
    ("not_served.yml", "covered_by: [hold-new]", "covered_by: [record-wales]",
     "not_served.yml:1: HOLD-03: nothing is called 'record-wales'. Write instead: an extract's id"),
    ("not_served.yml", '  reason: "Recalled."\n  covered_by: [hold-new]\n', "  note: later\n",
     "not_served.yml:1: HOLD-03: neither a reason nor what covers it. Write instead: reason: ... or covered_by: [id]"),
    ("coverage_expected.yml", "HOLD-02: [contact line]", "HOLD-02: [contact lien]",
     "coverage_expected.yml:6: HOLD-02: nothing is called 'contact lien'. Write instead: an extract's id"),
])
def test_a_name_nobody_knows_is_refused(folder: Path, file: str, old: str, new: str, message: str) -> None:
    spoil(folder, file, old, new)
    problems = [str(problem) for problem in unknown_names(read_content(folder), folder)]
    assert len(problems) == 1
    assert problems[0].startswith(message)


def test_the_table_shows_both_what_says_it_and_why_it_is_held_back(folder: Path) -> None:
    text = as_markdown(coverage(read_content(folder), folder))
    assert "| HOLD-03 | `hold-new`; Recalled. |" in text
    assert "| Holding | `hold-old` |" in text
    assert "7 headings and facts: 6 said, 1 answered in another way" in text
