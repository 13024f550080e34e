"""The routes of the reference. All of it works without JavaScript; a script only saves pressing Search."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.notices import Notice
from channels.reference import finding, labels
from channels.reference.deadlines import CHOICES, DATES, spelt, work_out
from channels.web.encoding import as_json, as_page, squeezed
from channels.web.responses import asked_for, surroundings, told
from channels.web.services import Services
from knowledge.complaints.routing.decision import Decision
from knowledge.model import Extract, Nation, Status
from knowledge.routes_library import short_date
from knowledge.routes_text import cards
from knowledge.store.read import KnowledgeMissingError
from pipeline.clock import today
from pipeline.retrieval.ranking import Ranker, ranker


def routes(services: Services, site: Blueprint, known: Callable[[], Ranker] = ranker) -> None:
    """Put every page of the reference on the site; ``known`` gives what ranks the extracts."""

    def add(path: str, name: str, make: Any) -> None:
        async def page(request: Request, **parts: str) -> HTTPResponse:
            try:
                answer = make(services, request, known(), **parts)
            except KnowledgeMissingError:
                return told(services, request, Notice.BROKEN)
            return answer if answer is not None else told(services, request, Notice.NO_SUCH_PAGE)

        site.add_route(page, path, methods=["GET", "HEAD"], name=name)

    add("/reference", "reference", _index)
    add("/reference/search.json", "reference_search", _found)
    add("/reference/changes", "reference_changes", _changes)
    add("/reference/contacts", "reference_contacts", _contacts)
    add("/reference/deadlines", "reference_deadlines", _deadlines)
    add("/reference/<extract_id:str>", "reference_extract", _extract)


def _render(services: Services, request: Request, template: str, **given: Any) -> HTTPResponse:
    """The page; an address with facts in it is never kept in a cache."""
    asked = asked_for(request)
    html = services.templates.render(f"reference/{template}", "en", **surroundings(services, request, asked), here=template,
                            day=short_date, nations=labels.NATIONS, **given)
    return squeezed(request, as_page(html))


def _filters(request: Request) -> finding.Filters:
    return finding.Filters.from_query({name: values[0] for name, values in request.args.items() if values})


def _index(services: Services, request: Request, known: Ranker) -> HTTPResponse:
    filters, extracts = _filters(request), known.knowledge.extracts
    found = finding.search(known, filters, today())
    return _render(services, request, "index.html", filters=filters, found=found, said=_said(known, found, filters),
                   tags=lambda one: labels.tags(one, today()), topics=finding.topics(extracts),
                   topic_name=known.knowledge.topic_name, letters=finding.letters(extracts), weights=labels.WEIGHTS,
                   states=labels.STATES)


def _said(known: Ranker, found: list[Extract], filters: finding.Filters) -> str:
    """How many were found, and what is not held."""
    return labels.counted(found, filters, finding.lacking(known.knowledge, filters))


def _found(services: Services, request: Request, known: Ranker) -> HTTPResponse:
    """The same search as JSON, for search as you type."""
    filters = _filters(request)
    found = finding.search(known, filters, today())
    listed = [{"id": one.id, "title": one.title, "short": one.short, "tags": labels.tags(one, today())}
              for one in found]
    return squeezed(request, as_json({"said": _said(known, found, filters), "found": listed}))


def _extract(services: Services, request: Request, known: Ranker, extract_id: str) -> HTTPResponse | None:
    extracts = {name: one for name, one in known.knowledge.extracts.items() if one.served()}
    extract = extracts.get(extract_id)
    if extract is None:
        merged = known.knowledge.current(extract_id)
        return _moved(services, merged) if merged is not None and merged.served() else None
    return _render(services, request, "extract.html", extract=extract, sides=finding.sides(extract, extracts),
                   state_tag=lambda one: labels.state_tag(one, today()), good=labels.good,
                   topic_name=known.knowledge.topic_name, successor=extracts.get(extract.superseded_by),
                   related=[extracts[name] for name in extract.related if name in extracts])


def _moved(services: Services, extract: Extract) -> HTTPResponse:
    """The way from the address of an extract that was merged to the one it stands in now."""
    return HTTPResponse(status=301, headers={"location": f"{services.templates.prefix}/reference/{extract.id}"})


def _changes(services: Services, request: Request, known: Ranker) -> HTTPResponse:
    return _render(services, request, "changes.html", since=labels.since, extracts=known.knowledge.extracts,
                   changes=[one for one in known.knowledge.changes if one.status is not Status.PENDING])


def _contacts(services: Services, request: Request, known: Ranker) -> HTTPResponse:
    nation = _filters(request).nation
    contacts = [one for one in known.knowledge.contacts.values() if one.status is not Status.PENDING
                and (not nation or one.nation.covers(Nation(nation)))]
    return _render(services, request, "contacts.html", contacts=contacts, nation=nation)


def _deadlines(services: Services, request: Request, known: Ranker) -> HTTPResponse:
    worked, sources = work_out(dict(request.args), today()), known.knowledge.sources
    return _render(services, request, "deadlines.html", worked=worked, choices=CHOICES, dates=DATES, today=today(),
                   date_of=date.fromisoformat,
                   groups=cards(worked.decision.steps) if worked.decision else [], cards=known.knowledge.routes,
                   milestones=_milestones(worked.decision), spelt=lambda source: spelt(source, sources))


def _milestones(decision: Decision | None) -> dict[str, list[tuple[str, str]]]:
    """For each route, the days on the way (an acknowledgement, a discussion) as (name, day)."""
    steps = decision.steps if decision else ()
    return {step.route: [(name, short_date(day)) for name, day in step.milestones] for step in steps}
