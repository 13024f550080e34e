"""``python -m knowledge.complaints``: one case as JSON on standard input, its routes as JSON out.

Exit 2 and one line on standard error for a case that cannot be read, exit 1 for a table with faults. Today is
the case's ``today``, else ``AS_OF`` of the environment, else the system's date: the clock is read at this edge.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from datetime import date
from typing import Any

from knowledge.complaints.case import CaseError, read_case, read_day
from knowledge.complaints.routing.checks import check_dates
from knowledge.complaints.routing.decide import decide
from knowledge.complaints.routing.decision import Decision
from knowledge.complaints.routing.loading import TableError, load_table

BAD_CASE, BAD_TABLE = 2, 1


def main() -> int:
    """Answer the case on standard input; 0, 2 when it cannot be read, 1 when the table cannot be used."""
    try:
        print(json.dumps(_answer(_read(sys.stdin.buffer.read())), indent=2))
    except CaseError as error:
        print(error, file=sys.stderr)
        return BAD_CASE
    except TableError as error:
        print(error, file=sys.stderr)
        return BAD_TABLE
    return 0


def _read(raw: bytes) -> dict[str, Any]:
    """The JSON object given; CaseError when it is none, or names a field twice."""
    try:
        values = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_once)
    except CaseError:
        raise
    except (ValueError, RecursionError) as error:
        raise CaseError("input", f"is not JSON: {error}") from None
    if not isinstance(values, dict):
        raise CaseError("input", "is not one JSON object with the facts of a case")
    return values


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    for at, (name, _) in enumerate(pairs):
        if name in (earlier for earlier, _ in pairs[:at]):
            raise CaseError(ascii(name)[:60], "is given twice")
    return dict(pairs)


def _answer(values: Mapping[str, Any]) -> dict[str, Any]:
    table = load_table()
    today = read_day("today", values.get("today")) or _today()
    facts = read_case({name: value for name, value in values.items() if name != "today"})
    check_dates(facts, today, table.holidays)
    return as_json(decide(facts, table, today))


def _today() -> date:
    return read_day("AS_OF", os.environ.get("AS_OF") or None) or date.today()


def as_json(decision: Decision) -> dict[str, Any]:
    """The decision as the plain values of the command's answer."""
    return {
        "steps": [
            {
                "route": step.route,
                "by": _iso(step.by),
                "state": step.state.value,
                "because": step.because,
                "source": step.source,
            }
            for step in decision.steps
        ],
        "clocks": [
            {"clock": clock.clock, "by": _iso(clock.by), "state": clock.state.value}
            for clock in decision.clocks
        ],
        "not_offered": [{"route": out.route, "because": out.because} for out in decision.not_offered],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


if __name__ == "__main__":
    sys.exit(main())
