"""An answer as a message: what is in view, what is folded under it, its sources and its buttons. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from knowledge.answers.passages import SENTENCE_END, first_sentences, nearest_line, unsaid_lines, what_leans_on
from knowledge.answers.select import LIMIT
from knowledge.messages import Message, Wording, button, source_entry
from knowledge.model import Answer, Extract, Nation, Part, Reader
from knowledge.openers import opener_for

PARAGRAPH = "\n\n"
PHONE = re.compile(r"\b0[\d ]{9,}\d\b")
WORDS_IN_VIEW, MOST_WORDS_IN_VIEW = 80, 120
MOST_CHIPS = 3
OPENER_AND_FIRST = 2
NOT_YET = "not_yet"
Block = dict[str, str]


@dataclass(frozen=True)
class Manner:
    """How an answer is said. ``explained``: kinds of force ('guidance'...) whose sentence was said whole in this chat;
    ``own_case``: somebody asks whether what was done was allowed; ``leads``: sentences said before it; ``offered``: topics
    to choose if the first was not meant; ``above``: blocks said before everything, in another language; ``likeness``: how
    near sentences of the texts are to the question; ``question``: what was typed, '' where a button was pressed; ``said``: all
    that was said before in a chat that was told this topic already, else ''."""

    explained: frozenset[str] = frozenset()
    own_case: bool = False
    leads: tuple[str, ...] = ()
    offered: tuple[Extract, ...] = field(default=())
    above: tuple[Block, ...] = ()
    likeness: Mapping[str, float] = field(default_factory=dict)
    question: str = ""
    said: str = ""


def answer_message(answer: Answer, words: Wording, manner: Manner | None = None) -> Message:
    """The answer with its force, what to do next, its sources and its buttons.

    In view: the extract that fits best; the sentence of all that is told nearest to the question, where that is nearer than
    what is in view already; and the first sentence of another topic where there is room. ``more`` holds the fuller text, what
    completes it from its own topic, and the others in full.
    """
    manner = manner or Manner()
    main = answer.parts[0].extract
    explained = manner.explained | {part.extract.weight.value for part in answer.parts}
    topic = _opened(_topic_blocks("answer", answer.parts, answer.reader, words, manner.explained), answer, manner.question)
    topic = _not_said_yet(topic, answer, manner) if manner.said else topic
    blocks = _leads(manner) + _test(answer, words) + topic
    blocks = _with_nearest(answer, blocks, words, manner, explained)
    blocks += _second(answer, blocks, words, explained)
    if manner.own_case and not main.id.startswith(LIMIT):
        blocks.append({"role": "own_case", "text": _own_case(blocks, words)})
    if answer.ask_nation:
        blocks.append({"role": "ask_nation", "text": words.say("ask_nation")})
    custom: dict[str, Any] = {
        "kind": "answer", "sources": [source_entry(nation, cited) for nation, cited in answer.citations()],
        "extract": main.id, "topics": _told(answer),
        "reader": answer.reader.value, "heading": main.heading, "parts": blocks, "forces": sorted(explained)}
    more = PARAGRAPH.join(text for text in _folded(answer, words, explained) if text)
    text = PARAGRAPH.join(_said(block, words) for block in blocks)
    return {"text": text, "buttons": _buttons(answer, words, manner), "custom": {**custom, **({"more": more} if more else {})}}


def _opened(blocks: list[Block], answer: Answer, question: str) -> list[Block]:
    """The blocks of the first topic with 'Yes', 'No' or 'Sometimes' before a text that was asked for in its own sense."""
    openers = [opener_for(question, part.extract) if part.text == part.extract.short else None for part in answer.parts]
    return [{**block, "text": f"{one.value.capitalize()}. {block['text']}"} if one else block
            for block, one in zip(blocks, openers, strict=True)]


def says_more(answer: Answer, said: str) -> bool:
    """True when the first topic of an answer holds a sentence that was not said yet."""
    return any(unsaid_lines(part.extract, said, {}) for part in answer.parts)


def was_said(answer: Answer, said: str) -> bool:
    """True when every text of the first topic stands in what was said."""
    return all(" ".join(part.text.split()) in said for part in answer.parts)


def _not_said_yet(blocks: list[Block], answer: Answer, manner: Manner) -> list[Block]:
    """The blocks of a topic that was told before: of each its first sentence, which is the answer, with its yes or no, and one
    more, the nearest to the question of those that were not said yet. A sentence without the answer before it reads as a scrap."""
    kept = []
    for block, part in zip(blocks, answer.parts, strict=True):
        first = first_sentences(part.text)
        opened = first_sentences(block["text"], OPENER_AND_FIRST) if block["text"] != part.text else first
        again = f"{opened} {what_leans_on(first, part.extract)}".strip()
        lines = unsaid_lines(part.extract, manner.said, manner.likeness, (first,))
        kept.append({**block, "text": " ".join((again, *lines))})
    return kept


def _told(answer: Answer) -> list[str]:
    """The extracts that answer, each topic's best: what only completes the first is not among them."""
    return list(dict.fromkeys(part.extract.id for parts in (answer.parts, *answer.also) for part in parts))


