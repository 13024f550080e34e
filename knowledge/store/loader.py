"""The one way YAML is read here: safely, and by the C parser where it is built in (about six times quicker)."""

from __future__ import annotations

from typing import Any

import yaml

Loader: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


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
