"""Whom 'you' means: somebody who asks about their person is told that a text written to the patient means that person."""

from __future__ import annotations

import re

from knowledge.answers.select import FORCE
from knowledge.complaints.interview.patterns.shape import fold
from knowledge.complaints.interview.story.people import GROWN, KIN, MINE
from knowledge.model import Part
from pipeline.replies.chat_history import PATIENT, ChatHistory

DONE_TO_PATIENTS = FORCE | {"consent", "observation", "informal-patients", "sections"}
NAMES_KIN = re.compile(rf"\b{MINE} (?:\w+ )??(?P<theirs>{KIN})\b|\b(?P<bare>{GROWN})\b")
OF_ONESELF = re.compile(rf"\b(?:i|im|ive|me|myself|mine|us|we)\b|\bmy (?!(?:\w+ )?{KIN}\b)")
OF_A_DEATH = re.compile(r"\b(?:died|dies|dead|death|killed|passed away|inquest)\b")
TO_THE_PATIENT = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)
FEWEST_LETTERS = 3
NOBODY = ""


def you_means(part: Part, chat: ChatHistory) -> str:
    """The word for the person ('son') that 'you' means in a text as it is told; '' where it may mean whoever asks, or was said.

    Only of what is done to patients, in a text not written to relatives, when the message names kin and speaks of nobody's
    own case and of no death, in a chat that is not known to be the patient's.
    """
    said, extract = fold(chat.text), part.extract
    kin = NAMES_KIN.search(said)
    if kin is None or chat.pressed or OF_ONESELF.search(said) or OF_A_DEATH.search(said):
        return NOBODY
    fits = extract.topic in DONE_TO_PATIENTS and not NAMES_KIN.search(extract.title.lower())
    of_a_patient = PATIENT in (chat.slots.get("asker"), chat.known.get("asker"))
    if not fits or of_a_patient or not TO_THE_PATIENT.search(part.text) or chat.said_whom_you_means:
        return NOBODY
    named = kin["theirs"] or kin["bare"]
    return named if len(named) >= FEWEST_LETTERS else "person"
