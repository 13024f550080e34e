"""Opens knowledge.db read-only and gives back what editors wrote."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import sqlite3
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import sqlite_utils

from knowledge.complaints.interview.patterns.shape import fold
from knowledge.complaints.letter import LetterField, LetterStep, Standard
from knowledge.model import Citation, Contact, Extract, Nation, Opener, Ranked, Route, Source, Status, Weight
from knowledge.pinpoints import Instrument, Pinpoints, pinpoints
from knowledge.store.lists import Change

COMMON_WORDS = (
    "a about after all am an and any are as at be been but by can cant could did do does dont for from get had has "
    "have he her him his how i if im in is isnt it its just like me my no not of on or our out she should so that "
    "the their them then there they this to up us was we were what when where who why will with would you your")
STOP_WORDS = frozenset(COMMON_WORDS.split())
WORDS, LIMIT = "words", "limit-"
MOST_REMEMBERED = 5000
Matching = tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]
WORD = re.compile(r"[^\W_]+")


class KnowledgeMissingError(Exception):
    """knowledge.db is not there or cannot be read."""


class Knowledge:
    """The knowledge base in memory, and its full-text index on disk; never written to."""

    def __init__(self, path: Path) -> None:
        """Open ``path``; raises KnowledgeMissingError when it is missing or not a knowledge base."""
        if not path.is_file():
            raise KnowledgeMissingError(f"{path.name} is not there; run 'make content'")
        try:
            connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
            self._database = sqlite_utils.Database(connection)
            self._matched: dict[bytes, Matching] = {}
            rows = list(self._database.query("select rowid, id from words order by rowid"))
            self._indexed = tuple(str(row["id"]) for row in rows)
            self._at = {row["rowid"]: place for place, row in enumerate(rows)}
            self._key = secrets.token_bytes()
            self.sources = {row["id"]: _source(row) for row in self._database["sources"].rows}
            self.contacts = {row["id"]: _contact(row) for row in self._database["contacts"].rows}
            self.extracts = self._extracts()
            self._merged = {old: extract for extract in self.extracts.values() for old in extract.was}
            self.changes = tuple(self._change(row) for row in self._database["changes"].rows if "was" in row)
            self.routes = {row["id"]: self._route(row) for row in self._database["routes"].rows if "how" in row}
            self.interview: dict[str, Any] = json.loads(self._database["interview"].get("walk")["data"])
            self.letters = {row["id"]: row["text"] for row in self._database["letters"].rows if "text" in row}
            self.letter_fields = {row["id"]: _field(row) for row in self._database["letter_fields"].rows
                                  if "label" in row}
            self.standards = self._standards()
            self.topics = {row["id"]: row["title"] for row in self._database["topics"].rows if "title" in row}
            self.instruments = tuple(_instrument(row) for row in self._database["instruments"].rows if "name" in row)
        except sqlite3.Error as error:
            raise KnowledgeMissingError(f"{path.name} cannot be read: {error}") from error

    def ways(self) -> list[tuple[str, str]]:
        """Every way of asking for a served extract, as (extract id, way), in a fixed order."""
        return [(extract.id, way) for extract in self.extracts.values() if extract.served()
                for way in (extract.title, *extract.asked_as)]

    def search(self, question: str, most: int = 12) -> list[Ranked]:
        """Extracts whose words match, best first; the score is bm25 turned positive. No match is an empty list."""
        terms = [word for word in WORD.findall(question.lower()) if word not in STOP_WORDS and len(word) > 1]
        if not terms:
            return []
        scores = np.zeros(len(self._indexed))
        for term in dict.fromkeys(terms[:40]):
            places, shares = self._matching(term)
            scores[places] += shares
        found = np.flatnonzero(scores)
        best = found[np.argsort(-scores[found], kind="stable")][:most]
        return [Ranked(self._indexed[place], float(scores[place])) for place in best]

    def _matching(self, term: str) -> Matching:
        """The places of the extracts that have a word, and its bm25 in each; a word's share in a sum of words is its own. What the
        index said is remembered by a keyed hash of the word: no word that a person said is kept."""
        name = hashlib.blake2b(term.encode("utf-8", "surrogatepass"), key=self._key, digest_size=16).digest()
        found = self._matched.get(name)
        if found is None:
            rows = list(self._database.query("select rowid, bm25(words_fts, 4.0, 3.0, 1.0) as rank from words_fts "
                                             "where words_fts match ? order by rowid", [f'"{term}"']))
            if len(self._matched) >= MOST_REMEMBERED:
                self._matched.clear()
            found = (np.array([self._at[row["rowid"]] for row in rows], dtype=np.int64),
                     np.array([-row["rank"] for row in rows], dtype=np.float64))
            self._matched[name] = found
        return found

    def current(self, name: str) -> Extract | None:
        """The extract of this id, or the one it was merged into; None for an id nobody knows."""
        return self.extracts.get(name) or self._merged.get(name)

    def topic_name(self, topic: str) -> str:
        """A topic's name as its file's head gives it; its id with spaces when there is none."""
        return self.topics.get(topic) or topic.replace("-", " ").capitalize()

    @cached_property
    def pinpoints(self) -> Pinpoints:
        """Which text stands at which place of which instrument; worked out when first asked for."""
        return pinpoints(self.instruments, self.extracts.values())

    @cached_property
    def names(self) -> dict[str, str]:
        """The extract that a topic's own name, its title or a word of the glossary leads to, by the folded name; what names texts
        of several topics, or what is not ours, is left out. Worked out when first asked for."""
        homes: dict[str, dict[str, str]] = {}
        for one in self.extracts.values():
            called = (one.heading, one.title, *(one.asked_as if one.topic == WORDS else ())) if one.served() else ()
            called = () if one.id.startswith(LIMIT) else called
            for name in map(fold, called):
                homes.setdefault(name, {}).setdefault(one.group or min(one.id, one.pair or one.id), one.id)
        return {name: next(iter(found.values())) for name, found in homes.items() if name and len(found) == 1}

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def _standards(self) -> tuple[Standard, ...]:
        """The standards that somebody has checked, in the editors' order."""
        rows = (row for row in self._database["standards"].rows_where(order_by="rowid") if "citation" in row)
        return tuple(_standard(row) for row in rows if Status(row["status"]) is not Status.PENDING)

    def _extracts(self) -> dict[str, Extract]:
        cited: dict[str, list[Citation]] = {}
        for row in self._database.query("select * from citations order by extract, place"):
            cited.setdefault(row["extract"], []).append(
                Citation(self.sources[row["source"]], row["pinpoint"], date.fromisoformat(row["checked_on"])))
        ways: dict[str, list[str]] = {}
        for row in self._database.query("select * from asked_as order by rowid"):
            ways.setdefault(row["extract"], []).append(row["way"])
        return {row["id"]: _extract(row, tuple(cited.get(row["id"], ())), tuple(ways.get(row["id"], ())))
                for row in self._database["extracts"].rows}

    def _route(self, row: dict[str, Any]) -> Route:
        checked = date.fromisoformat(row["checked_on"])
        cited = tuple(Citation(self.sources[source], pinpoint, checked)
                      for source, pinpoint in json.loads(row["citations"]))
        return Route(**{**row, "nation": Nation(row["nation"]), "contacts": tuple(json.loads(row["contacts"])),
                        "citations": cited, "checked_on": checked})

    def _change(self, row: dict[str, Any]) -> Change:
        cited = tuple(Citation(self.sources[source], pinpoint, date.min)
                      for source, pinpoint in json.loads(row["citations"]))
        return Change(row["id"], row["was"], row["now"], row["since"], Nation(row["nation"]), Status(row["status"]),
                      cited, tuple(json.loads(row["extracts"])), tuple(json.loads(row["superseded"])))


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _field(row: dict[str, Any]) -> LetterField:
    return LetterField(row["label"], row["hint"], bool(row["multiline"]), LetterStep(row["step"]))


