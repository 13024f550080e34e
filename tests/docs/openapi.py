"""The description of the API, as tests use it: the document, and a check of an answer against one of its schemas."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import jsonschema
import yaml

from tests.docs.named_tests import DOCS

FILE = DOCS / "openapi.yaml"


@lru_cache(maxsize=1)
def description() -> dict[str, Any]:
    """The whole document."""
    return dict(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def faults(answer: object, schema: str) -> list[str]:
    """What of an answer is not as the named schema says; nothing when all is."""
    whole = {"$ref": f"#/components/schemas/{schema}", "components": description()["components"]}
    checker = jsonschema.Draft202012Validator(whole)
    return [f"{'/'.join(map(str, one.absolute_path))}: {one.message[:160]}" for one in checker.iter_errors(answer)]
