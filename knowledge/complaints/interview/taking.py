"""What a message adds to the facts of the walk: said, half said, corrected, or said before. Pure; no clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from knowledge.complaints.case import LATEST
from knowledge.complaints.facts import BY_NAME, DATES
from knowledge.complaints.interview.answers import given_away
from knowledge.complaints.interview.dates.readers import Said
from knowledge.complaints.interview.patterns.shape import fold
from knowledge.complaints.interview.questions import forgotten, learned, open_refinement
from knowledge.complaints.interview.read_back import NHS_OF, SOME_NHS
from knowledge.complaints.interview.short_answers import is_short, short_facts
from knowledge.complaints.interview.story.certainty import HALF_SAID, SAID
from knowledge.complaints.interview.story.told import facts_said
from knowledge.complaints.interview.story.when import days_told, in_order
from knowledge.complaints.interview.turn import Guide, Heard, Walk
from knowledge.complaints.interview.when import STAGE_DAYS, given_day

CORRECTS = re.compile(r"^(oh |ah |um |er |well |ok )*(no|nope|nah|not(?! yet)|actually|sorry|wait|hang on|hold on|i mean|"
                      r"i meant|correction|oops|my mistake|scrap that|tell a lie|i said|wrong)\b|\b(i meant|i mean|not me)\b|"
                      r"\b(changed (my|his|her|their) mind)\b")
PLACES_IT = re.compile(r"^(oh |and |but )*(it|its|it is|it was|hes|shes|he is|she is|im|i am|the \w+|that) "
                       r"(is |was |are |were )?(actually |really |all )*(in|at|on|a|section|under|over|\d+)\b")
ASKED_BACK = ("asker", "consent", "legal_status", "stage")
NEVER_IN_PASSING, PLAIN = ("asker", "age"), ("legal_status", "consent")
MOST_WORDS_OF_A_PLACE, MOST_WORDS_OF_A_DAY = 3, 6
AS_SAID = ("want",)


def told_in(heard: Heard, guide: Guide, known: Mapping[str, Any], open_question: str = "") -> tuple[dict[str, Any], dict[str, Any]]:
    """(facts said outright, facts half said) in a message; days are left to `days_in`. The one way of a message's facts into
    the walk: those of whole sentences, those any words give away, and a short answer to another question than the open one."""
    told = facts_said(heard.text, guide.today, heard.nation, None if is_short(heard.text) else heard.read)
    named = {**known, **({"hospital_country": heard.nation} if heard.nation else {})}
    away = given_away(guide.interview, heard.text, named)
    outright = {name: value for name, (value, sure) in told.items() if sure == SAID or name in AS_SAID}
    halves = {name: value for name, (value, sure) in told.items() if sure == HALF_SAID and name in ASKED_BACK}
    for name, value in (*away.items(), *short_facts(heard.text, named, open_question).items()):
        if name not in told:
            outright.setdefault(name, value)
    return _usable(outright), {name: value for name, value in halves.items() if name not in outright}


def _usable(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts without days, and what can only be said of one of them."""
    return {name: value for name, value in facts.items() if name not in DATES and name != LATEST and value is not False}


def days_in(heard: Heard, guide: Guide, walk: Walk, new: Mapping[str, Any]) -> dict[str, Said]:
    """The days a message names, each with the fact it is the day of; one that came without words is the stage's or the event's."""
    found = in_order(days_told(heard.text, guide.today)[0])
    missing = open_refinement(walk.known, walk.skipped)
    if missing and list(found) == ["event_date"] and len(heard.text.split()) <= MOST_WORDS_OF_A_DAY:
        return {missing: next(iter(found.values()))}
    same = {name: one for one in found.values() for name in DATES if walk.known.get(name) == one.day.isoformat()}
    if same and list(found) == ["event_date"] and len(heard.text.split()) <= MOST_WORDS_OF_A_DAY:
        return same
    if found:
        return found
    said = given_day(heard)
    if said is None:
        return {}
    of_stage = STAGE_DAYS.get(str(walk.known.get("stage")), "") if "stage" in new else ""
    return {of_stage or "event_date": said}


def corrections(walk: Walk, heard: Heard, given: Mapping[str, Any], open_question: str = "") -> dict[str, Any]:
    """The facts said again with another value, when the message says that it corrects, or says just that and nothing else."""
    changed = {name: value for name, value in given.items() if differs(walk.known.get(name), value)}
    said = fold(heard.text)
    if not changed or heard.looks_like_a_question:
        return {}
    if CORRECTS.search(said) or PLACES_IT.search(said):
        return changed
    alone = short_facts(heard.text, walk.known, open_question)
    place = {"hospital_country": heard.nation} if heard.nation and len(said.split()) <= MOST_WORDS_OF_A_PLACE else {}
    shortly = len(said.split()) <= MOST_WORDS_OF_A_PLACE
    return {name: value for name, value in changed.items() if name not in NEVER_IN_PASSING
            and (value in (alone.get(name), place.get(name)) or (shortly and name in PLAIN))}


def differs(known: Any, value: Any) -> bool:
    """True for a single fact that was known otherwise."""
    return bool(known) and not isinstance(value, list) and known != value


def news(walk: Walk, given: Mapping[str, Any]) -> dict[str, Any]:
    """What nobody has said before, and sections where only 'detained' was known."""
    return {name: value for name, value in given.items()
            if not walk.known.get(name) or isinstance(value, list) or _says_more(name, walk.known[name], value)}


def known_already(walk: Walk, given: Mapping[str, Any]) -> tuple[str, ...]:
    """The facts in a message that are known so already."""
    return tuple(name for name, value in given.items() if _holds(walk.known.get(name), value))


def _holds(known: Any, value: Any) -> bool:
    return bool(known) and (set(value) <= set(known) if isinstance(value, list) else known == value)


def _says_more(name: str, known: Any, value: Any) -> bool:
    """'Section 3' says more than 'detained', and 'the NHS in England' than 'the NHS'."""
    kind = BY_NAME[name].kind
    if name == "funder":
        return known == SOME_NHS and value in NHS_OF.values()
    return name == "legal_status" and known == kind(value).group.value and known != value


def learn(walk: Walk, facts: Mapping[str, Any], guide: Guide, answered: str = "") -> Walk:
    """The walk with these facts; what hung on a fact that changed is gone, and its half of a stretch of time too."""
    known = learned(guide.interview, walk.known, facts, answered)
    latest = {name: day for name, day in walk.latest.items() if name in known}
    half = {name: value for name, value in walk.half.items() if not known.get(name)}
    return replace(walk, known=known, latest=latest, half=half, unclear=0, repeats=0)


def forget(walk: Walk, field_name: str, guide: Guide) -> Walk:
    """The walk without this fact and what hung on it; its question is open again."""
    known = forgotten(guide.interview, walk.known, field_name)
    latest = {name: day for name, day in walk.latest.items() if name in known}
    skipped = tuple(one for one in walk.skipped if one != field_name)
    half = {name: value for name, value in walk.half.items() if name != field_name}
    return replace(walk, known=known, latest=latest, skipped=skipped, half=half, unclear=0)
