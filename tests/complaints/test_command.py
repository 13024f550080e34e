"""The command: one case in, its answer out; exit 2 and one line for a case nobody can use."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

import pytest

from knowledge.complaints import TableError
from knowledge.complaints import __main__ as command
from knowledge.complaints.routing.cells import Fault

Run = Any


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command on raw input; gives its exit code and what it wrote."""

    def ran(raw: bytes) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        code = command.main()
        said = capsys.readouterr()
        return code, said.out, said.err

    return ran


def test_an_answer_has_the_agreed_shape(run: Run) -> None:
    code, out, err = run(
        b'{"hospital_country": "england", "event_date": "2026-11-21", "today": "2026-11-22"}'
    )
    said = json.loads(out)
    assert (code, err) == (0, "")
    assert list(said) == ["steps", "clocks", "not_offered"]
    assert {tuple(step) for step in said["steps"]} == {("route", "by", "state", "because", "source")}
    assert {tuple(clock) for clock in said["clocks"]} == {("clock", "by", "state")}
    assert {tuple(out) for out in said["not_offered"]} == {("route", "because")}
    assert {step["state"] for step in said["steps"]} == {"open", "none"}


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"not json",
        b"[]",
        b'"england"',
        b"12",
        b"null",
        b'{"today": "2026-11-22"',
        b"\xff\xfe",
        b'{"a": }',
        b"[" * 100000,
        b'{"event_date": ' + b"9" * 5000 + b"}",
        b'{"age": "adult", "age": "adult"}',
        b'{"unheard_of": 1}',
        b'{"event_date": "2026-02-30"}',
        b'{"today": "2026-02-30"}',
        b'{"today": 1}',
        b'{"event_date": "2026-11-23", "today": "2026-11-22"}',
        b'{"hospital_country": "france"}',
        b'{"a\\nb": 1}',
        b'{"want": [[]]}',
        b'{"today": "2026-11-22", "known_date": "2026-11-01", "event_date": "2026-11-02"}',
    ],
)
def test_a_case_nobody_can_use_gets_exit_2_and_one_line(run: Run, raw: bytes) -> None:
    code, out, err = run(raw)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1 and len(err) > 10


def test_an_unknown_field_is_named(run: Run) -> None:
    assert run(b'{"hospital_contry": "england"}')[2].startswith("hospital_contry: is not a field we know")


def test_today_comes_from_the_environment_when_not_given(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AS_OF", "2026-11-22")
    case = b'{"hospital_country": "wales", "setting": "nhs_ward", "want": "records"}'
    assert [step["by"] for step in json.loads(run(case)[1])["steps"] if step["route"] == "SAR"] == [
        "2026-12-23"
    ]


def test_a_table_with_faults_is_told_by_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise TableError([Fault("decision_table.csv", 7, "'because' is empty.")])

    monkeypatch.setattr(command, "load_table", broken)
    assert run(b"{}") == (1, "", "decision_table.csv:7: 'because' is empty.\n")


def test_a_byte_order_mark_does_no_harm(run: Run) -> None:
    assert run(b'\xef\xbb\xbf{"today": "2026-11-22"}')[0] == 0
