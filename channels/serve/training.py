"""Trains the model when what it learns from has changed, and only then; knows the model it trained."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODELS = ROOT / "models"
MODEL = MODELS / "model.tar.gz"
SHA256 = MODELS / "model.tar.gz.sha256"
LEARNT_FROM = MODELS / "learnt-from"
LOG = ROOT / ".state" / "train.log"
LEARNING_PARTS = ("components/damped_ngrams.py", "components/sentence_featurizer.py", "components/decision_policy.py",
                  "components/intent_classifier.py", "components/rules_of_the_walk.py", "components/wish_to_complain.py",
                  "language/encoder.py", "language/encoder.json", "language/spelling.py",
                  "training_data.py", "lexicon/spelling.txt", "lexicon/words.txt")
ASKED_AS = ROOT / ".build" / "nlu" / "asked_as.yml"


class TrainingFailedError(Exception):
    """Rasa could not train; the log says why."""


def teaching_files() -> Iterator[Path]:
    """Every file the model depends on, in a fixed order."""
    yield from (ROOT / "config.yml", ROOT / "domain.yml", ROOT / "requirements" / "run.lock", ASKED_AS)
    yield from sorted((ROOT / "data").rglob("*.yml"))
    yield from (ROOT / "pipeline" / name for name in LEARNING_PARTS)


def fingerprint() -> str:
    """One hash over the names and bytes of everything the model learns from."""
    digest = hashlib.sha256()
    for path in teaching_files():
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def file_sha256(path: Path) -> str:
    """The file's SHA-256 in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def is_trained() -> bool:
    """True when the model is there, is the one this project trained, and nothing has changed since."""
    if not all(path.exists() for path in (MODEL, SHA256, LEARNT_FROM)):
        return False
    return LEARNT_FROM.read_text().strip() == fingerprint() and is_our_model()


def is_our_model() -> bool:
    """True when the model's hash is the one recorded when it was trained (CVE-2024-49375)."""
    return SHA256.exists() and MODEL.exists() and SHA256.read_text().split()[:1] == [file_sha256(MODEL)]


def train_if_needed() -> bool:
    """Train unless nothing has changed; True when it trained. Raises TrainingFailedError, naming the log."""
    if is_trained():
        print("  the model is up to date", flush=True)
        return False
    print("  training the model (about a minute) ...", flush=True)
    LOG.parent.mkdir(parents=True, exist_ok=True)
    MODELS.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "rasa", "train", "--data", "data", str(ASKED_AS.parent), "--config", "config.yml",
               "--domain", "domain.yml", "--out", str(MODELS), "--fixed-model-name", "model", "--force",
               "--skip-validation"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "RASA_TELEMETRY_ENABLED": "false",
                   "TF_CPP_MIN_LOG_LEVEL": "3"}
    with LOG.open("w") as log:
        ended = subprocess.run(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, env=environment, check=False)
    if ended.returncode or not MODEL.exists():
        raise TrainingFailedError(f"training failed; see {LOG.relative_to(ROOT)}")
    SHA256.write_text(f"{file_sha256(MODEL)}  {MODEL.name}\n")
    LEARNT_FROM.write_text(fingerprint() + "\n")
    return True
