"""From a decision to what a person reads: what to do first, the routes in order, the days that run out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge.complaints.facts import ComplaintFacts
from knowledge.complaints.routing.decision import Clock, Decision, State, Step
from knowledge.complaints.routing.table import Due
from knowledge.messages import Message, Wording, button, source_entry
from knowledge.model import Route
from knowledge.routes_days import COURT_CLOCKS, NOTHING_SAID, head, nearest_of
from knowledge.routes_lead import next_step, theirs
from knowledge.routes_library import Library, short_date, way_title

IN_FULL = 2
LETTER_BUTTONS = 2
GENERAL = ("mind-infoline", "emergency-999", "samaritans")


def cards(steps: Sequence[Step]) -> list[list[Step]]:
    """Steps with the same card, together, in order: one thing to do."""
    found: dict[str, list[Step]] = {}
    for step in steps:
        found.setdefault(step.card, []).append(step)
    return list(found.values())


def routes_message(decision: Decision, library: Library, today: date, understood: Sequence[Understood] = (),
                   facts: ComplaintFacts = NOTHING_SAID) -> Message:
    """The routes: the answer to the case, what runs out first, what to do today, each way in order, then the clocks; details as
    data for the page.

    After what to do today, two ways are told in full; of the others a button tells the rest. The text is complete in itself: what
    was understood stands at its end, and a page that lays out ``understood`` leaves that block away.
    """
    words = library.words
    groups = cards(decision.steps)
    first = [group for group in groups if group[0].for_today]
    later = [group for group in groups if not group[0].for_today]
    entries = {group[0].card: _entry(n, group, library, n <= len(first) + IN_FULL) for n, group in enumerate(groups, 1)}
    pieces = head(decision, library, today, facts)
    pieces += [words.say("first_today"), *(entries[group[0].card] for group in first)] if first else []
    pieces += [words.say("then_routes"), *(entries[group[0].card] for group in later)] if later else []
    clocks = "clocks_theirs" if theirs(facts) else "clocks"
    pieces += [words.say(clocks), *(_clock(clock, words) for clock in decision.clocks)] if decision.clocks else []
    pieces += [words.say("check_dates")] if any(one.by for one in (*decision.steps, *decision.clocks)) else []
    pieces += _read_back(understood, words)
    custom: dict[str, Any] = {
        "kind": "routes", "sources": _sources(groups, library), "understood": [_line(one, words) for one in understood],
        "steps": [{**_details(group, library), **_of_step(group, entries[group[0].card], library)} for group in groups],
        "letters": letters_of(decision, library)}
    nearest = nearest_of(decision, library, today, facts)
    if nearest:
        custom["nearest"] = {"title": nearest.title, "day": nearest.day.isoformat(), "days": nearest.days, "do": nearest.do}
    return {"text": "\n\n".join(pieces), "buttons": _buttons(groups, later[IN_FULL:], library), "custom": custom}


def first_way(decision: Decision, library: Library, today: date, facts: ComplaintFacts = NOTHING_SAID) -> Message:
    """The one way to begin with: the next at this stage, with what runs out soonest said before it."""
    step = next_step(decision, facts) or decision.steps[0]
    group = next(one for one in cards(decision.steps) if step in one)
    pieces = [*head(decision, library, today, facts), library.words.say("start_with"), _entry(1, group, library)]
    return {"text": "\n\n".join(pieces), "buttons": _buttons([group], [group], library),
            "custom": {"kind": "notice", "sources": _sources([group], library)}}


@dataclass(frozen=True)
class Understood:
    """A fact as it was understood: its name, and its value in words."""

    fact: str
    value: str


def letters_of(decision: Decision, library: Library) -> list[dict[str, str]]:
    """A button for each letter that fits what was said."""
    found = [library.routes[group[0].card] for group in cards(decision.steps) if group[0].card in library.routes]
    return [button(f"{library.words.say('letter')} {card.title}", "write_letter", route=card.id) for card in found
            if card.takes_letter]


def _line(one: Understood, words: Wording) -> dict[str, str]:
    change = button("", "change_this", change=one.fact)["payload"]
    return {"fact": one.fact, "label": words.say("fact_" + one.fact), "value": one.value, "change": change}


def _of_step(group: Sequence[Step], text: str, library: Library) -> dict[str, Any]:
    """What the page lays a step out from: its lines as said, its buttons, and the main one."""
    card, words = library.routes.get(group[0].card), library.words
    if card is None:
        return {"text": text, "buttons": [], "main": ""}
    letter = button(words.say("write_letter"), "write_letter", route=card.id) if card.takes_letter else None
    more = button(f"{words.say('more_about')} {card.title}", "route_details", route=card.id)
    return {"text": text, "buttons": [one for one in (letter, more) if one], "main": letter["payload"] if letter else ""}


def _by(step: Step, words: Wording) -> str:
    """The last day and the day to aim for; a day that has passed is said with who may extend it.

    What a law says of a limit that has passed stands in the step's own sentence.
    """
    if step.by is None or step.aim_by is None or (step.state is State.PASSED and step.due is Due.LAW):
        return ""
    if step.state is State.PASSED:
        return words.say("by_passed").replace("[day]", short_date(step.by))
    if step.state is State.MAYBE:
        return words.say("by_maybe").replace("[day]", short_date(step.by)).replace("[until]", short_date(step.until or step.by))
    if step.state is State.TODAY:
        return words.say("by_today").replace("[day]", short_date(step.by))
    return words.say("by").replace("[aim]", short_date(step.aim_by)).replace("[day]", short_date(step.by))


def _entry(number: int, group: Sequence[Step], library: Library, in_full: bool = True) -> str:
    """One way: its title, why it is there, how (when told in full), and by when."""
    first, words = group[0], library.words
    card = library.routes.get(first.card)
    lines = [f"{number}. {way_title(group, library)}", first.because]
    if card and in_full and not first.for_today:
        lines += [text for text in (card.how, card.what_it_cannot) if text]
    lines += [line for line in (_by(first, words), _reach(card, library)) if line]
    return "\n".join(lines)


def _reach(card: Route | None, library: Library) -> str:
    """The first way to reach the body, when a checked one is known."""
    for name in card.contacts if card else ():
        contact = library.contacts.get(name)
        if contact and name not in GENERAL and (contact.phone or contact.web):
            return f"{contact.name}: {contact.phone or contact.web}"
    return ""


def _clock(clock: Clock, words: Wording) -> str:
    """A clock with its day. Without a day, or passed where no court can give more time, its own sentence."""
    passed = clock.state is State.PASSED
    if clock.by is None or (passed and clock.clock not in COURT_CLOCKS):
        return clock.because
    phrase = words.say("clock_passed" if passed else "clock_maybe" if clock.state is State.MAYBE else "clock_by")
    name = words.say("clock_" + clock.named.lower())
    phrase = phrase.replace("[until]", short_date(clock.until or clock.by))
    return phrase.replace("[name]", name).replace("[day]", short_date(clock.by))


def _details(group: Sequence[Step], library: Library) -> dict[str, Any]:
    """Everything about one way, for a page that can fold it away."""
    first = group[0]
    card = library.routes.get(first.card)
    texts = ("who_can", "how", "what_it_can_do", "what_it_cannot", "what_happens_next", "how_long",
             "before_you_start")
    named = [library.contacts[name] for name in (card.contacts if card else ()) if name in library.contacts]
    return {"route": first.route, "title": way_title(group, library), "because": first.because,
            "by": first.by.isoformat() if first.by else None, "until": first.until.isoformat() if first.until else None,
            "aim_by": first.aim_by.isoformat() if first.aim_by else None, "state": first.state.value,
            "soon": first.soon, **{name: getattr(card, name) if card else "" for name in texts},
            "contacts": [{"name": one.name, "phone": one.phone, "email": one.email, "web": one.web,
                          "hours": one.hours, "note": one.note} for one in named]}


def _sources(groups: Sequence[Sequence[Step]], library: Library) -> list[dict[str, str]]:
    seen: dict[tuple[str, str], dict[str, str]] = {}
    for group in groups:
        card = library.routes.get(group[0].card)
        if card:
            for cited in card.citations:
                seen.setdefault((cited.source.id, cited.pinpoint), source_entry(card.nation, cited))
    return list(seen.values())


def _buttons(groups: Sequence[Sequence[Step]], shortened: Sequence[Sequence[Step]],
             library: Library) -> list[dict[str, str]]:
    """Letters first, then the rest of the ways told shortly, then what else can be asked."""
    words = library.words
    made: list[dict[str, str]] = []
    for group in groups:
        card = library.routes.get(group[0].card)
        if card and card.takes_letter and len(made) < LETTER_BUTTONS:
            made.append(button(f"{words.say('letter')} {card.title}", "write_letter", route=card.id))
    made += [button(f"{words.say('more_about')} {way_title(group, library)}", "route_details", route=group[0].card)
             for group in shortened if group[0].card in library.routes]
    made += [button(words.say("what_to_write_down"), "record_sheet"), button(words.say("scared"), "scared"),
             button(words.say("change_answer"), "change_fact")]
    return made


def route_details(card: Route, library: Library) -> Message:
    """All of one route card as text."""
    words = library.words
    parts = [card.title]
    for name in ("who_can", "how", "before_you_start", "what_it_can_do", "what_it_cannot", "what_happens_next",
                 "how_long"):
        if getattr(card, name):
            parts.append(f"{words.say('card_' + name)} {getattr(card, name)}")
    return {"text": "\n\n".join(parts), "buttons": [],
            "custom": {"kind": "answer", "sources": [source_entry(card.nation, one) for one in card.citations]}}


def _read_back(understood: Sequence[Understood], words: Wording) -> list[str]:
    """What was understood, with a way to change it, as the last block of the text; nothing when nothing was said."""
    said = "\n".join(f"- {words.say('fact_' + one.fact)}: {one.value}" for one in understood)
    return [f"{words.say('read_back')}\n{said}"] if said else []
