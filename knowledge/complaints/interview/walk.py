"""One turn of the complaint walk: what was said, in the middle of a question, and what follows. Pure; no clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from knowledge.complaints.facts import DATES
from knowledge.complaints.interview.answers import meant, says, wants_to_skip
from knowledge.complaints.interview.beside import held_back, in_prison, nation, repeated, volunteered, what_now
from knowledge.complaints.interview.dates.reading import times_in
from knowledge.complaints.interview.hearing import is_leaving
from knowledge.complaints.interview.moves import ask, back, change, go_on, going_on, not_clear, passed, told_changes
from knowledge.complaints.interview.patterns.shape import fold
from knowledge.complaints.interview.patterns.vocabulary import HOW_TO, ONGOING, STOPPING
from knowledge.complaints.interview.story.when import days_told
from knowledge.complaints.interview.taking import corrections, days_in, differs, forget, known_already, learn, news, told_in
from knowledge.complaints.interview.turn import LOOKS_LIKE_A_QUESTION, Guide, Heard, Outcome, Turn, Walk
from knowledge.complaints.interview.when import STAGE_DAYS, dated, from_the_event, given_day, with_days

__all__ = ["Guide", "Heard", "Outcome", "Turn", "Walk", "begin", "take"]

ASIDES = frozenset({"capabilities", "privacy", "bot_challenge", "who_can_help", "feeling", "tell_more", "where_said",
                    "simpler", "more_detail", "give_paragraph", "other_nation", "thanks", "greet", "choose",
                    "answer_anyway", "welsh", "not_english"})
ASK, RESUME = "ask_rights", "resume"
ANOTHER = re.compile(r"\bcomplain\w* (now )?(about|of) (something|someone|somebody) (else|different)\b|"
                     r"\b(another|a (new|different|second|separate)) (\w+ )?(complaint|matter|issue|incident)\b")
GOES_BACK = re.compile(r"^(can (you|we|i) |please |lets )?(go |take me |step )?back( a (step|question))?( one)?( please)?$|"
                       r"^(the )?(previous|last) question( again)?( please)?$")
CHANGES_ANSWER = re.compile(r"^(change|correct|fix) (an|my|the|my last|the last) answers?$")
CHANGES_DATE = re.compile(r"\b(change|wrong|correct) (the |my )?(date|day)\b|\b(date|day) (is |was |i gave was )?wrong\b")
PARTS = re.compile(r"[,;/\n]|\.(?=\s|$)| and then ")
YES_OR_NO = frozenset({"yes", "no", "yeah", "yep", "nope", "ok", "please", ""})
AGREES = re.compile(r"^(yes|yeah|yep|yup|yh|correct|thats right|right|it is|it was|i am|they have|ok|aye|ie|ydy)\b")
DENIES = re.compile(r"^(no|nope|nah|wrong|not really|its not|it isnt|na)\b")
RIGHT, NOT_THAT, ASKER = "half-yes", "half-no", "asker"
SAYS_NO = re.compile(r"(?:no|nope|nah|na)\b")
NAMED = ("hospital_country", "legal_status", "setting")
SURE_OF_A_QUESTION = PERHAPS_A_QUESTION = 1 / 2
SHORT, BARE = 4, 2


def begin(heard: Heard, known: Mapping[str, Any], guide: Guide, latest: Mapping[str, str] | None = None,
          skipped: tuple[str, ...] = ()) -> Outcome:
    """Start, or start again with facts kept: take what was already said, and ask the first question left."""
    another = _is_another(heard)
    walk = Walk() if another else Walk(known=dict(known), latest=dict(latest or {}), skipped=skipped)
    if heard.change:
        return ask(forget(walk, heard.change, guide), heard.change, Turn.NEXT)
    if in_prison(heard):
        return Outcome(walk, Turn.PRISON)
    said, halves = told_in(heard, guide, walk.known)
    new = {**said, **_chosen(heard, guide)}
    changed = {} if another else corrections(walk, heard, new)
    learnt = learn(walk, {**news(walk, new), **changed}, guide)
    learnt = replace(learnt, half={name: value for name, value in halves.items() if not learnt.known.get(name)})
    days = days_in(heard, guide, learnt, new)
    again = (*known_already(walk, new), *(name for name, one in days.items() if walk.known.get(name) == one.day.isoformat()))
    learnt, _ = with_days(learnt, days, guide)
    if said.get("continuing") or ONGOING.found(heard.text):
        learnt = going_on(learnt, guide)
    only_again = again if known and learnt.known == walk.known and not changed else ()
    following = guide.next(learnt)
    turn = Turn.KNOWN if only_again and following is None else Turn.NEXT
    return replace(ask(learnt, following, turn), changed=told_changes(walk, changed), again=only_again)


def take(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome:
    """What a message means while the question ``requested`` stands open: an answer is tried before anything else."""
    for reading in (_aside_already, _another, _button, _command, _half, _corrected, _elsewhere, _leaving, _date, _words,
                    nation, _passed_over, _aside, volunteered, repeated, _gone, what_now, _late_aside, _said_before):
        outcome = reading(walk, requested, heard, guide)
        if outcome is not None:
            return outcome
    return not_clear(walk, requested, guide, Turn.UNCLEAR)


def _aside_already(walk: Walk, requested: str, heard: Heard, _: Guide) -> Outcome | None:
    """A question that whoever decides has answered already: the open question stands as it was."""
    return Outcome(walk, Turn.NEXT, question=requested) if heard.aside else None


def _is_another(heard: Heard) -> bool:
    """A complaint about something else: what was said of the first may be another person's, on a shared device."""
    return bool(ANOTHER.search(fold(heard.text)))


