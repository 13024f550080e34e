"""Writes the weights of the encoder as an 8-bit graph: a scale a column, 7 of the 8 bits used (docs/adr/0008)."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic

from pipeline.tuning.bert_graph import Weights, build


def write_8_bit(weights: Weights, folder: Path, target: Path) -> None:
    """Build the graph of these weights, with the shape that ``folder`` describes; another process never sees half a file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    whole, made = (target.with_name(f"{os.getpid()}-{kind}-{target.name}") for kind in ("whole", "made"))
    onnx.save(build(weights, folder), str(whole))
    logging.getLogger().addFilter(_about_preparing)
    try:
        quantize_dynamic(str(whole), str(made), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    finally:
        logging.getLogger().removeFilter(_about_preparing)
        whole.unlink()
    os.replace(made, target)


def _about_preparing(record: logging.LogRecord) -> bool:
    """False for the library's advice to prepare the graph, which this one does not need."""
    return "pre-processing before quantization" not in record.getMessage()
