"""One turn of asking: the ranking of the message itself, or of the message taken with the question before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.answers import Asked, Choice, for_nation, reply_to
from knowledge.messages import Message, Wording, answer_message, choice_message
from knowledge.model import Extract, Nation, Ranked
from pipeline.chat_so_far import ChatSoFar
from pipeline.ranking import ranker

SHORT_MESSAGE = 8
POINTS_BACK = re.compile(r"\b(it|that|this|one|them|they|those|there|then|and|so|like|what about|how about|why|"
                         r"else|same|either|too|instead|the email|the number)\b", re.IGNORECASE)
STANDS_ALONE = 0.62
AGAIN_WITHIN = 0.08
WORDS = "words"
QUOTED = re.compile(r"'(.+)'")
STANDS_FOR = re.compile(r"\b(it|one|them|they|that|those)\b", re.IGNORECASE)


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
    together = _not_again(ranker().rank(_with_what_was_meant(chat)), chat.last_extract)
    return together if together and together[0].score > own[0].score - 0.1 else own


def _with_what_was_meant(chat: ChatSoFar) -> str:
    """The message with the word last explained in the place of 'it' or 'one', or after the question before it."""
    last = ranker().knowledge.extracts.get(chat.last_extract or "")
    word = QUOTED.search(last.title) if last and last.topic == WORDS else None
    if word and STANDS_FOR.search(chat.text):
        return STANDS_FOR.sub(word[1].lower(), chat.text, count=1)
    return f"{chat.last_question} {chat.text}"


def _not_again(ranking: list[Ranked], told: str | None) -> list[Ranked]:
    """Without what was just told, when something else is nearly as near: a follow-up asks for more."""
    rest = [one for one in ranking if one.id != told]
    return rest if rest and rest[0].score >= ranking[0].score - AGAIN_WITHIN else ranking


def _is_follow_up(chat: ChatSoFar, own: list[Ranked]) -> bool:
    """True for a short message that points back and does not stand well alone."""
    few_words = len(chat.text.split()) <= SHORT_MESSAGE
    weak = own[0].score < STANDS_ALONE
    return bool(chat.last_question and few_words and weak and (POINTS_BACK.search(chat.text) or len(chat.text.split()) < 4))
