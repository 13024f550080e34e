"""The notation of a deadline in the decision table, such as ``incl(clock, 12 months)``.

A deadline always has a start, a count and a unit; the named ones of the law carry their own count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from knowledge.complaints.routing import deadlines as d
from knowledge.complaints.routing.deadlines import Holidays

STARTS: dict[str, str] = {
    "event": "the day it happened",
    "clock": "the day it happened or, if later, the day the person found out",
    "patient_clock": "as clock, but a helper's own day of finding out does not count (Wales)",
    "received": "the day the complaint reached the provider",
    "reply": "the day of the reply or decision",
    "asked": "the day records are asked for (the next working day, if not said)",
    "sent": "the next working day from today",
    "birthday18": "the 18th birthday",
    "admission": "the day the section began",
    "soonest_clock": "the first court limit that runs out within 28 days",
}
Function = Callable[[date, int, Holidays], date]
COUNTED: dict[str, tuple[tuple[str, ...], Function]] = {
    "incl": (("months", "month"), lambda day, count, _: d.incl(day, count)),
    "starting": (("months", "month"), lambda day, count, _: d.starting(day, count)),
    "sar": (("months", "month"), lambda day, count, holidays: d.sar(day, holidays, count)),
    "addwd": (("working days",), d.addwd),
    "after": (("days",), lambda day, count, _: d.after(day, count)),
    "beginning": (("days",), lambda day, count, _: d.beginning(day, count)),
    "weeks": (("weeks",), lambda day, count, _: d.weeks(day, count)),
}
NAMED: dict[str, tuple[str, Function]] = {
    "s2_last": ("14 days beginning with", lambda day, _, __: d.s2_last(day)),
    "tribunal_s3": ("6 months beginning with", lambda day, _, __: d.tribunal_s3(day)),
    "nhs_w": ("12 months after", lambda day, _, __: d.nhs_w(day)),
    "longstop_w": ("the day before 3 years have passed from", lambda day, _, __: d.longstop_w(day)),
    "council_w": ("12 months after", lambda day, _, __: d.council_w(day)),
    "council_w_ack": ("2 working days after", lambda day, _, holidays: d.council_w_ack(day, holidays)),
    "council_w_backstop": ("6 months beginning on", lambda day, _, __: d.council_w_backstop(day)),
    "police_review": ("28 days after", lambda day, _, __: d.police_review(day)),
    "dp_ack": ("30 days beginning with", lambda day, _, __: d.dp_ack(day)),
    "ahra": ("40 days beginning with", lambda day, _, __: d.ahra(day)),
}
_SHAPE = re.compile(r"(?P<name>\w*)\(\s*(?P<start>\w*)\s*(?:,\s*(?P<count>\d*)\s*(?P<unit>[a-z ]*?)\s*)?\)")
_WORDS = {
    "incl": "{} after",
    "starting": "{} beginning with",
    "sar": "{} (data protection) from",
    "addwd": "{} after",
    "after": "{} after",
    "beginning": "{} beginning with",
    "weeks": "{} after",
}


@dataclass(frozen=True)
class Limit:
    """A deadline as the table writes it: a function, where it starts, how many of what."""

    name: str
    start: str
    count: int = 0
    unit: str = ""

    def on(self, starts: Mapping[str, date | None], holidays: Holidays) -> date | None:
        """The last day, or None when its start is not known."""
        day = starts.get(self.start)
        if day is None:
            return None
        work = NAMED[self.name][1] if self.name in NAMED else COUNTED[self.name][1]
        return work(day, self.count, holidays)

    def words(self) -> str:
        """The deadline in words, for the people who check the table."""
        span = (
            NAMED[self.name][0]
            if self.name in NAMED
            else _WORDS[self.name].format(f"{self.count} {self.unit}")
        )
        return f"{span} {STARTS[self.start]}"


def read_limit(text: str) -> Limit:
    """The limit a cell holds; ValueError says what is missing: function, start, count or unit."""
    found = _SHAPE.fullmatch(text.strip())
    if not found:
        raise ValueError(f"'{text}' is not a deadline; write for example incl(clock, 12 months)")
    name, start = found["name"], found["start"]
    if name not in COUNTED and name not in NAMED:
        raise ValueError(f"'{name}' is not a date function; use one of {', '.join([*COUNTED, *NAMED])}")
    if start not in STARTS:
        raise ValueError(f"'{text}' has no start; use one of {', '.join(STARTS)}")
    if name in NAMED:
        if found["count"] or found["unit"]:
            raise ValueError(f"'{name}' carries its own count; write {name}({start})")
        return Limit(name, start)
    return _counted(text, name, start, found["count"] or "", (found["unit"] or "").strip())


def _counted(text: str, name: str, start: str, count: str, unit: str) -> Limit:
    units = COUNTED[name][0]
    if not count or not unit:
        raise ValueError(
            f"'{text}' has no count or no unit; write for example {name}({start}, 12 {units[0]})"
        )
    if unit not in units:
        raise ValueError(f"'{text}' counts in {unit}, but {name} counts in {units[0]}")
    return Limit(name, start, int(count), unit)
