"""A danger card: the reply of domain.yml for a kind of danger, in the person's language, with its heading and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.messages import Message
from pipeline.danger.numbers import as_lines, numbers
from pipeline.language.welsh import in_welsh, strings
from pipeline.replies.fixed import fixed_reply

CARD = "utter_urgent_"
TALK = "utter_word_talk"
ABUSE = frozenset({"abuse", "child_risk"})
CHILD_SELF = "child_self"
OTHER = "_other"
PERHAPS = "perhaps"


@dataclass(frozen=True)
class CardReader:
    """Who reads the card and where: ``setting`` 'ward' or other, the ``nation`` if known, the ``language`` ('en', 'cy');
    ``child``: an age under 18 was said in the first person anywhere in the chat; ``another``: it is about somebody else."""

    setting: str = ""
    nation: str = ""
    language: str = "en"
    child: bool = False
    another: bool = False


def is_card(name: str) -> bool:
    """True for the name of a danger card's reply."""
    return name.startswith(CARD)


def card_name(kind: str, reader: CardReader, responses: Mapping[str, Any]) -> str:
    """The name of the reply: a child who tells of abuse is spoken to as a child; another person's danger has its own card."""
    if reader.child and kind in ABUSE and not reader.another:
        return CARD + CHILD_SELF
    other = f"{CARD}{kind}{OTHER}"
    return other if reader.another and other in responses else CARD + kind


def card(kind: str, reader: CardReader, responses: Mapping[str, Any]) -> Message | None:
    """The card of this kind for this reader; None when domain.yml has none.

    ``heading`` is the first paragraph of the text: the instruction. ``numbers`` are in order; the text says them too.
    """
    name = card_name(kind, reader, responses)
    message = fixed_reply(responses.get(name, ()), {"read_on": reader.setting, "nation": reader.nation})
    if message is None:
        return None
    welsh = in_welsh(name, reader.setting) if reader.language == "cy" else None
    words, custom = welsh or message["text"], dict(message["custom"])
    found = numbers(custom.pop("contacts", ()), bool(welsh) or reader.nation == "wales", _names() if welsh else {})
    heading, lines = words.partition("\n\n")[0], as_lines(found)
    talk = [strings("cy")[TALK] if welsh else responses[TALK][0]["text"], *lines] if lines else []
    custom |= {"heading": heading, "numbers": found, "reply": name} | ({"language": "cy"} if welsh else {})
    return {**message, "text": "\n\n".join([words.strip(), *(["\n".join(talk)] if talk else [])]), "custom": custom}


def _names() -> dict[str, str]:
    """The Welsh names of contacts by id: what stands before the colon in the page's words for them."""
    return {key.removeprefix("contact."): text.partition(":")[0] for key, text in strings("cy").items()
            if key.startswith("contact.")}
