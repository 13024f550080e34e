"""The routes of the reference. All of it works without JavaScript; a script only saves pressing Search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.contract import Asked
from channels.notices import Notice
from channels.page_routes import asked_for, surroundings, told
from channels.reference import finding
from channels.reference.deadlines import CHOICES, DATES, work_out
from channels.sending import as_json, as_page, squeezed
from knowledge.complaints.decision import Decision
from knowledge.routes_text import cards
from knowledge.store.read import KnowledgeMissingError
from pipeline.ranking import Ranker, ranker
from pipeline.replies import today

if TYPE_CHECKING:
    from channels.front_door import FrontDoor



def routes(door: FrontDoor, site: Blueprint) -> None:
    """Put every page of the reference on the site."""

    def add(path: str, name: str, make: Any) -> None:
        async def page(request: Request, **parts: str) -> HTTPResponse:
            try:
                answer = make(door, request, ranker(), **parts)
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
    html = door.look.render(f"reference/{template}", "en", **surroundings(door, request, asked), **given)
    return squeezed(request, as_page(html))


def _filters(request: Request) -> finding.Filters:
    return finding.Filters.from_query({name: values[0] for name, values in request.args.items() if values})


def _index(door: FrontDoor, request: Request, known: Ranker) -> HTTPResponse:
    filters, extracts = _filters(request), known.knowledge.extracts
    return _render(door, request, "index.html", filters=filters, found=finding.search(known, filters),
                   state=lambda one: finding.state(one, today()), topics=finding.topics(extracts),
                   letters=finding.letters(extracts), weights=sorted({one.weight.value for one in extracts.values()}))


def _found(door: FrontDoor, request: Request, known: Ranker) -> HTTPResponse:
    """The same search as JSON, for search as you type."""
    found = [{"id": one.id, "title": one.title, "nation": one.nation.value, "weight": one.weight.value,
              "short": one.short, "state": finding.state(one, today())}
             for one in finding.search(known, _filters(request))]
    return squeezed(request, as_json({"found": found}))


def _extract(door: FrontDoor, request: Request, known: Ranker, extract_id: str) -> HTTPResponse | None:
    extracts = known.knowledge.extracts
    extract = extracts.get(extract_id)
    if extract is None or not extract.served():
        return None
    related = [extracts[name] for name in extract.related if name in extracts and extracts[name].served()]
    return _render(door, request, "extract.html", extract=extract, sides=finding.sides(extract, extracts),
                   state=lambda one: finding.state(one, today()), successor=extracts.get(extract.superseded_by),
                   related=related, not_yet=finding.state(extract, today()) == "soon")


def _changes(door: FrontDoor, request: Request, known: Ranker) -> HTTPResponse:
    return _render(door, request, "changes.html", changes=known.knowledge.changes,
                   extracts=known.knowledge.extracts)


def _contacts(door: FrontDoor, request: Request, known: Ranker) -> HTTPResponse:
    return _render(door, request, "contacts.html", contacts=list(known.knowledge.contacts.values()))


def _deadlines(door: FrontDoor, request: Request, known: Ranker) -> HTTPResponse:
    worked = work_out(request.args, today())
    decision = worked.decision
    return _render(door, request, "deadlines.html", worked=worked, choices=CHOICES, dates=DATES, today=today(),
                   groups=cards(decision.steps) if decision else [], cards=known.knowledge.routes,
                   milestones=_milestones(decision))


def _milestones(decision: Decision | None) -> dict[str, list[str]]:
    """For each route, the days on the way (an acknowledgement, a discussion) as 'name: date'."""
    steps = decision.steps if decision else ()
    return {step.route: [f"{name.replace('_', ' ')}: {day.isoformat()}" for name, day in step.milestones]
            for step in steps}
