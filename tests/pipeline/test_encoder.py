"""The sentence encoder: the published weights, the graph made of them, and one encoding a message."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from pipeline.language import encoder as module
from pipeline.language import weights
from pipeline.language.bert_graph import build
from pipeline.language.encoder import encoder
from pipeline.language.weights import WrongWeightsError, check_weights, ready_graph, weights_folder

ASKED = ["can they hold me face down", "my son was hurt by the staff on his ward last night and nobody has rung me",
         "phone", "am i aloud to see a solicitor"]


def test_other_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not the published ones")
    with pytest.raises(WrongWeightsError, match="not the published ones"):
        check_weights(tmp_path)


def test_a_changed_graph_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "check_weights", lambda _: None)
    monkeypatch.setattr(weights, "_make", lambda _, graph: graph.write_bytes(b"the graph"))
    graph = ready_graph(tmp_path)
    graph.write_bytes(b"something else")
    assert ready_graph(tmp_path).read_bytes() == b"the graph"
    monkeypatch.setattr(weights, "_make", lambda *_: pytest.fail("made again"))
    assert ready_graph(tmp_path) == graph


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
def test_the_graph_says_what_the_published_model_says(tmp_path: Path) -> None:
    """Float for float as in the transformers library; in 8 bits nearly so."""
    import onnx
    import tensorflow as tf
    from onnxruntime import InferenceSession
    from transformers import TFAutoModel

    onnx.save(build(weights_folder()), str(tmp_path / "whole.onnx"))
    session = InferenceSession(str(tmp_path / "whole.onnx"), providers=["CPUExecutionProvider"])
    peer = TFAutoModel.from_pretrained(str(weights_folder()), use_safetensors=True)
    for text in ASKED[:2]:
        ids = np.array([encoder()._tokenizer.encode(text).ids])
        ours = session.run(None, {"ids": ids, "mask": np.ones_like(ids)})[0][0]
        mean = peer(input_ids=tf.constant(ids, tf.int32)).last_hidden_state.numpy()[0].mean(axis=0)
        assert float(ours @ mean / np.linalg.norm(mean)) > 0.99999
        assert float(ours @ encoder().one(text)) > 0.98


@pytest.mark.slow
def test_encoding_needs_no_tensorflow() -> None:
    code = ("import sys; from pipeline.language.encoder import encoder; encoder().one('hello'); "
            "sys.exit(bool({'tensorflow', 'torch', 'transformers'} & set(sys.modules)))")
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