def _standard(row: dict[str, Any]) -> Standard:
    return Standard(row["id"], row["text"], row["citation"], row["nation"], row["when"], _day(row["since"]),
                    _day(row["until"]))


def _source(row: dict[str, Any]) -> Source:
    return Source(**{**row, "nation": Nation(row["nation"])})


def _contact(row: dict[str, Any]) -> Contact:
    return Contact(**{**row, "nation": Nation(row["nation"]), "status": Status(row["status"]),
                      "checked_on": date.fromisoformat(row["checked_on"]),
                      **{name: tuple(json.loads(row[name])) for name in ("called", "instead")}})


def _instrument(row: dict[str, Any]) -> Instrument:
    lists = {name: tuple(json.loads(row[name])) for name in ("called", "sources", "bare")}
    return Instrument(**{**row, **lists, "by_name": bool(row["by_name"]), "weight": Weight(row["weight"])})


def _extract(row: dict[str, Any], citations: tuple[Citation, ...], ways: tuple[str, ...]) -> Extract:
    days = {name: _day(row[name]) for name in ("in_force_from", "in_force_to")}
    lists = {name: tuple(json.loads(row[name]))
             for name in ("related", "facts", "headings", "parts", "siblings", "was", "asked_in_welsh")}
    kinds = {"nation": Nation(row["nation"]), "weight": Weight(row["weight"]), "status": Status(row["status"])}
    checked = {name: date.fromisoformat(row[name]) for name in ("checked_on", "review_by")}
    return Extract(**{**row, **days, **lists, **kinds, **checked, "say_force": bool(row["say_force"]),
                      "opener": Opener(row["opener"]) if row["opener"] else None,
                      "welsh_checked": bool(row["welsh_checked"]),
                      "citations": citations, "asked_as": ways})
