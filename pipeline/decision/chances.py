"""How surely a message means what its likeliest intent says, hangs on an answer, or may mean several things. Pure."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from knowledge.complaints.interview.turn import Heard
from pipeline.decision.evidence import LIMIT, OUTSIDE, evidence_of, logistic
from pipeline.decision.intents import ABOUT_THE_ASSISTANT, FOLLOWS, GENERAL, NOT_ASKED, QUESTIONS, STATEMENTS
from pipeline.decision.reading import Reading
from pipeline.decision.settings import DecisionSettings
from pipeline.decision.state import ChatState

NEVER, BARE, SHORT = math.inf, 2, 5
TWO, THREE = 2, 3
CLAUSE = re.compile(r"[.,;:!\n]+\s*")
TERM, ADVOCATE = "term-", "advocate"
POINTS_HERE = re.compile(r"\b(?:you|u|ya|ur|your|this|these|here|it|its|that|chat|app|site|website|page|screen|tablet|laptop|"
                         r"typ\w+|wr[io]t\w+|put|say|said|saying|message\w*|bot|robot|machine|program\w*|charity|mind|delete|erase|"
                         r"wipe)\b")

NAMES_IT = re.compile(r"\b(?:this|the) (?:tablet|laptop|chat\w*|app|site|website|page|screen|thing|program\w*|bot|machine)\b")


@dataclass(frozen=True)
class Chances:
    """``in_scope``: that there is an answer at all; ``right``: that the first topic is it."""

    in_scope: float
    right: float


def chances(reading: Reading, numbers: DecisionSettings) -> Chances:
    """The two fitted probabilities of a reading."""
    seen = evidence_of(reading).numbers()
    return Chances(logistic(seen, numbers.scope_weights, numbers.scope_bias),
                   logistic(seen, numbers.right_weights, numbers.right_bias))


def needed(best: str, reading: Reading, state: ChatState, seen: Chances, numbers: DecisionSettings) -> float:
    """The least probability (0 to 1; above 1: never) of this intent for it to be taken at its word.

    More where the first topic is surely right ('section 4 IMHA' looks something up), and where something that nobody asks is
    said in the form of a question. Never where nothing in a question that has an answer points to the assistant, where such a
    question is nearest to a text on what is not covered, nor where somebody asks more likely than they mean this. A question about
    'this tablet' is one about the assistant.
    """
    asks = asks_by_form(reading.text)
    if best in STATEMENTS and asks:
        return NEVER
    if best in NOT_ASKED and asks and is_limit(reading, numbers):
        return NEVER
    if best in ABOUT_THE_ASSISTANT and seen.right >= numbers.sure and not POINTS_HERE.search(reading.text.lower()):
        return NEVER
    if best in ABOUT_THE_ASSISTANT and NAMES_IT.search(reading.text.lower()):
        return numbers.reply
    asking, probability = reading.probability(*QUESTIONS, "repair"), reading.intents.get(best, 0.0)
    if state.last_topic and best in FOLLOWS and best != "where_said" and probability > asking:
        return numbers.reply
    if best not in FOLLOWS and asking > probability:
        return NEVER
    asked_by_form = best in NOT_ASKED and asks and (seen.right >= numbers.offer or state.last_topic)
    if asked_by_form or _general(best, reading, state, numbers):
        return numbers.reply_over_answer
    if best == "statement" and seen.right >= numbers.offer:
        looks_up = seen.right >= numbers.sure and asking >= numbers.statement
        return numbers.reply_over_answer if looks_up else numbers.statement
    return numbers.reply_over_answer if seen.right >= numbers.sure else numbers.reply


def asks_by_form(text: str) -> bool:
    """True when the message or a clause of it has the form of a question."""
    return any(Heard(text=clause).looks_like_a_question for clause in (text, *CLAUSE.split(text)))


def is_limit(reading: Reading, numbers: DecisionSettings) -> bool:
    """True when a text that says what is not covered is the nearest of all, and near enough to be told."""
    return any(one.id.startswith(LIMIT) and one.score >= numbers.limit for one in reading.ranking[:1])


def _general(best: str, reading: Reading, state: ChatState, numbers: DecisionSettings) -> bool:
    """True for a general reply while an answer stands that the message may lean on."""
    return best in GENERAL and bool(state.last_topic) and reading.probability("leans", "repair") >= numbers.offer


def hangs_on(reading: Reading, state: ChatState, numbers: DecisionSettings) -> bool:
    """True where the message leans on an answer, surely or more likely than it is about something else: what is asked on from an
    answer is as much in scope as that was."""
    leans = reading.probability("leans", "repair")
    return bool(state.last_topic) and (leans >= numbers.leans or leans > max(reading.probability(OUTSIDE), numbers.offer))


def means_several(reading: Reading, state: ChatState, seen: Chances, numbers: DecisionSettings) -> bool:
    """True for a bare word or two ('appeal') that two topics are near to, and for a short question with nothing before it that
    three are near to, none likely, and a text that says what is not ours nearly as near: what is meant is asked, not guessed. A
    word of the glossary is told what it means, and who looks things up for others gets the likeliest."""
    ordinary = [one for one in reading.ranking if not one.id.startswith(LIMIT)]
    if not ordinary or ordinary[0].id.startswith(TERM):
        return False
    if state.known.get("asker") == ADVOCATE or hangs_on(reading, state, numbers):
        return False
    near = sum(ordinary[0].score - one.score <= numbers.near for one in ordinary)
    nearly_ours = evidence_of(reading).gap <= numbers.near
    return (reading.words <= BARE and near >= TWO) or (reading.words <= SHORT and near >= THREE and nearly_ours
                                                     and seen.right < numbers.sure and not state.last_topic)
