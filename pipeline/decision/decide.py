"""The decision: a reading and the state of the chat become a plan. Pure; no Rasa, no clock, no reading of files."""

from __future__ import annotations

from dataclasses import replace

from knowledge.complaints.interview.turn import Heard
from pipeline.decision.chances import Chances, asks_by_form, chances, hangs_on, means_several, needed
from pipeline.decision.evidence import LIMIT
from pipeline.decision.intents import (
    AFTER_A_CARD,
    AFTER_AN_ANSWER,
    ASKS,
    BEGINS_WALK,
    FOLLOWS,
    GOES_ON_AFTER_A_CARD,
    OF_THE_LIST,
    OWN_ACTIONS,
    QUESTIONS,
    REPLIES,
    STATEMENTS,
    STORY,
    SYMPATHY,
)
from pipeline.decision.plan import Kind, Part, Plan, WalkTurn
from pipeline.decision.reading import Reading
from pipeline.decision.settings import DecisionSettings
from pipeline.decision.state import ChatState
from pipeline.decision.with_danger import with_danger

MOST_TOPICS, MOST_OFFERED = 3, 3
TOPIC, WELSH = "topic", "welsh"
OUTRIGHT = ("place", "number")
OF_THE_WALK = ("stop", "go_back", "start_again", "resume", "goodbye", "complain", "write_letter", "which_first", "deny", "what_now")


def decide(reading: Reading, state: ChatState, numbers: DecisionSettings) -> Plan:
    """What is said to this message, in order.

    ``reading`` has been ranked with what it leans on already (``leaning``). Danger first, always; then, inside a walk, an
    answer to its question, or the answer to the person's question and the walk's again; outside, one of the parts below.
    """
    if reading.chosen:
        return with_danger(reading, state, Plan(()), numbers)
    plan = _in_walk(reading, state, numbers) if state.in_walk else _outside(reading, state, numbers)
    return with_danger(reading, state, plan, numbers)


def leaning(reading: Reading, state: ChatState, numbers: DecisionSettings) -> float:
    """How far (0 to 1) the message is read together with the question before it: not at all where there is none or a button
    was pressed, a little always, most where it surely leans on it or puts it right."""
    if not state.last_question or reading.chosen:
        return 0.0
    surely = min(1.0, reading.probability("leans", "repair") / numbers.leans)
    return numbers.lean_least + (numbers.lean_most - numbers.lean_least) * surely


def _outside(reading: Reading, state: ChatState, numbers: DecisionSettings) -> Plan:
    named = _named(reading, numbers)
    if named is not None:
        return named
    if reading.language != "en":
        welsh = reading.language == "cy"
        return _one(Kind.REPLY, "utter_welsh" if welsh else "utter_not_english", "another language than English")
    if state.asks_of_list:
        return _one(Kind.DO, OF_THE_LIST[state.asks_of_list], f"asks of the list: {state.asks_of_list}")
    if state.of_the_case:
        return Plan((Part(Kind.DO, "complaint_form", "a fact of the case, new or said again: the list anew"),), WalkTurn.BEGIN)
    if state.tells_complaint:
        return Plan((Part(Kind.DO, "complaint_form", "complains, and tells what of"),), WalkTurn.BEGIN)
    if reading.named.how == TOPIC and not state.in_walk:
        return Plan((Part(Kind.ANSWER, "utter_answer", "a topic by its own name", reading.named.probability, reading.named.ids),))
    best = _best_intent(reading, state)
    seen = chances(reading, numbers)
    if begins := _begins_walk(best, reading, seen, numbers):
        return Plan((Part(Kind.DO, "complaint_form", "wants to complain", begins),), WalkTurn.BEGIN)
    return _small(best, reading, state, seen, numbers) or _answer(reading, state, seen, numbers)


def _named(reading: Reading, numbers: DecisionSettings) -> Plan | None:
    """What the message names outright: a place in a law, also one we hold nothing of, a number, or a Welsh
    answer; else None."""
    named = reading.named
    if named.how in OUTRIGHT:
        reason = f"names a {named.how} outright"
        answer = Part(Kind.ANSWER, "utter_answer", reason, named.probability, named.ids)
        return Plan((answer,)) if named.ids else _one(Kind.MISS, "utter_miss", f"{reason} that we hold nothing of")
    if named.how == WELSH and named.probability >= numbers.in_welsh:
        answer = Part(Kind.ANSWER, "utter_answer", "a Welsh way of asking for it", named.probability, named.ids)
        return Plan((answer,), unsure=named.probability < numbers.sure_in_welsh)
    return None


