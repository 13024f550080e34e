"""One turn of the complaint walk: what was said, in the middle of a question, and what follows. Pure; no clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from knowledge.complaints.case import CaseError
from knowledge.complaints.interview import DATES, decided, fold, given_away, meant, wants_to_skip
from knowledge.complaints.questions import forgotten, learned
from knowledge.complaints.turn import Guide, Heard, Outcome, Turn, Walk

__all__ = ["Guide", "Heard", "Outcome", "Turn", "Walk", "begin", "take"]

MOST_UNCLEAR = 3
ASIDES = frozenset({"capabilities", "privacy", "bot_challenge", "who_can_help", "feeling", "tell_more", "where_said",
                    "simpler", "more_detail", "give_paragraph", "other_nation", "thanks", "greet", "choose",
                    "answer_anyway", "welsh", "not_english"})
ASK, RESUME = "ask_rights", "resume"
STOPS = re.compile(r"^(please )?(stop|cancel|exit|quit|end)( this| now| here)?( please)?$|"
                   r"\bi want to stop( now| here)?$|\bleave me alone\b|"
                   r"\b(stop|end) (asking|the questions|questions|the chat|this chat|the form)\b|"
                   r"\b(dont|do not) want to (do this|go on|carry on|continue)\b")
CHANGES_DATE = re.compile(r"\b(change|wrong|correct) (the |my )?(date|day)\b|"
                          r"\b(date|day) (is |was |i gave was )?wrong\b")
CORRECTS = re.compile(r"^(no (it|its|that|not|sorry|i|my)|actually|sorry|wait|i mean|i meant|correction|oops)\b")
STAGE_DAYS = {"formal_open": "complaint_date", "final_reply": "stage_date", "ombudsman_decision": "stage_date",
              "pre_action": "stage_date", "court_issued": "stage_date"}
SURE_OF_A_QUESTION, PERHAPS_A_QUESTION = 0.5, 0.62
SHORT = 4


def begin(heard: Heard, known: Mapping[str, Any], guide: Guide) -> Outcome:
    """Start, or start again with facts kept: take what was already said, and ask the first question left."""
    walk = _learn(Walk(known=dict(known)), {**_given(heard, guide, known), **_chosen(heard, guide)}, guide)
    if heard.change:
        return _ask(_forget(walk, heard.change, guide), heard.change, Turn.NEXT)
    if heard.day:
        walk = _dated(walk, "event_date", heard.day, guide) or walk
    return _ask(walk, guide.next(walk), Turn.NEXT)


def take(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome:
    """What a message means while the question ``requested`` stands open."""
    for reading in (_command, _button, _date, _aside, _words, _passed_over, _volunteered, _late_aside, _again):
        outcome = reading(walk, requested, heard, guide)
        if outcome is not None:
            return outcome
    return _not_clear(walk, requested, Turn.UNCLEAR)


def _not_clear(walk: Walk, requested: str, turn: Turn) -> Outcome:
    """Ask again; the third time offer a human."""
    unclear = walk.unclear + 1
    if unclear >= MOST_UNCLEAR:
        return Outcome(replace(walk, unclear=unclear), Turn.HUMAN)
    return Outcome(replace(walk, unclear=unclear), turn, question=requested)


def _chosen(heard: Heard, guide: Guide) -> Mapping[str, Any]:
    """The facts of a button pressed."""
    found = guide.interview.option(heard.answer) if heard.answer else None
    return found[1].sets if found else {}


def _given(heard: Heard, guide: Guide, known: Mapping[str, Any]) -> dict[str, Any]:
    """What the message gives away, the nation it names among it."""
    named = {"hospital_country": heard.nation} if heard.nation else {}
    return {**given_away(guide.interview, heard.text, {**known, **named}), **named}


def _new(walk: Walk, heard: Heard, guide: Guide) -> dict[str, Any]:
    """What the message gives away that nobody has said before; a correction may change what was said."""
    given = _given(heard, guide, walk.known)
    if CORRECTS.search(fold(heard.text)):
        return given
    return {name: value for name, value in given.items() if not walk.known.get(name)}


def _ask(walk: Walk, question: str | None, turn: Turn, noted: str = "") -> Outcome:
    if question and (not walk.asked or walk.asked[-1] != question):
        walk = replace(walk, asked=(*walk.asked, question))
    return Outcome(walk, turn, noted, question)


def _learn(walk: Walk, facts: Mapping[str, Any], guide: Guide, answered: str = "") -> Walk:
    return replace(walk, known=learned(guide.interview, walk.known, facts, answered), unclear=0)


def _forget(walk: Walk, field_name: str, guide: Guide) -> Walk:
    known = forgotten(guide.interview, walk.known, field_name)
    return replace(walk, known=known, skipped=tuple(one for one in walk.skipped if one != field_name), unclear=0)


def _go_on(walk: Walk, guide: Guide, noted: str = "") -> Outcome:
    return _ask(walk, guide.next(walk), Turn.NEXT, noted)


def _command(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    said = fold(heard.text)
    if STOPS.search(said) or (heard.intent == "stop" and requested != "want" and not _new(walk, heard, guide)):
        return Outcome(walk, Turn.STOPPED)
    if heard.intent == "start_again":
        return _go_on(Walk(), guide)
    if heard.intent == RESUME:
        return _ask(walk, requested, Turn.NEXT)
    if heard.change or CHANGES_DATE.search(said):
        return _change(walk, heard.change or "event_date", heard, guide)
    return _back(walk, guide) if heard.intent == "go_back" else None


def _change(walk: Walk, field_name: str, heard: Heard, guide: Guide) -> Outcome:
    """Ask for this fact again; a day said with it is taken at once."""
    walk = _forget(walk, field_name, guide)
    dated = _dated(walk, field_name, heard.day, guide) if heard.day and field_name in DATES else None
    return _go_on(dated, guide, field_name) if dated else _ask(walk, field_name, Turn.NEXT)


def _back(walk: Walk, guide: Guide) -> Outcome:
    """To the question before the open one; its answer is forgotten."""
    if len(walk.asked) < 2:
        return _ask(walk, walk.asked[0], Turn.NEXT) if walk.asked else _go_on(walk, guide)
    before = walk.asked[-2]
    return _ask(replace(_forget(walk, before, guide), asked=walk.asked[:-2]), before, Turn.NEXT)


def _button(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    if heard.answer == "skip":
        return _passed(walk, requested, guide)
    chosen = _chosen(heard, guide)
    return _go_on(_learn(walk, chosen, guide, requested), guide) if chosen else None


def _date(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    if requested not in DATES or not heard.day:
        return None
    dated = _dated(_learn(walk, _new(walk, heard, guide), guide), requested, heard.day, guide)
    return _go_on(dated, guide, requested) if dated else _not_clear(walk, requested, Turn.REFUSED)


def _dated(walk: Walk, field_name: str, said: str, guide: Guide) -> Walk | None:
    """The walk with this date; None when the date cannot be true beside the others."""
    dated = _learn(walk, {field_name: said.lstrip("~")}, guide)
    try:
        decided(dated.known, guide.table, guide.today)
    except CaseError:
        return None
    rough = {*walk.about_dates, field_name} if said.startswith("~") else set(walk.about_dates) - {field_name}
    return replace(dated, about_dates=tuple(sorted(rough)))


def _aside(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """A question or remark in the middle: answered, and the open question is put again."""
    asks = heard.intent == ASK and heard.looks_like_a_question and heard.best >= SURE_OF_A_QUESTION
    if asks or (heard.intent in ASIDES and not _is_answer(walk, requested, heard, guide)):
        return Outcome(replace(walk, unclear=0), Turn.ASIDE, question=requested)
    return None


def _is_answer(walk: Walk, requested: str, heard: Heard, guide: Guide) -> bool:
    """True for a short message that answers the open question, whatever else it looks like."""
    short = len(heard.text.split()) <= SHORT and not heard.looks_like_a_question
    return short and meant(guide.interview.question(requested), heard.text, walk.known) is not None


def _words(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """An answer in the person's own words, with what else they said."""
    facts = meant(guide.interview.question(requested), heard.text, walk.known)
    if not facts or wants_to_skip(guide.interview, heard.text):
        return None
    learnt = _learn(_learn(walk, _new(walk, heard, guide), guide), facts, guide, requested)
    field_name = _day_field(requested, learnt)
    dated = _dated(learnt, field_name, heard.day, guide) if heard.day and field_name else None
    return _go_on(dated or learnt, guide, field_name if dated else "")


