"""Two gates on what the classifier says: its probability, and the likeness to the nearest example."""

from __future__ import annotations

from dataclasses import dataclass

ASK, NOTHING, COMPLAIN, STATE_NATION, URGENT = "ask_rights", "out_of_scope", "complain", "state_nation", "urgent"
COMPLAINS_UNLESS = 0.93
FITS_BESIDE_DANGER, FITS_BESIDE_DEADLY_DANGER = 0.62, 0.80
DEADLY = frozenset({"suicide", "self_harm", "overdose", "breathing", "restraint_now"})


@dataclass(frozen=True)
class Evidence:
    """What is known of a message: the intent guessed and its probability (0 to 1); the likeness (cosine) to the
    nearest example of that intent; the retriever's best score; the language; how urgent; whether the words say
    that the person wants to complain, or ask whom to complain to; the probability that it is out of scope;
    whether the best extract only says what we do not cover; the kind of danger; whether the words say outright that
    the person wants to complain, and whether they say more than the nation; whether they tell a long story."""

    intent: str
    probability: float
    likeness: float
    best: float
    language: str = "en"
    urgency: str = "no"
    complains: bool = False
    nothing: float = 0.0
    limit: bool = False
    danger: str = ""
    wants: bool = False
    says_more: bool = True
    long_story: bool = False


@dataclass(frozen=True)
class Gates:
    """The thresholds. Found on phrases nobody trained on; see docs/adr/0002."""

    probability: float = 0.30
    likeness: float = 0.55
    answer: float = 0.48
    strong_answer: float = 0.78
    nothing_costs: float = 0.30
    sure_probability: float = 0.50
    sure_likeness: float = 0.45


def final_intent(seen: Evidence, gates: Gates) -> str:
    """The intent the rules act on; 'out_of_scope' when nothing is near enough to be trusted.

    'urgent' when what to do in danger is all there is to say: in certain danger, and in likely danger when no answer
    fits well enough to stand below it.
    """
    if seen.urgency == "certain":
        return URGENT
    intent = _without_danger(seen, gates)
    return URGENT if seen.urgency == "both" and not _fits_beside_danger(seen, intent) else intent


def _without_danger(seen: Evidence, gates: Gates) -> str:
    if seen.language != "en":
        return "welsh" if seen.language == "cy" else "not_english"
    if seen.wants or (seen.complains and seen.best < COMPLAINS_UNLESS):
        return COMPLAIN
    guessed_well = seen.probability >= gates.probability and seen.likeness >= gates.likeness
    guessed_well = guessed_well or _sure_and_unanswered(seen, gates)
    more_than_said = seen.intent == STATE_NATION and seen.says_more and seen.best >= gates.answer
    if seen.intent not in (ASK, NOTHING) and guessed_well and not more_than_said and not _better_answered(seen, gates):
        return seen.intent
    doubt = 0.0 if seen.limit else gates.nothing_costs * seen.nothing
    return ASK if seen.best >= gates.answer + doubt else NOTHING


def _fits_beside_danger(seen: Evidence, intent: str) -> bool:
    """True when what would be said without the danger may be said with it."""
    if seen.long_story:
        return intent != NOTHING
    if intent in (ASK, NOTHING):
        return intent == ASK and seen.best >= (FITS_BESIDE_DEADLY_DANGER if seen.danger in DEADLY else FITS_BESIDE_DANGER)
    return seen.danger not in DEADLY or intent == COMPLAIN


def _sure_and_unanswered(seen: Evidence, gates: Gates) -> bool:
    """True when the classifier is sure, the example not far, and no extract is asked for."""
    return (seen.probability >= gates.sure_probability and seen.likeness >= gates.sure_likeness
            and seen.best < gates.answer)


def _better_answered(seen: Evidence, gates: Gates) -> bool:
    """True when an extract is asked for almost in these words, and the guess is less like its examples."""
    return seen.best >= gates.strong_answer and seen.best > seen.likeness
