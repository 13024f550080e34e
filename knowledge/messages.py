"""From an answer to the message the front door sends; the everyday wording comes from domain.yml."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.answers import Choice
from knowledge.model import Answer, Citation, Extract, Nation, Part, Reader

Message = dict[str, Any]
PARAGRAPH = "\n\n"
NOT_YET = "not_yet"
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


@dataclass(frozen=True)
class Wording:
    """The short fixed phrases of domain.yml (responses named utter_word_...), by name."""

    phrases: Mapping[str, str]

    @classmethod
    def from_responses(cls, responses: Mapping[str, Sequence[Mapping[str, Any]]]) -> Wording:
        """The phrases among a domain's responses."""
        mark = "utter_word_"
        return cls({name[len(mark):]: str(texts[0].get("text", "")) for name, texts in responses.items()
                    if name.startswith(mark) and texts})

    def say(self, name: str) -> str:
        """The phrase; raises KeyError when domain.yml lacks it."""
        return self.phrases[name]


def button(title: str, intent: str, **entities: str) -> dict[str, str]:
    """A button whose payload only the channel reads."""
    values = ", ".join(f'"{name}": "{value}"' for name, value in entities.items())
    return {"title": title, "payload": f"/{intent}" + (f"{{{values}}}" if values else "")}


def source_entry(nation: Nation, cited: Citation) -> dict[str, str]:
    """A citation as the front door's contract has it."""
    year = f"{cited.source.publisher}, {cited.source.year}"
    return {"title": f"{cited.source.title} ({year})", "pinpoint": cited.pinpoint, "url": cited.source.url,
            "nation": nation.value, "checked": cited.checked_on.isoformat()}


def answer_message(answer: Answer, words: Wording, own_case: bool = False) -> Message:
    """The answer in plain text, with its weight, what to do next, its sources and its buttons."""
    main = answer.parts[0].extract
    pieces = [main.heading, *(_part(part, answer.reader, words) for part in answer.parts)]
    steps = [part.extract.next_steps for part in answer.parts if part.extract.next_steps]
    if steps and answer.reader is not Reader.EXACT:
        pieces.append(words.say("next") + " " + _said_once(steps))
    if answer.also:
        pieces.append(f"{words.say('also')} {answer.also[0].extract.heading}")
        pieces += [_part(part, answer.reader, words) for part in answer.also]
    if own_case and not main.id.startswith("limit-"):
        pieces.append(words.say("own_case"))
    if answer.ask_nation:
        pieces.append(words.say("ask_nation"))
    sources = [source_entry(nation, cited) for nation, cited in answer.citations()]
    return {"text": PARAGRAPH.join(pieces), "buttons": _buttons(answer, words),
            "custom": {"kind": "answer", "sources": sources, "extract": main.id, "reader": answer.reader.value}}


def _said_once(steps: Sequence[str]) -> str:
    """What to do next for both nations in one paragraph; a sentence that stands in both is said once."""
    sentences = [one for step in steps for one in SENTENCE_END.split(" ".join(step.split()))]
    return " ".join(dict.fromkeys(sentences))


def _part(part: Part, reader: Reader, words: Wording) -> str:
    """One extract: its label, its text, how strong it is, and for an advocate the line to copy."""
    label = f"{words.say('label_' + part.label)} " if part.label else ""
    lines = [label + part.text]
    if part.extract.say_force and part.label != NOT_YET:
        lines.append(words.say("weight_" + part.extract.weight.value.replace("-", "_")))
    if reader is Reader.EXACT:
        lines += [f"{words.say('citation')} {cited.line()}" for cited in part.extract.citations]
    return "\n".join(lines)


def _buttons(answer: Answer, words: Wording) -> list[dict[str, str]]:
    main = answer.parts[0].extract
    made = []
    if answer.ask_nation:
        made += [button(words.say("in_" + nation.value), "state_nation", nation=nation.value)
                 for nation in (Nation.ENGLAND, Nation.WALES)]
    if answer.reader is Reader.SHORT:
        made.append(button(words.say("more"), "tell_more", extract=main.id))
    if answer.reader is not Reader.EXACT:
        made.append(button(words.say("where"), "where_said", extract=main.id))
    if not answer.ask_nation and main.pair:
        other = Nation.WALES if main.nation is Nation.ENGLAND else Nation.ENGLAND
        made.append(button(words.say("and_in_" + other.value), "other_nation", extract=main.id))
    made += [button(one.title, "choose", extract=one.id) for one in answer.nearby]
    made.append(button(words.say("complain"), "complain"))
    made.append(button(words.say("who_helps"), "who_can_help"))
    return made


def choice_message(choice: Choice, words: Wording) -> Message:
    """Two topics to choose from, in readable words, and a way out of both."""
    buttons = [button(extract.title, "choose", extract=extract.id) for extract in choice.extracts]
    buttons.append(button(words.say("neither"), "neither"))
    return {"text": words.say("which_of_two"), "buttons": buttons, "custom": {"kind": "question"}}


def topics_message(text: str, extracts: Sequence[Extract]) -> Message:
    """A text with topics offered as buttons."""
    return {"text": text, "buttons": [button(one.title, "choose", extract=one.id) for one in extracts],
            "custom": {"kind": "notice"}}
