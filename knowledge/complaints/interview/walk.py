"""One turn of the complaint walk: what was said, in the middle of a question, and what follows. Pure; no clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from knowledge.complaints.facts import DATES
from knowledge.complaints.interview.answers import given_away, meant, says, wants_to_skip
from knowledge.complaints.interview.patterns.shape import fold
from knowledge.complaints.interview.patterns.vocabulary import LEAVING, ONGOING
from knowledge.complaints.interview.questions import forgotten, learned
from knowledge.complaints.interview.turn import LOOKS_LIKE_A_QUESTION, Guide, Heard, Outcome, Turn, Walk
from knowledge.complaints.interview.when import dated, day_named, field_of_day

__all__ = ["Guide", "Heard", "Outcome", "Turn", "Walk", "begin", "take"]

MOST_UNCLEAR, MOST_ASIDES, NOTHING_AT_ALL = 2, 3, 3
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
CORRECTS = re.compile(r"^(oh |ah |um |er |well |ok )*(no|nope|nah|not(?! yet)|actually|sorry|wait|hang on|hold on|i mean|"
                      r"i meant|correction|oops|my mistake|scrap that|i said)\b")
PLACES_IT = re.compile(r"^(oh |and |but )*(it|its|it is|it was|hes|shes|he is|she is|im|i am|the \w+|that) "
                       r"(is |was |are |were )?(actually |really |all )*(in|at|on)\b")
ANOTHER = re.compile(r"\bcomplain\w* (now )?(about|of) (something|someone|somebody) (else|different)\b|"
                     r"\b(another|a (new|different|second|separate)) (\w+ )?(complaint|matter|issue|incident)\b")
PARTS = re.compile(r"[,;/\n]|\.(?=\s|$)| and then ")
YES_OR_NO = frozenset({"yes", "no", "yeah", "yep", "nope", "ok", "please", ""})
SURE_OF_A_QUESTION, PERHAPS_A_QUESTION = 0.5, 0.62
SHORT, BARE = 4, 2


def begin(heard: Heard, known: Mapping[str, Any], guide: Guide) -> Outcome:
    """Start, or start again with facts kept: take what was already said, and ask the first question left."""
    known = {} if _is_another(heard) else known
    new = {**_given(heard, guide, known), **_chosen(heard, guide)}
    walk = _learn(Walk(known=dict(known)), new, guide)
    if heard.change:
        return _ask(_forget(walk, heard.change, guide), heard.change, Turn.NEXT)
    if heard.day:
        field_name = field_of_day(heard.text, walk, new) if "stage" in new else "event_date"
        goes_on = field_name == "event_date" and ONGOING.found(heard.text)
        walk = (dated(walk, field_name, heard.day, guide) if field_name else None) or walk
        walk = replace(walk, known={**walk.known, "continuing": True}) if goes_on and "event_date" in walk.known else walk
    return _ask(walk, guide.next(walk), Turn.NEXT)


def take(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome:
    """What a message means while the question ``requested`` stands open: an answer is tried before anything else."""
    for reading in (_another, _command, _button, _corrected, _elsewhere, _date, _leaving, _words, _passed_over, _gone, _aside,
                    _volunteered, _late_aside, _repeated):
        outcome = reading(walk, requested, heard, guide)
        if outcome is not None:
            return outcome
    return _not_clear(walk, requested, guide, Turn.UNCLEAR)


def _is_another(heard: Heard) -> bool:
    """A complaint about something else: what was said of the first may be another person's, on a shared device."""
    return bool(ANOTHER.search(fold(heard.text)))


def _another(_: Walk, __: str, heard: Heard, guide: Guide) -> Outcome | None:
    """'I want to complain about something else now' starts with nothing."""
    return begin(heard, {}, guide) if _is_another(heard) and heard.intent == "complain" else None


