"""Whom 'you' means: somebody who asks about their person is told that a text written to the patient means that person."""

from __future__ import annotations

import re

from knowledge.answers.select import DONE_TO_PATIENTS
from knowledge.complaints.interview.story.people import GROWN, KIN, MINE
from knowledge.model import Extract
from pipeline.replies.chat_history import ChatHistory

NAMES_KIN = re.compile(rf"\b{MINE} (?:\w+ )??(?P<theirs>{KIN})\b|\b(?P<bare>{GROWN})\b")
OF_ONESELF = re.compile(r"\b(?:me|myself|im|i'm|i am|i was)\b")
OF_A_DEATH = re.compile(r"\b(?:died|dies|dead|death|killed|passed away|inquest)\b")
TO_THE_PATIENT = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)
FEWEST_LETTERS = 3
NOBODY = ""


def you_means(extract: Extract, chat: ChatHistory) -> str:
    """The word for the person ('son') that 'you' means in this text; '' where it may mean whoever asks, or was said before.

    Only of what is done to patients, in a text not written to relatives, when the message names kin and speaks of nobody's
    own case and of no death.
    """
    said = chat.text.lower()
    kin = NAMES_KIN.search(said)
    if kin is None or chat.pressed or OF_ONESELF.search(said) or OF_A_DEATH.search(said):
        return NOBODY
    fits = extract.topic in DONE_TO_PATIENTS and not NAMES_KIN.search(extract.title.lower())
    if not fits or not TO_THE_PATIENT.search(extract.short) or chat.said_whom_you_means:
        return NOBODY
    named = kin["theirs"] or kin["bare"]
    return named if len(named) >= FEWEST_LETTERS else "person"