def _begins_walk(best: str, reading: Reading, seen: Chances, numbers: DecisionSettings) -> float:
    """How surely the message wants to begin a complaint: it says so, a sentence of it does and nothing is asked, or it tells the
    whole story; 0 below the thresholds. A question by its form with a surer answer only seems to say so; where something is asked
    no sentence counts for the whole. 'Complain' alone wants to."""
    asks = reading.probability(*ASKS) >= numbers.reply_over_answer or (seen.right >= numbers.sure and asks_by_form(reading.text))
    says = reading.probability(*BEGINS_WALK) if best in BEGINS_WALK else 0.0
    least = numbers.story if best == STORY else numbers.complain if reading.words > 1 else 0.0
    if says < min(numbers.reply_over_answer, seen.right) and seen.right >= numbers.sure and asks_by_form(reading.text):
        says = 0.0
    return max(says if says >= least else 0.0, reading.wish if reading.wish >= numbers.wish and not asks else 0.0)


def _best_intent(reading: Reading, state: ChatState) -> str:
    """The likeliest intent that makes sense where the chat stands: nobody disagrees before anything was said."""
    out = set() if state.card_before else set(AFTER_A_CARD)
    out |= set() if state.last_question or state.last_topic else AFTER_AN_ANSWER
    out |= set() if reading.said or reading.entities else {"statement", "state_nation"}
    return max((name for name in reading.intents if name not in out), key=lambda name: reading.intents[name], default="")


def _small(best: str, reading: Reading, state: ChatState, seen: Chances, numbers: DecisionSettings) -> Plan | None:
    """Small talk, a statement or a follow-up by name; None when the message is better answered."""
    probability = reading.intents.get(best, 0.0)
    if probability < needed(best, reading, state, seen, numbers):
        return None
    if best in FOLLOWS and state.last_topic:
        return _one(Kind.FOLLOW, FOLLOWS[best], f"follows on: {best}", probability)
    if best in OWN_ACTIONS and (state.walked or best not in ("write_letter", "which_first", "change_fact")):
        return _one(Kind.DO, OWN_ACTIONS[best], f"asks for: {best}", probability)
    if best in STATEMENTS:
        return _stated(best, reading, state, seen, numbers)
    if best == SYMPATHY and (seen.right >= numbers.sure or (state.last_topic and seen.right >= numbers.offer)):
        kind = Part(Kind.REPLY, "utter_kind_word", "a feeling, and something to answer", probability)
        answer = _answer(reading, state, seen, numbers)
        return replace(answer, parts=(kind, *answer.parts))
    return _one(Kind.REPLY, REPLIES[best], f"says: {best}", probability) if best in REPLIES else None


def _stated(best: str, reading: Reading, state: ChatState, seen: Chances, numbers: DecisionSettings) -> Plan:
    """Facts said and nothing asked: read back, with the question before it answered anew for them, or what they may be about."""
    ranked = tuple(one.id for one in reading.ranking if not one.id.startswith(LIMIT))[:MOST_OFFERED]
    told = _told(reading, state, numbers) if state.last_topic and reading.ranking and seen.right >= numbers.offer else ()
    return Plan((Part(Kind.REPLY, REPLIES[best], f"says: {best}", reading.intents[best], told, ranked),))


