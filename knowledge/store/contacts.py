"""Reads contacts.yml; puts its numbers into texts; makes the answers to 'what is the number of X?'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from knowledge.model import Citation, Contact, Extract, Nation, Source, Status, Weight
from knowledge.schema import ContactEntry, fields_of
from knowledge.store.fields import Fields
from knowledge.store.lists import Pending, read_entries
from knowledge.store.problems import Problem

SHOWN = ("phone", "text", "email", "web", "hours", "note")
PLACEHOLDER = re.compile(r"\{(?P<field>contact|phone|text|email|web|hours):(?P<id>[\w-]+)\}")
ADDRESS = re.compile(r"https?://[^\s;,)\"]+")
HOST = re.compile(r"https?://(?:www\.)?(?P<host>[^/]+)")
IF_SILENT = "check it if nobody answers"
HALF_A_YEAR = timedelta(days=182)
WAYS = ("what is the {} number", "{} phone number", "number for {}", "how do i contact {}", "how do i ring {}",
        "when is {} open", "{} opening hours", "what hours is {} open", "email address of {}", "can i text {}")


def read_contacts(folder: Path, problems: list[Problem]) -> tuple[dict[str, Contact], list[Pending]]:
    """The contacts by id, and what in them nobody has checked yet."""
    found: dict[str, Contact] = {}
    pending: list[Pending] = []
    entries: list[Fields] = []
    for entry in read_entries(folder / "contacts.yml", folder, fields_of(ContactEntry), problems):
        made = _contact(entry)
        entry.fits(ContactEntry)
        found[made.id] = made
        pending += _pending(entry, made)
        entries.append(entry)
    for entry in entries:
        _instead(entry, found)
    return found, pending


def _instead(entry: Fields, found: dict[str, Contact]) -> None:
    """Whom to ring instead must be a contact with a number; it is needed where a number is asked for that nobody checked."""
    made = found[entry.text("id")]
    if made.called and not (made.phone or made.text or made.instead):
        entry.refuse("instead", "it has no checked number, so say who can be rung instead.", "instead: [mind-infoline]")
    for other in made.instead:
        if other not in found or not found[other].phone:
            entry.refuse("instead", f"'{other}' is not a contact with a phone number.", "the id of one that has")


def _contact(entry: Fields) -> Contact:
    shown = {name: entry.text(name, needed=False) for name in SHOWN}
    return Contact(entry.text("id"), entry.text("name"), entry.text("what_for"),
                   entry.one_of("nation", Nation, Nation.BOTH), entry.one_of("status", Status, Status.PENDING),
                   entry.text("source"), entry.day("checked_on") or date.min,
                   called=entry.words("called"), instead=entry.words("instead"), **shown)


def _pending(entry: Fields, made: Contact) -> list[Pending]:
    """What stands under 'pending:', each with its reason."""
    unchecked = entry.values.get("pending") or {}
    if not isinstance(unchecked, dict):
        entry.refuse("pending", "'pending' is not a list of fields.", 'pending: {phone: "...", why: "..."}')
        return []
    why = str(unchecked.get("why", ""))
    return [Pending(f"contacts.yml {made.id}", f"{name}: {value}", why, made.web)
            for name, value in unchecked.items() if name != "why"]


def with_numbers(text: str, contacts: dict[str, Contact]) -> str:
    """The text with `{contact:id}` replaced by the name and how to reach it, `{phone:id}` and the like by that field alone.

    What is not a contact, or a field that holds nothing checked, stays as it is: the checks refuse it.
    """
    def filled(match: re.Match[str]) -> str:
        contact = contacts.get(match["id"])
        if contact is None:
            return match[0]
        value: str = spoken(contact) if match["field"] == "contact" else getattr(contact, match["field"])
        return value or match[0]

    return PLACEHOLDER.sub(filled, text)


def spoken(contact: Contact) -> str:
    """A contact as said in a sentence: name, number or address, and the caution if there is one."""
    ways = [contact.phone, contact.text and f"text {contact.text}", contact.email]
    reached = " or ".join(way for way in ways if way and way not in contact.name) or contact.web
    name = contact.name if not contact.name.endswith(".") else contact.name[:-1]
    more = "; ".join(part for part in (reached, contact.note) if part)
    return f"{name} ({more})" if more else name


def contact_source(contact: Contact) -> Source:
    """The contact's own page as a source, so that its number can be cited."""
    found = ADDRESS.search(contact.source)
    url = contact.web or (found[0] if found else "")
    return Source(f"contact-{contact.id}", f"How to reach {contact.name}", contact.name, contact.checked_on.year,
                  contact.nation, url, "all-rights")


def contact_extracts(contacts: dict[str, Contact]) -> list[Extract]:
    """'What is its number, and when is it open?' for every contact that people name (its 'called' field)."""
    return [_extract(contact, [contacts[one] for one in contact.instead if one in contacts])
            for contact in contacts.values() if contact.called]


def _extract(contact: Contact, instead: Sequence[Contact]) -> Extract:
    reached = _reached(contact, instead)
    ways = tuple(form.format(name) for name in contact.called for form in WAYS)
    return Extract(
        id=f"contact-{contact.id}", topic="numbers", title=f"How do I reach {contact.name}?", nation=contact.nation,
        weight=Weight.ADVICE, status=contact.status, short=f"{reached} What for: {contact.what_for}",
        fuller=f"{reached} What for: {contact.what_for} {_elsewhere(contact)}".strip(),
        exact=f"{reached} {_elsewhere(contact)} Where this was read: {contact.source}.".replace("..", "."),
        next_steps="", citations=(Citation(contact_source(contact), "contact details", contact.checked_on),),
        checked_on=contact.checked_on, review_by=contact.checked_on + HALF_A_YEAR, asked_as=tuple(dict.fromkeys(ways)),
        heading=f"{contact.name}: how to reach it", say_force=False,
    )


def _reached(contact: Contact, instead: Sequence[Contact]) -> str:
    """The number or the address first, then the hours and the caution; without a checked number, who can be rung instead."""
    ways = [contact.phone and f"ring {contact.phone}", contact.text and f"text {contact.text}"]
    reached = " or ".join(way for way in ways if way)
    others = " or ".join(f"ring {one.name} on {one.phone}" for one in instead)
    first = f"{contact.name}: {reached or f'I have no checked number, but you can {others}'} ({IF_SILENT})"
    where = "" if reached or _host(contact) in contact.note else f"look on {_host(contact)}"
    return " ".join(_sentence(part) for part in (first, where, _hours(contact), contact.note) if part)


def _hours(contact: Contact) -> str:
    """When it is open; nothing when the caution says where to look."""
    if contact.hours and not contact.hours.startswith("check "):
        return f"open {contact.hours}"
    if "hours" in contact.note or not contact.phone:
        return ""
    return "I have no checked hours"


def _elsewhere(contact: Contact) -> str:
    """The email and the website."""
    ways = [contact.email and f"Email: {contact.email}.", contact.web and f"Website: {_host(contact)}."]
    return " ".join(way for way in ways if way)


def _host(contact: Contact) -> str:
    found = HOST.match(contact_source(contact).url)
    return found["host"] if found else "its website"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."
