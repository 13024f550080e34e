"""Rasa component: plain facts of a message (nation, language, setting), found by spaCy's matchers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import spacy
import yaml
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

LEXICON = Path(__file__).parent / "lexicon"
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
CLEARLY_WELSH = frozenset(
    "wedi dwi dw rwy rwyf rydw hoffwn gallaf galla eisiau mae sut beth ydw ydy ydych "
    "sydd nhw maen hawliau cwyno cwyn eiriolwr ysbyty helpu oes fedra allwch gallwch cael gael chwyno "
    "bryder pryder ".split())
OWN_CASE = re.compile(r"\b(allowed|legal|illegal|lawful|unlawful|assault|against the law|is (?:that|this|it) (?:ok|okay|"
                      r"right|normal|fair)|can they do (?:that|this)|were they (?:right|wrong)|did they break)\b")
FIRST_PERSON = re.compile(r"\b(i|me|my|mine|im|we|us|our|he|him|his|she|her|they (?:did|took|held|put|gave|kept|pulled)"
                          r"|son|daughter|mum|mother|dad|father|brother|sister|husband|wife|partner|friend)\b")


ASKS_WHOM = re.compile(
    r"\b(?:who|where|how)(?: \w+)? (?:do|does|can|should|could|would|to)(?: (?:i|we|you|one|he|she|they))? (?:\w+ )?"
    r"(?:complain|make a complaint|raise a concern)\b|\bwho(?: \w+){0,4} complain(?:ing)? to\b")
WANTS_TO = re.compile(
    r"\b(?:want|wants|need|needs|wanna|like|wish|going|help me|help us)(?: to)? (?:\w+ )?"
    r"(?:complain|(?:make|put in|lodge|raise|file|start) (?:a |an |my )?(?:\w+ )?"
    r"(?:complaint|concern)s?)\b|\bwhat (?:are|is) (?:the|his|her|their|my|our) (?:complaints? )?routes?\b|"
    r"\broutes and dates\b")
FILLER = frozenset(
    "i im m s ve re 's 'm 've 're ive am we were are is its it was be been in on at the a an hospital ward unit nhs "
    "hiya hi hello hey and here now live lives living from based my our his her hes shes he she they this that "
    "happened happens one side patient person nation country please yes yeah no not sorry actually oh ok right us of "
    "for but say said mean meant i'm it's he's she's we're north south mid east west up down only just both neither "
    "or answer rules area city town near to me him stay stays staying thanks "
    "by way btw though then well fyi think mind also again section sectioned detained under informal voluntary "
    "2 3 4 37 136 two three an acute rehab picu camhs trust board".split())


@dataclass(frozen=True)
class MessageFacts:
    """What a message says about itself: a nation when it names just one; its language; whether it asks about one's own
    case; whether it asks whom to complain to (``complains``), or says outright that somebody wants to (``wants``);
    whether it says more than the nation."""

    nation: str | None
    language: str
    own_case: bool
    complains: bool = False
    wants: bool = False
    says_more: bool = True


@lru_cache(maxsize=1)
def _matcher() -> tuple[Any, PhraseMatcher]:
    """spaCy's blank English and the places, read once."""
    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for nation, names in yaml.safe_load((LEXICON / "places.yml").read_text(encoding="utf-8")).items():
        matcher.add(nation, [nlp.make_doc(name) for name in names])
    return nlp, matcher


def nation_of(text: str) -> str | None:
    """'england' or 'wales' when the text names places of just one of them; None for none or both."""
    nlp, matcher = _matcher()
    spans = filter_spans(matcher(nlp.make_doc(text), as_spans=True))
    named = {span.label_ for span in spans} - {"not_ours"}
    return named.pop() if len(named) == 1 else None


@lru_cache(maxsize=1)
def _welsh() -> frozenset[str]:
    return frozenset((LEXICON / "welsh_words.txt").read_text(encoding="utf-8").split())


def language_of(text: str) -> str:
    """'en', 'cy' (Welsh) or 'other': another script than Latin."""
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum("LATIN" in unicodedata.name(letter, "") for letter in letters)
    if letters and latin < len(letters) / 2:
        return "other"
    words = [word.lower() for word in WORD.findall(text)]
    welsh = sum(word in _welsh() for word in words)
    clear = sum(word in CLEARLY_WELSH for word in words)
    return "cy" if (clear and welsh >= 2 and welsh * 2 >= len(words)) or (clear >= 2 and welsh * 3 >= len(words)) else "en"


def facts_of(text: str) -> MessageFacts:
    """The facts of one message."""
    lowered = text.lower()
    own = bool(OWN_CASE.search(lowered) and FIRST_PERSON.search(lowered))
    wants = bool(WANTS_TO.search(lowered))
    return MessageFacts(nation_of(text), language_of(text), own, wants or bool(ASKS_WHOM.search(lowered)), wants, says_more(text))


def says_more(text: str) -> bool:
    """True when something is left of the text without the places and the words that go with saying where one is."""
    nlp, matcher = _matcher()
    doc = nlp.make_doc(text)
    places = {token.i for span in filter_spans(matcher(doc, as_spans=True)) for token in span}
    rest = [token.lower_ for token in doc if token.i not in places and any(sign.isalnum() for sign in token.text)]
    return any(word.replace("’", "'") not in FILLER for word in rest)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class MessageFactsExtractor(GraphComponent):
    """Adds the facts as entities (``nation``, ``read_on``) and as ``facts`` for whoever answers."""

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> MessageFactsExtractor:
        """The component as Rasa's graph makes it."""
        _matcher()
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities and facts to each message."""
        for message in messages:
            found = facts_of(message.get(TEXT) or "")
            said = {"nation": found.nation, "read_on": (message.get("metadata") or {}).get("setting")}
            entities = [{"entity": name, "value": value, "start": 0, "end": 0, "extractor": "MessageFacts"}
                        for name, value in said.items() if value]
            message.set(ENTITIES, [*message.get(ENTITIES, []), *entities], add_to_output=True)
            noted = {"language": found.language, "own_case": found.own_case, "complains": found.complains,
                     "wants": found.wants, "says_more": found.says_more}
            message.set("facts", noted, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing is learnt here."""
        return training_data
