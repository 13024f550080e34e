"""The one way YAML is read here: safely, and by the C parser where it is built in (about six times quicker)."""

from __future__ import annotations

import re
from typing import Any

import yaml

Loader: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


COLON = re.compile(r"^(?P<start>\s*(?:- )?[\w.-]+): +(?P<value>[^\"'\[{|>].*: .*)$")


def fault(error: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """The line (from 1) a YAML error is on, what is wrong there, and what to write, in an editor's words."""
    lines = text.splitlines()
    mark = getattr(error, "problem_mark", None)
    at = min(mark.line, len(lines) - 1) if mark and lines else 0
    for number in range(at, max(at - 2, -1), -1):
        colon = COLON.match(lines[number]) if lines else None
        if colon:
            return number + 1, "a text with a colon in it stands without quotes.", f'{colon["start"].strip()}: "{colon["value"]}"'
    return (at + 1, f"this cannot be read ({getattr(error, 'problem', error)}).",
            "'field: value', one a line; put a text that holds a colon or starts with a quote in double quotes")


def load(text: str) -> Any:
    """The YAML in ``text`` as plain values; raises yaml.YAMLError."""
    return yaml.load(text, Loader=Loader)  # noqa: S506 - both loaders are safe ones


class LinedLoader(Loader):  # type: ignore[misc]
    """A loader that notes the line (from 1) each mapping starts on, under ``__line__``."""


def _mapping(loader: LinedLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    made: dict[Any, Any] = loader.construct_mapping(node, deep=True)
    made["__line__"] = node.start_mark.line + 1
    return made


LinedLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def load_lined(text: str) -> Any:
    """The YAML in ``text``, every mapping with its ``__line__``; raises yaml.YAMLError."""
    return yaml.load(text, Loader=LinedLoader)  # noqa: S506 - both loaders are safe ones
