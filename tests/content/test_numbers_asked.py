"""A number asked for outright: the ranking, as the reference's search uses it, has the contact among the first three.

In the chat the contact is heard by its name, whatever the ranking says (tests/knowledge/test_numbers_asked.py).
"""

from __future__ import annotations

import pytest

from knowledge.model import Contact
from knowledge.store.build import build
from knowledge.store.content import read_content
from knowledge.store.read import Knowledge
from pipeline.language.encoder import cache_folder
from pipeline.retrieval.ranking import Ranker
from tests.content.conftest import TODAY

pytestmark = pytest.mark.slow
FORMS = ("what's the number for {}", "{} number please", "have you got a number for {}", "{} hours", "when can i ring {}")
SEVERAL = ("the ombudsman",)
NAMED = [(contact, name) for contact in read_content().contacts.values() for name in contact.called if name not in SEVERAL]


@pytest.fixture(scope="module")
def ranker(tmp_path_factory: pytest.TempPathFactory) -> Ranker:
    """The ranking over the content as it is."""
    database = tmp_path_factory.mktemp("base") / "knowledge.db"
    build(database, TODAY)
    return Ranker(Knowledge(database), cache_folder())


@pytest.mark.parametrize(("contact", "name"), NAMED, ids=lambda one: one if isinstance(one, str) else one.id)
def test_the_contact_is_among_the_first_three(contact: Contact, name: str, ranker: Ranker) -> None:
    missed = [form.format(name) for form in FORMS
              if f"contact-{contact.id}" not in [one.id for one in ranker.rank(form.format(name), keep=3)]]
    assert missed == []
