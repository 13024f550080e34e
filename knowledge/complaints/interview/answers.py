"""The questions of the complaint walk: what an answer means, and how it is read back. Pure; no clock."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from knowledge.complaints.case import read_case
from knowledge.complaints.facts import ComplaintFacts
from knowledge.complaints.routing.checks import check_dates
from knowledge.complaints.routing.decide import decide
from knowledge.complaints.routing.decision import Decision
from knowledge.complaints.routing.table import Table

Values = Mapping[str, Any]
Patterns = tuple[re.Pattern[str], ...]
DATES = ("event_date", "known_date", "admission_date", "stage_date", "complaint_date")
DENIALS = ("not", "no", "never", "dont", "doesnt", "didnt", "hasnt", "havent", "hadnt", "isnt", "wasnt", "wont",
           "without", "arent", "werent", "cant")
MOST_NAMED = {"first": 2, "last": 4, "only": 1}


@dataclass(frozen=True)
class Option:
    """One answer to a question: its id, how it is read back, the facts it gives, the words that mean it."""

    id: str
    says: str
    sets: Mapping[str, Any]
    words: tuple[re.Pattern[str], ...]
    anywhere: tuple[re.Pattern[str], ...]
    narrows: frozenset[str] = frozenset()
    where: str = ""

    def said_in(self, said: str) -> tuple[int, int] | None:
        """Where the answer is named in the folded text, the longest first: (start, -end), or None."""
        found = (pattern.search(said) for pattern in (*self.words, *self.anywhere))
        return min(((match.start(), -match.end()) for match in found if match), default=None)


@dataclass(frozen=True)
class Question:
    """One question, which is one fact. ``pick``: which of several options named together counts.

    ``skip``: words that pass just this question over; ``elsewhere``: words for a place that is not covered at all.
    """

    field: str
    options: tuple[Option, ...]
    pick: str = "first"
    skip: Patterns = ()
    elsewhere: Patterns = ()


@dataclass(frozen=True)
class Interview:
    """Every question in the order it is asked, the words that pass one over, leave, or say when; ``notes`` are the
    words of the read-back that belong to no option: 'ongoing', 'about' and 'passed'."""

    questions: tuple[Question, ...]
    skip: Patterns
    leaving: Patterns = ()
    same_day: Patterns = ()
    ongoing: Patterns = ()
    notes: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Interview:
        """The interview as editors wrote it (interview.yml)."""
        lists = {name: _patterns(data.get(name)) for name in ("skip", "leaving", "same_day", "ongoing")}
        return cls(tuple(map(_question, data["questions"])), **lists, notes=dict(data.get("notes", {})))

    def question(self, field: str) -> Question:
        """The question of a field; raises KeyError when there is none."""
        for question in self.questions:
            if question.field == field:
                return question
        raise KeyError(field)

    def option(self, option_id: str) -> tuple[Question, Option] | None:
        """The question and option of an id, or None."""
        return next(((question, option) for question in self.questions for option in question.options
                     if option.id == option_id), None)


def _question(data: Mapping[str, Any]) -> Question:
    return Question(data["field"], tuple(map(_option, data["options"])), data.get("pick", "first"),
                    _patterns(data.get("skip")), _patterns(data.get("elsewhere")))


def _option(data: Mapping[str, Any]) -> Option:
    return Option(data["id"], data["says"], data["sets"], _patterns(data["words"]), _patterns(data["anywhere"]),
                  frozenset(data.get("narrows", ())), data.get("where", ""))


def _patterns(written: Iterable[str] | None) -> Patterns:
    return tuple(map(_pattern, written or ()))


def _pattern(written: str) -> re.Pattern[str]:
    """The pattern between word edges; one that starts with ~ does not count after a denial."""
    start = "" if written.startswith("^") else r"\b"
    if written.startswith("~"):
        start = "".join(f"(?<!{word} )" for word in DENIALS) + start
    return re.compile(rf"{start}(?:{written.lstrip('~')})(?!\w)")


def fold(text: str) -> str:
    """Small letters, no apostrophes, other signs as spaces."""
    return " ".join(re.sub(r"[^\w\s]", " ", re.sub(r"[’'`]", "", text.lower())).split())


def says(patterns: Patterns, text: str) -> bool:
    """True when one of the patterns is in the text."""
    said = fold(text)
    return any(pattern.search(said) for pattern in patterns)


def wants_to_skip(interview: Interview, text: str, question: Question | None = None) -> bool:
    """True when the words pass the question over."""
    return says(interview.skip + (question.skip if question else ()), text)


def meant(question: Question, text: str, known: Values | None = None) -> dict[str, Any] | None:
    """The facts a typed answer gives; None when it is not clear."""
    said = fold(text)
    places = {option.id: place for option in _here(question.options, known or {}) if (place := option.said_in(said))}
    named = _narrowest([option for option in question.options if option.id in places])
    if not named:
        return None
    if question.pick == "all":
        return _merged(named)
    if len({str(option.sets) for option in named}) > MOST_NAMED[question.pick]:
        return None
    return dict(named[-1].sets if question.pick == "last" else min(named, key=lambda one: places[one.id]).sets)


def given_away(interview: Interview, text: str, known: Values | None = None) -> dict[str, Any]:
    """Facts that any sentence gives away; a field with two readings is left to be asked."""
    said = fold(text)
    facts: dict[str, Any] = {}
    for question in interview.questions:
        fitting = _narrowest([option for option in _here(question.options, known or {})
                              if any(one.search(said) for one in option.anywhere)])
        if question.pick in ("all", "last") or len(fitting) == 1:
            chosen = fitting[-1:] if question.pick == "last" else fitting
            facts.update({name: value for name, value in _merged(chosen).items() if name not in facts})
    return facts


def _here(options: Iterable[Option], known: Values) -> list[Option]:
    """The options that may be meant where the hospital is; one for a nation only when that nation is known."""
    return [option for option in options if option.where in ("", known.get("hospital_country"))]


def _narrowest(named: Sequence[Option]) -> list[Option]:
    """Without the wider options that a narrower one among them stands for."""
    wider = frozenset[str]().union(*(option.narrows for option in named))
    return [option for option in named if option.id not in wider]


def _merged(options: Iterable[Option]) -> dict[str, Any]:
    """The facts of several options; lists are joined."""
    facts: dict[str, Any] = {}
    for option in options:
        for name, value in option.sets.items():
            facts[name] = sorted({*facts.get(name, []), *value}) if isinstance(value, list) else value
    return facts


def facts_from(values: Values) -> ComplaintFacts:
    """The facts of the walk's answers; raises CaseError for one that cannot be used."""
    return read_case({name: value for name, value in values.items() if value})


