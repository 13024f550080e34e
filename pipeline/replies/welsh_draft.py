"""The Welsh of an answer, shown above its English: the text, and a plain word when no Welsh speaker has read it."""

from __future__ import annotations

from knowledge.model import Answer, Extract, Nation
from pipeline.language.welsh import strings

Block = dict[str, str]


def welsh_above(answer: Answer, unsure: bool = False) -> tuple[Block, ...]:
    """The blocks for the page, each marked as Welsh: doubt, the answer, that English follows; none without Welsh.

    Of two nations' texts the one for Wales is taken.
    """
    having = [part.extract for part in answer.parts if part.extract.welsh_short]
    if not having:
        return ()
    told = next((one for one in having if one.nation is Nation.WALES), having[0])
    doubt = (_lead("utter_unsure_in_welsh"),) if unsure else ()
    return (*doubt, _said(told), _lead("utter_english_follows"))


def _lead(name: str) -> Block:
    return {"role": "lead", "language": "cy", "text": strings("cy")[name]}


def _said(extract: Extract) -> Block:
    label = "" if extract.welsh_checked else strings("cy")["lang.draft"]
    return {"role": "welsh", "language": "cy", "label": label, "text": extract.welsh_short}
