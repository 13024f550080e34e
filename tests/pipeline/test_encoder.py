"""The sentence encoder: the published weights, and one encoding a message."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pipeline import encoder as module
from pipeline.encoder import WrongWeightsError, check_weights, encoder, weights_folder


def test_other_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not the published ones")
    with pytest.raises(WrongWeightsError, match="not the published ones"):
        check_weights(tmp_path)


@pytest.mark.slow
def test_a_message_is_encoded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    check_weights(weights_folder())
    one = encoder()
    first = one.one("can they hold me face down, please tell me")
    assert abs(float(np.linalg.norm(first)) - 1) < 1e-4
    monkeypatch.setattr(module.Encoder, "_encode", lambda *_: pytest.fail("encoded again"))
    assert one.one("can they hold me face down, please tell me") is first
