"""Letters that do not fit together are refused, with the file, the line and what is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from knowledge.model import Nation, Route, Source
from knowledge.store.letter_checks import check_letters, due
from knowledge.store.letters import read_all_letters
from knowledge.store.problems import Problem

SOURCES = {"nice": Source("nice", "NICE guideline NG10", "NICE", 2015, Nation.BOTH, "https://nice.org.uk"),
           "frame": Source("frame", "The Framework", "Welsh Government", 2021, Nation.WALES, "https://gov.wales"),
           "act": Source("act", "An Act 2018", "UK Parliament", 2018, Nation.ENGLAND, "https://legislation.gov.uk")}
END, START, LAST = (f'{{% include "parts/{name}.txt" %}}' for name in ("end", "start", "last"))


def _only(fact: str, value: str) -> str:
    """A line kept for one value of a fact, and the end of the letter."""
    return f"{{% if {fact} is one_of('{value}') %}}\na\n{{% endif %}}\n{END}\n"


FILES = {"routes/WARD.yml": "id: WARD\ntakes_letter: ward\n",
         "letters/ward.txt": f"Dear [your name],\n{END}\n",
         "letters/parts/end.txt": "Yours\n",
         "letters/record-sheet.txt": "Write it down\n",
         "letters/fields.yml": "- id: your name\n  label: Your name\n  hint: As you sign\n  multiline: true\n  step: where\n",
         "letters/standards.yml": "- id: one\n  text: A sentence.\n  nation: both\n  status: verified\n  sources:\n"
                                  "    - nice: rec 1\n  checked_on: 2026-11-22\n  review_by: 2027-05-22\n"}
TODAY = date(2026, 11, 22)


def _route(letter: str) -> Route:
    return Route("WARD", "Ward", Nation.BOTH, *[""] * 7, letter, (), (), TODAY)


def _problems(folder: Path, changed: dict[str, str], letter: str = "ward") -> list[Problem]:
    for name, text in {**FILES, **changed}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    letters = read_all_letters(folder, SOURCES, problems)
    check_letters(folder, letters, [_route(letter)], frozenset({"seclusion"}), problems)
    return problems


def test_letters_that_fit_are_taken(tmp_path: Path) -> None:
    assert _problems(tmp_path, {}) == []


def test_a_route_may_take_no_letter(tmp_path: Path) -> None:
    assert [one.wrong for one in _problems(tmp_path, {}, "")] == ["no route takes this letter."]


STANDARD = FILES["letters/standards.yml"]


@pytest.mark.parametrize("file, text, where, wrong", [
    ("letters/ward.txt", f"[your name]\n{{{{ nobody }}}}\n{END}\n", "letters/ward.txt:2", "'{{ nobody }}' is not a value"),
    ("letters/ward.txt", "[your name]\n\n" + _only("askr", "carer"), "letters/ward.txt:3", "'askr' is not a fact"),
    ("letters/ward.txt", "[your name]\n" + _only("asker", "career"), "letters/ward.txt:2", "'career' is not a value"),
    ("letters/parts/end.txt", "\n{% if asker is one_of('staff') %}\na", "letters/parts/end.txt:3",
     "not a template: Unexpected end"),
    ("letters/ward.txt", f"[your name]\n{END}\n{START}\n", "letters/ward.txt:3", "there is no part 'start'"),
    ("letters/ward.txt", "[your name]\n", "letters/parts/end.txt:1", "no letter uses this part"),
    ("letters/ward.txt", "[your name]\n" + _only("route", "WRD"), "letters/ward.txt:2", "there is no route 'WRD'"),
    ("letters/ward.txt", f"[your nam]\n[your name]\n{END}\n", "letters/fields.yml:1", "'[your nam]' is not here"),
    ("letters/ward.txt", f"Dear all,\n{END}\n", "letters/fields.yml:1", "no letter has the blank '[your name]'"),
    ("letters/other.txt", "[your name]\n", "letters/other.txt:1", "no route takes this letter"),
    ("letters/standards.yml", STANDARD + "  when: want=change_rules\n", "letters/standards.yml:1", "'change_rules'"),
    ("letters/standards.yml", STANDARD + "  when: topic=seclusions\n", "letters/standards.yml:1",
     "there is no topic 'seclusions'"),
    ("letters/standards.yml", STANDARD.replace("nice:", "nce:"), "letters/standards.yml:1", "'nce' is not in sources"),
    ("letters/standards.yml", STANDARD + "  whn: x\n", "letters/standards.yml:1", "'whn' is not a field we know"),
    ("letters/fields.yml", "- id: your name\n", "letters/fields.yml:1", "'label' is missing")])
def test_what_does_not_fit_is_refused(tmp_path: Path, file: str, text: str, where: str, wrong: str) -> None:
    said = [str(problem) for problem in _problems(tmp_path, {file: text})]
    assert any(line.startswith(where) and wrong in line for line in said), said


def test_a_route_without_its_letter_is_named_with_its_line(tmp_path: Path) -> None:
    found = _problems(tmp_path, {"routes/WARD.yml": "id: WARD\ntitle: Ward\ntakes_letter: wrd\n"}, "wrd")
    assert [(one.file, one.line, one.wrong) for one in found] == [
        ("routes/WARD.yml", 3, "there is no letter 'wrd'."), ("letters/ward.txt", 1, "no route takes this letter.")]


def test_parts_may_hold_parts(tmp_path: Path) -> None:
    _problems(tmp_path, {"letters/parts/end.txt": f"Yours\n{LAST}\n", "letters/parts/last.txt": "Bye\n"})
    assert read_all_letters(tmp_path, SOURCES, []).templates["ward"] == "Dear [your name],\nYours\nBye\n"


@pytest.mark.parametrize("sources, citation", [
    ("nice: rec 1", "NICE guideline NG10, rec 1, 2015"),
    ("act: section 6", "An Act 2018, section 6"),
    ("frame: definitions", "The Framework, Welsh Government, definitions, 2021")])
def test_a_citation_names_the_document_the_place_and_the_year(tmp_path: Path, sources: str, citation: str) -> None:
    _problems(tmp_path, {"letters/standards.yml": STANDARD.replace("nice: rec 1", sources)})
    assert read_all_letters(tmp_path, SOURCES, []).standards[0].standard.citation == citation


@pytest.mark.parametrize("today, status, count", [
    (date(2027, 5, 22), "verified", 0), (date(2027, 5, 23), "verified", 1), (date(2027, 5, 23), "pending", 0)])
def test_a_standard_not_checked_again_in_time_is_refused(tmp_path: Path, today: date, status: str, count: int) -> None:
    _problems(tmp_path, {"letters/standards.yml": STANDARD.replace("verified", status)})
    assert len(list(due(read_all_letters(tmp_path, SOURCES, []), today))) == count
