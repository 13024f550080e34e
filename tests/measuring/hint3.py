"""How well our way of telling intents apart does on HINT3 v1: what real people wrote to three shop bots.

    git clone https://github.com/hellohaptik/HINT3 FOLDER
    python -m tests.measuring.hint3 FOLDER [--subset] [--config config.yml]

Trains the intent part of config.yml with Rasa on each bot's train file and parses its test file. The measure is the paper's
(Arora and others, 2020): Matthews' correlation coefficient over all test messages, where what is not trusted enough is
predicted as NO_NODES_DETECTED; thresholds from 0.1 to 0.9 by 0.1; the best of them on the test set itself counts, as in
the paper. The figure is the mean over the three bots. The data are under the ODbL and are never kept in this repository.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import csv
import io
import json
import logging
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from rasa.core.agent import Agent
from rasa.model_training import train_nlu
from sklearn.metrics import matthews_corrcoef

from channels import log_redaction

BOTS = ("curekart", "powerplay11", "sofmattress")
NO_NODES = "NO_NODES_DETECTED"
GRID = tuple(step / 10 for step in range(1, 10))
OF_THIS_SUBJECT = ("wish_to_complain", "message_facts", "said_dates", "retriever", "danger_reader")
UNGATED = 0.0


@dataclass(frozen=True)
class Labelled:
    """A sentence and its right intent."""

    sentence: str
    label: str


@dataclass(frozen=True)
class Guess:
    """The right intent of a test message, and what the classifier says: an intent and its probability (0 to 1)."""

    label: str
    intent: str
    probability: float

    def under(self, threshold: float) -> str:
        """The intent when it is probable enough, else NO_NODES_DETECTED."""
        return self.intent if self.probability >= threshold else NO_NODES


def intent_part(config: Path) -> dict[str, Any]:
    """The pipeline of our config.yml without what knows this subject; nothing else is changed."""
    read: dict[str, Any] = yaml.safe_load(config.read_text(encoding="utf-8"))
    kept = [one for one in read["pipeline"] if not any(f".{name}." in one["name"] for name in OF_THIS_SUBJECT)]
    return {"recipe": read["recipe"], "assistant_id": "hint3", "language": read["language"], "pipeline": kept}


def labelled(file: Path) -> list[Labelled]:
    """The rows of one of the dataset's files, in its order."""
    with file.open(encoding="utf-8", newline="") as handle:
        return [Labelled(row["sentence"], row["label"]) for row in csv.DictReader(handle)]


def as_rasa(examples: Iterable[Labelled]) -> str:
    """The examples as Rasa's JSON, as the paper's own notebook writes them; no sentence can be read as markup."""
    return json.dumps({"rasa_nlu_data": {"common_examples": [{"intent": one.label, "text": one.sentence} for one in examples]}})


def train(examples: Sequence[Labelled], config: Path, folder: Path) -> str:
    """Train with Rasa; the model's path."""
    (folder / "nlu").mkdir()
    (folder / "nlu" / "train.json").write_text(as_rasa(examples), encoding="utf-8")
    (folder / "config.yml").write_text(yaml.safe_dump(intent_part(config)), encoding="utf-8")
    with contextlib.redirect_stdout(io.StringIO()):
        model = train_nlu(str(folder / "config.yml"), str(folder / "nlu"), str(folder), fixed_model_name="hint3")
    if model is None:
        sys.exit("Rasa could not train")
    return str(model)


async def guesses(model: str, messages: Sequence[Labelled]) -> list[Guess]:
    """Parse every message with the trained model."""
    agent = Agent.load(model)
    found = []
    for message in messages:
        intent = (await agent.parse_message(message.sentence))["intent"]
        found.append(Guess(message.label, str(intent["name"]), float(intent["confidence"])))
    return found


def coefficient(all_guessed: Sequence[Guess], threshold: float) -> float:
    """Matthews' correlation coefficient of what is probable enough."""
    return float(matthews_corrcoef([one.label for one in all_guessed], [one.under(threshold) for one in all_guessed]))


