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
from knowledge.complaints.interview.story.people import pattern
from knowledge.complaints.interview.story.told import facts_said
from knowledge.complaints.interview.story.when import HARM, days_told, in_order
from knowledge.complaints.interview.story.wish import MOJ as MINISTRY
from knowledge.complaints.interview.turn import Guide, Heard, Walk
from knowledge.complaints.interview.when import STAGE_DAYS, given_day

CORRECTS = re.compile(r"^(oh |ah |um |er |well |ok )*(no|nope|nah|not(?! yet)|actually|sorry|wait|hang on|hold on|i mean|"
                      r"i meant|correction|oops|my mistake|scrap that|tell a lie|i said|wrong)\b|\b(i meant|i mean|not me)\b|"
                      r"\b(changed (my|his|her|their) mind)\b")
PLACES_IT = re.compile(r"^(oh |and |but )*(it|its|it is|it was|hes|shes|he is|she is|im|i am|the \w+|that) "
                       r"(is |was |are |were )?(actually |really |all )*(in|at|on|a|section|under|over|\d+)\b")
NAMES_A_PLACE = pattern(r"hospitals?|wards?|units?|homes?|clinics?|picu|custody|cells?|station|street|flat|house|a and e|a ?& ?e")
THE_PAYER = pattern(r"nhs (in )?(england|wales)")
IN_A_WORD = ("hospital_country", "legal_status", "consent", "setting")
ASKED_BACK = ("asker", "consent", "legal_status", "stage")
OUTRIGHT_ONLY = ("hospital_country", "continuing")  # a place is named or not; what goes on has no court's day, so it is said
MOJ, NAMES_MOJ = "complain_about_moj", pattern(MINISTRY)
PLAIN = ("legal_status", "consent")
MOST_WORDS_OF_A_PLACE, MOST_WORDS_OF_A_DAY = 3, 6
AS_SAID = ("want",)


def told_in(heard: Heard, guide: Guide, known: Mapping[str, Any], open_question: str = "") -> tuple[dict[str, Any], dict[str, Any]]:
    """(facts said outright, facts half said) in a message; days are left to `days_in`. The one way of a message's facts into
    the walk: those of whole sentences, those any words give away, and a short answer to another question than the open one."""
    read = None if is_short(heard.text) else {name: one for name, one in heard.read.items() if name not in OUTRIGHT_ONLY}
    nation = nation_named(heard, open_question)
    told = facts_said(heard.text, guide.today, nation, read)
    named = {**known, **({"hospital_country": nation} if nation else {})}
    away = given_away(guide.interview, heard.text, named)
    outright = {name: value for name, (value, sure) in told.items() if sure == SAID or name in AS_SAID}
    halves = {name: value for name, (value, sure) in told.items() if sure == HALF_SAID and name in ASKED_BACK}
    for name, value in (*away.items(), *short_facts(heard.text, named, open_question).items()):
        if isinstance(value, list):
            outright[name] = sorted({*outright.get(name, ()), *value})
        elif name not in told:
            outright.setdefault(name, value)
    if MOJ in outright.get("want", ()) and not NAMES_MOJ.search(fold(heard.text)):  # it is named, or it is not meant
        outright["want"] = [one for one in outright["want"] if one != MOJ]
    if not outright.get("want", True):
        outright.pop("want")
    return _usable(outright), {name: value for name, value in halves.items() if name not in outright}


def nation_named(heard: Heard, open_question: str = "") -> str:
    """The nation of the places a message names; 'NHS England' is who pays, and no place, but where the nation is asked for."""
    payer = open_question != "hospital_country" and THE_PAYER.search(fold(heard.text))
    return "" if payer else heard.nation


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
    bare = len(heard.text.split()) <= MOST_WORDS_OF_A_DAY and not HARM.search(fold(heard.text)) and not _puts_right(heard)
    if list(found) == ["event_date"] and walk.known.get("event_date") and bare:  # it says nothing of the day that is known
        empty = _empty_day(walk)
        return {empty: found["event_date"]} if empty else {}
    if found:
        return found
    said = given_day(heard)
    if said is None:
        return {}
    of_stage = STAGE_DAYS.get(str(walk.known.get("stage")), "") if "stage" in new else ""
    return {of_stage or "event_date": said}


def _empty_day(walk: Walk) -> str:
    """The day still to be told that a bare day may be: that of the stage, then that of the section; '' for none."""
    names = (STAGE_DAYS.get(str(walk.known.get("stage")), ""), "admission_date")
    return next((name for name in names if name and not walk.known.get(name) and BY_NAME[name].matters(walk.known)), "")


def _puts_right(heard: Heard) -> bool:
    """True for words that correct, or that say outright how it was ('it was in Wales')."""
    said = fold(heard.text)
    return bool(CORRECTS.search(said) or PLACES_IT.search(said))


def corrections(walk: Walk, heard: Heard, given: Mapping[str, Any], open_question: str = "") -> dict[str, Any]:
    """The facts said again with another value, when the message says that it corrects, or says just that and nothing else: a
    nation, a section, an agreement, or a place by its name. Where it was is never changed by who pays."""
    changed = {name: value for name, value in given.items() if differs(walk.known.get(name), value)}
    said = fold(heard.text)
    if not NAMES_A_PLACE.search(said):
        changed.pop("setting", None)
    if not changed or heard.looks_like_a_question:
        return {}
    if _puts_right(heard):
        return changed
    alone = short_facts(heard.text, walk.known, open_question)
    nation = nation_named(heard, open_question)
    place = {"hospital_country": nation} if nation and len(said.split()) <= MOST_WORDS_OF_A_PLACE else {}
    shortly = len(said.split()) <= MOST_WORDS_OF_A_PLACE
    return {name: value for name, value in changed.items() if name in IN_A_WORD
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
