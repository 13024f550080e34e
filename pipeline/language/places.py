"""Names of places: which of the two nations a text names, found by spaCy's phrase matcher over a list."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import spacy
import yaml
from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

PLACES = Path(__file__).parents[1] / "lexicon" / "places.yml"
ELSEWHERE = "not_ours"


@lru_cache(maxsize=1)
def _matcher() -> tuple[Any, PhraseMatcher]:
    """spaCy's blank English and the places, read once."""
    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for nation, names in yaml.safe_load(PLACES.read_text(encoding="utf-8")).items():
        matcher.add(nation, [nlp.make_doc(name) for name in names])
    return nlp, matcher


def nation_of(text: str) -> str | None:
    """'england' or 'wales' when the text names places of just one of them; None for none or both."""
    nlp, matcher = _matcher()
    spans = filter_spans(matcher(nlp.make_doc(text), as_spans=True))
    named = {span.label_ for span in spans} - {ELSEWHERE}
    return named.pop() if len(named) == 1 else None
