"""Tuning the encoder: what it reads, in what order, and that its weights come out as they are published."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from knowledge.store.read import Knowledge
from pipeline.danger.classifier import SAFE
from pipeline.danger.fit import HELD_OUT as FITTED_DANGER
from pipeline.danger.learning import WELSH
from pipeline.danger.learning import sentences as danger_sentences
from pipeline.language.encoder import encoder
from pipeline.language.weights import weights_folder
from pipeline.retrieval.questions import asked, asked_later
from pipeline.stories.learning import sentences as told_sentences
from pipeline.tuning.__main__ import NEAR_LENGTH, batches, sizes
from pipeline.tuning.network import padded, published_name
from pipeline.tuning.settings import tuning_settings
from pipeline.tuning.tasks import HELD_OUT, Task, facts, intents, tasks
from tests.measuring.fit_decision import HELD_OUT as FITTED_DECISION

ASKED = ["can they hold me face down", "my son was hurt by the staff on his ward last night and nobody has rung me"]


def test_no_voice_that_numbers_are_fitted_on_is_read() -> None:
    assert set(FITTED_DANGER) | set(FITTED_DECISION) <= HELD_OUT
    made = {task.name: set(task.texts) for task in tasks(Knowledge(Path("knowledge.db")))}
    for name, labelled in {"topics": [(one.voice, one.text) for one in (*asked(), *asked_later())],
                           "danger": [(one.voice, one.text) for one in danger_sentences() if one.kind != SAFE],
                           "facts": [(one.voice, one.text) for one in told_sentences()]}.items():
        held = {text for voice, text in labelled if voice in HELD_OUT}
        read = {text for voice, text in labelled if voice not in {*HELD_OUT, WELSH}}
        assert held and len(read - made[name]) < len(read) // 50, f"{name}: the rest is read, but for what nothing answers now"
        assert len(held & made[name]) <= len(held) // 20, f"{name}: what another said in the same words may be read"


def test_each_text_has_the_classes_of_its_task() -> None:
    for task in (intents(1), facts(1)):
        assert len(task.texts) == len(task.classes)
        assert all(max(found, default=0) < len(task.together) for found in task.classes)
    assert all(len(found) == 1 for found in intents(1).classes)
    assert any(len(found) > 1 for found in facts(1).classes) and any(not found for found in facts(1).classes)


@pytest.mark.parametrize(("passes", "times"), [(1, {1: 100}), (2, {2: 100}), (1.5, {1: 50, 2: 50})])
def test_each_text_is_read_as_often_as_its_task_says(passes: float, times: dict[int, int]) -> None:
    rows = [[1] * (n % 9 + 1) for n in range(100)]
    task = Task("any", ("a",) * 100, (frozenset({0}),) * 100, ("one",), passes)
    drawn = batches([task], [rows], np.random.default_rng(0))
    assert dict(Counter(Counter(n for _, chosen in drawn for n in chosen).values())) == times


def test_texts_of_about_one_length_are_read_together() -> None:
    rows = [[1] * (n % 30 + 1) for n in range(480)]
    task = Task("any", ("a",) * 480, (frozenset({0}),) * 480, ("one",), 2)
    for _, chosen in batches([task], [rows], np.random.default_rng(0)):
        lengths = [len(rows[n]) for n in chosen]
        assert max(lengths) - min(lengths) < 2 * NEAR_LENGTH


def test_steps_grow_and_then_shrink() -> None:
    how = tuning_settings()
    found = list(sizes(1000, how))
    assert found[0] < found[40] < found[80] <= how.step
    assert found[80] > found[500] > found[-1] > 0


def test_rows_are_filled_up_and_masked() -> None:
    ids, mask = padded([[5, 6, 7], [5] * 9])
    assert ids.shape == (2, 16) and ids[0].tolist()[:4] == [5, 6, 7, 0]
    assert mask.sum(axis=1).tolist() == [3, 9]


@pytest.mark.parametrize(("variable", "name"), [
    ("tf_bert_model/bert/embeddings/word_embeddings/weight:0", "embeddings.word_embeddings.weight"),
    ("tf_bert_model/bert/embeddings/token_type_embeddings/embeddings:0", "embeddings.token_type_embeddings.weight"),
    ("tf_bert_model/bert/encoder/layer_._3/attention/self/query/kernel:0", "encoder.layer.3.attention.self.query.weight"),
    ("tf_bert_model/bert/encoder/layer_._0/output/LayerNorm/gamma:0", "encoder.layer.0.output.LayerNorm.weight"),
    ("tf_bert_model/bert/encoder/layer_._0/output/LayerNorm/beta:0", "encoder.layer.0.output.LayerNorm.bias")])
def test_weights_come_out_under_their_published_names(variable: str, name: str) -> None:
    assert published_name(variable) == name


@pytest.mark.slow
def test_the_graph_says_what_the_published_model_says(tmp_path: Path) -> None:
    """Float for float as in the transformers library; in 8 bits nearly so."""
    import onnx
    import tensorflow as tf
    from onnxruntime import InferenceSession
    from transformers import TFAutoModel

    from pipeline.tuning.bert_graph import build, published
    from pipeline.tuning.writing import write_8_bit

    weights = published(weights_folder())
    onnx.save(build(weights, weights_folder()), str(tmp_path / "whole.onnx"))
    write_8_bit(weights, weights_folder(), tmp_path / "small.onnx")
    whole, small = (InferenceSession(str(tmp_path / name), providers=["CPUExecutionProvider"])
                    for name in ("whole.onnx", "small.onnx"))
    peer = TFAutoModel.from_pretrained(str(weights_folder()), use_safetensors=True)
    for text in ASKED:
        ids = np.array([encoder()._tokenizer.encode(text).ids])
        given = {"ids": ids, "mask": np.ones_like(ids)}
        ours, in_8_bits = (session.run(None, given)[0][0] for session in (whole, small))
        mean = peer(input_ids=tf.constant(ids, tf.int32)).last_hidden_state.numpy()[0].mean(axis=0)
        assert float(ours @ mean / np.linalg.norm(mean)) > 0.99999
        assert float(ours @ in_8_bits) > 0.98


@pytest.mark.slow
def test_a_step_of_each_task_lowers_its_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    import tensorflow as tf

    from pipeline.tuning.__main__ import tokens
    from pipeline.tuning.network import Network

    texts = ("can they hold me", "may they hold me down", "i want to die", "who reads this", "it was on monday", "kill me now")
    kinds = tuple(frozenset({n % 2}) for n in range(6))
    made = (Task("topics", texts, kinds, ("a", "b"), 1, by_angle=True), Task("facts", texts, kinds, ("a", "b"), 1, several=True))
    rows = tokens(texts)
    monkeypatch.setattr(tf, "function", lambda step, **_: step)  # the steps themselves, without the half minute of tracing them
    network = Network(weights_folder(), made, [rows] * 2, tuning_settings())
    for number in range(2):
        losses = [network.learn(number, rows, range(6), tuning_settings().step) for _ in range(4)]
        assert losses[-1] < losses[0]
    assert set(network.weights()) >= {"embeddings.word_embeddings.weight", "encoder.layer.5.output.dense.bias"}
