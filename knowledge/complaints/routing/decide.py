"""Works out the routes of one case from the decision table. Pure: the same facts give the same answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from knowledge.complaints.facts import ComplaintFacts
from knowledge.complaints.routing.deadlines import Holidays, after, working_day_before
from knowledge.complaints.routing.decision import TODAY_PLACE, Clock, Decision, NotOffered, State, Step, Timed
from knowledge.complaints.routing.inputs import answers, start_days
from knowledge.complaints.routing.table import Due, Kind, Row, Table
from knowledge.complaints.routing.wording import fill

COURT_PLACE = 4
TRIBUNAL_DAYS = 14


@dataclass(frozen=True)
class _Days:
    """The days a case gives: today, where limits start at the earliest and at the latest, and the bank holidays."""

    today: date
    starts: Mapping[str, date | None]
    latest: Mapping[str, date | None]
    holidays: Holidays


def decide(facts: ComplaintFacts, table: Table, today: date) -> Decision:
    """The ordered steps, the court clocks and what is not offered, for facts whose dates can be true."""
    said = answers(facts, today)
    days = _days(facts, today, table.holidays)
    bits = table.matching(said)
    clocks = _clocks(table.at(bits & table.of_kind(Kind.CLOCK)), days)
    soonest = min((clock for clock in clocks if clock.soon and clock.by), key=lambda clock: clock.by or date.max, default=None)
    if soonest is not None:
        bits = table.matching({**said, "clock_soon": True})
        days = replace(days, starts={**days.starts, "soonest_clock": soonest.by},
                       latest={**days.latest, "soonest_clock": soonest.until or soonest.by})
    steps = sorted((_step(row, days) for row in table.open(bits)), key=lambda step: (not step.last_chance, step.place))
    return Decision(tuple(steps), clocks, _left_out(table, bits))


def _days(facts: ComplaintFacts, today: date, holidays: Holidays) -> _Days:
    """Where limits start: from the first day of what was told as a stretch of time, and from its last."""
    starts = start_days(facts, today, holidays)
    told: dict[str, Any] = dict(facts.latest)
    return _Days(today, starts, start_days(replace(facts, **told), today, holidays) if told else starts, holidays)


def _left_out(table: Table, bits: int) -> tuple[NotOffered, ...]:
    """What is taken away, with the first reason: by an exclusion, or by a row that leaves only others."""
    out: dict[str, NotOffered] = {}
    for row in table.at(bits & table.of_kind(Kind.EXCLUDE)):
        out.setdefault(row.route, _not_offered(row.route, row))
    for row in table.at(bits & table.of_kind(Kind.ONLY)):
        for offer in table.offered(bits):
            if offer.route not in row.routes:
                out.setdefault(offer.route, _not_offered(offer.route, row))
    return tuple(out.values())


def _not_offered(route: str, row: Row) -> NotOffered:
    return NotOffered(route, row.rule, row.reason, row.because, row.source)


def _timed(row: Row, days: _Days) -> Timed:
    by = row.limit.on(days.starts, days.holidays) if row.limit else None
    until = row.limit.on(days.latest, days.holidays) if row.limit else None
    left = (by - days.today).days if by else None
    return Timed(by, _aim(row.due, by, days), State.of(by, days.today, until), left, until=until)


def _aim(due: Due, by: date | None, days: _Days) -> date | None:
    """The day before the person's own limit, the working day before a court's; never a day gone by while it is open."""
    if by is None or due in (Due.THEIRS, Due.KEPT):
        return None
    aim = working_day_before(by, days.holidays) if due is Due.LAW else after(by, -1)
    return max(aim, days.today) if by >= days.today else aim


def _step(row: Row, days: _Days) -> Step:
    timed = _timed(row, days)
    reached = ((name, limit.on(days.starts, days.holidays)) for name, limit in row.milestones)
    milestones = tuple((name, day) for name, day in reached if day is not None)
    urgent = row.due is Due.LAW and timed.soon
    return Step(
        timed.by,
        timed.aim_by,
        timed.state,
        timed.days_left,
        route=row.route,
        card=row.card,
        rule=row.rule,
        place=min(row.place, _urgent_place(timed)) if urgent else row.place,
        belongs=row.belongs,
        due=row.due,
        milestones=milestones,
        until=timed.until,
        pick_one=row.pick_one,
        because=_because(row, timed, dict(milestones)),
        source=row.source,
        basis=row.basis,
    )


def _urgent_place(timed: Timed) -> int:
    """A limit within two weeks, as a section 2 Tribunal's is, belongs to what is done today."""
    return TODAY_PLACE if timed.days_left is not None and timed.days_left <= TRIBUNAL_DAYS else COURT_PLACE


def _because(row: Row, timed: Timed, milestones: Mapping[str, date]) -> str:
    """The row's sentence, and what it says about a limit that has passed; of one that may have, the day stands beside it."""
    known = {**milestones, **({"by": timed.by} if timed.by and timed.state is not State.MAYBE else {})}
    said = [row.because, row.when_passed if timed.state is State.PASSED else ""]
    return " ".join(fill(text, known) for text in said if text)


def _clocks(rows: Iterable[Row], days: _Days) -> tuple[Clock, ...]:
    """The first clock of each name, the one that runs out first in front and those without a day last."""
    found: dict[str, Clock] = {}
    for row in rows:
        if row.route not in found:
            timed = _timed(row, days)
            found[row.route] = Clock(
                timed.by,
                timed.aim_by,
                timed.state,
                timed.days_left,
                clock=row.route,
                named=row.card or row.route,
                rule=row.rule,
                because=_because(row, timed, {}),
                source=row.source,
                basis=row.basis,
                until=timed.until,
            )
    return tuple(sorted(found.values(), key=lambda clock: clock.by or date.max))
