"""Every heading of the first documents and every fact of the fact sheets is said, or held back with a reason."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from knowledge.reports.coverage import REPORT, as_markdown, coverage, expected, key, unknown_names
from knowledge.store.content import FOLDER, Content
from tests.conftest import SHARED

FACT = re.compile(r"^(?:\| |- \*\*)((?:[A-Z]+\d*-\d+)|[CM]\d\d)\b", re.MULTILINE)
TERMS = re.compile(r"^## 3\. Glossary(.*?)^## 4", re.MULTILINE | re.DOTALL)
CELL = re.compile(r"^\| ([^|]+?) \|", re.MULTILINE)
CITED_HEADING = re.compile(r"SEED: (\d{3})_\w+\.txt, '([^|]*?)'(?=[\s;|)])")
SHORTENED = {"Definitions and explanations": "Definitions and explanations taken from official sources*",
             "Endnotes (9)": "Endnotes"}
NOT_HEADINGS = {"Get help now Make a donation", "Read our reports", "arrow_upwardBack to Top", "Menu", "> Read our A-Z",
                "> View courses", "> Visit our shop today", "Information and advice on a huge range of mental health topics"}
NO_SHARED = f"NOT COMPARED: {SHARED} is not here, so the expected list cannot be held against the documents themselves"
LONGEST_HEADING = 70


def test_every_heading_and_fact_is_mapped(content: Content) -> None:
    entries = coverage(content, FOLDER)
    assert len(entries) > 550
    assert [entry.name for entry in entries if not entry.mapped] == []


def test_no_name_is_unknown(content: Content) -> None:
    assert [str(problem) for problem in unknown_names(content, FOLDER)] == []


def test_the_table_is_up_to_date(content: Content) -> None:
    assert (FOLDER / REPORT).read_text(encoding="utf-8") == as_markdown(coverage(content, FOLDER)), "run 'make coverage'"


def test_nothing_is_expected_twice() -> None:
    names = [key(name) for _, name in expected(FOLDER)]
    assert len(names) == len(set(names))


def shared(*parts: str) -> list[Path]:
    """The files of a shared folder; without it the comparison is skipped, and says so."""
    folder = SHARED.joinpath(*parts)
    if not folder.is_dir():
        pytest.skip(NO_SHARED)
    return sorted(folder.glob("*"))


@cache
def known() -> frozenset[str]:
    """The keys of what is expected."""
    return frozenset(key(name) for _, name in expected(FOLDER))


@pytest.mark.parametrize("sheet, fewest", [("rights.md", 160), ("complaints.md", 150)])
def test_every_fact_of_the_sheets_is_expected(sheet: str, fewest: int) -> None:
    path = next(path for path in shared("facts") if path.name == sheet)
    facts = set(FACT.findall(path.read_text(encoding="utf-8")))
    assert len(facts) >= fewest
    assert sorted(fact for fact in facts if key(fact) not in known()) == []


def test_every_term_of_the_sheet_is_expected() -> None:
    text = next(path for path in shared("facts") if path.name == "rights.md").read_text(encoding="utf-8")
    glossary = TERMS.search(text)
    assert glossary
    terms = [term for term in CELL.findall(glossary[1]) if term != "Term" and "---" not in term]
    slugs = ["G-" + re.sub(r"[^A-Z0-9]+", "-", re.sub("['’]", "", term.upper())).strip("-") for term in terms]
    assert len(slugs) > 40
    assert [slug for slug in slugs if key(slug) not in known()] == []


def test_every_heading_expected_stands_in_its_document() -> None:
    texts = {path.name[:3]: key(path.read_text(encoding="utf-8")) for path in shared("seeds") if path.suffix == ".txt"}
    headings = [(group[-3:], name[5:]) for group, name in expected(FOLDER) if group.startswith("headings")]
    assert [heading for document, heading in headings
            if key(heading) not in texts[document] and heading != "introduction"] == []


def test_every_heading_of_the_web_pages_is_expected() -> None:
    """On these pages a short line with nothing but a heading on it is one."""
    found = []
    for path in (path for path in shared("seeds") if path.name[:3] in ("000", "001", "003", "004")):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
        found += [f"{path.name[:3]}: {line}" for line in lines
                  if line and len(line) < LONGEST_HEADING and not re.search(r"[.:,]$", line) and line not in NOT_HEADINGS]
    found = [name for name in found if not name.endswith("...")] + ["000: The campaign so far..."]
    assert len(found) > 25
    assert [name for name in found if key(name) not in known()] == []


def test_every_heading_the_sheets_cite_is_expected() -> None:
    text = next(path for path in shared("facts") if path.name == "rights.md").read_text(encoding="utf-8")
    cited = {f"{document}: {SHORTENED.get(heading, heading)}" for document, heading in CITED_HEADING.findall(text)}
    assert len(cited) > 20
    assert sorted(name for name in cited if key(name) not in known()) == []
