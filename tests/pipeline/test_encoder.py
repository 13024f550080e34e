"""The sentence encoder: the published weights, the graph tuned from them, and one encoding a message."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from pipeline.language import encoder as module
from pipeline.language.encoder import encoder
from pipeline.language.weights import (
    TUNED,
    WEIGHTS_SHA256,
    WrongWeightsError,
    check_weights,
    noted,
    ready_graph,
    ready_word_pieces,
    sha256_of,
    weights_folder,
)

MOST_BYTES = 40_000_000

ASKED = ["can they hold me face down", "my son was hurt by the staff on his ward last night and nobody has rung me",
         "phone", "am i aloud to see a solicitor"]


def test_other_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not the published ones")
    with pytest.raises(WrongWeightsError, match="not the published ones"):
        check_weights(tmp_path)


def test_a_tuned_graph_that_is_missing_or_was_changed_is_refused(tmp_path: Path) -> None:
    graph = tmp_path / "encoder.onnx"
    with pytest.raises(WrongWeightsError, match="missing"):
        ready_graph(graph)
    graph.write_bytes(b"the graph")
    with pytest.raises(WrongWeightsError, match=r"encoder\.json is missing"):
        ready_graph(graph)
    graph.with_suffix(".json").write_text(json.dumps({"this file": sha256_of(graph)}), encoding="utf-8")
    assert ready_graph(graph) == graph
    graph.write_bytes(b"another graph")
    with pytest.raises(WrongWeightsError, match="not the sentence encoder"):
        ready_graph(graph)


def test_the_tuned_graph_is_the_one_its_hash_was_taken_of_and_small() -> None:
    assert ready_graph() == TUNED
    assert TUNED.stat().st_size < MOST_BYTES
    assert noted()["published weights"] == WEIGHTS_SHA256


def test_other_word_pieces_are_refused(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")
    with pytest.raises(WrongWeightsError, match="word pieces"):
        ready_word_pieces(tmp_path)
    assert ready_word_pieces(weights_folder()).exists()


@pytest.mark.slow
def test_the_tuned_graph_is_not_the_published_one() -> None:
    import onnx

    from pipeline.tuning.bert_graph import published

    name = "encoder.layer.5.output.LayerNorm.weight"
    kept = {one.name: onnx.numpy_helper.to_array(one) for one in onnx.load(str(TUNED)).graph.initializer if one.name == name}
    assert not np.allclose(kept[name], published(weights_folder())[name], atol=1e-5)


@pytest.mark.slow
def test_a_message_is_encoded_once_and_its_words_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    check_weights(weights_folder())
    one = encoder()
    first = one.one("can they hold me face down, please tell me")
    assert abs(float(np.linalg.norm(first)) - 1) < 1e-4
    assert all(b"face" not in key for key in one._known)
    monkeypatch.setattr(module.Encoder, "_encode", lambda *_: pytest.fail("encoded again"))
    assert one.one("can they hold me face down, please tell me") is first


@pytest.mark.slow
def test_nobody_waits_while_another_text_is_encoded(monkeypatch: pytest.MonkeyPatch) -> None:
    one, encoding, go_on = encoder(), threading.Event(), threading.Event()
    known, encode = one.one("a text that is known already"), one._encode

    def slow(text: str) -> module.Vector:
        encoding.set()
        assert go_on.wait(20)
        return encode(text)

    monkeypatch.setattr(one, "_encode", slow)
    with ThreadPoolExecutor(2) as pool:
        waited_for = [pool.submit(one.one, "a text that takes long to encode") for _ in range(2)]
        assert encoding.wait(20)
        assert one.one("a text that is known already") is known
        go_on.set()
        assert waited_for[0].result(20) is waited_for[1].result(20)


@pytest.mark.slow
def test_alone_and_among_others_a_text_has_the_same_meaning() -> None:
    together = encoder().many(ASKED)
    assert all(float(encoder().one(text) @ row) > 1 - 1e-5 for text, row in zip(ASKED, together, strict=True))


@pytest.mark.slow
def test_encoding_needs_no_tensorflow() -> None:
    code = ("import sys; from pipeline.language.encoder import encoder; encoder().one('hello'); "
            "sys.exit(bool({'tensorflow', 'torch', 'transformers'} & set(sys.modules)))")
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