def _not_clear(walk: Walk, requested: str, guide: Guide, turn: Turn, most: int = MOST_UNCLEAR) -> Outcome:
    """Put the question again; after that leave it and go on, so that nobody is caught and nothing is lost."""
    unclear = walk.unclear + 1
    if unclear < most:
        return Outcome(replace(walk, unclear=unclear), turn, question=requested)
    walk = replace(walk, skipped=(*walk.skipped, requested), unclear=0)
    if not walk.known and len(walk.skipped) >= NOTHING_AT_ALL:
        return Outcome(walk, Turn.HUMAN)
    outcome = _ask(walk, guide.next(walk), Turn.ASIDE if turn is Turn.ASIDE else Turn.NEXT)
    return replace(outcome, passed=True)


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
    answers = _answer(walk, requested, heard, guide) is not None or bool(requested in DATES and heard.day)
    if STOPS.search(said) or (heard.intent == "stop" and not answers and requested != "want" and not _new(walk, heard, guide)):
        return Outcome(walk, Turn.STOPPED)
    if heard.change or CHANGES_DATE.search(said):
        return _change(walk, heard.change or "event_date", heard, guide)
    if heard.intent == RESUME and not answers:
        return _ask(walk, requested, Turn.NEXT)
    if heard.intent == "start_again" and not answers:
        return _go_on(Walk(), guide)
    return _back(walk, guide) if heard.intent == "go_back" and not answers else None


def _change(walk: Walk, field_name: str, heard: Heard, guide: Guide) -> Outcome:
    """Ask for this fact again; a day said with it is taken at once."""
    walk = _forget(walk, field_name, guide)
    with_day = dated(walk, field_name, heard.day, guide) if heard.day and field_name in DATES else None
    return _go_on(with_day, guide, field_name) if with_day else _ask(walk, field_name, Turn.NEXT)


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


def _corrected(walk: Walk, _: str, heard: Heard, guide: Guide) -> Outcome | None:
    """A fact said before is said again with another value: the new one counts, and is read back."""
    said = fold(heard.text)
    given = _given(heard, guide, walk.known)
    changed = {name: value for name, value in given.items() if _differs(walk.known.get(name), value)}
    if not changed or heard.looks_like_a_question or not (CORRECTS.search(said) or PLACES_IT.search(said)):
        return None
    before = {name: walk.known[name] for name in changed}
    outcome = _go_on(_learn(walk, given, guide), guide)
    return replace(outcome, changed=tuple((name, str(before[name]), str(changed[name])) for name in changed))


def _differs(known: Any, value: Any) -> bool:
    """True for a single fact that was known otherwise; a section says more than 'detained' and is no change."""
    return bool(known) and not isinstance(value, list) and known != value


