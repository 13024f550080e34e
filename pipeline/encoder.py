"""The sentence encoder stands in pipeline/language/encoder.py; this keeps the old address working."""

from pipeline.language.encoder import DIMENSIONS, Encoder, Vector, encoder, identity
from pipeline.language.weights import WrongWeightsError, check_weights, weights_folder

__all__ = ["DIMENSIONS", "Encoder", "Vector", "WrongWeightsError", "check_weights", "encoder", "identity", "weights_folder"]
