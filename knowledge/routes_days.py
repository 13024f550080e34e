"""What stands above the ways: the day that runs out first, what to do about it, and every day in order. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.complaints.facts import ComplaintFacts
from knowledge.complaints.routing.decision import Clock, Decision, State, Step, Timed
from knowledge.complaints.routing.table import Due
from knowledge.messages import Message, Wording
from knowledge.routes_lead import ADVICE, ask_for_the_day, lead_of, runs_out_first, sooner_in_court, theirs
from knowledge.routes_library import Library, short_date, way_title

COURT_CLOCKS = frozenset({"HRA", "EQA", "JR", "PI"})
NOTHING_SAID = ComplaintFacts()


@dataclass(frozen=True)
class Nearest:
    """What runs out first: its name, its day, the days left, what to do about it, and the limit itself."""

    title: str
    day: date
    days: int
    do: str
    limit: Timed


def nearest_of(decision: Decision, library: Library, today: date, facts: ComplaintFacts = NOTHING_SAID) -> Nearest | None:
    """The day that runs out first among those that may stand first for this person; None without any."""
    first = runs_out_first(decision, facts, today)
    if first is None or first.by is None:
        return None
    day = max(first.by, today)
    return Nearest(limit_title(first, library), day, (day - today).days, _to_do(first, library), first)


def limit_title(limit: Timed, library: Library) -> str:
    """The name of a court's limit, or of the way a limit belongs to."""
    if isinstance(limit, Clock):
        return library.words.say("clock_" + limit.named.lower())
    return way_title([limit], library) if isinstance(limit, Step) else ""


def _to_do(first: Timed, library: Library) -> str:
    """What to do today about what runs out first."""
    words = library.words
    unsure = f" {words.say('day_unsure')}" if first.until and first.until != first.by else ""
    if isinstance(first, Clock):
        name = f"do_{first.clock.lower()}"
        return (words.say(name) if name in words.phrases else words.say("do_court")) + unsure
    return words.say("do_maybe" if first.state is State.MAYBE else "do_send") + unsure


def _when(nearest: Nearest, words: Wording) -> str:
    """'today', 'tomorrow' or 'in 12 days'."""
    if nearest.days <= 1:
        return words.say("when_tomorrow" if nearest.days else "when_today")
    return words.say("when_days").replace("[days]", str(nearest.days))


def head(decision: Decision, library: Library, today: date, facts: ComplaintFacts) -> list[str]:
    """The answer to the case with its next step, and what runs out first, named, with its day and what to do; a court's limit
    that is sooner, where it does not lead. A limit that is close stands before the answer; legal advice now comes last."""
    words, nearest, lead = library.words, nearest_of(decision, library, today, facts), lead_of(decision, facts)
    case = [words.say(lead.phrase).replace("[title]", way_title([lead.step], library) if lead.step else "")] if lead.phrase else []
    advice = [words.say("soon_legal")] if decision.legal_advice_soon and not theirs(facts) else []
    sooner = sooner_in_court(decision, nearest.limit if nearest else None, today)
    all_counted = sooner is None and not facts.continuing  # of what goes on, no court's day is worked out
    said = [_runs_out(nearest, words, all_counted)] if nearest else []
    said += [_sooner(sooner, facts, library)] if sooner else []
    ask = [words.say("ask_admission")] if ask_for_the_day(facts, today) else []
    return [*ask, *said, *case, *advice] if nearest and nearest.limit.soon else [*ask, *case, *said, *advice]


def _sooner(clock: Clock, facts: ComplaintFacts, library: Library) -> str:
    """A court's limit before the one that leads: whose it is, its name and day, and what to do."""
    words, by = library.words, clock.by or date.max
    whose = "sooner_theirs" if theirs(facts) else "sooner_court" if clock.clock in COURT_CLOCKS else "sooner_claim"
    days = words.say("between_days") if clock.until and clock.until != by else "[from]"
    said = words.say(whose).replace("[title]", words.say("clock_" + clock.named.lower())).replace("[day]", days)
    return said.replace("[from]", short_date(by)).replace("[until]", short_date(clock.until or by))


def _runs_out(nearest: Nearest, words: Wording, first: bool = True) -> str:
    """What leads, with its day; with both days where the day it counts from was told as a stretch of time. It is called what runs
    out ``first`` only where nothing at all is sooner."""
    limit = nearest.limit
    ranged = limit.until is not None and limit.until != limit.by
    said = words.say("nearest_maybe" if limit.state is State.MAYBE else "nearest_range" if ranged else "nearest")
    opens = words.say("runs_out_first" if first else "keep_this_day")
    for name, value in (("opens", opens), ("title", nearest.title),
                        ("when", _when(nearest, words)), ("day", short_date(nearest.day)),
                        ("from", short_date(limit.by or nearest.day)), ("until", short_date(limit.until or nearest.day))):
        said = said.replace(f"[{name}]", value)
    return f"{said} {nearest.do}"


def days_message(decision: Decision, library: Library, today: date, facts: ComplaintFacts) -> Message | None:
    """Every last day of these ways and of the courts that has not surely gone by, the soonest first, below what leads the list;
    None when not one is known."""
    words = library.words
    steps = [step for step in decision.steps if step.route != ADVICE]
    limits: list[Timed] = [one for one in (*steps, *decision.clocks) if one.by and one.state is not State.PASSED]
    lines = dict.fromkeys(_line(one, facts, library) for one in sorted(limits, key=lambda one: max(one.by or date.max, today)))
    if not lines:
        return None
    pieces = [*head(decision, library, today, facts), "\n".join([words.say("days_in_order"), *(f"- {line}" for line in lines)]),
              words.say("check_dates")]
    return {"text": "\n\n".join(pieces), "buttons": [], "custom": {"kind": "notice"}}


def _line(limit: Timed, facts: ComplaintFacts, library: Library) -> str:
    """'Judicial review: 14 February 2027'; both days where the day it counts from was told as a stretch of time."""
    words, by = library.words, limit.by or date.max
    ranged = limit.until is not None and limit.until != by
    said = words.say("day_maybe") if limit.state is State.MAYBE else words.say("between_days") if ranged else "[from]"
    said = said.replace("[from]", short_date(by)).replace("[until]", short_date(limit.until or by))
    others = theirs(facts) if isinstance(limit, Clock) else isinstance(limit, Step) and limit.due is Due.THEIRS
    return f"{limit_title(limit, library)}: {said}{words.say('day_theirs') if others else ''}"
