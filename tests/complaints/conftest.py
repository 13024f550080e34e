"""The decision table, read once, and a case decided from plain values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from knowledge.complaints import Decision, Table, check_dates, decide, load_table, read_case

Decide = Callable[..., Decision]
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def table() -> Table:
    """The table of the content folder."""
    return load_table()


@pytest.fixture(scope="session")
def case(table: Table) -> Decide:
    """Decides the case that keyword arguments describe, on 22 November 2026 unless ``today`` is given."""

    def decided(today: date = TODAY, **values: Any) -> Decision:
        facts = read_case(values)
        check_dates(facts, today, table.holidays)
        return decide(facts, table, today)

    return decided
