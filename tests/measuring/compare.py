"""Our way of finding topics and telling intents apart beside plainer and stock ways, on phrases nobody trained on.

    python -m tests.measuring.compare [--selector-epochs 30]

Topics: the ranker beside the encoder's nearest way of asking, bm25 alone, and Rasa's ResponseSelector; all four know the
same ways of asking. Intents: config.yml beside the same pipeline with one part changed; the gates stay as they are.
0 epochs leaves the ResponseSelector out. KNOWLEDGE_DB names another knowledge base.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import io
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from pipeline.damped_ngrams import DampedNgrams, Rows
from pipeline.gates import ASK, COMPLAIN
from rasa.core.agent import Agent
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.model_training import train_nlu
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from channels import log_redaction
from channels.serve.training import ASKED_AS, ROOT
from pipeline.encoder import Vector, encoder
from pipeline.language.places import nation_of
from pipeline.ranking import ranker
from tests.measuring.cases import Question, questions
from tests.measuring.hint3 import Labelled, as_rasa
from tests.measuring.nlu import TOP, Understood, declined, understood

DEEP = 12
HERE = "tests.measuring.compare"
RIGHTS = "rights"
Component = dict[str, Any]
Find = Callable[[str], list[str]]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceNgrams(DampedNgrams):
    """Our n-grams for Rasa's neural components: the sentence's only; with every token's an epoch takes two minutes."""

    def _create_features(self, attribute: str, all_tokens: list[list[str]]) -> tuple[Rows, Rows]:
        sequence, sentence = super()._create_features(attribute, all_tokens)
        return ([None for _ in sequence] if attribute == TEXT else sequence), sentence


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class NearestCentroid(IntentClassifier, GraphComponent):
    """The intent whose examples' middle is nearest; it gives no probability, so 1 is noted."""

    def __init__(self, model_storage: ModelStorage, resource: Resource) -> None:
        self._storage, self._resource = model_storage, resource
        self._names: list[str] = []
        self._centres: Vector = np.zeros((0, 0), dtype=np.float32)

    @classmethod
    def create(cls, config: Component, model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> NearestCentroid:
        return cls(model_storage, resource)

    @classmethod
    def load(cls, config: Component, model_storage: ModelStorage, resource: Resource,
             execution_context: ExecutionContext, **kwargs: Any) -> NearestCentroid:
        made = cls(model_storage, resource)
        with model_storage.read_from(resource) as folder, np.load(folder / "centres.npz", allow_pickle=False) as kept:
            made._names, made._centres = kept["names"].tolist(), kept["centres"]
        return made

    def train(self, training_data: TrainingData) -> Resource:
        by_intent: dict[str, list[str]] = {}
        for example in training_data.intent_examples:
            by_intent.setdefault(example.get(INTENT), []).append(example.get(TEXT))
        self._names = sorted(by_intent)
        middles = np.array([encoder().many(by_intent[name]).mean(axis=0) for name in self._names])
        self._centres = middles / np.linalg.norm(middles, axis=1, keepdims=True)
        with self._storage.write_to(self._resource) as folder:
            np.savez(folder / "centres.npz", names=np.array(self._names), centres=self._centres)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            near = self._centres @ encoder().one(message.get(TEXT))
            found = {"name": self._names[int(np.argmax(near))], "confidence": 1.0}
            message.set(INTENT, found, add_to_output=True)
            message.set("intent_ranking", [found], add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data


def trained(pipeline: Sequence[Component], nlu: Path, folder: Path) -> Agent:
    """An agent with this pipeline, trained on the files of ``nlu``."""
    folder.mkdir()
    config = {"recipe": "default.v1", "assistant_id": "compared", "language": "en", "pipeline": list(pipeline)}
    (folder / "config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    with contextlib.redirect_stdout(io.StringIO()):
        model = train_nlu(str(folder / "config.yml"), str(nlu), str(folder), fixed_model_name="compared")
    return Agent.load(str(model))


def ours() -> list[Component]:
    """The pipeline of config.yml."""
    read: list[Component] = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    return read


def called(name: str) -> Component:
    """A component of config.yml by the end of its name."""
    return next(one for one in ours() if one["name"].endswith(name))


def without(name: str) -> list[Component]:
    """Our pipeline without this component."""
    return [one for one in ours() if not one["name"].endswith(name)]


def instead(pipeline: Iterable[Component], name: str, other: Component) -> list[Component]:
    """A pipeline with one component in another's place."""
    return [other if one["name"].endswith(name) else one for one in pipeline]


def for_neural(pipeline: Iterable[Component]) -> list[Component]:
    """The pipeline with our featurizers as Rasa's neural components can take them: the message as one token."""
    return instead(pipeline, "DampedNgrams", {**called("DampedNgrams"), "name": f"{HERE}.SentenceNgrams"})


def nearest_way() -> Find:
    """The extracts by the one way of asking nearest to the question: the encoder alone."""
    ways = ranker().knowledge.ways()
    vectors = encoder().many([way for _, way in ways])

    def find(text: str) -> list[str]:
        order = np.argsort(-(vectors @ encoder().one(text)), kind="stable")
        return list(dict.fromkeys(ways[n][0] for n in order[: DEEP * DEEP]))[:DEEP]

    return find


def selector(epochs: int, folder: Path) -> Find:
    """Rasa's ResponseSelector, an intent 'rights/<extract>' an extract, its examples every way of asking for it."""
    ways = [(f"{RIGHTS}/{extract}", " ".join(way.split())) for extract, way in ranker().knowledge.ways()]
    names = list(dict.fromkeys(name for name, _ in ways))
    nlu = folder / "selector-nlu"
    nlu.mkdir()
    (nlu / "ways.json").write_text(as_rasa(Labelled(way, name) for name, way in dict.fromkeys(ways)), encoding="utf-8")
    responses = {"version": "3.1", "responses": {f"utter_{name}": [{"text": name}] for name in names}}
    (nlu / "responses.yml").write_text(yaml.safe_dump(responses), encoding="utf-8")
    chooser = {"name": "ResponseSelector", "retrieval_intent": RIGHTS, "epochs": epochs, "random_seed": 42,
               "ranking_length": DEEP, "batch_strategy": "sequence", "hidden_layers_sizes": {"text": [], "label": []},
               "regularization_constant": 0.0001}
    began = time.monotonic()
    featurizers = [called(name) for name in ("WhitespaceTokenizer", "SentenceFeaturizer", "DampedNgrams")]
    agent = trained([*for_neural(featurizers), chooser], nlu, folder / "selector")
    print(f"ResponseSelector: {len(names)} extracts, {len(ways)} ways of asking, {epochs} epochs, "
          f"trained in {(time.monotonic() - began) / 60:.1f} minutes", flush=True)

    def find(text: str) -> list[str]:
        seen = asyncio.run(agent.parse_message(text))["response_selector"][RIGHTS]["ranking"]
        return [one["intent_response_key"].split("/", 1)[1] for one in seen]

    return find


def topics(question: Question, found: Sequence[str]) -> Understood:
    """What finding these extracts means for whoever asked."""
    nation = nation_of(question.text)
    seen: dict[str, object] = {
        "intent": {"name": ""}, "ranking": [{"id": one, "score": 0.0} for one in found],
        "entities": [{"entity": "nation", "value": nation}] if nation else []}
    return understood(question, seen)


def topic_row(name: str, find: Find) -> str:
    """First place and first three on the questions about rights."""
    seen = [topics(one, find(one.text)) for one in questions() if one.kind == "rights"]
    first = sum(one.hit(one.topics[0].split()) for one in seen if one.topics)
    three = sum(one.hit(" ".join(one.topics[:TOP]).split()) for one in seen)
    return f"{name:44}{first / len(seen):10.1%}{three / len(seen):10.1%}"


def pipelines() -> dict[str, list[Component]]:
    """The ways to tell intents apart, by name."""
    return {
        "config.yml: encoder and n-grams, regression": ours(),
        "encoder alone, regression": without("DampedNgrams"),
        "n-grams alone, regression": without("SentenceFeaturizer"),
        "encoder alone, nearest centroid": instead(without("DampedNgrams"), "LogisticRegressionClassifier",
                                                   {"name": f"{HERE}.NearestCentroid"}),
    }


async def intent_row(name: str, agent: Agent) -> str:
    """The guess alone on other phrases and on questions; then after the gates, and out of scope."""
    parsed = [(one, await agent.parse_message(one.text)) for one in questions()]
    guessed = [(one, seen["guess"]["name"]) for one, seen in parsed]
    seen = [understood(one, found) for one, found in parsed]
    return f"{name:44}" + "".join(f"{share:10.1%}" for share in (
        _share(one.accepts(guess) for one, guess in guessed if one.kind == "intent"),
        _share(guess in (ASK, COMPLAIN) for one, guess in guessed if one.kind == "rights"),
        _share(one.outcome == "right" for one in seen if one.question.kind == "intent"),
        _share(one.intent in (ASK, COMPLAIN) for one in seen if one.question.kind == "rights"),
        _share(declined(one) for one in seen if one.question.kind == "out")))


def _share(hits: Iterable[bool]) -> float:
    counted = list(hits)
    return sum(counted) / len(counted)


def compare_topics(selector_epochs: int, folder: Path) -> None:
    """Print the table of topics."""
    rights = [one for one in questions() if one.kind == "rights"]
    print(f"{f'{len(rights)} questions about rights':44}{'first':>10}{'top 3':>10}", flush=True)
    print(topic_row("our ranker", lambda text: [one.id for one in ranker().rank(text)]), flush=True)
    print(topic_row("encoder alone, nearest way of asking", nearest_way()), flush=True)
    print(topic_row("bm25 alone (FTS5), titles, ways and texts",
                    lambda text: [one.id for one in ranker().knowledge.search(text, DEEP)]), flush=True)
    if selector_epochs:
        print(topic_row(f"ResponseSelector, {selector_epochs} epochs", selector(selector_epochs, folder)), flush=True)


def compare_intents(folder: Path) -> None:
    """Print the table of intents."""
    counts = [sum(one.kind == kind for one in questions()) for kind in ("intent", "rights", "intent", "rights", "out")]
    nlu = folder / "nlu"
    shutil.copytree(ROOT / "data" / "nlu", nlu)
    shutil.copy(ASKED_AS, nlu)
    print(f"\n{'':44}{'guess alone':>20}{'after the gates':>30}")
    print(f"{'':44}" + "".join(f"{f'{name} {count}':>10}" for name, count in
                               zip(("other", "rights", "other", "rights", "out"), counts, strict=True)), flush=True)
    for n, (name, pipeline) in enumerate(pipelines().items()):
        print(asyncio.run(intent_row(name, trained(pipeline, nlu, folder / str(n)))), flush=True)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--selector-epochs", type=int, default=30)
    given = parser.parse_args()
    log_redaction.quieten()
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["RASA_CACHE_DIRECTORY"] = str(Path(folder) / "cache")
        compare_topics(given.selector_epochs, Path(folder))
        compare_intents(Path(folder))


if __name__ == "__main__":
    main()
