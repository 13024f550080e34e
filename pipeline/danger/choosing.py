"""Which card answers a message of danger, and which facts its lines take up: by what the danger is and by who is in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.danger.facts import Facts

DISTRESS, NEUTRAL = "distress", "restraint_now"
LITTLE = 20
SPEAKERS_OWN = "danger_others"
DONE_TO_SOMEBODY = frozenset({"abuse", "sexual", "threat"})
TOLD_IN_ANY_WORDS = frozenset({"death"})

NEEDS: Mapping[str, Callable[[Facts], bool]] = {
    "child_risk": lambda said: said.of_child,
    "death": lambda said: said.died,
    "self_harm": lambda said: said.own_body,
    "overdose": lambda said: not said.not_taken,
    "danger_others": lambda said: not said.another,
}
INSTEAD: Mapping[str, str] = {"self_harm": "self_harm", "child_risk": NEUTRAL, "danger_others": "threat", "overdose": "suicide"}
"""What stands for a kind whose own card would not fit, where no other kind is likely."""

LINES: Mapping[str, tuple[frozenset[str], Callable[[Facts], bool]]] = {
    "wound": (frozenset({"self_harm", "injury", "suicide"}), lambda said: said.wound),
    "old_wound": (frozenset({"self_harm", "injury"}), lambda said: said.old_wound),
    "head": (frozenset({"injury", "breathing", "self_harm"}), lambda said: said.head),
    "no_drink": (frozenset({"self_harm", "neglect", "suicide", "injury", DISTRESS}), lambda said: said.no_drink),
    "outside": (frozenset({"restraint_now", "suicide", "self_harm", "overdose", "breathing", "injury", "threat", "abuse", "sexual",
                           "neglect"}), lambda said: said.outside),
    "baby": (frozenset({"danger_others"}), lambda said: said.baby),
}
"""A line of the card by its name: the kinds of danger it belongs to, and the fact it takes up."""


def kind_that_fits(chances: Mapping[str, float], likeliest: str, said: Facts, named: bool = False) -> str:
    """The likeliest kind, where its card fits what was said or it is likelier than not; else the card of being hurt, which names
    nobody, where somebody is; else the next that fits and is not far less likely; else what stands for it. '' where nothing
    does, as with a death that nobody told of. What is done to a child, told by another, is a child at risk; a danger that is
    hardly likelier than distress is distress, unless a pattern has ``named`` it. That somebody may hurt another is not said to
    them while it is less likely than not: the card that names nobody is."""
    if not named and likeliest != DISTRESS and chances[likeliest] * 2 < 1 and chances.get(DISTRESS, 0) * 2 > chances[likeliest]:
        return DISTRESS
    if said.of_child and said.another and likeliest in DONE_TO_SOMEBODY:
        return "child_risk"
    if likeliest == "overdose" and said.poison:
        return DISTRESS
    if likeliest == SPEAKERS_OWN and chances[likeliest] * 2 < 1:
        return NEUTRAL
    if _fits(likeliest, said) or (likeliest in TOLD_IN_ANY_WORDS and chances[likeliest] * 2 >= 1):
        return likeliest
    if said.hurt and likeliest != "overdose":
        return NEUTRAL
    others = {kind: chance for kind, chance in chances.items() if kind != likeliest and _fits(kind, said)}
    best = max(others, key=lambda kind: others[kind], default="")
    if best == SPEAKERS_OWN and others[best] * 2 < 1:
        return NEUTRAL
    if best and others[best] * LITTLE >= chances[likeliest]:
        return best
    return INSTEAD.get(likeliest, "")


def lines_for(kind: str, said: Facts) -> tuple[str, ...]:
    """The names of the lines that the card of this kind has for what was said, in their order."""
    return tuple(name for name, (kinds, told) in LINES.items() if kind in kinds and told(said))


def _fits(kind: str, said: Facts) -> bool:
    return NEEDS[kind](said) if kind in NEEDS else True