def _another(_: Walk, __: str, heard: Heard, guide: Guide) -> Outcome | None:
    """'I want to complain about something else now' starts with nothing."""
    return begin(heard, {}, guide) if _is_another(heard) and heard.intent == "complain" else None


def _chosen(heard: Heard, guide: Guide) -> dict[str, Any]:
    """The facts of the buttons pressed; wishes are joined."""
    facts: dict[str, Any] = {}
    for one in heard.pressed:
        found = guide.interview.option(one)
        for name, value in found[1].sets.items() if found else ():
            facts[name] = sorted({*facts.get(name, []), *value}) if isinstance(value, list) else value
    return facts


def _tells(walk: Walk, requested: str, heard: Heard, guide: Guide) -> bool:
    """True when a message answers the open question, or names any fact of the case, new or known: it is no command then."""
    answers = _answer(walk, requested, heard, guide) is not None or bool(requested in DATES and heard.day)
    return answers or bool(told_in(heard, guide, walk.known, requested)[0] or days_told(heard.text, guide.today)[0])


def _command(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    said = fold(heard.text)
    answers = _tells(walk, requested, heard, guide)
    stops = heard.intent == "stop" and not answers and requested != "want"
    if STOPPING.found(heard.text) or stops:
        return Outcome(walk, Turn.STOPPED)
    if heard.change or CHANGES_DATE.search(said):
        return change(walk, heard.change or "event_date", heard, guide)
    if heard.intent == RESUME and not answers:
        return held_back(walk, requested, guide) or ask(walk, requested, Turn.NEXT)
    if HOW_TO.found(heard.text):
        return ask(walk, requested, Turn.NEXT)
    if heard.intent == "start_again" and not answers:
        return go_on(Walk(), guide)
    goes_back = GOES_BACK.search(said) or CHANGES_ANSWER.search(said) or (heard.intent == "go_back" and not answers)
    return back(walk, guide) if goes_back else None


def _button(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    if "skip" in heard.pressed:
        return passed(walk, requested, guide)
    chosen = _chosen(heard, guide)
    changed = {name: value for name, value in chosen.items() if differs(walk.known.get(name), value)}
    if not chosen:
        return None
    return replace(go_on(learn(walk, chosen, guide, requested), guide), changed=told_changes(walk, changed))


def _half(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """The answer to 'You said ..., is that right?'. Who asks was said in the person's own words: whoever goes on with something
    else, and does not say no, has said it; any other half stays open until it is answered."""
    if requested not in walk.half:
        return None
    said = fold(heard.text)
    if RIGHT in heard.pressed or (AGREES.search(said) and not heard.pressed):
        return go_on(learn(walk, {requested: walk.half[requested]}, guide, requested), guide)
    without = forget(walk, requested, guide)
    if NOT_THAT in heard.pressed or (DENIES.fullmatch(said) and not heard.pressed):
        return ask(without, requested, Turn.NEXT)
    outcome = take(without, requested, heard, guide)
    if outcome.kept and outcome.question == requested == ASKER:
        agreed = learn(outcome.walk, {requested: walk.half[requested]}, guide, requested)
        return replace(go_on(agreed, guide), kept=True, notes=outcome.notes)
    stands = outcome.question == requested and outcome.turn in (Turn.NEXT, Turn.ASIDE) and heard.intent != "start_again"
    return replace(outcome, walk=replace(outcome.walk, half={**walk.half, **outcome.walk.half})) if stands else outcome


def _corrected(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """A fact said before is said again with another value: the new one counts, and is read back."""
    said, halves = told_in(heard, guide, walk.known, requested)
    days = {name: one for name, one in days_in(heard, guide, walk, said).items()
            if differs(walk.known.get(name), one.day.isoformat()) and name != requested}
    given = {**halves, **said}
    changed = corrections(walk, heard, {**given, **{name: one.day.isoformat() for name, one in days.items()}}, requested)
    if not changed:
        return None
    learnt = learn(walk, {**news(walk, said), **{name: value for name, value in changed.items() if name not in days}}, guide)
    for name in set(days) & set(changed):
        learnt = dated(forget(learnt, name, guide), name, days[name], guide) or learnt
    return replace(go_on(learnt, guide), changed=told_changes(walk, changed))


def _elsewhere(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """It happened where none of these ways goes: said so, with who may know; what was told is kept."""
    if in_prison(heard):
        return Outcome(walk, Turn.PRISON)
    found = says(guide.interview.question(requested).elsewhere, heard.text)
    return Outcome(walk, Turn.ELSEWHERE) if found else None


def _date(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """A day for a question about a day; what else was said is kept. A day that cannot be is refused by name."""
    if requested not in DATES:
        return None
    spoken = times_in(heard.text, guide.today)
    if spoken.refused and not spoken.times:
        first = spoken.refused[0]
        return replace(not_clear(walk, requested, guide, Turn.REFUSED, first.why), words=first.words)
    goes_on = requested == "event_date" and ONGOING.found(heard.text)
    told = days_told(heard.text, guide.today)[0]
    said = told.get(requested) or (next(iter(told.values())) if len(told) == 1 else None) or given_day(heard)
    said = said or from_the_event(walk, requested, heard.text)
    if said is None and goes_on:
        said = given_day(replace(heard, day=guide.today.isoformat()))
    if said is None or (not heard.day and not told and _asks(walk, requested, heard)):
        return None
    learnt = learn(walk, news(walk, told_in(heard, guide, walk.known, requested)[0]), guide)
    others = {name: one for name, one in told.items() if name != requested and len(told) > 1}
    with_day = dated(learnt, requested, said, guide)
    if with_day is None:
        return not_clear(walk, requested, guide, Turn.REFUSED)
    with_day = going_on(with_day, guide) if goes_on else with_day
    return go_on(with_days(with_day, others, guide)[0], guide, requested)


def _asks(walk: Walk, requested: str, heard: Heard) -> bool:
    """True for what is surely a question to the assistant, and no answer. At the wish, 'why they did it' is an answer;
    what was taken for a question before is not taken for one again."""
    ends_so = heard.text.rstrip().endswith("?")
    starts_so = bool(LOOKS_LIKE_A_QUESTION.match(fold(heard.text))) and (ends_so or (requested != "want" and not walk.unclear))
    sure = (heard.intent == ASK and heard.best >= SURE_OF_A_QUESTION) or heard.intent in ASIDES
    return sure and (starts_so or (ends_so and len(heard.text.split()) > SHORT))


def _answer(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Mapping[str, Any] | None:
    """The facts of an answer to the open question, in whatever words; None when it is not one. 'No, section 2' names a section."""
    question = guide.interview.question(requested)
    if wants_to_skip(heard.text) or _asks(walk, requested, heard):
        return None
    named = {"hospital_country": heard.nation} if requested == "hospital_country" and heard.nation else None
    said = told_in(heard, guide, walk.known, requested)[0] if len(heard.text.split()) > BARE else {}
    story = {requested: said[requested]} if said.get(requested) else None
    after_no = (named or story) if requested in NAMED and SAYS_NO.match(fold(heard.text)) else None
    return after_no or meant(question, heard.text, walk.known) or named or story


def _words(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """An answer in the person's own words, with what else they said."""
    facts = _answer(walk, requested, heard, guide)
    if not facts:
        return None
    said, halves = told_in(heard, guide, walk.known, requested) if len(heard.text.split()) > BARE else ({}, {})
    if requested in said and len(heard.text.split()) > SHORT * 2:
        facts = {**facts, requested: said[requested]}
    learnt = learn(learn(walk, {name: value for name, value in news(walk, said).items() if name != requested}, guide), facts, guide,
                   requested)
    learnt = replace(learnt, half={**learnt.half, **{name: one for name, one in halves.items() if not learnt.known.get(name)}})
    days = days_in(heard, guide, learnt, {**said, **facts})
    if requested == "stage" and len(days) == 1:
        days = {STAGE_DAYS[learnt.known["stage"]]: next(iter(days.values()))} if learnt.known.get("stage") in STAGE_DAYS else {}
    learnt, noted = with_days(learnt, days, guide)
    return go_on(_more(learnt, requested, heard, guide), guide, noted)


def _more(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Walk:
    """Answers to the next questions too, given in short pieces: 'Wales, NHS'."""
    pieces = [piece for piece in PARTS.split(heard.text) if piece and fold(piece) not in YES_OR_NO]
    for piece in pieces if len(PARTS.split(heard.text)) > 1 else ():
        following = guide.next(walk)
        if following is None or len(piece.split()) > SHORT or meant(guide.interview.question(requested), piece, walk.known):
            continue
        facts = meant(guide.interview.question(following), piece, walk.known)
        walk = learn(walk, facts, guide, following) if facts else walk
    return walk


def _passed_over(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    passes = wants_to_skip(heard.text, guide.interview.question(requested))
    return passed(walk, requested, guide) if passes else None


def _leaving(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """Somebody who is going is let go; at the last question 'that is all' only passes it over."""
    question = guide.interview.question(requested)
    stays = wants_to_skip(heard.text, question) or (requested == "legal_status" and meant(question, heard.text) is not None)
    return Outcome(walk, Turn.LEFT) if is_leaving(heard.text, requested) and not stays else None


def _gone(walk: Walk, requested: str, heard: Heard, __: Guide) -> Outcome | None:
    """What sounds like a goodbye and is no answer."""
    return Outcome(walk, Turn.LEFT) if heard.intent == "goodbye" and requested not in DATES else None


def _aside(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """A question or remark in the middle: answered, and the open question is put again, however often. What tells a fact is no
    remark."""
    asks = heard.intent == ASK and heard.looks_like_a_question and heard.best >= SURE_OF_A_QUESTION
    remarks = heard.intent in ASIDES and (heard.looks_like_a_question or not _tells(walk, requested, heard, guide))
    return Outcome(walk, Turn.ASIDE, question=requested) if asks or remarks else None


def _late_aside(walk: Walk, requested: str, heard: Heard, _: Guide) -> Outcome | None:
    """What was read as a question and has not its form; a few words are rather an answer that was not understood."""
    asks = heard.intent == ASK and heard.best >= PERHAPS_A_QUESTION and len(heard.text.split()) > SHORT
    return Outcome(walk, Turn.ASIDE, question=requested) if asks else None


def _said_before(walk: Walk, requested: str, heard: Heard, guide: Guide) -> Outcome | None:
    """The wish to complain, said again: the open question is put again, once."""
    return not_clear(walk, requested, guide, Turn.NEXT) if heard.intent == "complain" else None