def _day_field(requested: str, walk: Walk) -> str:
    """What a day said with an answer is the day of: how far the complaint got, or else the event, if not yet known."""
    if requested == "stage":
        return STAGE_DAYS.get(str(walk.known.get("stage")), "")
    return "" if walk.known.get("event_date") else "event_date"


def _passed_over(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    return _passed(walk, requested, guide) if wants_to_skip(guide.interview, heard.text) else None


def _passed(walk: Walk, requested: str, guide: Guide) -> Outcome:
    return _go_on(replace(walk, skipped=(*walk.skipped, requested), unclear=0), guide)


def _volunteered(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """Facts for other questions, said now: kept, and the open question is put again if it is still open."""
    learnt = _learn(walk, _new(walk, heard, guide), guide)
    takes_day = heard.day and requested not in DATES and not learnt.known.get("event_date")
    dated = _dated(learnt, "event_date", heard.day, guide) if takes_day else None
    if dated is None and learnt.known == walk.known:
        return None
    return _go_on(dated or learnt, guide, "event_date" if dated else "")


def _late_aside(walk: Walk, requested: str, heard: Heard, _: Guide) -> Outcome | None:
    if heard.intent == ASK and heard.best >= PERHAPS_A_QUESTION:
        return Outcome(replace(walk, unclear=0), Turn.ASIDE, question=requested)
    return None


def _again(walk: Walk, requested: str, heard: Heard, _: Guide) -> Outcome | None:
    """Somebody who says again that they want to complain is asked the open question again."""
    return _ask(replace(walk, unclear=0), requested, Turn.NEXT) if heard.intent == "complain" else None
