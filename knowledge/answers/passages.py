"""The sentences of the texts of an answer, and which of them may be said without the one before. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge.model import Answer, Extract, Part, Reader

SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\.\.)\s+(?=[A-Z'])")
OPENS_A_QUOTE, CLOSES_A_QUOTE = re.compile(r"(?:^|[\s(])'(?=\w)"), re.compile(r"[\w.!?]'(?=[\s.,;:!?)]|$)")
LEANS = re.compile(r"^'?(it|its|it's|that|this|these|those|they|their|them|he|she|his|her|so|but|and|or|if so|if not|if it|if they|"
                   r"then|there|both|neither|either|such|here|also|otherwise|instead|even so|in that case|the same|one|another|"
                   r"others?|some|yes|no|not|only|just|for example|say|ask)\b", re.IGNORECASE)
LIMITS = re.compile(r"^'?(but|only|if not|unless|except|otherwise|even so|not if)\b", re.IGNORECASE)
FEWEST_WORDS, MOST_WORDS = 5, 32
MOST_UNSAID = 2


@dataclass(frozen=True)
class Line:
    """One sentence of an extract's text, with the part it stands in."""

    part: Part
    text: str


def sentences(text: str) -> list[str]:
    """The sentences of a text, line breaks taken for blanks."""
    return SENTENCE_END.split(" ".join(text.split()))


def stands_alone(sentence: str) -> bool:
    """True for a sentence that is neither a fragment nor overlong, points back to none before it and leaves no quote open."""
    whole = len(OPENS_A_QUOTE.findall(sentence)) <= len(CLOSES_A_QUOTE.findall(sentence))
    return FEWEST_WORDS <= len(sentence.split()) <= MOST_WORDS and not LEANS.match(sentence) and whole


def lines_to_say(extract: Extract) -> tuple[str, ...]:
    """The sentences of an extract's short and fuller text that can be said by themselves, each once."""
    return tuple(dict.fromkeys(one for text in (extract.short, extract.fuller) for one in sentences(text) if stands_alone(one)))


def first_sentences(text: str, count: int = 1) -> str:
    """The first sentences of a text."""
    return " ".join(sentences(text)[:count])


def unsaid_lines(extract: Extract, said: str, likeness: Mapping[str, float], again: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Of an extract that was told before, the sentences nearest to the question, at most two with ``again``, in the order of the
    text: those that do not stand in ``said``, and the nearest of all even if it does, each with the 'but' or 'only if' that
    follows it. None when all of it was said."""
    lines = [one for one in lines_to_say(extract) if one not in again]
    left = [one for one in lines if one not in said]
    if not left:
        return ()
    nearest = max(lines, key=lambda one: (likeness.get(one, -1.0), one not in said))
    rest = [one for one in sorted(left, key=lambda one: -likeness.get(one, -1.0)) if one != nearest]
    chosen = [nearest, *rest][:MOST_UNSAID - len(again)]
    if again and nearest in said:
        chosen = rest[:MOST_UNSAID - len(again)]
    return tuple(f"{one} {leans}".strip() for one, leans in _with_what_leans(extract) if one in chosen)


def what_leans_on(sentence: str, extract: Extract) -> str:
    """What stands after a sentence of an extract and cannot be left from it ('But ...', 'Only if ...'); '' when nothing does."""
    return next((leans for one, leans in _with_what_leans(extract) if one == sentence), "")


def _with_what_leans(extract: Extract) -> Iterator[tuple[str, str]]:
    """Each sentence that can be said by itself, once, with what follows it as a limit on it."""
    seen: set[str] = set()
    for text in (extract.short, extract.fuller):
        every = sentences(text)
        for at, one in enumerate(every):
            if stands_alone(one) and one not in seen:
                seen.add(one)
                following = every[at + 1] if at + 1 < len(every) else ""
                yield one, following if LIMITS.match(following) else ""


def nearest_line(answer: Answer, in_view: Iterable[str], likeness: Mapping[str, float]) -> Line | None:
    """The sentence of the whole answer nearest to the question, where it is nearer than every sentence in view; else None.

    ``likeness``: how near each sentence is to the question; one that is not among them counts as far away. Only an answer in
    plain words has folded text that a sentence may be taken from.
    """
    if answer.reader is not Reader.SHORT or not likeness:
        return None
    shown = {sentence for text in in_view for sentence in sentences(text)}
    nearest = max((likeness.get(one, -1.0) for one in shown), default=-1.0)
    folded = [line for line in _lines(answer) if line.text not in shown]
    best = max(folded, key=lambda line: likeness.get(line.text, -1.0), default=None)
    return best if best is not None and likeness.get(best.text, -1.0) > nearest else None


def _lines(answer: Answer) -> Iterator[Line]:
    for part in answer.every_part():
        if part.text == part.extract.short:
            yield from (Line(part, text) for text in lines_to_say(part.extract))
