"""Whether a message asks what a word means: only then the glossary stands beside the rest on equal terms."""

from __future__ import annotations

import re

MEANING = re.compile(r"\b(mean|means|meaning|stand for|stands for|definition|define|defined|what is|whats|what's|what are|"
                     r"what does|explain|spelt|spell|jargon)\b", re.IGNORECASE)
A_WORD_OR_TWO = 3


def asks_for_a_meaning(question: str) -> bool:
    """True for 'what does X mean' and for a word or two alone."""
    return len(question.split()) <= A_WORD_OR_TWO or bool(MEANING.search(question))