def _elsewhere(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """It happened where none of these ways goes: said so, with who may know; what was told is kept."""
    found = says(guide.interview.question(requested).elsewhere, heard.text)
    return Outcome(walk, Turn.ELSEWHERE) if found else None


def _date(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    if requested not in DATES or (not heard.day and _asks(walk, requested, heard)):
        return None
    day, also = day_named(walk, requested, heard, guide)
    if not day:
        return None
    learnt = _learn(walk, {**_new(walk, heard, guide), **also}, guide)
    with_day = dated(learnt, requested, day, guide)
    if with_day is None:
        return _not_clear(walk, requested, guide, Turn.REFUSED)
    return _go_on(replace(with_day, known={**with_day.known, **also}), guide, requested)


def _asks(walk: Walk, requested: str, heard: Heard) -> bool:
    """True for what is surely a question to the assistant, and no answer. At the wish, 'why they did it' is an answer;
    what was taken for a question before is not taken for one again."""
    ends_so = heard.text.rstrip().endswith("?")
    starts_so = bool(LOOKS_LIKE_A_QUESTION.match(fold(heard.text))) and (ends_so or (requested != "want" and not walk.unclear))
    sure = (heard.intent == ASK and heard.best >= SURE_OF_A_QUESTION) or heard.intent in ASIDES
    return sure and (starts_so or (ends_so and len(heard.text.split()) > SHORT))


def _answer(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Mapping[str, Any] | None:
    """The facts of an answer to the open question, in whatever words; None when it is not one."""
    question = guide.interview.question(requested)
    if wants_to_skip(heard.text) or _asks(walk, requested, heard):
        return None
    named = {"hospital_country": heard.nation} if requested == "hospital_country" and heard.nation else None
    return meant(question, heard.text, walk.known) or named


def _words(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """An answer in the person's own words, with what else they said."""
    facts = _answer(walk, requested, heard, guide)
    if not facts:
        return None
    new = _new(walk, heard, guide) if len(heard.text.split()) > BARE else {}
    learnt = _learn(_learn(walk, new, guide), facts, guide, requested)
    field_name = field_of_day(heard.text, learnt, {**new, **facts}, requested) if heard.day else ""
    with_day = dated(learnt, field_name, heard.day, guide) if field_name else None
    return _go_on(_more(with_day or learnt, requested, heard, guide), guide, field_name if with_day else "")


def _more(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Walk:
    """Answers to the next questions too, given in short pieces: 'Wales, NHS'."""
    pieces = [piece for piece in PARTS.split(heard.text) if piece and fold(piece) not in YES_OR_NO]
    for piece in pieces if len(PARTS.split(heard.text)) > 1 else ():
        following = guide.next(walk)
        if following is None or len(piece.split()) > SHORT or meant(guide.interview.question(requested), piece, walk.known):
            continue
        facts = meant(guide.interview.question(following), piece, walk.known)
        walk = _learn(walk, facts, guide, following) if facts else walk
    return walk


def _passed_over(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    passes = wants_to_skip(heard.text, guide.interview.question(requested))
    return _passed(walk, requested, guide) if passes else None


def _passed(walk: Walk, requested: str, guide: Guide) -> Outcome:
    return _go_on(replace(walk, skipped=(*walk.skipped, requested), unclear=0), guide)


def _leaving(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """Somebody who is going is let go; at the last question 'that is all' only passes it over."""
    stays = wants_to_skip(heard.text, guide.interview.question(requested))
    return Outcome(walk, Turn.LEFT) if LEAVING.found(heard.text) and not stays else None


def _gone(walk: Walk, _: str, heard: Heard, __: Guide) -> Outcome | None:
    """What sounds like a goodbye and is no answer."""
    return Outcome(walk, Turn.LEFT) if heard.intent == "goodbye" else None


def _aside(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """A question or remark in the middle: answered, and the open question is put again."""
    asks = heard.intent == ASK and heard.looks_like_a_question and heard.best >= SURE_OF_A_QUESTION
    aside = asks or heard.intent in ASIDES
    return _not_clear(walk, requested, guide, Turn.ASIDE, MOST_ASIDES) if aside else None


def _volunteered(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """Facts for other questions, said now: kept, and the open question is put again if it is still open."""
    new = _new(walk, heard, guide)
    learnt = _learn(walk, new, guide)
    field_name = field_of_day(heard.text, learnt, new) if heard.day and requested not in DATES else ""
    with_day = dated(learnt, field_name, heard.day, guide) if field_name else None
    if with_day is None and learnt.known == walk.known:
        return None
    outcome = _go_on(with_day or learnt, guide, field_name if with_day else "")
    return replace(outcome, kept=outcome.question == requested and not outcome.noted)


def _late_aside(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    asks = heard.intent == ASK and heard.best >= PERHAPS_A_QUESTION
    return _not_clear(walk, requested, guide, Turn.ASIDE, MOST_ASIDES) if asks else None


def _repeated(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """What is already known, or the wish to complain, said again: the open question is put again, once."""
    again = heard.intent == "complain" or _given(heard, guide, walk.known)
    return _not_clear(walk, requested, guide, Turn.NEXT) if again else None
