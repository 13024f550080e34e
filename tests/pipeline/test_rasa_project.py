"""It is a Rasa project: Rasa's own commands work after set-up and say something true."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from rasa.shared.core.domain import Domain

from pipeline.components.project_importer import NobodyUsesItError, ProjectImporter, is_given, is_said
from tests.conftest import ROOT

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3",
               "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
LONGEST = 600.0
NAMES = re.compile(r"\$\{\w+\}")


def slow(test: object) -> object:
    """A test that starts Rasa itself, which takes a minute on a busy machine."""
    return pytest.mark.slow(pytest.mark.timeout(LONGEST + 30)(test))


def rasa(*words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "rasa", *words], cwd=ROOT, env=ENVIRONMENT, input=typed, capture_output=True,
                          text=True, timeout=LONGEST, check=False)


def test_the_supervisors_endpoints_are_the_defaults_with_other_values() -> None:
    defaults, supervised = ((ROOT / one).read_text() for one in ("endpoints.yml", "channels/serve/endpoints.yml"))
    assert not NAMES.search(defaults)
    assert len(NAMES.findall(supervised.partition("\n")[2])) == 3
    one, other = yaml.safe_load(defaults), yaml.safe_load(NAMES.sub("x", supervised))
    assert {name: sorted(values) for name, values in one.items()} == {name: sorted(values) for name, values in other.items()}
    assert one["nlg"] == other["nlg"] and one["tracker_store"]["type"] == other["tracker_store"]["type"]


@pytest.mark.parametrize(("reply", "said"), [("utter_urgent_death", True), ("utter_word_value_age_adult", True),
                                             ("utter_word_nobody", False), ("utter_nobody_says_this", False)])
def test_a_reply_counts_as_said_when_the_code_names_it(reply: str, said: bool) -> None:
    assert is_said(reply, frozenset({"utter_urgent_", "value_", "utter_miss"})) is said


def test_an_intent_counts_as_given_by_a_button_or_the_code() -> None:
    button = {"title": "b", "payload": '/choose{"x": "y"}'}
    domain = Domain.from_dict({"responses": {"utter_a": [{"text": "a", "buttons": [button]}]}})
    assert is_given("choose", frozenset(), domain) and is_given("inform", frozenset({"inform"}), domain)
    assert not is_given("nobody", frozenset({"inform"}), domain)


def test_what_nothing_uses_is_named(tmp_path: Path) -> None:
    domain = (ROOT / "domain.yml").read_text(encoding="utf-8")
    idle = domain.replace("responses:\n", "responses:\n  utter_idle_xyz:\n  - text: Hm.\n")
    (tmp_path / "domain.yml").write_text(idle, encoding="utf-8")
    importer = ProjectImporter(str(ROOT / "config.yml"), str(tmp_path / "domain.yml"), [str(ROOT / "data")])
    with pytest.raises(NobodyUsesItError, match="utter_idle_xyz"):
        importer.get_domain()


def test_training_learns_the_ways_of_asking_whoever_asks_for_it() -> None:
    importer = ProjectImporter(str(ROOT / "config.yml"), str(ROOT / "domain.yml"), [str(ROOT / "data")])
    texts = [one.get("text") for one in importer.get_nlu_data().training_examples if one.get("intent") == "ask_rights"]
    assert len(texts) > 1000 and len(texts) == len(set(texts))


def test_no_example_is_of_two_intents() -> None:
    importer = ProjectImporter(str(ROOT / "config.yml"), str(ROOT / "domain.yml"), [str(ROOT / "data")])
    seen: dict[str, set[str]] = {}
    for one in importer.get_nlu_data().intent_examples:
        seen.setdefault(one.get("text"), set()).add(one.get("intent"))
    assert {text: intents for text, intents in seen.items() if len(intents) > 1} == {}


@slow
def test_rasa_data_validate_has_nothing_to_say() -> None:
    done = rasa("data", "validate", "--fail-on-warnings")
    assert done.returncode == 0, done.stderr[-2000:]
    assert re.findall(r"UserWarning: (.*)", done.stderr) == []


@slow
def test_rasa_test_passes_real_stories(tmp_path: Path) -> None:
    done = rasa("test", "core", "--stories", "tests/test_stories.yml", "--model", "models/model.tar.gz", "--out", str(tmp_path),
                "--fail-on-prediction-errors")
    assert done.returncode == 0, done.stderr[-2000:]
    report = (tmp_path / "failed_test_stories.yml").read_text(encoding="utf-8")
    assert "None of the test stories failed" in report


@slow
def test_rasa_shell_answers_with_the_source() -> None:
    done = rasa("shell", "--model", "models/model.tar.gz", typed="can they hold me face down?\n/stop\n")
    assert "NICE" in done.stdout, done.stderr[-2000:]