def best(all_guessed: Sequence[Guess]) -> float:
    """The threshold with the highest coefficient; the lowest of them when several have it."""
    return max(GRID, key=lambda one: coefficient(all_guessed, one))


def chosen_elsewhere(bots: dict[str, list[Guess]]) -> dict[str, float]:
    """For each bot the threshold that is best, on average, for the other two."""
    return {bot: max(GRID, key=lambda one, bot=bot: sum(coefficient(bots[other], one) for other in bots if other != bot))  # type: ignore[misc]
            for bot in bots}


def report(bots: dict[str, list[Guess]]) -> str:
    """One row a way of choosing the threshold: each bot's coefficient and the mean; then what the thresholds let through."""
    lines = [f"{'MCC':58}" + "".join(f"{bot:>13}" for bot in bots) + f"{'mean':>8}"]
    ways = {
        "the probability's threshold chosen on the test set": {bot: best(seen) for bot, seen in bots.items()},
        "the probability's threshold chosen on the other two bots": chosen_elsewhere(bots),
        "no threshold": dict.fromkeys(bots, UNGATED),
    }
    lines += [_row(name, {bot: coefficient(bots[bot], at) for bot, at in chosen.items()}) for name, chosen in ways.items()]
    for bot, at in chosen_elsewhere(bots).items():
        in_scope, turned_away = _shares(bots[bot], [one.under(at) for one in bots[bot]])
        lines.append(f"{bot}: probability {at:.1f} (from the other two); of {len(bots[bot])} messages, "
                     f"in scope right {in_scope:.1%}, out of scope turned away {turned_away:.1%}; "
                     f"in scope right without a threshold {_shares(bots[bot], [one.intent for one in bots[bot]])[0]:.1%}")
    return "\n".join(lines)


def _row(name: str, by_bot: dict[str, float]) -> str:
    return f"{name:58}" + "".join(f"{one:13.4f}" for one in by_bot.values()) + f"{sum(by_bot.values()) / len(by_bot):8.4f}"


def _shares(seen: Sequence[Guess], said: Sequence[str]) -> tuple[float, float]:
    """The share of messages in scope that are right, and of those out of scope that are turned away."""
    inside = [one.label == name for one, name in zip(seen, said, strict=True) if one.label != NO_NODES]
    outside = [one.label == name for one, name in zip(seen, said, strict=True) if one.label == NO_NODES]
    return sum(inside) / len(inside), sum(outside) / len(outside)


def measure(dataset: Path, bot: str, config: Path, suffix: str = "") -> list[Guess]:
    """Train on one bot's train file and parse its test file."""
    examples = labelled(dataset / "train" / f"{bot}{suffix}_train.csv")
    with tempfile.TemporaryDirectory() as folder:
        model = train(examples, config, Path(folder))
        return asyncio.run(guesses(model, labelled(dataset / "test" / f"{bot}_test.csv")))


def main() -> int:
    """Print the report; 2 when the dataset is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a clone of the dataset's repository")
    parser.add_argument("--subset", action="store_true", help="train on the smaller train files")
    parser.add_argument("--config", type=Path, default=Path("config.yml"))
    parser.add_argument("--guesses", type=Path, help="keep every guess in this file, as JSON")
    given = parser.parse_args()
    dataset = given.folder / "dataset" / "v1"
    if not dataset.is_dir():
        print(f"There is no {dataset}. Clone https://github.com/hellohaptik/HINT3 and name its folder.", file=sys.stderr)
        return 2
    log_redaction.quieten()
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as cache:
        os.environ["RASA_CACHE_DIRECTORY"] = cache
        bots = {bot: measure(dataset, bot, given.config, "_subset" if given.subset else "") for bot in BOTS}
    if given.guesses:
        given.guesses.write_text(json.dumps({bot: [vars(one) for one in seen] for bot, seen in bots.items()}))
    print(report(bots))
    return 0


if __name__ == "__main__":
    sys.exit(main())
