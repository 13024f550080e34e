"""The routes of the reference. All of it works without JavaScript; a script only saves pressing Search."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.contract import Asked
from channels.notices import Notice
from channels.page_routes import asked_for, surroundings, told
from channels.reference import finding, labels
from channels.reference.deadlines import CHOICES, DATES, spelt, work_out
from channels.sending import as_json, as_page, squeezed
from knowledge.complaints.decision import Decision
from knowledge.model import Nation, Status
from knowledge.routes_text import cards, short_date
from knowledge.store.read import KnowledgeMissingError
from pipeline.ranking import Ranker, ranker
from pipeline.replies import today

if TYPE_CHECKING:
    from channels.front_door import FrontDoor


def routes(door: FrontDoor, site: Blueprint, known: Callable[[], Ranker] = ranker) -> None:
    """Put every page of the reference on the site; ``known`` gives what ranks the extracts."""

    def add(path: str, name: str, make: Any) -> None:
        async def page(request: Request, **parts: str) -> HTTPResponse:
            try:
                answer = make(door, request, known(), **parts)
            except KnowledgeMissingError:
                return told(door, request, Notice.BROKEN)
            return answer if answer is not None else told(door, request, Notice.NO_SUCH_PAGE, Asked())

        site.add_route(page, path, methods=["GET", "HEAD"], name=name)

    add("/reference", "reference", _index)
    add("/reference/search.json", "reference_search", _found)
    add("/reference/changes", "reference_changes", _changes)
    add("/reference/contacts", "reference_contacts", _contacts)
    add("/reference/deadlines", "reference_deadlines", _deadlines)
    add("/reference/<extract_id:str>", "reference_extract", _extract)


def _render(door: FrontDoor, request: Request, template: str, **given: Any) -> HTTPResponse:
    """The page; an address with facts in it is never kept in a cache."""
    asked = asked_for(request)
    html = door.look.render(f"reference/{template}", "en", **surroundings(door, request, asked), here=template,
                            day=short_date, nations=labels.NATIONS, **given)
    return squeezed(request, as_page(html))


def _filters(request: Request) -> finding.Filters:
    return finding.Filters.from_query({name: values[0] for name, values in request.args.items() if values})


def _index(door: FrontDoor, request: Request, known: Ranker) -> HTTPResponse:
    filters, extracts = _filters(request), known.knowledge.extracts
    found = finding.search(known, filters, today())
    return _render(door, request, "index.html", filters=filters, found=found, said=labels.counted(found, filters),
                   tags=lambda one: labels.tags(one, today()), topics=finding.topics(extracts),
                   topic_name=labels.topic_name, letters=finding.letters(extracts), weights=labels.WEIGHTS,
                   states=labels.STATES)


def _found(door: FrontDoor, request: Request, known: Ranker) -> HTTPResponse:
    """The same search as JSON, for search as you type."""
    filters = _filters(request)
    found = finding.search(known, filters, today())
    listed = [{"id": one.id, "title": one.title, "short": one.short, "tags": labels.tags(one, today())}
              for one in found]
    return squeezed(request, as_json({"said": labels.counted(found, filters), "found": listed}))


def _extract(door: FrontDoor, request: Request, known: Ranker, extract_id: str) -> HTTPResponse | None:
    extracts = {name: one for name, one in known.knowledge.extracts.items() if one.served()}
    extract = extracts.get(extract_id)
    if extract is None:
        return None
    return _render(door, request, "extract.html", extract=extract, sides=finding.sides(extract, extracts),
                   state_tag=lambda one: labels.state_tag(one, today()), good=labels.good,
                   topic_name=labels.topic_name, successor=extracts.get(extract.superseded_by),
                   related=[extracts[name] for name in extract.related if name in extracts])


def _changes(door: FrontDoor, request: Request, known: Ranker) -> HTTPResponse:
    return _render(door, request, "changes.html", since=labels.since, extracts=known.knowledge.extracts,
                   changes=[one for one in known.knowledge.changes if one.status is not Status.PENDING])


def _contacts(door: FrontDoor, request: Request, known: Ranker) -> HTTPResponse:
    nation = _filters(request).nation
    contacts = [one for one in known.knowledge.contacts.values() if one.status is not Status.PENDING
                and (not nation or one.nation.covers(Nation(nation)))]
    return _render(door, request, "contacts.html", contacts=contacts, nation=nation)


def _deadlines(door: FrontDoor, request: Request, known: Ranker) -> HTTPResponse:
    worked, sources = work_out(dict(request.args), today()), known.knowledge.sources
    return _render(door, request, "deadlines.html", worked=worked, choices=CHOICES, dates=DATES, today=today(),
                   date_of=date.fromisoformat,
                   groups=cards(worked.decision.steps) if worked.decision else [], cards=known.knowledge.routes,
                   milestones=_milestones(worked.decision), spelt=lambda source: spelt(source, sources))


def _milestones(decision: Decision | None) -> dict[str, list[tuple[str, str]]]:
    """For each route, the days on the way (an acknowledgement, a discussion) as (name, day)."""
    steps = decision.steps if decision else ()
    return {step.route: [(name, short_date(day)) for name, day in step.milestones] for step in steps}
