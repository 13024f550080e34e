"""What an editor may write: one validated model for each kind of entry, and a JSON Schema of it for editors' tools.

The store reads with these models: their fields are the only ones it knows. Values come in as YAML gives them (words,
numbers, days, lists); what does not fit comes out as the field's name and what is wrong with it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, Extra, Field, StrictBool, ValidationError, conint, conlist, constr, validator

from knowledge.model import Nation, Opener, Status, Weight

NAME, ADDRESS = r"^[A-Za-z0-9][A-Za-z0-9_-]*$", r"^https?://\S+$"
Name = constr(regex=NAME)
Address = constr(regex=ADDRESS)
Year = conint(strict=True, ge=1900)
Words = list[str] | str
Cited = list[dict[str, str | None] | str]
NOT_YET = Literal["not-yet"]
YES_OR_NO = {True: Opener.YES.value, False: Opener.NO.value}


class Entry(BaseModel):
    """An entry knows its own fields and no others: most unknown ones are misspelt."""

    class Config:
        """A field that is not in the model is refused."""

        extra = Extra.forbid


class SourceEntry(Entry):
    """A document that a statement rests on (sources.yml)."""

    id: Name = Field(..., description="Never changed once used")  # type: ignore[valid-type]
    title: str = Field(..., description="The document's own title")
    publisher: str = Field(..., description="Who published it")
    year: Year = Field(..., description="The year of the text that was used")  # type: ignore[valid-type]
    nation: Nation = Field(..., description="Where it counts")
    url: Address = Field(..., description="The official page, for a person to open")  # type: ignore[valid-type]
    licence: str = Field("", description="ogl, all-rights or own")
    note: str = Field("", description="What exactly was read, where it was not the whole document as it stands today")


class ContactEntry(Entry):
    """Somebody a person can turn to (contacts.yml)."""

    id: Name = Field(..., description="Used as {contact:id}, {phone:id}")  # type: ignore[valid-type]
    name: str = Field(..., description="As it reads inside a sentence")
    called: Words = Field([], description="The names people give it, when its number may be asked for outright")
    instead: Words = Field([], description="Ids of contacts to ring instead, where it has no checked number")
    what_for: str = Field(..., description="When to turn to them")
    nation: Nation = Field(..., description="Where it helps")
    phone: str = Field("", description="A number that somebody found on a page and wrote down in 'source'")
    text: str = Field("", description="A text number, the same")
    email: str = Field("", description="An address, the same")
    web: str = Field("", description="The official website")
    hours: str = Field("", description="As it follows 'open', or 'check the hours on ...'")
    note: str = Field("", description="A caution said with it")
    source: str = Field(..., description="Where the number and the hours were read, and when that page is from")
    checked_on: date = Field(..., description="The day somebody last checked it")
    checked_by: str = Field("", description="Who")
    review_by: date | None = Field(None, description="The day it must be checked again")
    status: Status = Field(..., description="pending ones show no number")
    pending: dict[str, str] = Field({}, description="What nobody has checked, and 'why': for editors only")
    facts: Words = Field([], description="Ids of the fact sheets it covers")


class ExtractEntry(Entry):
    """The fields of one statement, between its id and '### short' (guidance/*.md)."""

    title: str = Field(..., description="A question as a person would put it; also the text of a button")
    heading: str = Field("", description="A short neutral name above the answer; the title where none is written")
    nation: Nation = Field(..., description="Where the statement is true")
    pair: str = Field("", description="The id of the same topic for the other nation")
    opener: Opener | None = Field(None, description="yes, no or sometimes: the word before 'short', where just this was asked")
    weight: Weight = Field(..., description="How strong it is")
    say_force: StrictBool = Field(True, description="no: how strong it is goes unsaid")
    status: Status = Field(..., description="pending: never said")
    sources: Cited = Field(..., description="The source's id, and after the colon the place in it, or 'whole page'")
    in_force_from: date | NOT_YET | None = Field(None, description="The first day it is good, or not-yet")
    in_force_to: date | None = Field(None, description="The last day it is good")
    superseded_by: str = Field("", description="The id of the one that replaced it")
    checked_on: date = Field(..., description="The day somebody last checked it")
    checked_by: str = Field("", description="Who")
    review_by: date = Field(..., description="At most a year after checked_on")
    facts: Words = Field([], description="Ids of the fact sheets it covers")
    headings: Words = Field([], description="Headings of the first five documents it covers")
    related: Words = Field([], description="Ids offered next")
    was: Words = Field([], description="Ids that were merged into it")

    @validator("opener", pre=True)
    def _as_a_word(cls, value: object) -> object:
        """A bare yes or no is a word here, though YAML 1.1 reads it as true or false."""
        return YES_OR_NO[value] if isinstance(value, bool) else value


class TopicEntry(Entry):
    """What a person asks about, as one matter (topics.yml); its name stands before it."""

    extracts: conlist(Name, min_items=1) = Field(..., description="Ids that answer it, the leading one first")  # type: ignore[valid-type]
    siblings: list[Name] = Field([], description="Topics asked for next, the likeliest first")  # type: ignore[valid-type]


class RouteEntry(Entry):
    """A way to complain (routes/*.yml)."""

    id: Name = Field(..., description="As in decision_table.csv")  # type: ignore[valid-type]
    title: str = Field(..., description="The way, as its card is headed")
    nation: Nation = Field(..., description="Where it is open")
    who_can: str = Field(..., description="Who can use it")
    how: str = Field(..., description="How to start")
    what_it_can_do: str = Field("", description="What it can do")
    what_it_cannot: str = Field("", description="What it cannot do")
    what_happens_next: str = Field("", description="What then")
    how_long: str = Field("", description="Time limits and usual times")
    before_you_start: str = Field("", description="What to have ready")
    takes_letter: str = Field("", description="A file of letters/, or none")
    contacts: Words = Field([], description="Ids of contacts.yml")
    sources: Cited = Field(..., description="The source's id and the place in it")
    status: str = Field("", description="seed, verified, recalled or pending")
    checked_on: date = Field(..., description="The day somebody last checked it")
    checked_by: str = Field("", description="Who")
    review_by: date | None = Field(None, description="The day it must be checked again")


MODELS: Mapping[str, type[Entry]] = {
    "source": SourceEntry, "contact": ContactEntry, "extract": ExtractEntry, "topic": TopicEntry, "route": RouteEntry}


def fields_of(model: type[Entry]) -> frozenset[str]:
    """The names of the fields that an entry may have."""
    return frozenset(model.__fields__)


def faults(model: type[Entry], values: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with an entry, by field; nothing when it fits."""
    try:
        model.parse_obj(values)
    except ValidationError as error:
        return {str(one["loc"][0]): str(one["msg"]) for one in reversed(error.errors())}
    return {}


def json_schemas() -> dict[str, str]:
    """Each kind's JSON Schema, as text; of the kinds that stand in a list, the schema is of the list,
    and of topics it is of the names with what stands under them."""
    made = {}
    for kind, model in MODELS.items():
        schema = model.schema()
        if kind in ("source", "contact"):
            definitions = schema.pop("definitions", {})
            schema = {"type": "array", "items": schema, "definitions": definitions}
        if kind == "topic":
            schema = {"type": "object", "additionalProperties": schema}
        made[kind] = json.dumps(schema, indent=1, sort_keys=True) + "\n"
    return made
