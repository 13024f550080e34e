"""Rasa's importer for this project: one training path for `rasa train`, `rasa test`, `rasa data validate` and `make train`.

It adds the ways of asking of knowledge.db to the training data, whoever asks Rasa to train. And it makes validation say what is
true: Rasa takes a reply for unused unless a rule names it, and an intent for untaught unless somebody types it, but here
most replies are said by the reply generator, and some intents only come from buttons. Both are looked for in the code instead.
"""

from __future__ import annotations

import ast
import os
import re
import warnings
from functools import lru_cache
from pathlib import Path

from rasa.shared.core.domain import Domain
from rasa.shared.exceptions import RasaException
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from knowledge.store.read import Knowledge, KnowledgeMissingError
from pipeline.training_data import ASK, examples

ROOT = Path(__file__).parents[2]
ROOMS = ("pipeline", "actions", "channels", "knowledge")
ACTION = re.compile(r"action: *(\w+)")
WORD = "utter_word_"
LATER = ("_again", "_third")
SAID_BY_CODE = r"The utterance '.*' is not used in any story or rule\."
PRESSED = (r"The intent '.*' is (listed in the domain file, but is not found in the NLU training data|"
           r"not used in any story or rule)\.")


class NobodyUsesItError(RasaException):
    """A reply that nothing says or an intent that nothing gives; names them."""


class ProjectImporter(RasaFileImporter):  # type: ignore[misc]
    """Rasa's files, and what this project adds to them."""

    def get_domain(self) -> Domain:
        """domain.yml; raises NobodyUsesItError when a reply or an intent in it has no use."""
        domain: Domain = super().get_domain()
        code = strings_of_the_code()
        named = {name for path in self._story_files for name in ACTION.findall(Path(path).read_text(encoding="utf-8"))}
        idle = [name for name in domain.responses if name not in named and not is_said(name, code)]
        taught = {one.data["intent"] for one in super().get_nlu_data().intent_examples} | {ASK}
        idle += [name for name in domain.intents if name not in taught and not is_given(name, code, domain)]
        idle = [name for name in idle if name not in Domain.empty().intents]
        if idle:
            raise NobodyUsesItError(f"domain.yml: nothing says or gives {', '.join(sorted(idle))}. Use them or take them out.")
        for message in (SAID_BY_CODE, PRESSED):
            warnings.filterwarnings("ignore", message=message, category=UserWarning)
        return domain

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """The examples of data/, and the ways of asking of knowledge.db; raises RasaException when that is missing."""
        data: TrainingData = super().get_nlu_data(language)
        known = {example.get("text") for example in data.training_examples}
        path = Path(os.environ.get("KNOWLEDGE_DB", "knowledge.db"))
        try:
            ways = examples(Knowledge(path))
        except KnowledgeMissingError as error:
            raise RasaException(f"{path} is missing, and with it the ways of asking to train on; run 'make content'.") from error
        added = [Message.build(text=way, intent=ASK) for way in ways if way not in known]
        return data.merge(TrainingData(training_examples=added))


@lru_cache(maxsize=1)
def strings_of_the_code() -> frozenset[str]:
    """Every string that stands in the project's Python files; of one with a gap, what stands before the gap."""
    return frozenset(node.value.split("{")[0] for room in ROOMS for path in (ROOT / room).rglob("*.py")
                     for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                     if isinstance(node, ast.Constant) and isinstance(node.value, str))


def is_said(reply: str, code: frozenset[str]) -> bool:
    """True when the code names the reply, its word after 'utter_word_', or a beginning of its name that ends in '_'; what is
    said in the place of a reply the second time ('..._again') is said when that reply is."""
    for ending in LATER:
        reply = reply if reply.startswith(WORD) else reply.removesuffix(ending)
    beginnings = {reply[: n + 1] for n, letter in enumerate(reply) if letter == "_" and n > len("utter_")}
    return reply in code or reply.removeprefix(WORD) in code or bool((beginnings - {WORD}) & code) or (
        reply.startswith(WORD) and any(one.removeprefix(WORD) in code for one in beginnings - {WORD}))


def is_given(intent: str, code: frozenset[str], domain: Domain) -> bool:
    """True when the code names the intent, or a button of domain.yml gives it."""
    payloads = (str(button.get("payload", "")) for variations in domain.responses.values() for one in variations
                for button in one.get("buttons") or ())
    return intent in code or any(payload.removeprefix("/").split("{")[0] == intent for payload in payloads)
