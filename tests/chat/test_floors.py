"""What people get is no worse than it was: every figure of tests/measuring/heard.py against its floor."""

from __future__ import annotations

import pytest

from tests.chat.conftest import Server
from tests.measuring import floors
from tests.measuring.heard import Figure, measure

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def figures(server: Server) -> dict[str, Figure]:
    """Every figure of the running assistant, measured once."""
    return {one.name: one for one in measure(f"http://127.0.0.1:{server.port}")}


@pytest.mark.parametrize("name", sorted(floors.read()))
def test_no_worse_than_the_floor(name: str, figures: dict[str, Figure]) -> None:
    figure, floor = figures[name], floors.read()[name]
    assert floors.kept(figure, floor), f"{name}: {figure.share:.1%} of {figure.of}; the floor is {floor}"


def test_every_figure_has_a_floor(figures: dict[str, Figure]) -> None:
    assert set(figures) == set(floors.read())
