"""How well Welsh messages find the Welsh answers; and the fitting of the numbers that decide whether one is told.

    python -m tests.measuring.welsh          both voices: 'welsh' (tuned on) and 'welsh_blind' (only measured)
    python -m tests.measuring.welsh fit      writes settings/understanding.yml, section 'welsh', and two thresholds of 'decision'

Fitted on Welsh ways of asking that the matcher does not hold (six parts, each left out once), on messages about something else
(welsh_other.txt), and on the voice 'welsh'.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression

from pipeline.decision.settings import decision_settings
from pipeline.language.detect import language_of
from pipeline.retrieval.ranking import ranker
from pipeline.retrieval.welsh import WelshEvidence, WelshMatcher, welsh_matcher, welsh_ways
from pipeline.settings import FILE
from tests.measuring.voices import voices

OTHER = Path(__file__).with_name("welsh_other.txt")
PARTS = 6
FITTED_ON = "Welsh ways of asking held out in six parts, Welsh messages about something else, voice welsh; 29 November 2026"
WRONG_ANSWER, WRONG_BUT_DOUBTED, RIGHT_WITHHELD = 2.0, 1.5, 1.0
STEPS = [n / 100 for n in range(5, 96)]


@dataclass(frozen=True)
class Judged:
    """One message's evidence, whether the best answer is a right one, and whether any would be."""

    evidence: WelshEvidence
    right: bool
    answerable: bool


def held_out() -> list[Judged]:
    """Every way of asking, read by a matcher that lacks it."""
    ways, found = welsh_ways(ranker()), []
    for part in range(PARTS):
        matcher = WelshMatcher(ranker(), [way for n, way in enumerate(ways) if n % PARTS != part])
        found += [judged(matcher, text, (owner,)) for n, (owner, text) in enumerate(ways) if n % PARTS == part]
    return found


def judged(matcher: WelshMatcher, text: str, topics: Sequence[str]) -> Judged:
    """The matcher's best answer held against the topics that answer the message; none: nothing does."""
    evidence = matcher.evidence(text)
    if evidence is None:
        raise SystemExit("no answer has Welsh; run 'make content'")
    return Judged(evidence, evidence.id in topics, bool(topics))


def spoken(folder: str, name: str) -> list[tuple[str, tuple[str, ...]]]:
    """The messages of a voice that are no danger and are heard as Welsh, each with the answers that fit it."""
    return [(one.text, one.topics) for one in voices(folder, [name]) if one.set != "danger" and language_of(one.text) == "cy"]


def fit() -> None:
    """Fit the probability and its threshold, and write them."""
    matcher = welsh_matcher()
    other = [line for line in OTHER.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    rows = [*held_out(), *(judged(matcher, text, ()) for text in other),
            *(judged(matcher, text, topics) for text, topics in spoken("tune", "welsh"))]
    numbers = np.array([one.evidence.numbers() for one in rows])
    right = np.array([one.right for one in rows])
    model = LogisticRegression(C=10.0, max_iter=2000).fit(numbers, right)
    chances = model.predict_proba(numbers)[:, 1]

    def cheapest(wrong: float) -> float:
        return min(STEPS, key=lambda at: wrong * ((chances >= at) & ~right).sum() + RIGHT_WITHHELD * ((chances < at) & right).sum())

    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        inside = (chances >= low) & (chances < low + 0.2)
        print(f"probability {low:.1f} to {low + 0.2:.1f}: {inside.sum()} messages, right {right[inside].mean():.2f}")
    write({"weights": [round(float(one), 3) for one in model.coef_[0]], "bias": round(float(model.intercept_[0]), 3)},
          {"in_welsh": cheapest(WRONG_BUT_DOUBTED), "sure_in_welsh": cheapest(WRONG_ANSWER)})


def write(values: dict[str, object], thresholds: dict[str, float]) -> None:
    """Put the numbers into the settings, each with what it was fitted on."""
    text = FILE.read_text(encoding="utf-8")
    head = "\n".join(line for line in text.splitlines() if line.startswith("#"))
    settings = yaml.safe_load(text)
    for name, value in values.items():
        settings["welsh"][name].update(value=value, fitted_on=FITTED_ON)
    for name, threshold in thresholds.items():
        settings["decision"][name].update(value=threshold, fitted_on=FITTED_ON)
    settings["costs"]["welsh"] = {"value": {"wrong_answer": WRONG_ANSWER, "wrong_answer_with_doubt": WRONG_BUT_DOUBTED,
                                            "right_answer_withheld": RIGHT_WITHHELD},
                                  "unit": "cost of one mistake", "meaning": "what the threshold weighs", "fitted_on": "set by hand"}
    FILE.write_text(head + "\n" + yaml.safe_dump(settings, sort_keys=False, width=200, allow_unicode=True), encoding="utf-8")


def measure(folder: str, name: str, shown: bool) -> str:
    """One line of figures; ``shown`` prints each message with what was told."""
    matcher, at = welsh_matcher(), decision_settings().in_welsh
    counts = dict.fromkeys(("right", "wrong", "withheld", "told though none fits", "left"), 0)
    for text, topics in spoken(folder, name):
        found = matcher.match(text)
        told = found is not None and found.probability >= at
        verdict = (("right" if found and found.id in topics else "wrong") if told else "withheld") if topics else \
            ("told though none fits" if told else "left")
        counts[verdict] += 1
        if shown:
            print(f"  {verdict:22} {found.probability if found else 0:.2f} {found.id if found else '':28} {text}")
    unheard = sum(one.set != "danger" for one in voices(folder, [name])) - sum(counts.values())
    return f"{name}: " + ", ".join(f"{verdict} {count}" for verdict, count in counts.items()) + f"; not heard as Welsh {unheard}"


if __name__ == "__main__":
    if "fit" in sys.argv[1:]:
        fit()
    else:
        print(measure("tune", "welsh", "-v" in sys.argv))
        print(measure("blind", "welsh_blind", False))