def _answer(reading: Reading, state: ChatState, seen: Chances, numbers: DecisionSettings) -> Plan:
    """The likeliest topics told, or choices, or an honest miss."""
    if not reading.ranking or (seen.in_scope < numbers.in_scope and not hangs_on(reading, state, numbers)):
        limit = next((one for one in reading.ranking[:MOST_TOPICS] if one.id.startswith(LIMIT)), None)
        if limit is None or limit.score < numbers.limit:
            near = tuple(one.id for one in reading.ranking if not one.id.startswith(LIMIT))[:MOST_OFFERED]
            return Plan((Part(Kind.MISS, "utter_miss", "nothing checked is near enough", 1.0 - seen.in_scope, (),
                              near if seen.in_scope >= numbers.offer else ()),))
        return Plan((Part(Kind.ANSWER, "utter_answer", "what is not covered", 1.0 - seen.in_scope, (limit.id,)),))
    told = _told(reading, state, numbers)
    guessed = seen.right < numbers.offer and not hangs_on(reading, state, numbers)
    if guessed or means_several(reading, state, seen, numbers):
        choices = tuple(dict.fromkeys(one.id for one in reading.ranking if not one.id.startswith(LIMIT)))[:MOST_OFFERED + 1]
        return Plan((Part(Kind.CHOICES, "utter_choices", "several topics, none likely", seen.right, (), choices),))
    offered = tuple(one.id for one in reading.ranking if one.id not in told)[:MOST_OFFERED]
    own = reading.probability("own_case") >= numbers.own_case
    answer = Part(Kind.ANSWER, "utter_answer", "the likeliest topics", seen.right, told, offered)
    return Plan((answer,), unsure=seen.right < numbers.sure, own_case=own)


def _told(reading: Reading, state: ChatState, numbers: DecisionSettings) -> tuple[str, ...]:
    """The first topic and those near it, what is not covered left out; that alone where nothing else was ranked.

    What an answer of this chat began with already stands behind what is near it and was not told, unless somebody puts right
    what they had asked, or leans on what was told: then more of it is what they mean. Nor does it stand beside another.
    """
    ordinary = [one for one in reading.ranking if not one.id.startswith(LIMIT)]
    near = [one.id for one in ordinary if ordinary[0].score - one.score <= numbers.near]
    if near and near[0] in state.told_before and reading.probability("repair", "leans") < reading.probability("ask_rights"):
        near.sort(key=lambda one: one in state.told_before)
    kept = near[:1] + [one for one in near[1:] if one not in state.told_before]
    return tuple(kept[:MOST_TOPICS * 2]) or (reading.ranking[0].id,)


def _in_walk(reading: Reading, state: ChatState, numbers: DecisionSettings) -> Plan:
    """The walk takes what answers it; a question is answered as it is outside, and the open question stands again.

    A question is known by its intent, or by its form where the first topic is surely its answer ('who is Llais?').
    """
    if state.answers_it >= numbers.answers_question:
        return Plan((), WalkTurn.TAKE)
    best, seen = _best_intent(reading, state), chances(reading, numbers)
    again = Part(Kind.OPEN_QUESTION, state.open_question, "the open question stands again")
    surely = reading.probability(*GOES_ON_AFTER_A_CARD) >= numbers.reply
    goes_on = best in GOES_ON_AFTER_A_CARD and surely and not (reading.said or reading.entities)
    if state.card_before and goes_on:
        return Plan((Part(Kind.REPLY, "utter_after_card_in_walk", "goes on after a card", reading.intents[best]), again),
                    WalkTurn.ASIDE)
    if best in OF_THE_WALK:
        return Plan((), WalkTurn.TAKE)
    outside = _outside(reading, state, numbers)
    first = outside.parts[0]
    asks = first.kind in (Kind.ANSWER, Kind.CHOICES) and (first.probability if reading.named.ids else
                                                          seen.in_scope * reading.probability(*QUESTIONS))
    formed = first.kind is Kind.ANSWER and seen.right >= numbers.sure and Heard(text=reading.text).looks_like_a_question
    if first.kind in (Kind.REPLY, Kind.FOLLOW) or formed or (asks and asks >= numbers.asks_in_walk):
        if first.name in ("utter_affirm", "utter_deny", "utter_noted", "utter_names_person", "utter_nation", "utter_goodbye",
                          "utter_remark"):
            return Plan((), WalkTurn.TAKE)
        return replace(outside, parts=(*outside.parts, again), walk=WalkTurn.ASIDE)
    return Plan((), WalkTurn.TAKE)


def _one(kind: Kind, name: str, reason: str, probability: float = 1.0) -> Plan:
    return Plan((Part(kind, name, reason, probability),))
