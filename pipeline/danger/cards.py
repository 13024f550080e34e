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
LINE = "utter_word_line_"
ANSWER_IT, ANSWER_BUTTON = "/answer_anyway", "utter_word_answer_my_question"
ABUSE = frozenset({"abuse", "sexual", "child_risk"})
CHILD_SELF = "child_self"
OTHER = "_other"
PERHAPS = "perhaps"
OUTSIDE, ON_WARD = "outside", "ward"
THIS_MINUTE = frozenset({"wound", "head"})
SAID_BY_CARDS = frozenset({"ring-suicide", "ring-child", "samaritans-in-welsh"})
"""Texts that say what a card says already: no answer below one."""


@dataclass(frozen=True)
class CardReader:
    """Who reads the card and where: ``setting`` 'ward' or other, the ``nation`` if known, the ``language`` ('en', 'cy');
    ``child``: an age under 18 was said in the first person anywhere in the chat; ``another``: it is about somebody else;
    ``lines``: the facts of the message that the card takes up, by name."""

    setting: str = ""
    nation: str = ""
    language: str = "en"
    child: bool = False
    another: bool = False
    lines: tuple[str, ...] = ()


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

    ``heading`` is the first paragraph of the text: the instruction. What takes up a fact stands next, or in its place where
    minutes count. ``numbers`` are in order; the text says them too, in one line where the card is no more than a line itself.
    """
    name = card_name(kind, reader, responses)
    message = fixed_reply(responses.get(name, ()), {"read_on": reader.setting, "nation": reader.nation})
    if message is None:
        return None
    welsh = in_welsh(name, reader.setting) if reader.language == "cy" else None
    custom, said = dict(message["custom"]), _Said(responses, bool(welsh))
    found = numbers(custom.pop("contacts", ()), bool(welsh), reader.nation, _names() if welsh else {})
    heading, _, rest = (welsh or message["text"]).strip().partition("\n\n")
    facts = [said.of(LINE + one) for one in reader.lines if not (one == OUTSIDE and reader.setting == ON_WARD)]
    if THIS_MINUTE & set(reader.lines[:1]):
        heading, *facts = facts
    talk = as_lines(found, bool(welsh))
    custom |= {"heading": heading, "numbers": found, "reply": name} | ({"language": "cy"} if welsh else {})
    if kind == PERHAPS:
        return {**message, "text": f"{heading} {said.of(TALK)} {found[0]['name']}, {found[0]['phone']}.", "custom": custom}
    buttons = [{**one, "title": said.of(ANSWER_BUTTON)} if one["payload"] == ANSWER_IT else one
               for one in message.get("buttons", ())]
    words = "\n\n".join(one for one in (heading, *facts, rest, "\n".join([said.of(TALK), *talk]) if talk else "") if one)
    return {**message, "text": words, "buttons": buttons, "custom": custom}


@dataclass(frozen=True)
class _Said:
    """Short phrases by the name of their reply, in Welsh or in English."""

    responses: Mapping[str, Any]
    welsh: bool

    def of(self, name: str) -> str:
        """The phrase of this name."""
        return strings("cy")[name] if self.welsh else str(self.responses[name][0]["text"]).strip()


def _names() -> dict[str, tuple[str, str]]:
    """The Welsh name and note of contacts by id: what stands before and after the colon in the page's words for them."""
    parted = {key.removeprefix("contact."): text.partition(":") for key, text in strings("cy").items()
              if key.startswith("contact.")}
    return {key: (name, note.strip()) for key, (name, _, note) in parted.items()}
