"""The sentence encoder as an ONNX graph, built from weights under their published names: BERT, mean of the tokens, length one.

Names of tensors are those of the safetensors file. Nothing but onnx and numpy is needed; tests hold the vectors against
those of the transformers library.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import ModelProto, NodeProto, TensorProto, checker, helper, numpy_helper
from safetensors.numpy import load_file

OPSET, IR_VERSION = 17, 8
IDS, MASK, VECTORS = "ids", "mask", "vectors"
Weights = dict[str, npt.NDArray[np.float32]]


@dataclass
class Graph:
    """Nodes and constants as they are added; every method gives back the name of what it made."""

    weights: Weights
    epsilon: float
    nodes: list[NodeProto] = field(default_factory=list)
    constants: dict[str, TensorProto] = field(default_factory=dict)

    def add(self, kind: str, *given: str, **attributes: Any) -> str:
        """One operation on what was named before."""
        made = f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(given), [made], **attributes))
        return made

    def keep(self, name: str, values: npt.NDArray[Any]) -> str:
        """A constant, kept once under its name."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(values), name)
        return name

    def number(self, value: float) -> str:
        """A constant that is one number."""
        return self.keep(f"number_{value}", np.array(value, dtype=np.float32))

    def integers(self, *values: int) -> str:
        """A constant that is a row of whole numbers."""
        return self.keep("integers_" + "_".join(map(str, values)), np.array(values, dtype=np.int64))

    def weight(self, name: str, turned: bool = False) -> str:
        """A published tensor, its two sides swapped when ``turned``."""
        values = self.weights[name]
        return self.keep(name, values.T if turned else values)

    def dense(self, given: str, name: str) -> str:
        """A linear layer: published weight and bias."""
        product = self.add("MatMul", given, self.weight(f"{name}.weight", turned=True))
        return self.add("Add", product, self.weight(f"{name}.bias"))

    def normal(self, given: str, name: str) -> str:
        """A published layer norm over the last axis."""
        return self.add("LayerNormalization", given, self.weight(f"{name}.weight"), self.weight(f"{name}.bias"),
                        axis=-1, epsilon=self.epsilon)


def published(folder: Path) -> Weights:
    """The published weights by name."""
    found: Weights = load_file(str(folder / "model.safetensors"))
    return found


def build(weights: Weights, folder: Path) -> ModelProto:
    """The graph of these weights, of the shape that ``folder`` describes: ids and mask (texts x tokens) go in, a unit vector a text
    comes out."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    graph = Graph(weights, float(config["layer_norm_eps"]))
    width, heads = config["hidden_size"], config["num_attention_heads"]
    hidden, blocked = _embedded(graph), _blocked(graph)
    for number in range(config["num_hidden_layers"]):
        hidden = _layer(graph, hidden, blocked, f"encoder.layer.{number}", heads, width // heads)
    _mean(graph, hidden)
    made = helper.make_graph(
        graph.nodes, "sentence-encoder",
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"]) for name in (IDS, MASK)],
        [helper.make_tensor_value_info(VECTORS, TensorProto.FLOAT, ["texts", width])], list(graph.constants.values()))
    model: ModelProto = helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    checker.check_model(model)
    return model


def _embedded(graph: Graph) -> str:
    """Word, place and kind of each token, added and normalised."""
    words = graph.add("Gather", graph.weight("embeddings.word_embeddings.weight"), IDS)
    length = graph.add("Shape", IDS, start=1, end=2)
    places = graph.add("Slice", graph.weight("embeddings.position_embeddings.weight"), graph.integers(0), length,
                       graph.integers(0))
    kind = graph.keep("kind", graph.weights["embeddings.token_type_embeddings.weight"][0])
    return graph.normal(graph.add("Add", graph.add("Add", words, places), kind), "embeddings.LayerNorm")


def _blocked(graph: Graph) -> str:
    """What is added to the attention: nothing for a token, very little left for padding."""
    shown = graph.add("Cast", MASK, to=TensorProto.FLOAT)
    lowest = graph.number(float(np.finfo(np.float32).min) / 2)
    hidden = graph.add("Mul", graph.add("Sub", graph.number(1), shown), lowest)
    return graph.add("Unsqueeze", hidden, graph.integers(1, 2))


def _layer(graph: Graph, hidden: str, blocked: str, name: str, heads: int, size: int) -> str:
    """One layer: attention, then the two wide layers, each added to what came in and normalised."""
    split = graph.integers(0, 0, heads, size)
    parts = {part: graph.add("Reshape", graph.dense(hidden, f"{name}.attention.self.{part}"), split)
             for part in ("query", "key", "value")}
    query = graph.add("Transpose", parts["query"], perm=[0, 2, 1, 3])
    key = graph.add("Transpose", parts["key"], perm=[0, 2, 3, 1])
    value = graph.add("Transpose", parts["value"], perm=[0, 2, 1, 3])
    likeness = graph.add("Div", graph.add("MatMul", query, key), graph.number(float(np.sqrt(size))))
    shares = graph.add("Softmax", graph.add("Add", likeness, blocked), axis=-1)
    heard = graph.add("Transpose", graph.add("MatMul", shares, value), perm=[0, 2, 1, 3])
    joined = graph.add("Reshape", heard, graph.integers(0, 0, heads * size))
    attended = graph.add("Add", graph.dense(joined, f"{name}.attention.output.dense"), hidden)
    attended = graph.normal(attended, f"{name}.attention.output.LayerNorm")
    wide = _gelu(graph, graph.dense(attended, f"{name}.intermediate.dense"))
    return graph.normal(graph.add("Add", graph.dense(wide, f"{name}.output.dense"), attended), f"{name}.output.LayerNorm")


def _gelu(graph: Graph, given: str) -> str:
    """The published activation: half of x times (1 + erf(x / square root of 2))."""
    curve = graph.add("Erf", graph.add("Div", given, graph.number(float(np.sqrt(2)))))
    return graph.add("Mul", graph.add("Mul", given, graph.add("Add", curve, graph.number(1))), graph.number(1 / 2))


def _mean(graph: Graph, hidden: str) -> None:
    """The mean of the tokens that are not padding, scaled to length one (the model card's pooling)."""
    shown = graph.add("Unsqueeze", graph.add("Cast", MASK, to=TensorProto.FLOAT), graph.integers(2))
    total = graph.add("ReduceSum", graph.add("Mul", hidden, shown), graph.integers(1), keepdims=0)
    length = graph.add("ReduceL2", total, axes=[1], keepdims=1)
    graph.nodes.append(helper.make_node("Div", [total, length], [VECTORS]))
