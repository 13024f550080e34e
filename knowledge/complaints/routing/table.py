"""The decision table: one row a rule, as complaints experts write it, and the fast way to match it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

from knowledge.complaints.routing.features import FEATURES, UNKNOWN
from knowledge.complaints.routing.limits import Limit


class Kind(str, Enum):
    """What a row does: offer a route, take one away, leave only the routes listed, or set a court clock."""

    OFFER = "offer"
    EXCLUDE = "exclude"
    ONLY = "only"
    CLOCK = "clock"


class Due(str, Enum):
    """Whose day it is: the person's limit, a court's or tribunal's, the body's, or a record kept until."""

    YOURS = "yours"
    LAW = "law"
    THEIRS = "theirs"
    KEPT = "kept"


class Basis(str, Enum):
    """How well the rule is known: in the first documents, read in its source, or only recalled."""

    SEED = "seed"
    VERIFIED = "verified"
    RECALLED = "recalled"


class Belongs(str, Enum):
    """The nation whose body or law a route is."""

    ENGLAND = "england"
    WALES = "wales"
    BOTH = "both"


@dataclass(frozen=True)
class Row:
    """One rule. ``allowed`` maps a feature to the values it fits; a feature left out fits all.

    ``wants`` is one of several wishes (``unknown`` = none given), ``unwanted`` none of several. ``place`` is
    where the route stands in the order shown (1 to 11). ``line`` is its line in the file.
    """

    rule: str
    line: int
    kind: Kind
    routes: tuple[str, ...]
    allowed: Mapping[str, frozenset[str]]
    wants: frozenset[str] = frozenset()
    unwanted: frozenset[str] = frozenset()
    card: str = ""
    belongs: Belongs = Belongs.BOTH
    place: int = 0
    limit: Limit | None = None
    due: Due = Due.YOURS
    milestones: tuple[tuple[str, Limit], ...] = ()
    pick_one: str = ""
    because: str = ""
    when_passed: str = ""
    reason: str = ""
    source: str = ""
    basis: Basis = Basis.VERIFIED

    @property
    def route(self) -> str:
        """The one route of an offer, an exclusion or a clock."""
        return self.routes[0]

    def fits(self, feature: str, value: str) -> bool:
        """True when the value of a feature suits this row.

        What one nation offers also fits when the nation is not known (it is then shown with its nation);
        nothing is taken away on a guess.
        """
        allowed = self.allowed.get(feature)
        if allowed is None or value in allowed:
            return True
        labelled = self.kind is Kind.OFFER and self.belongs is not Belongs.BOTH
        return feature == "nation" and value == UNKNOWN and labelled

    def wanted(self, wants: frozenset[str]) -> bool:
        """True when the wishes suit this row."""
        chosen = wants or frozenset((UNKNOWN,))
        return (not self.wants or bool(self.wants & chosen)) and not self.unwanted & chosen


@dataclass(frozen=True)
class Table:
    """All rules in the order of the file, with the bank holidays of England and Wales."""

    rows: tuple[Row, ...]
    holidays: frozenset[date]
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def _fitting(self) -> dict[str, dict[str, int]]:
        """For each feature and value, the rows that fit, as the bits of one number."""
        return {
            feature.name: {value: self._bits(feature.name, value) for value in self.values[feature.name]}
            for feature in FEATURES
        }

    def _bits(self, feature: str, value: str) -> int:
        return sum(1 << at for at, row in enumerate(self.rows) if row.fits(feature, value))

    @cached_property
    def _wishes(self) -> dict[frozenset[str], int]:
        return {}

    def wished(self, wants: frozenset[str]) -> int:
        """The rows that suit the wishes, as bits; remembered, since few sets of wishes are ever asked."""
        if wants not in self._wishes:
            self._wishes[wants] = sum(1 << at for at, row in enumerate(self.rows) if row.wanted(wants))
        return self._wishes[wants]

    def fitting(self, feature: str, value: str) -> int:
        """The rows that suit one value of a feature, as bits."""
        return self._fitting[feature][value]

    def matching(self, said: Mapping[str, Any]) -> int:
        """The rows that match all answers, as bits in the order of the file."""
        bits = self.wished(said["want"])
        fitting = self._fitting
        for feature in FEATURES:
            bits &= fitting[feature.name][feature.work(said)]
        return bits

    def at(self, bits: int) -> list[Row]:
        """The rows whose bits are set, in the order of the file."""
        return [self.rows[place] for place in _set(bits)]

    def of_kind(self, kind: Kind) -> int:
        """The rows of a kind, as bits."""
        return self._kinds[kind]

    @cached_property
    def _kinds(self) -> dict[Kind, int]:
        return {kind: sum(routes.values()) for kind, routes in self._routes.items()}

    @cached_property
    def _routes(self) -> dict[Kind, dict[str, int]]:
        """For each kind, the rows of each route, as bits; rows that list several stand under their first."""
        found: dict[Kind, dict[str, int]] = {kind: {} for kind in Kind}
        for at, row in enumerate(self.rows):
            found[row.kind][row.route] = found[row.kind].get(row.route, 0) | 1 << at
        return found

    def offered(self, bits: int) -> list[Row]:
        """The first offer of each route among the rows that match, in the order of the file."""
        firsts = (bits & rows for rows in self._routes[Kind.OFFER].values())
        return self.at(sum(first & -first for first in firsts))

    def open(self, bits: int) -> list[Row]:
        """The offers that nothing takes away, among the rows that match, in the order of the file."""
        return self.at(sum(self._open(bits)))

    def any_open(self, bits: int) -> bool:
        """True when the rows that match leave at least one offer."""
        return any(self._open(bits))

    def _open(self, bits: int) -> Iterator[int]:
        """The bit of the first offer of each route that nothing takes away."""
        away = self._routes[Kind.EXCLUDE]
        left = [row.routes for row in self.at(bits & self._kinds[Kind.ONLY])]
        for route, rows in self._routes[Kind.OFFER].items():
            first = bits & rows
            if first and not bits & away.get(route, 0) and all(route in routes for routes in left):
                yield first & -first


def _set(bits: int) -> list[int]:
    """The places of the bits that are set, lowest first."""
    places = []
    while bits:
        lowest = bits & -bits
        places.append(lowest.bit_length() - 1)
        bits ^= lowest
    return places