def decided(values: Values, table: Table, today: date) -> Decision:
    """The routes for these answers; raises CaseError when they cannot be true."""
    facts = facts_from(values)
    check_dates(facts, today, table.holidays)
    return decide(facts, table, today)


def read_back(interview: Interview, known: Values, passed: Sequence[str] = (),
              about: Sequence[str] = ()) -> list[tuple[str, str]]:
    """(field, what was understood) for each fact given or question passed over, in the order of the questions."""
    lines = []
    for question in interview.questions:
        if known.get(question.field):
            lines.append((question.field, _spoken(interview, question, known, question.field in about)))
        elif question.field in passed:
            lines.append((question.field, interview.notes.get("passed", "")))
    return [line for line in lines if line[1]]


def _spoken(interview: Interview, question: Question, known: Values, about: bool) -> str:
    """One fact as it is read back."""
    value = known[question.field]
    if question.field in DATES:
        before = f"{interview.notes.get('about', '')} " if about else ""
        going_on = question.field == "event_date" and known.get("continuing")
        after = f"; {interview.notes.get('ongoing', '')}" if going_on else ""
        return f"{before}{long_date(date.fromisoformat(value))}{after}".strip()
    fitting = [option for option in question.options if holds(option, question.field, known)]
    fitting.sort(key=lambda option: -len(option.sets))
    spoken = [option.says for option in (fitting if isinstance(value, list) else fitting[:1])]
    return "; ".join(dict.fromkeys(spoken)) or _said_elsewhere(interview, question, known)


def _said_elsewhere(interview: Interview, question: Question, known: Values) -> str:
    """'' for a fact that the answer to another question gave, and is read back there; else the bare value."""
    others = (option for one in interview.questions if one is not question for option in one.options)
    given = any(option.sets.get(question.field) == known[question.field] for option in others)
    return "" if given else str(known[question.field])


def spoken_value(interview: Interview, field_name: str, value: Any) -> str:
    """How one value of a fact is read back."""
    return _spoken(interview, interview.question(field_name), {field_name: value}, False) or str(value)


def holds(option: Option, field: str, known: Values) -> bool:
    """True when every fact the option gives is among those known (a later answer may have changed one)."""
    given = option.sets.get(field)
    if isinstance(given, list):
        return set(given) <= set(known[field])
    return given == known[field] and all(known.get(name) == value for name, value in option.sets.items()
                                         if not isinstance(value, list))


def long_date(day: date) -> str:
    """'Tuesday 17 November 2026'."""
    return f"{day:%A} {day.day} {day:%B %Y}"
