"""What a message said of the person or the place, read back in words: 'Wales then, not England.'"""

from __future__ import annotations

from knowledge.messages import Wording
from pipeline.replies.chat_history import ChatHistory

READ_BACK = ("hospital_country", "legal_status", "age", "setting", "funder", "asker")


def noted_words(chat: ChatHistory, words: Wording, corrections_only: bool = False) -> str:
    """One sentence for each fact of the last message that is new or replaces another; '' when there is none."""
    said = dict(chat.parsed.get("said") or {})
    if chat.entity("nation"):
        said.setdefault("hospital_country", chat.entity("nation"))
    sentences = []
    for name in (name for name in READ_BACK if name in said):
        before, now = chat.known_before.get(name), said[name]
        if before == now or now != chat.known.get(name) or (corrections_only and not before):
            continue
        phrase = words.say("then_not" if before else "noted_fact")
        sentences.append(phrase.replace("[now]", _called(name, now, words)).replace("[before]", _called(name, before, words)))
    return " ".join(sentences)


def _called(name: str, value: object, words: Wording) -> str:
    """The value as a person says it; the domain's phrase 'value_<fact>_<value>', else the value itself."""
    found = words.phrases.get(f"value_{name}_{value}")
    return found or str(value).replace("_", " ")
