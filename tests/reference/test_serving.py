"""The stand-in site that the tests of the pages use: as often as wanted in one process, and it says what is wrong."""

from __future__ import annotations

from urllib.request import urlopen

import pytest

from knowledge.store.read import KnowledgeMissingError
from tests.reference import serving
from tests.reference.serving import Serving


def test_it_is_served_again_and_again_in_one_process() -> None:
    for _ in range(3):
        with Serving() as served, urlopen(f"{served.address}/contacts") as page:
            assert page.status == 200


def test_what_is_wrong_is_raised_where_the_pages_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "DATABASE", serving.DATABASE.with_name("not-there.db"))
    with pytest.raises(KnowledgeMissingError), Serving():
        pass
