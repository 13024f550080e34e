"""Tunes the sentence encoder and writes it as the 8-bit file that is served.

    python -m pipeline.tuning      about 40 minutes on two cores; TUNED names another file to write

Steps grow over the first few and shrink to the end. The file is written beside its hashes. After it, everything that is learnt on
top must be learnt and fitted again (make train, make fit).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from knowledge.store.read import Knowledge
from pipeline.language.spelling import put_right
from pipeline.language.weights import TOKENIZER, TUNED, check_weights, note, weights_folder
from pipeline.tuning.network import Network, Rows
from pipeline.tuning.settings import TuningSettings, tuning_settings
from pipeline.tuning.tasks import Task, tasks
from pipeline.tuning.writing import write_8_bit

BATCH, LONGEST, WARM_UP, TELL_EVERY, NEAR_LENGTH = 48, 64, 80, 100, 4
Batch = tuple[int, list[int]]


def tokens(texts: Sequence[str]) -> list[list[int]]:
    """The token ids of each text as the encoder reads it, at most sixty-four."""
    tokenizer = Tokenizer.from_file(str(weights_folder() / TOKENIZER))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    words = frozenset(tokenizer.get_vocab())
    return [tokenizer.encode(put_right(text, words)).ids for text in texts]


def batches(all_tasks: Sequence[Task], rows: Sequence[Rows], dice: np.random.Generator) -> list[Batch]:
    """Texts of one task and about one length together, in an order drawn by lot; each text as often as its task is read."""
    found: list[Batch] = []
    for number, (task, seen) in enumerate(zip(all_tasks, rows, strict=True)):
        for turn in range(int(np.ceil(task.passes))):
            drawn = dice.permutation(len(seen))[:int(len(seen) * min(1, task.passes - turn))]
            lengths = np.array([len(seen[n]) // NEAR_LENGTH for n in drawn])
            drawn = drawn[np.lexsort((dice.random(len(drawn)), lengths))]
            found += [(number, drawn[start:start + BATCH].tolist()) for start in range(0, len(drawn), BATCH)]
    dice.shuffle(found)  # type: ignore[arg-type]
    return found


def sizes(steps: int, how: TuningSettings) -> Iterator[float]:
    """The size of each step: growing over the first, then shrinking to a small share of the whole."""
    for step in range(1, steps + 1):
        yield how.step * min(1, step / WARM_UP) * max(how.last_step, 1 - step / steps)


def tuned(all_tasks: Sequence[Task], how: TuningSettings) -> Network:
    """The network after all its steps; what each task's loss comes to is printed on the way."""
    rows = [tokens(task.texts) for task in all_tasks]
    network = Network(weights_folder(), all_tasks, rows, how)
    plan = batches(all_tasks, rows, np.random.default_rng(0))
    losses: list[list[float]] = [[] for _ in all_tasks]
    for step, ((number, chosen), size) in enumerate(zip(plan, sizes(len(plan), how), strict=True), start=1):
        losses[number].append(network.learn(number, [rows[number][n] for n in chosen], chosen, size))
        if step % TELL_EVERY == 0:
            lately = {task.name: round(float(np.mean(lost[-TELL_EVERY:])), 2)
                      for task, lost in zip(all_tasks, losses, strict=True) if lost}
            print(f"  step {step} of {len(plan)}: {lately}", flush=True)
    return network


def main() -> int:
    """Tune, write the file and its hashes; returns the exit status."""
    check_weights(weights_folder())
    target = Path(os.environ.get("TUNED", str(TUNED)))
    network = tuned(tasks(Knowledge(Path(os.environ.get("KNOWLEDGE_DB", "knowledge.db")))), tuning_settings())
    write_8_bit(network.weights(), weights_folder(), target)
    note(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
