"""Two gates on what the classifier says: its probability, and the likeness to the nearest example."""

from __future__ import annotations

from dataclasses import dataclass

ASK, NOTHING, COMPLAIN = "ask_rights", "out_of_scope", "complain"
COMPLAINS_UNLESS = 0.93


@dataclass(frozen=True)
class Evidence:
    """What is known of a message: the intent guessed and its probability (0 to 1); the likeness (cosine) to the
    nearest example of that intent; the retriever's best score; the language; how urgent; whether the words say
    that the person wants to complain, or ask whom to complain to; the probability that it is out of scope;
    whether the best extract only says what we do not cover."""

    intent: str
    probability: float
    likeness: float
    best: float
    language: str = "en"
    urgency: str = "no"
    complains: bool = False
    nothing: float = 0.0
    limit: bool = False


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
    """The intent the rules act on; 'out_of_scope' when nothing is near enough to be trusted."""
    if seen.urgency == "certain":
        return "urgent"
    if seen.language != "en":
        return "welsh" if seen.language == "cy" else "not_english"
    if seen.complains and seen.best < COMPLAINS_UNLESS:
        return COMPLAIN
    guessed_well = seen.probability >= gates.probability and seen.likeness >= gates.likeness
    guessed_well = guessed_well or _sure_and_unanswered(seen, gates)
    if seen.intent not in (ASK, NOTHING) and guessed_well and not _better_answered(seen, gates):
        return seen.intent
    doubt = 0.0 if seen.limit else gates.nothing_costs * seen.nothing
    return ASK if seen.best >= gates.answer + doubt else NOTHING


def _sure_and_unanswered(seen: Evidence, gates: Gates) -> bool:
    """True when the classifier is sure, the example not far, and no extract is asked for."""
    return (seen.probability >= gates.sure_probability and seen.likeness >= gates.sure_likeness
            and seen.best < gates.answer)


def _better_answered(seen: Evidence, gates: Gates) -> bool:
    """True when an extract is asked for almost in these words, and the guess is less like its examples."""
    return seen.best >= gates.strong_answer and seen.best > seen.likeness
