"""Where a danger stands in the plan: the card before everything, the numbers below an answer, a kind question where nothing
answers. Pure."""

from __future__ import annotations

from dataclasses import replace

from pipeline.decision.evidence import LIMIT
from pipeline.decision.intents import ALONE, ASKS, DEADLY, DISTRESS, FEELING, MENUS, QUIET, SORROW
from pipeline.decision.plan import Kind, Part, Plan, WalkTurn
from pipeline.decision.reading import Danger, Reading
from pipeline.decision.settings import DecisionSettings
from pipeline.decision.state import ChatState

MOST_WORDS_OF_AN_ANSWER, MOST_WORDS_OF_A_PLACE = 8, 4
PLACE, HELD, STOP = "place", "restraint_now", "stop"
CALM = ("utter_wants_home", "utter_daily_life")


def with_danger(reading: Reading, state: ChatState, plan: Plan, numbers: DecisionSettings) -> Plan:
    """The plan with the danger card in its place: before everything, and alone when the danger is certain and nothing else is
    asked."""
    reading = replace(reading, danger=(danger := _less_alarming(reading, plan, numbers)))
    if _answers_shortly(reading, state, plan, numbers) and (danger.urgency == "perhaps" or not danger.clear):
        return plan
    card = Part(Kind.DANGER, f"utter_urgent_{danger.kind}", f"danger: {danger.kind}, {danger.urgency}")
    if danger.urgency == "certain" and danger.kind == SORROW and state.in_walk:
        return replace(plan, parts=(card, *plan.parts))
    if danger.urgency == "both" or (danger.urgency == "certain" and danger.question):
        return replace(plan, parts=(card, *plan.parts)) if _fits_beside(reading, plan, numbers) else Plan((card,))
    if danger.urgency == "certain":
        return Plan((card,))
    return _with_help(reading, state, plan, numbers) if danger.urgency == "perhaps" else plan


def _less_alarming(reading: Reading, plan: Plan, numbers: DecisionSettings) -> Danger:
    """The danger: only 'perhaps', so that the numbers stand below the answer, where something calm is surely said ('I want to go
    home') or asked about being held, and no sign stands outright; none in a bare citation ('CPR 54.5')."""
    danger, first = reading.danger, plan.parts[0] if plan.parts else None
    if reading.named.how == PLACE and reading.words <= MOST_WORDS_OF_A_PLACE:
        return replace(danger, urgency="no")
    held_asked = danger.kind == HELD and not plan.own_case
    calm = (first is not None and first.probability >= numbers.reply_over_answer
            and (first.name in CALM or (held_asked and first.kind is Kind.ANSWER)))
    doubtful = danger.urgency == "both" and not danger.clear and danger.kind not in QUIET
    return replace(danger, urgency="perhaps") if calm and doubtful else danger


def _with_help(reading: Reading, state: ChatState, plan: Plan, numbers: DecisionSettings) -> Plan:
    """Perhaps in danger: what answers the message, and below it one line with the numbers; where nothing does, a kind question
    whether the person is safe. In Welsh, heard less surely and answered mostly in English, the numbers come first."""
    danger, first = reading.danger, plan.parts[0] if plan.parts else None
    met = (state.answers_it >= numbers.answers_question or (first is not None and first.name == FEELING)
           or reading.named.how == PLACE or _asks_the_rule(reading, plan, numbers))
    if met or not danger.kind:
        return plan
    below = Part(Kind.HELP, "utter_urgent_perhaps", "perhaps in danger")
    if reading.language == "cy" and danger.kind != SORROW:
        return replace(plan, parts=(below, *plan.parts))
    name = f"utter_urgent_{SORROW if danger.kind == SORROW else DISTRESS}"
    safe = Part(Kind.HELP, name, "perhaps in danger, and nothing answers it")
    if danger.kind == DISTRESS and plan.walk is WalkTurn.TAKE and reading.probability(STOP) >= numbers.reply:
        return replace(plan, parts=(*plan.parts, below))
    if danger.kind == DISTRESS and plan.walk is WalkTurn.TAKE:
        return Plan((safe, Part(Kind.OPEN_QUESTION, state.open_question, "the open question stands again")), WalkTurn.ASIDE)
    if danger.kind == DISTRESS and danger.own and not state.in_walk and _surely_answered(plan):
        kind = Part(Kind.REPLY, "utter_kind_word", "in distress, and something to answer")
        return replace(plan, parts=(kind, *plan.parts, below))
    nobody = danger.kind not in (DISTRESS, SORROW) and not danger.own
    if state.in_walk or (first and (nobody or _answers(plan.part(Kind.ANSWER) or first, plan, reading, numbers))):
        if plan.walk is WalkTurn.BEGIN:
            return plan if danger.kind in QUIET else replace(plan, parts=(below, *plan.parts))
        return plan if danger.kind in QUIET else replace(plan, parts=(*plan.parts, below))
    return Plan((safe,))


def _surely_answered(plan: Plan) -> bool:
    """True when an answer is told without a word of doubt that says more than what is not covered."""
    answer = plan.part(Kind.ANSWER)
    return answer is not None and not plan.unsure and not any(one.startswith(LIMIT) for one in answer.topics[:1])


def _asks_the_rule(reading: Reading, plan: Plan, numbers: DecisionSettings) -> bool:
    """True for what is surely a question about how people may be held and has a sure answer: it is what this is for."""
    answered = plan.part(Kind.ANSWER) is not None and not plan.unsure and not plan.own_case
    return reading.danger.kind == HELD and answered and reading.probability(*ASKS) >= numbers.asks_in_walk


def _answers(first: Part, plan: Plan, reading: Reading, numbers: DecisionSettings) -> bool:
    """True when this part answers somebody who may be in danger: an answer that was asked for, or that is not doubtful and passes
    over nothing said of one's own life; or what surely follows on what was said."""
    if first.kind in (Kind.ANSWER, Kind.CHOICES):
        limit = any(one.startswith(LIMIT) for one in first.topics[:1])
        of_a_life = reading.danger.own and reading.danger.kind in {*DEADLY, DISTRESS} - {HELD} and not limit
        return bool(reading.danger.question) or not (plan.unsure or of_a_life)
    surely = first.probability >= numbers.reply_over_answer and first.name not in MENUS
    return first.kind in (Kind.FOLLOW, Kind.REPLY, Kind.DO) and surely


def _answers_shortly(reading: Reading, state: ChatState, plan: Plan, numbers: DecisionSettings) -> bool:
    """True for a few words that the walk takes as an answer: they are danger only by an outright sign of it."""
    short = reading.words <= MOST_WORDS_OF_AN_ANSWER
    return plan.walk is WalkTurn.TAKE and short and state.answers_it >= numbers.answers_question


def _fits_beside(reading: Reading, plan: Plan, numbers: DecisionSettings) -> bool:
    """True when what would be said without the danger may be said with it: where somebody may die, was assaulted or may hurt
    somebody, only what was asked for."""
    answer, deadly = plan.part(Kind.ANSWER), reading.danger.kind in DEADLY
    if answer is None:
        return plan.walk is not WalkTurn.NONE and not deadly
    if reading.danger.kind in ALONE and not reading.danger.question:
        return False
    asked_in_sorrow = reading.danger.kind == SORROW and bool(reading.danger.question)
    return asked_in_sorrow or answer.probability >= (numbers.beside_deadly_danger if deadly else numbers.beside_danger)
