"""Whether it is too late, worked out for the one day that a question about time names."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from knowledge.complaints.interview.dates.readers import Said
from knowledge.complaints.interview.dates.reading import times_in
from knowledge.complaints.routing.deadlines import incl, longstop_w, starting
from knowledge.messages import Message, Wording
from knowledge.routes_library import short_date
from pipeline.replies.leads import led

KNOWN, UNKNOWN = "utter_too_late_known", "utter_too_late"
OF_LIMITS = frozenset({"complain-limit-england", "complain-limit-wales", "time-limits", "limit-passed"})
OF_ANOTHER_DAY = re.compile(r"\b(?:repl(?:y|ied|ies)|answer(?:ed)?|respon\w+|letter|wrote|decision|decided|final|ombudsman|"
                            r"tribunal|born|birthday|admitted|admission|section(?:ed)?|discharged|complained|told me|reg|w?si|"
                            r"act)\b|\d{4}/\d")
YEAR, DAY = 12, "day"
Last = Callable[[date, int], date]
COURTS: tuple[tuple[str, Last, int], ...] = (("review", incl, 3), ("discrimination", starting, 6), ("rights", starting, YEAR),
                                             ("injury", incl, 36))


def day_of_it(text: str, today: date) -> Said | None:
    """The one time a message names, when it is past and nothing says that it is another day than that of what happened."""
    found = times_in(text, today)
    if found.refused or len(found.times) != 1 or OF_ANOTHER_DAY.search(text.lower()):
        return None
    said = found.times[0].said
    return said if said.day < today else None


def limits_of(said: Said, today: date, words: Wording) -> str:
    """The usual last days counted from a day or a stretch of days, in words; what may still be open is never called ended.

    A complaint to the NHS: 12 months after, in Wales never after three years (SI 2009/309 reg 12; WSI 2011/704 reg 15). In court:
    judicial review at once and within three months (CPR 54.5), discrimination six months less a day (Equality Act 2010 s 118),
    human rights one year beginning with the day (Human Rights Act 1998 s 7(5)), injury three years (Limitation Act 1980 s 11).
    """
    last = said.until
    state = _state(incl(said.day, YEAR), incl(last, YEAR), today)
    if state == "over" and longstop_w(last) < today:
        state = "over_long"
    about = "" if said.precision == DAY else f"{words.say('limit_about')} "
    told = words.say(f"limit_{state}").replace("[day]", about + short_date(said.day)).replace(
        "[last]", about + short_date(incl(said.day, YEAR)))
    courts: dict[str, list[str]] = {}
    for name, months_on, months in COURTS:
        first = months_on(said.day, months)
        state = _state(first, months_on(last, months), today)
        until = f" {words.say('limit_until').replace('[day]', about + short_date(first))}" if state == "open" else ""
        courts.setdefault(state, []).append(words.say(f"limit_{name}") + until)
    each = (words.say(f"limit_courts_{state}").replace("[names]", ", ".join(names)) for state, names in courts.items())
    return f"{told}\n\n{' '.join((*each, words.say('limit_check')))}"


def _state(first: date, last: date, today: date) -> str:
    """'open' while even the earliest last day has not gone by, 'over' when the latest has, else 'maybe'."""
    return "open" if first >= today else "over" if last < today else "maybe"


def too_late(text: str, today: date) -> str:
    """The name of the reply to 'is it too late': that for a day that was said, or that for none."""
    return KNOWN if day_of_it(text, today) else UNKNOWN


def with_limits(message: Message | None, text: str, today: date, words: Wording) -> Message | None:
    """The message, led in with the last days for the day that ``text`` names where it is about whether it is too late."""
    custom = (message or {}).get("custom") or {}
    about_it = custom.get("reply") == KNOWN or (custom.get("kind") == "answer" and custom.get("extract") in OF_LIMITS)
    said = day_of_it(text, today) if about_it else None
    return led(message, limits_of(said, today, words)) if said else message