def _leads(manner: Manner) -> list[Block]:
    """What is said before the answer."""
    return [*manner.above, *({"role": "lead", "text": lead} for lead in manner.leads)]


def _test(answer: Answer, words: Wording) -> list[Block]:
    """The general test of force in its first sentence, without a heading: what was asked about follows."""
    return [{**_block("test", part, answer.reader, words, frozenset()), "heading": "", "force_text": "",
             "text": first_sentences(part.text)} for part in answer.test]


def _with_nearest(answer: Answer, blocks: list[Block], words: Wording, manner: Manner, explained: frozenset[str]) -> list[Block]:
    """The blocks with the sentence nearest to the question: after its own text; or under its own heading, behind the first sentence
    of the text it is from, without which it may mislead."""
    line = nearest_line(answer, (block["text"] for block in blocks), manner.likeness)
    if line is None or line.text in manner.said or _length(blocks) + len(line.text.split()) > MOST_WORDS_IN_VIEW:
        return blocks
    owner = line.part.extract.id
    if any(_answers(block, owner) for block in blocks):
        return [{**block, "text": f"{block['text']}\n{line.text}"} if _answers(block, owner) else block for block in blocks]
    told = " ".join(dict.fromkeys((first_sentences(line.part.text), line.text)))
    also = {**_block("also", line.part, answer.reader, words, explained), "text": told}
    return [*blocks, also] if _length(blocks) + len(told.split()) <= MOST_WORDS_IN_VIEW else blocks


def _answers(block: Block, owner: str) -> bool:
    return block["role"] == "answer" and block.get("topic") == owner


def _second(answer: Answer, blocks: Sequence[Block], words: Wording, explained: frozenset[str]) -> list[Block]:
    """The next topic in one sentence for each nation, where there is room and it is not in view already."""
    shown = {block.get("topic") for block in blocks}
    parts = next((parts for parts in answer.also if not shown & {part.extract.id for part in parts}), ())
    also = [{**block, "text": first_sentences(block["text"])} for block in _topic_blocks(
        "also", parts, answer.reader, words, explained, steps=False)]
    return also if also and _length(blocks) + _length(also) <= WORDS_IN_VIEW else []


def _own_case(blocks: Sequence[Block], words: Wording) -> str:
    """That nobody here can judge the case, and who can; the legal line's number where it is not in view already."""
    line = words.say("own_case_line")
    said = any(number in block.get("next", "") + block["text"] for number in PHONE.findall(line) for block in blocks)
    return words.say("own_case") if said else f"{words.say('own_case')} {line}"


def _folded(answer: Answer, words: Wording, explained: frozenset[str]) -> list[str]:
    """The fuller text, the rest of the topic, the other topics in full, and what the general test says more."""
    folded = [_fuller(part) for part in answer.parts] if answer.reader is Reader.SHORT else []
    folded += [_further(parts, answer, words, explained) for parts in answer.further]
    folded += [PARAGRAPH.join(_said(block, words) for block in _topic_blocks("also", parts, answer.reader, words, explained))
               for parts in answer.also]
    return folded + [_further(answer.test, answer, words, explained)] if answer.test else folded


def choice_message(offered: Sequence[Extract], words: Wording) -> Message:
    """Topics to choose from, in readable words, a way out of all of them, and people to ask."""
    buttons = [button(extract.title, "choose", extract=extract.id) for extract in offered]
    buttons += [button(words.say("neither"), "neither"), button(words.say("who_helps"), "who_can_help")]
    return {"text": words.say("which_of_two"), "buttons": buttons, "custom": {"kind": "question"}}


