"""Fits the numbers of hearing danger and writes them to settings/understanding.yml, section 'danger'.

    python -m pipeline.danger.fit

Each model is learnt without the voices it is then judged on. The scores of those voices give the calibration (one factor
and one shift a kind, by maximum likelihood), what it counts that a message only asks about a rule (by maximum likelihood too), and
the thresholds (the least cost, with the costs below).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import yaml

from pipeline.danger.asking import asks_about_a_rule
from pipeline.danger.assess import DEADLY
from pipeline.danger.classifier import SAFE, DangerModel, softmax
from pipeline.danger.folding import pieces
from pipeline.danger.learning import WELSH, Sentence, learn, sentences
from pipeline.language.encoder import cache_folder
from pipeline.settings import FILE

HELD_OUT = ("angry", "older", "nightward", "plainwords")
HELD_OUT_IN_WELSH = ("cwm", "delyth", "merch", "nain")
MISSED_DEADLY, MISSED, FALSE_CARD, FALSE_NUMBERS, ANSWER_LOST = 12, 8, 3, 1, 24
NUMBERS_INSTEAD_OF_CARD, CARD_INSTEAD_OF_ANSWER, FALSE_NUMBERS_IN_WELSH = 2, 5, 3
MOST_COST, WEAK = 5, 8
GRID = tuple(step / 100 for step in range(2, 98))
RIDGE = 1
FITTED_ON = f"voices {', '.join(HELD_OUT)}, {', '.join(HELD_OUT_IN_WELSH)}, held out"


@dataclass(frozen=True)
class Scored:
    """Held-out sentences: their kinds, the model's scores, the model's kinds in order, and which only ask about a rule."""

    kinds: tuple[str, ...]
    wanted: Any
    scores: Any
    asked: Any

    @property
    def safe(self) -> int:
        """The place of 'safe' among the kinds."""
        return self.kinds.index(SAFE)


def scored(model: DangerModel, held_out: Sequence[Sentence]) -> Scored:
    """What the model says of sentences it has not learnt from: of a long one, of its most alarming piece, as it is read."""
    safe = model.kinds.index(SAFE)

    def most_alarming(text: str) -> Any:
        rows = model.scores(pieces(text))
        return rows[int(np.argmin(softmax(rows)[:, safe]))]

    scores = np.vstack([most_alarming(one.text) for one in held_out]).astype(np.float64)
    asked = np.array([asks_about_a_rule(one.text) for one in held_out])
    return Scored(tuple(model.kinds), np.array([model.kinds.index(one.kind) for one in held_out]), scores, asked)


def calibrated(seen: Scored) -> tuple[float, tuple[float, ...]]:
    """The factor and the shifts that make the scores probabilities: the likeliest, held near 1 and 0 by a ridge."""
    from scipy.optimize import minimize

    rows = np.arange(len(seen.wanted))

    def loss(flat: Any) -> float:
        chances = softmax(seen.scores * np.exp(flat[0]) + flat[1:])
        return float(-np.log(np.maximum(chances[rows, seen.wanted], np.finfo(float).tiny)).sum() + RIDGE * (flat ** 2).sum())

    found = minimize(loss, np.zeros(len(seen.kinds) + 1), method="L-BFGS-B").x
    return float(np.exp(found[0])), tuple(float(shift) for shift in found[1:])


def counted(seen: Scored, scale: float, shift: tuple[float, ...]) -> tuple[Any, Any]:
    """The log odds of danger in each sentence, and which of them only ask about a rule."""
    chances = softmax(seen.scores * scale + np.array(shift))
    least = np.finfo(float).eps
    log_odds = np.log(np.maximum(1 - chances[:, seen.safe], least)) - np.log(np.maximum(chances[:, seen.safe], least))
    return log_odds, seen.asked


def cost_of_asking(log_odds: Any, asked: Any, danger: Any) -> float:
    """What is taken from the log odds of danger where a message only asks about a rule: the likeliest, held near 0 by a
    weak ridge, since hardly a danger is told so and the likelihood knows no bound."""
    from scipy.optimize import minimize_scalar

    def loss(taken: float) -> float:
        told = np.where(danger, 1, -1) * (log_odds - taken * asked)
        return float(np.logaddexp(0, -told).sum() + taken ** 2 / WEAK)

    return float(minimize_scalar(loss, bounds=(0, MOST_COST), method="bounded").x)


def cheapest(cost: Callable[[float], float]) -> float:
    """The threshold of the grid with the least cost; of several the middle one."""
    costs = [cost(threshold) for threshold in GRID]
    best = [threshold for threshold, one in zip(GRID, costs, strict=True) if one == min(costs)]
    return best[len(best) // 2]


def lowest(cost: Callable[[float], float]) -> float:
    """The lowest threshold whose cost is within a tenth of the least: so few messages cannot tell them apart, and it hears more."""
    least = min(map(cost, GRID))
    return next(threshold for threshold in GRID if cost(threshold) * 10 <= least * 11)


def thresholds(seen: Scored, scale: float, shift: tuple[float, ...], asking: float = 0,
               false_numbers: int = FALSE_NUMBERS) -> dict[str, float]:
    """The cheapest thresholds: for a card by kind, for the card alone, and for the numbers below an answer."""
    log_odds, asked = counted(seen, scale, shift)
    danger, is_safe = 1 / (1 + np.exp(asking * asked - log_odds)), seen.wanted == seen.safe
    chances = softmax(seen.scores * scale + np.array(shift))
    chances[:, seen.safe] = -1
    deadly = np.isin(np.array(seen.kinds)[chances.argmax(axis=1)], list(DEADLY))

    def cost(of: Any, missed: int, false: int, choose: Callable[[Callable[[float], float]], float] = cheapest) -> float:
        return choose(lambda least: float(missed * (of & ~is_safe & (danger < least)).sum()
                                          + false * (of & is_safe & (danger >= least)).sum()))

    everything = np.ones_like(deadly)
    return {"card_deadly": cost(deadly, MISSED_DEADLY, FALSE_CARD, lowest), "card": cost(~deadly, MISSED, FALSE_CARD),
            "certain": cheapest(lambda least: float(((~is_safe) & (danger < least)).sum()
                                                   + ANSWER_LOST * (is_safe & (danger >= least)).sum())),
            "sure_card": cost(everything, NUMBERS_INSTEAD_OF_CARD, CARD_INSTEAD_OF_ANSWER),
            "perhaps": cost(everything, MISSED_DEADLY, false_numbers)}


def fitted() -> dict[str, Any]:
    """Every fitted number by its name in the settings."""
    every = sentences()
    english = [one for one in every if one.voice != WELSH]
    welsh = [one for one in every if one.voice == WELSH]
    held_out = [one for one in english if one.voice in HELD_OUT]
    kept = cache_folder() / "fit-danger"
    seen = scored(learn([one for one in english if one.voice not in HELD_OUT], cache=kept), held_out)
    others = [one for one in welsh if one.writer not in HELD_OUT_IN_WELSH]
    theirs = [one for one in welsh if one.writer in HELD_OUT_IN_WELSH]
    return numbers_of(seen, scored(learn([*english, *others], welsh=True, cache=kept), theirs))


def numbers_of(english: Scored, welsh: Scored) -> dict[str, Any]:
    """The numbers fitted on the held-out scores of the English and of the Welsh model."""
    scale, shift = calibrated(english)
    welsh_scale, welsh_shift = calibrated(welsh)
    asking = cost_of_asking(*counted(english, scale, shift), english.wanted != english.safe)
    found, in_welsh = thresholds(english, scale, shift, asking), thresholds(welsh, welsh_scale, welsh_shift,
                                                                             false_numbers=FALSE_NUMBERS_IN_WELSH)
    return {"asked_costs": asking, "english_scale": scale, "english_shift": shift, "welsh_scale": welsh_scale,
            "welsh_shift": welsh_shift,
            "card_deadly": found["card_deadly"], "card": found["card"], "certain": max(found["certain"], found["card"]),
            "perhaps": min(found["perhaps"], found["card_deadly"], found["card"]),
            "pattern_floor": found["perhaps"] / 2, "welsh_card": in_welsh["sure_card"],
            "welsh_perhaps": in_welsh["perhaps"]}


def write(found: dict[str, Any]) -> None:
    """Put the numbers into the settings file; meanings, units and numbers that are not fitted stay as they are."""
    head = [line for line in FILE.read_text(encoding="utf-8").splitlines(keepends=True) if line.startswith("#")]
    kept = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for name, value in found.items():
        rounded = [round(one, 3) for one in value] if isinstance(value, tuple) else round(value, 3)
        kept["danger"][name] |= {"value": rounded, "fitted_on": FITTED_ON}
    costs = {"missed_deadly": MISSED_DEADLY, "missed": MISSED, "false_card": FALSE_CARD, "false_numbers": FALSE_NUMBERS,
             "false_numbers_in_welsh": FALSE_NUMBERS_IN_WELSH, "answer_lost": ANSWER_LOST}
    told = {"unit": "cost of one mistake", "meaning": "what the thresholds weigh", "fitted_on": "set by hand"}
    kept["costs"]["danger"] = {"value": costs, **told}
    FILE.write_text("".join(head) + yaml.safe_dump(kept, sort_keys=False, allow_unicode=True, width=130), encoding="utf-8")


if __name__ == "__main__":
    write(fitted())
