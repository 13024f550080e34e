"""What a message says of danger, as probabilities, and how urgent that makes it. No Rasa; nothing is said from here."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from pipeline.danger.asking import asks_about_a_rule, told_beside
from pipeline.danger.choosing import DISTRESS, kind_that_fits, lines_for
from pipeline.danger.classifier import SAFE, Calibration
from pipeline.danger.facts import NOTHING_SAID, Facts, facts_of
from pipeline.danger.folding import as_heard, bounded, fold, pieces, sentences
from pipeline.danger.learning import english_model, welsh_model
from pipeline.danger.patterns import hits, welsh_hits
from pipeline.danger.person import CHILD
from pipeline.danger.settings import DangerSettings, danger_settings
from pipeline.language.detect import any_welsh, language_of
from pipeline.language.remembering import Remembering

DEADLY = frozenset({"suicide", "self_harm", "overdose", "breathing", "injury", "restraint_now"})
NEVER_SILENT = frozenset({"suicide", "sexual"})
OF_NOW = frozenset({"neglect", "restraint_now"})
LONG_STORY = 60
ONLY_AN_AGE_WORDS = 4
SURELY = sys.float_info.epsilon


class Urgency(str, Enum):
    """How sure: not urgent; perhaps (say the answer, then the numbers); both (say what to do in such danger, then the
    answer); certain (say what to do in such danger, and only offer the answer)."""

    NO = "no"
    PERHAPS = "perhaps"
    BOTH = "both"
    CERTAIN = "certain"


@dataclass(frozen=True)
class Danger:
    """``probabilities``: of each kind of danger; ``probability``: that there is any; ``kind``: the likeliest kind;
    ``pattern_hits``: kinds whose pattern matched, ``welsh`` when any Welsh is in the message; ``asked``: it is a question
    about a rule from its first word; ``facts``: what is said of who is in danger and of what happened."""

    probabilities: Mapping[str, float]
    kind: str
    probability: float
    pattern_hits: tuple[str, ...] = ()
    welsh: bool = False
    words: int = 0
    asked: bool = False
    facts: Facts = NOTHING_SAID


@dataclass(frozen=True)
class Assessment:
    """How urgent a message is and which kind of danger it speaks of ('' when none). ``clear``: a pattern says so too, what is
    said is urgent (a bad wound), or the model has hardly any doubt;
    ``facts`` as in Danger; ``lines``: the facts that the card takes up, by name."""

    urgency: Urgency
    kind: str = ""
    clear: bool = True
    probability: float = 0.0
    facts: Facts = NOTHING_SAID
    lines: tuple[str, ...] = ()

    @property
    def child(self) -> bool:
        """True when the speaker says an age under 18."""
        return self.facts.child

    @property
    def another(self) -> bool:
        """True when the danger is somebody else's."""
        return self.facts.another


_READ: Remembering[Danger] = Remembering()


def read_danger(text: str, language: str = "en") -> Danger:
    """What the models and the patterns find in a message; ``language`` 'cy' has it read as Welsh whatever its words.

    Welsh is read by the Welsh model, English by the English one, and a mixture by both: the more alarming counts.
    """
    numbers = danger_settings()
    return _READ.of(text, lambda: _read(bounded(text), language, numbers), language, numbers, id(english_model()),
                    id(welsh_model()))


def _read(text: str, language: str, numbers: DangerSettings) -> Danger:
    mostly = "cy" in (language, language_of(text))
    welsh = mostly or any_welsh(text)
    asked = asks_about_a_rule(text)
    told = "" if asked else told_beside(text)
    parts = (told,) if hits(told) else ()
    sounds = as_heard(text)
    heard_so = parts if sounds in ("", text) or len(text.split()) > LONG_STORY else (*parts, *pieces(sounds))
    found = hits(text)
    named = tuple(one for one in sentences(text) if hits(one)) if found else ()
    chances = english_model().probabilities(text, Calibration(numbers.english_scale, numbers.english_shift), (*heard_so, *named))
    if welsh:
        other = welsh_model().probabilities(text, Calibration(numbers.welsh_scale, numbers.welsh_shift), parts)
        chances = other if mostly else min(chances, other, key=lambda one: one[SAFE])
        found = (*welsh_hits(text), *found)
    dangers = {kind: chance for kind, chance in chances.items() if kind != SAFE}
    kind = max(dangers, key=lambda name: dangers[name])
    return Danger(dangers, kind, 1.0 - chances[SAFE], tuple(dict.fromkeys(found)), welsh, words=len(text.split()),
                  asked=asked, facts=facts_of(text))