def _topic_blocks(role: str, parts: Sequence[Part], reader: Reader, words: Wording, explained: frozenset[str],
                  steps: bool = True) -> list[Block]:
    """One topic: a block for each nation; the heading on the first, what to do next on the last."""
    blocks = [_block(role, part, reader, words, explained) for part in parts]
    for later in blocks[1:]:
        later["heading"] = ""
    following = [part.extract.next_steps for part in parts if part.extract.next_steps]
    if steps and following and reader is not Reader.EXACT:
        blocks[-1]["next"] = _said_once(following)
    return blocks


def _block(role: str, part: Part, reader: Reader, words: Wording, explained: frozenset[str]) -> Block:
    weight = part.extract.weight.value
    quiet = part.label == NOT_YET or part.extract.id.startswith(LIMIT) or not part.extract.say_force
    force = "" if quiet else words.say(("force_" if weight in explained else "weight_") + weight.replace("-", "_"))
    text = part.text
    if reader is Reader.EXACT:
        text = "\n".join([text, *(f"{words.say('citation')} {cited.line()}" for cited in part.extract.citations)])
    return {"role": role, "heading": part.extract.heading, "topic": part.extract.id,
            "nation": part.extract.nation.value if part.label in ("england", "wales") else "",
            "label": words.say("label_" + part.label).rstrip(":") if part.label else "", "text": text,
            "force": "" if quiet else weight, "force_text": force}


def _said(block: Block, words: Wording) -> str:
    """A block as plain text."""
    lead = words.say("also") + " " if block["role"] == "also" and block.get("heading") else ""
    label = f"{block['label']}: " if block.get("label") else ""
    body = "\n".join(line for line in (_without_label(label, block["text"]), block.get("force_text", "")) if line)
    following = f"{words.say('next')} {block['next']}" if block.get("next") else ""
    heading = f"{lead}{block['heading']}" if block.get("heading") else ""
    return PARAGRAPH.join(piece for piece in (heading, body, following) if piece)


def _without_label(label: str, text: str) -> str:
    """'In Wales: in Wales you ...' is said once."""
    named = label.rstrip(": ")
    return text if named and text.lower().startswith(named.lower()) else label + text


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(" ".join(block.values()).split()) for block in blocks)


def _further(parts: Sequence[Part], answer: Answer, words: Wording, explained: frozenset[str]) -> str:
    """What completes the answer from its own topic, as plain text: its heading, its words, and what to do."""
    return PARAGRAPH.join(_said(block, words) for block in _topic_blocks("further", parts, answer.reader, words, explained))


def _fuller(part: Part) -> str:
    return part.extract.fuller if part.text == part.extract.short and part.extract.fuller != part.text else ""


def _said_once(steps: Sequence[str]) -> str:
    """What to do next for both nations in one paragraph; a sentence that stands in both is said once."""
    sentences = [one for step in steps for one in SENTENCE_END.split(" ".join(step.split()))]
    return " ".join(dict.fromkeys(sentences))


def _buttons(answer: Answer, words: Wording, manner: Manner) -> list[dict[str, str]]:
    main = answer.parts[0].extract
    made = []
    if answer.ask_nation:
        made += [button(words.say("in_" + nation.value), "state_nation", nation=nation.value)
                 for nation in (Nation.ENGLAND, Nation.WALES)]
    if answer.reader is not Reader.EXACT:
        made.append(button(words.say("where"), "where_said", extract=main.id))
    if not answer.ask_nation and main.pair:
        other = Nation.WALES if main.nation is Nation.ENGLAND else Nation.ENGLAND
        made.append(button(words.say("and_in_" + other.value), "other_nation", extract=main.id))
    made += _chips(answer, words, manner)
    made.append(button(words.say("complain"), "complain"))
    made.append(button(words.say("who_helps"), "who_can_help"))
    return made


def _chips(answer: Answer, words: Wording, manner: Manner) -> list[dict[str, str]]:
    """Readable choices: other topics when in doubt; else the rest of this topic, then what is asked for next."""
    if manner.offered:
        return [button(one.title, "choose", extract=one.id) for one in manner.offered[:MOST_CHIPS]]
    told = {part.extract.group for part in answer.every_part()}
    rest = [button(f"{words.say('more_about')} {one.heading}", "choose", extract=one.id) for one in answer.more_about]
    following = [button(one.title, "choose", extract=one.id) for one in answer.asked_next if one.group not in told]
    return [*rest[:MOST_CHIPS - 1], *following][:MOST_CHIPS]
