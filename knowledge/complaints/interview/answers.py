"""The questions of the complaint walk and what an answer to one means. Pure; no clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from knowledge.complaints.facts import ASKED
from knowledge.complaints.interview.patterns.shape import Answer, Patterns, Words, fold, ready
from knowledge.complaints.interview.patterns.vocabulary import SKIP, WORDS

__all__ = ["Interview", "Option", "Question", "Values", "fold", "given_away", "holds", "meant", "wants_to_skip"]
Values = Mapping[str, Any]
MOST_NAMED = {"first": 2, "last": 4, "only": 1}


@dataclass(frozen=True)
class Option:
    """One answer to a question: its id, how it is read back, the facts it gives, the words that mean it."""

    id: str
    says: str
    sets: Mapping[str, Any]
    words: Patterns
    anywhere: Patterns
    narrows: frozenset[str] = frozenset()
    where: str = ""

    def said_in(self, said: str) -> tuple[int, int] | None:
        """Where the answer is named in the folded text, the longest first: (start, -end), or None."""
        found = (pattern.search(said) for pattern in (*self.words, *self.anywhere))
        return min(((match.start(), -match.end()) for match in found if match), default=None)


@dataclass(frozen=True)
class Question:
    """One question, which is one fact: its answers, and the words for passing it over or for a place that is not covered."""

    field: str
    options: tuple[Option, ...] = ()
    pick: str = "first"
    skip: Patterns = ()
    elsewhere: Patterns = ()


@dataclass(frozen=True)
class Interview:
    """Every question in the order it is asked; ``notes`` are the words of the read-back that belong to no option."""

    questions: tuple[Question, ...]
    notes: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Interview:
        """The interview with the editors' words for reading back (interview.yml); KeyError for an answer without any."""
        says = {option["id"]: option["says"] for one in data["questions"] for option in one.get("options") or ()}
        return cls(tuple(_question(name, WORDS.get(name, Words()), says) for name in ASKED), dict(data.get("notes") or {}))

    def question(self, field: str) -> Question:
        """The question of a fact; raises KeyError when there is none."""
        for question in self.questions:
            if question.field == field:
                return question
        raise KeyError(field)

    def option(self, option_id: str) -> tuple[Question, Option] | None:
        """The question and option of an id, or None."""
        return next(((question, option) for question in self.questions for option in question.options
                     if option.id == option_id), None)


def question_of(name: str) -> Question:
    """The question of a fact with its words alone, not how its answers are read back."""
    return _question(name, WORDS.get(name, Words()), {})


def _question(name: str, words: Words, says: Mapping[str, str]) -> Question:
    options = tuple(_option(one, says[one.id] if says else "") for one in words.answers)
    return Question(name, options, words.pick, ready(words.skip), ready(words.elsewhere))


def _option(one: Answer, says: str) -> Option:
    return Option(one.id, says, one.sets, ready(one.words), ready(one.anywhere), frozenset(one.narrows), one.where)


def says(patterns: Patterns, text: str) -> bool:
    """True when one of the patterns is in the text."""
    said = fold(text)
    return any(pattern.search(said) for pattern in patterns)


def wants_to_skip(text: str, question: Question | None = None) -> bool:
    """True when the words pass the question over."""
    return SKIP.found(text) or bool(question and says(question.skip, text))


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


def holds(option: Option, field: str, known: Values) -> bool:
    """True when every fact the option gives is among those known (a later answer may have changed one)."""
    given = option.sets.get(field)
    if isinstance(given, list):
        return set(given) <= set(known[field])
    return given == known[field] and all(known.get(name) == value for name, value in option.sets.items()
                                         if not isinstance(value, list))