def heard(danger: Danger, numbers: DangerSettings) -> float:
    """The probability of danger (0 to 1) once it counts that a message only asks about a rule."""
    if not danger.asked:
        return danger.probability
    chance = min(max(danger.probability, SURELY), 1.0 - SURELY)
    return 1.0 / (1.0 + math.exp(numbers.asked_costs - math.log(chance / (1.0 - chance))))


def urgency_of(danger: Danger, numbers: DangerSettings) -> Assessment:
    """How urgent what was read is: thresholds of the settings, and no model vetoes a Welsh pattern. Distress with no act said is
    never more than 'perhaps'; nor is a death with no word of care, want or force that is over or only asked about,
    or a danger for which no card fits what was said. A bad wound, a blow to the head or drinking given up is always a card;
    set words of suicide or rape bring the numbers whatever the model says."""
    likeliest = _kind(danger)
    kind = kind_that_fits(danger.probabilities, likeliest, danger.facts, likeliest in danger.pattern_hits)
    if danger.welsh:
        return _urgency_of_welsh(danger, kind, numbers)
    chance = heard(danger, numbers)
    pattern = bool(danger.pattern_hits) and not danger.asked and chance >= numbers.pattern_floor
    if (kind in (DISTRESS, "") and not pattern) or (kind == "death" and not danger.facts.in_care):
        return _assessed(Urgency.PERHAPS, kind, False, danger) if chance >= numbers.perhaps else _calm(danger)
    least = numbers.card_deadly if kind in DEADLY else numbers.card
    told_later = danger.facts.over or danger.asked or (danger.words > LONG_STORY and not pattern)
    if kind in OF_NOW and told_later:
        return _assessed(Urgency.PERHAPS, kind, False, danger) if chance >= numbers.perhaps else _calm(danger)
    if pattern or chance >= least:
        sure = chance >= numbers.certain and danger.words <= LONG_STORY and kind != "death" and not danger.asked
        clear = pattern or chance >= numbers.certain or danger.facts.urgent
        return _assessed(Urgency.CERTAIN if sure else Urgency.BOTH, kind, clear, danger)
    below = Urgency.BOTH if danger.facts.urgent else Urgency.PERHAPS
    some = chance >= numbers.perhaps or kind in NEVER_SILENT & set(danger.pattern_hits)
    return _assessed(below, kind, danger.facts.urgent, danger) if some else _calm(danger)


def assess(text: str, language: str = "en") -> Assessment:
    """How urgent a message is; ``language`` 'cy' has it read as Welsh whatever its words."""
    if _only_an_age(text):
        return Assessment(Urgency.NO, facts=facts_of(text))
    return urgency_of(read_danger(text, language), danger_settings())


def _urgency_of_welsh(danger: Danger, kind: str, numbers: DangerSettings) -> Assessment:
    if kind not in (DISTRESS, "") and (danger.pattern_hits or danger.probability >= numbers.welsh_card):
        return _assessed(Urgency.CERTAIN, kind, True, danger)
    return _assessed(Urgency.PERHAPS, kind, False, danger) if danger.probability >= numbers.welsh_perhaps else _calm(danger)


def _kind(danger: Danger) -> str:
    """The likeliest kind; of those that a pattern names, the likeliest, in Welsh always, in English when the model is divided."""
    named = [kind for kind in danger.pattern_hits if kind in danger.probabilities]
    if not named or danger.kind in named:
        return danger.kind
    best = max(named, key=lambda kind: danger.probabilities[kind])
    divided = danger.probabilities[danger.kind] * 2 < danger.probability
    return best if danger.welsh or divided else danger.kind


def _calm(danger: Danger) -> Assessment:
    """Not urgent; that a child speaks is kept, for whatever is said later in the chat."""
    return Assessment(Urgency.NO, probability=danger.probability, facts=danger.facts)


def _assessed(urgency: Urgency, kind: str, clear: bool, danger: Danger) -> Assessment:
    return Assessment(urgency, kind, clear, danger.probability, danger.facts, lines_for(kind, danger.facts))


def _only_an_age(text: str) -> bool:
    """True for a bare age: an answer of the walk, and no danger."""
    folded = fold(text[:LONG_STORY])
    return len(folded.split()) <= ONLY_AN_AGE_WORDS and not CHILD.sub("", folded).strip() and bool(folded)
