"""Names of places and of bodies: which of the two nations a text names, found by spaCy's phrase matcher over two lists."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import spacy
import yaml
from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

LEXICON = Path(__file__).parents[1] / "lexicon"
PLACES, BODIES = "places.yml", "bodies.yml"
ELSEWHERE = "not_ours"


@lru_cache(maxsize=2)
def _matcher(names_of: str) -> tuple[Any, PhraseMatcher]:
    """spaCy's blank English and one list of names by nation, read once."""
    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for nation, names in yaml.safe_load((LEXICON / names_of).read_text(encoding="utf-8")).items():
        matcher.add(nation, [nlp.make_doc(name) for name in names])
    return nlp, matcher


def nation_of(text: str) -> str | None:
    """'england' or 'wales' when the text names places of just one of them; None for none or both."""
    return _only_nation(text, PLACES)


def nation_of_bodies(text: str) -> str | None:
    """The same for bodies, Acts and schemes that exist in one nation only ('Llais', 'PHSO'): what is asked is asked of that
    nation, though nobody said that they are in it."""
    return _only_nation(text, BODIES)


def _only_nation(text: str, names_of: str) -> str | None:
    nlp, matcher = _matcher(names_of)
    spans = filter_spans(matcher(nlp.make_doc(text), as_spans=True))
    named = {span.label_ for span in spans} - {ELSEWHERE}
    return named.pop() if len(named) == 1 else None
