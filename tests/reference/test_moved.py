"""The address of an extract that was merged leads to the one it stands in now."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener, urlopen

import pytest

from knowledge.store.read import Knowledge
from tests.reference.serving import DATABASE, PREFIX, Serving


class Stay(HTTPRedirectHandler):
    """An opener that follows nothing, so that the way on can be looked at."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """No request in place of the first."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    if not DATABASE.is_file():
        pytest.skip("NOT COMPARED: knowledge.db is not built")
    with Serving() as served:
        yield served.address


@pytest.fixture(scope="module")
def merged() -> dict[str, str]:
    return {old: one.id for one in Knowledge(DATABASE).extracts.values() for old in one.was}


def test_every_merged_address_leads_on(address: str, merged: dict[str, str]) -> None:
    assert len(merged) > 5
    for old, new in merged.items():
        with pytest.raises(HTTPError) as moved:
            build_opener(Stay).open(Request(f"{address}/{old}"))
        assert (moved.value.code, moved.value.headers["location"]) == (301, f"{PREFIX}/reference/{new}"), old


def test_the_page_it_leads_to_is_there(address: str, merged: dict[str, str]) -> None:
    old = sorted(merged)[0]
    with urlopen(f"{address}/{old}") as page:
        assert page.status == 200
