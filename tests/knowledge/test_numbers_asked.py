"""A number or hours asked for outright name their contact; a message that says more does not."""

from __future__ import annotations

import pytest

from knowledge.model import Contact
from knowledge.numbers_asked import contact_asked
from knowledge.store.content import read_content

CONTACTS = read_content().contacts
FORMS = ("what's the number for {}", "what is the {} number", "{} phone number please", "when is {} open", "{} hours",
         "how do i contact {}", "can i text {}", "have you got a number for {}",
         "Whats the phone number of {}?", "opening times {} line")
NAMED = [(contact, name) for contact in CONTACTS.values() for name in contact.called]


@pytest.mark.parametrize(("contact", "name"), NAMED, ids=lambda one: one if isinstance(one, str) else one.id)
def test_every_contact_is_heard_however_its_number_is_asked_for(contact: Contact, name: str) -> None:
    assert {form: contact_asked(form.format(name), CONTACTS) for form in FORMS} == dict.fromkeys(FORMS, contact.id)


@pytest.mark.parametrize(("text", "wanted"), [
    ("what's the number for mind", "mind-switchboard"), ("number for mind's legal line", "mind-legal-line"),
    ("when is the legal line open", "mind-legal-line"), ("LGSCO hours", "lgsco"), ("CALL helpline", "call-wales"),
    ("live fear free number", "live-fear-free"), ("Samaritans in Welsh number", "samaritans-welsh"),
])
def test_the_longest_name_counts(text: str, wanted: str) -> None:
    assert contact_asked(text, CONTACTS) == wanted


@pytest.mark.parametrize("text", [
    "", "mind", "do you mind", "i have lost my mind", "legal aid", "can i complain to the cqc",
    "will samaritans call the police on me", "what is the number of staff on a ward", "when can i go home",
    "can they read my text messages",
    "the ward number", "ring my mum",
    "how do i contact an advocate", "i rang childline and they told the police", "what does the ico do", "call me a taxi",
    "how many hours can they hold me", "is the line between holding and restraint clear", "they took my phone",
])
def test_anything_more_is_left_to_the_ranking(text: str) -> None:
    assert contact_asked(text, CONTACTS) == ""
