"""What a message says of danger, as probabilities, and how urgent that makes it. No Rasa; nothing is said from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from pipeline.danger.classifier import SAFE, Calibration
from pipeline.danger.folding import bounded, fold
from pipeline.danger.learning import english_model, welsh_model
from pipeline.danger.patterns import hits, welsh_hits
from pipeline.danger.person import CHILD, child_speaks, speaks_of_another
from pipeline.danger.settings import DangerSettings, danger_settings
from pipeline.language.detect import any_welsh, language_of
from pipeline.language.remembering import Remembering

DEADLY = frozenset({"suicide", "self_harm", "overdose", "breathing", "injury", "restraint_now"})
WHATEVER_IS_ASKED = frozenset({"suicide", "self_harm", "overdose", "breathing"})
LONG_STORY = 60
ONLY_AN_AGE_WORDS = 4


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
    ``pattern_hits``: kinds whose pattern matched, ``welsh`` when any Welsh is in the message; ``child``: somebody says in the
    first person that they are under 18; ``another``: the danger is somebody else's; ``ordinary``: the likeness (a cosine) to
    the nearest plain question."""

    probabilities: Mapping[str, float]
    kind: str
    probability: float
    pattern_hits: tuple[str, ...] = ()
    welsh: bool = False
    child: bool = False
    another: bool = False
    ordinary: float = 0.0
    words: int = 0


@dataclass(frozen=True)
class Assessment:
    """How urgent a message is and which kind of danger it speaks of ('' when none). ``clear``: a pattern says so too, or the
    model has hardly any doubt; ``child`` and ``another`` as in Danger."""

    urgency: Urgency
    kind: str = ""
    clear: bool = True
    child: bool = False
    another: bool = False
    probability: float = 0.0


_READ: Remembering[Danger] = Remembering()


def read_danger(text: str, language: str = "en", ordinary_likeness: float = 0.0) -> Danger:
    """What the models and the patterns find in a message; ``language`` 'cy' has it read as Welsh whatever its words.

    Welsh is read by the Welsh model, English by the English one, and a mixture by both: the more alarming counts.
    """
    numbers = danger_settings()
    read = _READ.of(text, lambda: _read(bounded(text), language, numbers), language, numbers,
                    id(english_model()), id(welsh_model()))
    return replace(read, ordinary=ordinary_likeness)


def _read(text: str, language: str, numbers: DangerSettings) -> Danger:
    mostly = "cy" in (language, language_of(text))
    welsh = mostly or any_welsh(text)
    chances = english_model().probabilities(text, Calibration(numbers.english_scale, numbers.english_shift))
    found = hits(text)
    if welsh:
        other = welsh_model().probabilities(text, Calibration(numbers.welsh_scale, numbers.welsh_shift))
        chances = other if mostly else min(chances, other, key=lambda one: one[SAFE])
        found = (*welsh_hits(text), *found)
    dangers = {kind: chance for kind, chance in chances.items() if kind != SAFE}
    kind = max(dangers, key=lambda name: dangers[name])
    return Danger(dangers, kind, 1.0 - chances[SAFE], tuple(dict.fromkeys(found)), welsh, child_speaks(text),
                  speaks_of_another(text), words=len(text.split()))


def urgency_of(danger: Danger, numbers: DangerSettings) -> Assessment:
    """How urgent what was read is: thresholds of the settings, and no model vetoes a Welsh pattern."""
    kind, chance = _kind(danger), danger.probability
    if danger.welsh:
        return _urgency_of_welsh(danger, kind, numbers)
    pattern = bool(danger.pattern_hits) and chance >= numbers.pattern_floor
    clear = pattern or chance >= numbers.certain
    least = numbers.card_deadly if kind in DEADLY else numbers.card
    doubt = 0.0 if kind in WHATEVER_IS_ASKED else numbers.ordinary_costs * max(0.0, danger.ordinary - numbers.ordinary_from)
    if pattern or chance >= least + doubt:
        sure = chance >= numbers.certain and danger.words <= LONG_STORY and kind != "death"
        return _assessed(Urgency.CERTAIN if sure else Urgency.BOTH, kind, clear, danger)
    return _assessed(Urgency.PERHAPS, kind, clear, danger) if chance >= numbers.perhaps + doubt else _calm(danger)


def assess(text: str, ordinary: float = 0.0, language: str = "en") -> Assessment:
    """How urgent a message is; ``ordinary`` is its likeness to the nearest plain question."""
    if _only_an_age(text):
        return Assessment(Urgency.NO, child=child_speaks(text))
    return urgency_of(read_danger(text, language, ordinary), danger_settings())


def _urgency_of_welsh(danger: Danger, kind: str, numbers: DangerSettings) -> Assessment:
    if danger.pattern_hits or danger.probability >= numbers.welsh_card:
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
    return Assessment(Urgency.NO, child=danger.child, another=danger.another, probability=danger.probability)


def _assessed(urgency: Urgency, kind: str, clear: bool, danger: Danger) -> Assessment:
    return Assessment(urgency, kind, clear, danger.child, danger.another, danger.probability)


def _only_an_age(text: str) -> bool:
    """True for a bare age: an answer of the walk, and no danger."""
    folded = fold(text[:LONG_STORY])
    return len(folded.split()) <= ONLY_AN_AGE_WORDS and not CHILD.sub("", folded).strip() and bool(folded)
