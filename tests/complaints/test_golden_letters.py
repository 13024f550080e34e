"""No letter changes unnoticed: one whole letter of each template, and a digest of all cases that lead to it.

After a change that is meant, write them anew: `python -m tests.complaints.test_golden_letters`.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.complaints.every_letter import NAMES, drafted

pytestmark = pytest.mark.slow
FILE = Path(__file__).parent / "golden_letters.json"


def shown(name: str) -> dict[str, str]:
    """The first letter of a template and the digest of every one."""
    letters = [letter.text for _, letter in drafted()[name]]
    return {"digest": hashlib.sha256("\f".join(letters).encode()).hexdigest(), "first": letters[0]}


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_has_changed(name: str) -> None:
    golden = json.loads(FILE.read_text(encoding="utf-8"))[name]
    found = shown(name)
    assert found["first"].splitlines() == golden["first"].splitlines()
    assert found["digest"] == golden["digest"], "another case's letter has changed"


if __name__ == "__main__":
    FILE.write_text(json.dumps({name: shown(name) for name in NAMES}, indent=1) + "\n", encoding="utf-8")
