"""The encoder as a network that can be tuned, a head a task, in TensorFlow; its weights under the published names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.tuning.settings import TuningSettings
from pipeline.tuning.tasks import Task

Rows = Sequence[Sequence[int]]
Array = npt.NDArray[np.float32]
EIGHT, MANY = 8, 64
NOT_TUNED = re.compile(r"/(?:pooler|embeddings)/")
UNFIT = -1e4


def published_name(variable: str) -> str:
    """The name that the published file gives to a variable of the transformers library's TensorFlow model."""
    name = re.sub(r":0$", "", variable.split("bert/", 1)[1]).replace("layer_._", "layer.").replace("/", ".")
    name = re.sub(r"_embeddings\.(?:embeddings|weight)$", "_embeddings.weight", name)
    return name.replace("LayerNorm.gamma", "LayerNorm.weight").replace("LayerNorm.beta", "LayerNorm.bias").replace(
        ".kernel", ".weight")


def padded(rows: Rows) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Token ids and their mask, as wide as the longest row, in steps of eight."""
    wide = -(-max(map(len, rows)) // EIGHT) * EIGHT
    ids, mask = (np.zeros((len(rows), wide), dtype=np.int32) for _ in range(2))
    for n, row in enumerate(rows):
        ids[n, :len(row)], mask[n, :len(row)] = row, 1
    return ids, mask


class Network:
    """The encoder with its heads. Its layers are tuned, its word pieces stay as published; TensorFlow is imported when one is made:
    this is never part of serving."""

    def __init__(self, folder: Path, tasks: Sequence[Task], rows: Sequence[Rows], how: TuningSettings) -> None:
        """Begin with the published weights in ``folder`` and, for each class, the middle of its texts (``rows``: token ids)."""
        import tensorflow
        from transformers import TFBertModel

        tensorflow.keras.utils.set_random_seed(0)
        self._tf, self._how, self._tasks = tensorflow, how, tasks
        self._bert = TFBertModel.from_pretrained(str(folder), use_safetensors=True, local_files_only=True)
        self._body = [one for one in self._bert.trainable_variables if not NOT_TUNED.search(one.name)]
        self._heads = [self._head(task, self.vectors(seen)) for task, seen in zip(tasks, rows, strict=True)]
        self._body_steps, self._head_steps = (tensorflow.keras.optimizers.Adam(size) for size in (how.step, how.head_step))
        self._body_steps.build(self._body)
        self._head_steps.build([one for head in self._heads for one in head])
        self._steps = [tensorflow.function(self._step_of(n), reduce_retracing=True, autograph=False) for n in range(len(tasks))]

    def vectors(self, rows: Rows) -> Array:
        """A unit vector a row."""
        found = np.zeros((len(rows), self._bert.config.hidden_size), dtype=np.float32)
        order = np.argsort([len(row) for row in rows])
        for start in range(0, len(rows), MANY):
            some = order[start:start + MANY]
            ids, mask = padded([rows[n] for n in some])
            found[some] = self._pooled(self._tf.constant(ids), self._tf.constant(mask), False).numpy()
        return found

    def learn(self, task: int, rows: Rows, chosen: Sequence[int], size: float) -> float:
        """One step on these texts of a task, of ``size`` for the encoder; the loss before it."""
        self._body_steps.learning_rate.assign(size)
        ids, mask = padded(rows)
        wanted, hidden = self._wanted(self._tasks[task], chosen)
        return float(self._steps[task](*map(self._tf.constant, (ids, mask, wanted, hidden))))

    def weights(self) -> dict[str, Array]:
        """Every weight that is served, under its published name and laid out as it is published."""
        kept = {}
        for one in (one for one in self._bert.trainable_variables if "/pooler/" not in one.name):
            values = one.numpy()
            kept[published_name(one.name)] = np.ascontiguousarray(values.T if "/kernel" in one.name else values)
        return kept

    def _pooled(self, ids: Any, mask: Any, training: bool) -> Any:
        hidden = self._bert(input_ids=ids, attention_mask=mask, training=training).last_hidden_state
        shown = self._tf.cast(mask, self._tf.float32)[:, :, None]
        mean = self._tf.reduce_sum(hidden * shown, 1) / self._tf.reduce_sum(shown, 1)
        return self._tf.math.l2_normalize(mean, axis=-1)

    def _head(self, task: Task, seen: Array) -> tuple[Any, Any]:
        """The weights and the bias of a task's classes, from the middles of their texts."""
        middles = np.zeros((len(task.together), seen.shape[1]), dtype=np.float32)
        for vector, classes in zip(seen, task.classes, strict=True):
            middles[list(classes)] += vector
        middles /= np.maximum(np.linalg.norm(middles, axis=1, keepdims=True), np.finfo(np.float32).eps)
        scale = 1 if task.by_angle else self._how.head_scale
        rare = -self._how.head_scale if task.several else 0
        return self._tf.Variable(middles * scale), self._tf.Variable(np.full(len(middles), rare, dtype=np.float32))

    def _wanted(self, task: Task, chosen: Sequence[int]) -> tuple[Array, Array]:
        """What the head should say of each text, and what is not compared: classes told together with a right one."""
        wanted, hidden = (np.zeros((len(chosen), len(task.together)), dtype=np.float32) for _ in range(2))
        groups = np.array(task.together)
        for n, text in enumerate(chosen):
            right = sorted(task.classes[text])
            wanted[n, right] = 1 if task.several else 1 / len(right)
            if not task.several:
                hidden[n, np.isin(groups, groups[right])] = UNFIT
                hidden[n, right] = 0
                others = hidden[n] == 0
                wanted[n] = (1 - self._how.smoothing) * wanted[n] + self._how.smoothing * others / others.sum()
        return wanted, hidden

    def _step_of(self, number: int) -> Any:
        """What takes one step of a task, for the encoder and for the task's head, and gives the loss before it."""
        tf, task, (classes, bias) = self._tf, self._tasks[number], self._heads[number]

        head = (classes,) if task.by_angle else (classes, bias)

        def step(ids: Any, mask: Any, wanted: Any, hidden: Any) -> Any:
            with tf.GradientTape() as tape:
                seen = self._pooled(ids, mask, True)
                turned = tf.math.l2_normalize(classes, axis=-1) * self._how.sharpness if task.by_angle else classes
                scores = tf.matmul(seen, turned, transpose_b=True) + hidden + (0 if task.by_angle else bias)
                each = (self._how.share_of_facts * tf.reduce_sum(tf.nn.sigmoid_cross_entropy_with_logits(wanted, scores), 1)
                        if task.several else tf.nn.softmax_cross_entropy_with_logits(wanted, scores))
                loss = tf.reduce_mean(each)
            slopes = tape.gradient(loss, [*self._body, *head])
            clipped, _ = tf.clip_by_global_norm(slopes[:len(self._body)], 1)
            self._body_steps.apply_gradients(zip(clipped, self._body, strict=True))
            self._head_steps.apply_gradients(zip(slopes[len(self._body):], head, strict=True))
            return loss

        return step
