"""One turn of asking: the ranking of the message itself, or of the message taken with the question before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.answers import Asked, Choice, for_nation, reply_to
from knowledge.messages import Message, Wording, answer_message, choice_message
from knowledge.model import Extract, Nation, Ranked
from pipeline.chat_so_far import ChatSoFar
from pipeline.ranking import KEEP, ranker

SHORT_MESSAGE = 8
LEADS_ON = re.compile(r"^(?:and|but|what about|what if|how about|even)\b", re.IGNORECASE)
POINTS_BACK = re.compile(r"^(?:so|then|which|like|why)\b|"
                         r"\b(?:it|its|that|this|one|ones|him|her|there|then|else|same|either|too|instead|the email|the number)\b",
                         re.IGNORECASE)
STANDS_ALONE, STANDS_WELL, FEW_WORDS = 0.90, 0.62, 5
OWN_WORDS_COUNT_FOR = 0.35
AGAIN_WITHIN = 0.15
WORDS = "words"
QUOTED = re.compile(r"'(.+)'")
STANDS_FOR = re.compile(r"\b(?:it|one|that)\b", re.IGNORECASE)
NOT_DETAINED = re.compile(r"\b(?:not|isnt|isn't|aint|ain't|never) (?:(?:on|under) (?:a )?)?section(?:ed)?\b", re.IGNORECASE)
ALL = 10_000


@dataclass(frozen=True)
class Turn:
    """What an answer is made from."""

    chat: ChatSoFar
    asked: Asked
    words: Wording


def answer_to(turn: Turn) -> Message | None:
    """The message that answers; None when nothing fits."""
    found = reply_to(_ranking(turn.chat), ranker().knowledge.extracts, turn.asked)
    if found is None:
        return None
    if isinstance(found, Choice):
        return choice_message(found, turn.words)
    return answer_message(found, turn.words, turn.chat.own_case)


def nearest(question: str, nation: Nation | None) -> Extract | None:
    """The extract nearest to a question of ours."""
    extracts = ranker().knowledge.extracts
    for ranked in ranker().rank(question):
        fit = for_nation(extracts[ranked.id], extracts, nation)
        if fit is not None:
            return fit
    return None


def _ranking(chat: ChatSoFar) -> list[Ranked]:
    """The message's own ranking; after an urgent reply that of the message before; for a follow-up, both together."""
    own = chat.ranking
    if not own:
        return ranker().rank(chat.urgent_question) if chat.urgent_question else []
    if not _is_follow_up(chat, own):
        return own
    return _not_again(_taken_together(chat), chat.last_extract)


def _taken_together(chat: ChatSoFar) -> list[Ranked]:
    """What the message is about, read by itself and after what it points back to."""
    known = ranker()
    text = NOT_DETAINED.sub("an informal voluntary patient", chat.text)
    alone = {one.id: one.score for one in known.rank(text, keep=ALL)}
    after = known.rank(_with_what_was_meant(chat, text), keep=ALL)
    both = [Ranked(one.id, round(OWN_WORDS_COUNT_FOR * alone[one.id] + (1 - OWN_WORDS_COUNT_FOR) * one.score, 4)) for one in after]
    return sorted(both, key=lambda one: -one.score)[:KEEP]


def _with_what_was_meant(chat: ChatSoFar, text: str) -> str:
    """The message with the word last explained in the place of 'it' or 'one', or after the question before it."""
    last = ranker().knowledge.extracts.get(chat.last_extract or "")
    word = QUOTED.search(last.title) if last and last.topic == WORDS else None
    if word and STANDS_FOR.search(text):
        return STANDS_FOR.sub(word[1].lower(), text, count=1)
    return f"{chat.last_question} {text}"


def _not_again(ranking: list[Ranked], told: str | None) -> list[Ranked]:
    """Without what was just told, when something else is nearly as near: a follow-up asks for more."""
    rest = [one for one in ranking if one.id != told]
    return rest if rest and rest[0].score >= ranking[0].score - AGAIN_WITHIN else ranking


def _is_follow_up(chat: ChatSoFar, own: list[Ranked]) -> bool:
    """True for a short message that points back and does not stand well alone."""
    words, score = len(chat.text.split()), own[0].score
    if not chat.last_question or words > SHORT_MESSAGE:
        return False
    if LEADS_ON.search(chat.text):
        return True
    if POINTS_BACK.search(chat.text):
        return score < STANDS_ALONE
    return words <= FEW_WORDS and score < STANDS_WELL
