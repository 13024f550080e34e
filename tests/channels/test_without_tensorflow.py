"""The serving process does without TensorFlow: Rasa is imported whole, nothing of the library is, and a use of it is loud."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from channels.serve.without_tensorflow import needs_tensorflow
from tests.conftest import ROOT

IMPORTED = """
import sys
from channels.serve.without_tensorflow import TensorFlowLeftOutError, imports_are_over, leave_out_tensorflow
leave_out_tensorflow()
import rasa.__main__, rasa.core.agent, rasa.engine.recipes.default_recipe, rasa.server
from rasa.nlu.classifiers.diet_classifier import DIETClassifier
assert not any(name.startswith("tensorflow.python") for name in sys.modules), "the library itself was imported"
imports_are_over()
import tensorflow
try:
    tensorflow.constant(1)
except TensorFlowLeftOutError as error:
    print(error)
"""


def test_rasa_is_imported_without_it_and_a_use_of_it_is_refused() -> None:
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", IMPORTED], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "constant of TensorFlow was called" in done.stdout


def test_our_configuration_needs_none_of_it() -> None:
    assert not needs_tensorflow(ROOT / "config.yml")


@pytest.mark.parametrize(("part", "name", "needed"), [
    ("pipeline", "DIETClassifier", True), ("policies", "TEDPolicy", True),
    ("policies", "rasa.core.policies.ted_policy.TEDPolicy", True),
    ("pipeline", "WhitespaceTokenizer", False), ("policies", "RulePolicy", False)])
def test_a_configuration_with_a_part_made_with_it_keeps_it(part: str, name: str, needed: bool, tmp_path: Path) -> None:
    config = tmp_path / "config.yml"
    config.write_text(f"recipe: default.v1\n{part}:\n  - name: {name}\n", encoding="utf-8")
    assert needs_tensorflow(config) is needed
