"""Renders a letter's template for one case, in jinja2's sandbox; what only the person knows stays a visible blank. Pure.

A template is plain text. `[your name]` is a blank for the person, `{{ event_date }}` a value from the facts or a blank, and
`{% if asker is one_of("carer", "advocate") %}` keeps the lines up to `{% endif %}`. A name nobody knows is an error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment

from knowledge.complaints.condition import CONDITION_NAMES, LIMITED, Case, holds, said
from knowledge.complaints.letter import BLANK, Letter, Standard, values_of

TEMPLATES_KEPT = 64


class Told(str):
    """What a template prints under a name, and the values its conditions look at."""

    values: frozenset[str]

    def __new__(cls, text: str, values: frozenset[str]) -> Told:
        """``text`` is printed; ``values`` are those of the case, 'unknown' when nobody said."""
        told = super().__new__(cls, text)
        told.values = values
        return told


def one_of(told: Told, *values: str) -> bool:
    """The test `is one_of(...)`: the case has one of the values."""
    return not told.values.isdisjoint(values)


@lru_cache(maxsize=1)
def environment() -> SandboxedEnvironment:
    """jinja2 as letters use it: sandboxed, strict about names, a block's own line leaves nothing behind."""
    made = SandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
                                autoescape=False)
    made.tests["one_of"] = one_of
    return made


def draft(template: str, case: Case, standards: Sequence[Standard]) -> Letter:
    """The letter for this case. Raises jinja2.UndefinedError for a name nobody knows."""
    text = re.sub(r"\n{3,}", "\n\n", _ready(template).render(names_of(case, standards))).strip() + "\n"
    return Letter(text, tuple(dict.fromkeys(BLANK.findall(text))))


@lru_cache(maxsize=TEMPLATES_KEPT)
def _ready(template: str) -> Template:
    return environment().from_string(template)


def names_of(case: Case, standards: Sequence[Standard]) -> Mapping[str, Any]:
    """Everything a template may name: values to print, facts for conditions, and the two limits that take an argument."""
    printed = values_of(case, standards)
    names: dict[str, Any] = {name: Told(printed.get(name, ""), frozenset(said(name, case))) for name in CONDITION_NAMES}
    names |= {name: Told(text, frozenset()) for name, text in printed.items() if name not in names}
    return names | {name: _limit(name, case) for name in LIMITED}


def _limit(name: str, case: Case) -> Any:
    return lambda value: holds(f"{name}={value}", case)
