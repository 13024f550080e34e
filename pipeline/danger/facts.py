"""What a message of danger says of what happened: closed classes of words, each a fact that its card takes up or needs.

A card that is given in fear must fit. So a card for a death needs a death in the words, one for something swallowed a swallowing;
and a wound that bleeds, a blow to the head, a person who does not drink, a baby are answered in a line of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from pipeline.danger.folding import fold
from pipeline.danger.person import AGE, KIN, NOT_AN_AGE, calls_from_outside, child_speaks, names_a_baby, speaks_of_another

FILE = Path(__file__).parent / "facts.yml"
WORDS = {"{kin}": KIN, "{age}": AGE, "{not_an_age}": NOT_AN_AGE}


@dataclass(frozen=True)
class Facts:
    """``child``: the speaker says an age under 18; ``of_child``: somebody's is said, or a child is named; ``another``: the danger
    is somebody else's; ``outside``: the speaker tells of a call from where that person is; ``not_taken``: it is asked or said of
    what may be swallowed, and nothing was yet; ``poison``: somebody believes in being poisoned; ``died``: a death is told;
    ``in_care``: in words of an inquest, of being held or of a patient, or, where no funeral or leave is the matter, at a place of
    care or of one of those that people here ask about; ``hurt``: somebody is being hurt; ``wound``, ``old_wound``, ``head``,
    ``no_drink``, ``baby``: facts that a line of the card takes up; ``refuses``: eating and drinking was given up; ``over``: all of
    it is told as past; ``own_body``: words of harm to one's own body; ``own``: somebody speaks of themselves."""

    child: bool = False
    of_child: bool = False
    another: bool = False
    outside: bool = False
    not_taken: bool = False
    poison: bool = False
    died: bool = False
    in_care: bool = False
    hurt: bool = False
    wound: bool = False
    old_wound: bool = False
    head: bool = False
    no_drink: bool = False
    refuses: bool = False
    over: bool = False
    own_body: bool = False
    own: bool = False
    baby: bool = False

    @property
    def urgent(self) -> bool:
        """True for what somebody has to look at, however it is told."""
        return self.wound or self.head or self.refuses


NOTHING_SAID = Facts()


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of facts.yml by name, compiled once."""
    read: dict[str, str] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for word, stands_for in WORDS.items():
        read = {name: pattern.replace(word, stands_for) for name, pattern in read.items()}
    return {name: re.compile(pattern) for name, pattern in read.items()}


def facts_of(text: str) -> Facts:
    """The facts in a message of danger."""
    said = fold(text)

    def has(*names: str) -> bool:
        return any(_patterns()[name].search(said) for name in names)

    wound, over = has("deep", "much_blood"), has("wound_before")
    child = child_speaks(text)
    return Facts(child=child, of_child=child or has("a_child"), another=speaks_of_another(text), outside=calls_from_outside(text),
                 not_taken=has("not_yet") and not has("taken"), poison=has("poison") and not has("by_oneself"), died=has("died"),
                 in_care=has("of_care") or (has("at_a_place", "near") and not has("farewell")), hurt=has("hurt"),
                 wound=wound and not over, old_wound=wound and over, head=has("head") and has("struck") and has("head_signs"),
                 no_drink=has("no_drink", "eats_not"), refuses=has("eats_not"), over=has("past") and not has("present"),
                 own_body=has("own_body"), own=has("own"), baby=names_a_baby(text))
