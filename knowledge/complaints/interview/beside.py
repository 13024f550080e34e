"""What a message may be besides an answer to the open question: other facts, a fact said before, a wish to see the ways. Pure."""

from __future__ import annotations

from dataclasses import replace

from knowledge.complaints.facts import DATES
from knowledge.complaints.interview.answers import wants_to_skip
from knowledge.complaints.interview.dates.readers import Said
from knowledge.complaints.interview.moves import NEVER_PASSED, go_on, going_on, passed
from knowledge.complaints.interview.patterns.vocabulary import BOTH_NATIONS, FROM_PRISON, IN_PRISON
from knowledge.complaints.interview.taking import days_in, known_already, learn, news, told_in
from knowledge.complaints.interview.turn import Guide, Heard, Outcome, Turn, Walk
from knowledge.complaints.interview.when import with_days

MOST_REPEATS = 3
WHAT_NOW = "what_now"
ENOUGH = ("asker", "hospital_country", "setting")
REFINES = ("admission_date", "known_date")


def in_prison(heard: Heard) -> bool:
    """It happened in a prison, and not in a hospital to which somebody came from one."""
    return IN_PRISON.found(heard.text) and not FROM_PRISON.found(heard.text)


def nation(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """'Both' and 'not sure' at the nation: answered with what that means, for no other question decides so much."""
    if requested != NEVER_PASSED:
        return None
    if BOTH_NATIONS.found(heard.text) and not walk.unclear:
        return Outcome(replace(walk, unclear=1), Turn.NEXT, question=requested, notes=("nation_both",))
    if BOTH_NATIONS.found(heard.text) or wants_to_skip(heard.text, guide.interview.question(requested)):
        return replace(passed(walk, requested, guide), notes=("nation_not_known",))
    return None


def volunteered(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """Facts for other questions, said now: kept, and the open question is put again if it is still open."""
    said, halves = told_in(heard, guide, walk.known, requested)
    new = news(walk, said)
    learnt = learn(walk, new, guide)
    learnt = replace(learnt, half={**learnt.half, **{name: one for name, one in halves.items() if not learnt.known.get(name)}})
    days = days_in(heard, guide, learnt, new) if requested not in DATES else {}
    learnt, noted = with_days(learnt, days, guide)
    learnt = going_on(learnt, guide) if said.get("continuing") and not walk.known.get("continuing") else learnt
    if learnt.known == walk.known and learnt.half == walk.half:
        return None
    outcome = go_on(replace(learnt, repeats=0), guide, noted)
    return replace(outcome, kept=outcome.question == requested and not outcome.noted)


def repeated(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """What is known already, said again: it is said back, and the open question stands; no failed try at it."""
    said = told_in(heard, guide, walk.known, requested)[0]
    days = days_in(heard, guide, walk, {}) if requested not in DATES else {}
    same = (*known_already(walk, said), *(name for name, one in days.items() if _is_known_day(walk, one)))
    if not same or heard.looks_like_a_question:
        return None
    if walk.repeats >= MOST_REPEATS:
        return replace(passed(replace(walk, repeats=0), requested, guide), passed=True)
    return Outcome(replace(walk, repeats=walk.repeats + 1), Turn.NEXT, question=requested, again=tuple(dict.fromkeys(same)))


def what_now(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """'What do I do now?': the ways, where enough is known for them."""
    return held_back(walk, requested, guide, True) if heard.intent == WHAT_NOW else None


def held_back(walk: Walk, requested: str, guide: Guide, asked: bool = False) -> Outcome | None:
    """The ways shown without the open question, which stands below them; None where too little is known for them."""
    enough = all(walk.known.get(name) for name in ENOUGH) and (asked or requested in REFINES)
    return replace(passed(walk, requested, guide), question=None) if enough else None


def _is_known_day(walk: Walk, said: Said) -> bool:
    return said.day.isoformat() in {walk.known.get(name) for name in DATES}
