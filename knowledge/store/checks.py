"""Refuses content that is well formed but not fit to be said (design, section 7)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from knowledge.cited_places import places_in
from knowledge.model import Extract, Nation, Status, Weight
from knowledge.store.content import Content
from knowledge.store.letter_checks import due
from knowledge.store.problems import Problem
from knowledge.store.readability import HIGHEST_AGE, reading_age
from knowledge.store.topics import check_topics

ENGLISH_ONLY = re.compile(
    r"\b(Use of Force Act|Seni.s Law|CQC|Care Quality Commission|PALS|PHSO|LGSCO|Parliamentary and Health Service "
    r"Ombudsman|integrated care boards?|Freedom to Speak Up|Help at Hand|Healthwatch|Code of Practice \(England\)|"
    r"Care Act|England's Code)\b")
WELSH_ONLY = re.compile(
    r"\b(Llais|HIW|Healthcare Inspectorate Wales|PSOW|Public Services Ombudsman|Listening to People|Putting Things "
    r"Right|Code (?:of Practice )?for Wales|Wales's Code|Mental Health \(Wales\) Measure|health boards?)\b")
LABELLED = {Nation.ENGLAND: re.compile(r"\bEngland\b|\bEnglish\b"), Nation.WALES: re.compile(r"\bWales\b|\bWelsh\b")}
NEVER = re.compile(
    r"\b(mentally ill|suffer(?:s|ing)? from|committed suicide|commit suicide|too late|you will win|wheelchair[- ]bound"
    r"|the mentally)\b", re.IGNORECASE)
NUMBER = re.compile(r"\b0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b")
PLACEHOLDER = re.compile(r"\{[^}]*\}")
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n\s*\n|\n(?=\s*[-*])")
OFFICE_WORDS = re.compile(r"\b(?:medications?|service users?)\b", re.IGNORECASE)
READ_FIRST = ("title", "heading", "short", "next")
NOT_LAW = frozenset({Weight.GUIDANCE, Weight.ADVICE, Weight.CAMPAIGN, Weight.DATA})
OF_LAW = frozenset({"section", "regulation", "article"})
MUST_BY_LAW = re.compile(r"\bmust by law\b|\bby law\b[^.]*\bmust\b|\bmust\b[^.]*\bby law\b", re.IGNORECASE)
REPLIES = re.compile(
    r"(?:(?:yes|no|sometimes|usually|mostly|perhaps|maybe|never|possibly)[,.:;]|not\b|only (?:as|if|for|in|with|when)\b"
    r"|it depends\b)", re.IGNORECASE)
NOT_STARTED = re.compile(r"\bnot (?:yet )?(?:in force|started|begun)\b|\bbut not yet\b", re.IGNORECASE)
A_YEAR = timedelta(days=366)

Check = Callable[[Content, date], Iterator[Problem]]


def _note(content: Content, extract: Extract, part: str, wrong: str, instead: str = "") -> Problem:
    place = content.places.of_extract(extract.id, part)
    return Problem(place.file, place.line, f"{extract.id}: {wrong}", instead)


def texts(extract: Extract) -> tuple[tuple[str, str], ...]:
    """Every text of the extract that anybody may read, with the name it has in its file."""
    names = [("title", extract.title)]
    if extract.heading != extract.title:
        names.append(("heading", extract.heading))
    return (*names, ("short", extract.short), ("fuller", extract.fuller), ("exact", extract.exact),
            ("next", extract.next_steps))


def wrong_nation(nation: Nation, text: str) -> Iterator[str]:
    """Sentences that state a thing of one nation where the other may read it unlabelled."""
    strangers = []
    if nation is not Nation.ENGLAND:
        strangers.append((ENGLISH_ONLY, Nation.ENGLAND))
    if nation is not Nation.WALES:
        strangers.append((WELSH_ONLY, Nation.WALES))
    for pattern, home in strangers:
        for sentence in SENTENCE.split(text):
            if pattern.search(sentence) and not LABELLED[home].search(pattern.sub("", sentence)):
                yield sentence


def _texts(content: Content) -> Iterator[tuple[Extract, str, str]]:
    return ((extract, part, text) for extract in content.extracts for part, text in texts(extract))


def _nations(content: Content, _: date) -> Iterator[Problem]:
    for extract, part, text in _texts(content):
        for sentence in wrong_nation(extract.nation, text):
            yield _note(content, extract, part,
                        f"says a thing of the other nation without naming it: '{sentence[:90]}'",
                        "'In England, ...' or 'In Wales, ...' in the same sentence, or move it to the pair")


def _ids(content: Content, _: date) -> Iterator[Problem]:
    known = {extract.id for extract in content.extracts}
    counts = Counter(extract.id for extract in content.extracts)
    for extract in content.extracts:
        if counts[extract.id] > 1:
            yield _note(content, extract, "", "this id stands more than once.", "another id")
        for field, ids in (("pair", [extract.pair]), ("superseded_by", [extract.superseded_by]),
                           ("related", extract.related)):
            for other in ids:
                if other and other not in known:
                    yield _note(content, extract, field, f"'{field}: {other}' is not an extract.", "an id that exists")


def _merged(content: Content, _: date) -> Iterator[Problem]:
    """An id that was merged away is not in use again, and leads to one place only."""
    taken = {extract.id: extract.id for extract in content.extracts}
    for extract in content.extracts:
        for old in extract.was:
            home = taken.setdefault(old, extract.id)
            if old == home or home != extract.id:
                yield _note(content, extract, "was", f"'was: {old}' is still in use in '{home}'.",
                            "an id that was merged into this one, once")


def _topics(content: Content, _: date) -> Iterator[Problem]:
    yield from check_topics(content.topics, content.extracts, content.places)


def _cited(content: Content, _: date) -> Iterator[Problem]:
    """Every citation says where in the source it stands."""
    for extract in content.extracts:
        for cited in extract.citations:
            if not cited.pinpoint.strip():
                yield _note(content, extract, "sources", f"'{cited.source.id}' is cited without a place.",
                            f"'- {cited.source.id}: rec 1.4.24', or ': whole page'")


def _pairs(content: Content, _: date) -> Iterator[Problem]:
    known = {extract.id: extract for extract in content.extracts}
    for extract in content.extracts:
        pair = known.get(extract.pair)
        if pair and (pair.pair != extract.id or pair.nation is extract.nation or Nation.BOTH in
                     (pair.nation, extract.nation)):
            yield _note(content, extract, "pair", f"its pair '{pair.id}' does not point back from the other nation.",
                        f"'pair: {extract.id}' in '{pair.id}', one england and one wales")


def _successors(content: Content, today: date) -> Iterator[Problem]:
    """What replaced a statement is itself good, checked, and true wherever the old one was."""
    known = {extract.id: extract for extract in content.extracts}
    for extract in content.extracts:
        successor = known.get(extract.superseded_by)
        if successor is None:
            continue
        if not successor.served() or (successor.in_force_to and successor.in_force_to < today):
            yield _note(content, extract, "superseded_by", f"its successor '{successor.id}' may not be said itself.",
                        "the id of one that is checked and in force")
        if successor.nation not in (Nation.BOTH, extract.nation):
            yield _note(content, extract, "superseded_by", f"its successor '{successor.id}' is for "
                        f"{successor.nation.value} only.", f"one for {extract.nation.value}")


def _dates(content: Content, today: date) -> Iterator[Problem]:
    for extract in content.extracts:
        if extract.served() and extract.review_by < today:
            yield _note(content, extract, "review_by", f"should have been checked again by {extract.review_by}.",
                        "check it, then a new 'checked_on' and 'review_by'")
        if extract.review_by > extract.checked_on + A_YEAR and extract.review_by != date.max:
            yield _note(content, extract, "review_by", f"'review_by: {extract.review_by}' is more than a year on.",
                        "a day at most a year after 'checked_on'")
        if extract.in_force_from and extract.in_force_to and extract.in_force_to < extract.in_force_from:
            yield _note(content, extract, "in_force_to", "it ends before it starts.", "a later day")
        if extract.in_force_to and extract.in_force_to < today and not extract.superseded_by:
            yield _note(content, extract, "in_force_to", "is no longer in force and names no successor.",
                        "superseded_by: the-new-id")


def _words(content: Content, _: date) -> Iterator[Problem]:
    welsh = ((extract, "welsh", extract.welsh_short) for extract in content.extracts)
    for extract, part, text in (*_texts(content), *welsh):
        for match in NEVER.finditer(text):
            yield _note(content, extract, part, f"'{match[0]}' is a word we do not use.",
                        "see 'How we write' in README.md")
        for match in PLACEHOLDER.finditer(text):
            name = match[0].strip("{}").partition(":")[2]
            if name in content.contacts and not match[0].startswith("{contact:"):
                yield _note(content, extract, part, f"'{match[0]}': '{name}' shows no such thing in contacts.yml.",
                            f"{{contact:{name}}}, or check it and move it out of 'pending:'")
            else:
                yield _note(content, extract, part, f"'{match[0]}' is not a contact we know.",
                            "{contact:id} with an id of contacts.yml")


def _plain_words(content: Content, _: date) -> Iterator[Problem]:
    """What a patient reads first speaks of medicine, not medication, and of people, not service users."""
    for extract, part, text in _texts(content):
        for match in OFFICE_WORDS.finditer(text) if part in READ_FIRST else ():
            yield _note(content, extract, part, f"'{match[0]}' is a word of the office.", "'medicine', 'patients' or 'people'")


def _readable(content: Content, _: date) -> Iterator[Problem]:
    for extract in content.extracts:
        age = reading_age(extract.short) if extract.served() else 0.0
        if age > HIGHEST_AGE:
            yield _note(content, extract, "short", f"this reads at the age of {age:.0f}, and {HIGHEST_AGE:.0f} is the highest.",
                        "shorter sentences, shorter words")


def _stands_alone(content: Content, _: date) -> Iterator[Problem]:
    """A short text replies to many questions, so its first sentence holds without the word of reply to one of them."""
    for extract in content.extracts:
        if match := REPLIES.match(extract.short):
            yield _note(content, extract, "short", f"begins with '{match[0]}', a reply to one form of the question.",
                        "'opener: yes' (or no, or sometimes) among the fields, and a first sentence that is true by itself")


def _by_law(content: Content, _: date) -> Iterator[Problem]:
    """Only law binds by law: a text of another weight says 'should', or cites the section it means."""
    for extract, part, text in _texts(content):
        if extract.weight in NOT_LAW and part in READ_FIRST and MUST_BY_LAW.search(text) and not _cites_law(extract):
            yield _note(content, extract, part, f"says 'must by law', and its weight is '{extract.weight.value}'.",
                        "'should', or 'weight: law', or the section of the law in 'sources' when it was read")


def _not_started(content: Content, today: date) -> Iterator[Problem]:
    """'This is the law: it must be followed' never stands under words that it has not started."""
    for extract in content.extracts:
        if extract.weight is Weight.LAW and extract.says_force(today) and NOT_STARTED.search(extract.short):
            yield _note(content, extract, "short", "says that it has not started, and would be told as law that must be followed.",
                        "'say_force: no', or the day it starts in 'in_force_from'")


def _cites_law(extract: Extract) -> bool:
    return any(place.kind in OF_LAW for cited in extract.citations for place in places_in(cited.pinpoint.lower()))


def _typed_numbers(content: Content, _: date) -> Iterator[Problem]:
    shown = {re.sub(r"\D", "", number) for contact in content.contacts.values()
             for number in (contact.phone, *NUMBER.findall(contact.text))}
    for extract, part, text in _texts(content):
        for match in NUMBER.finditer(text):
            if re.sub(r"\D", "", match[0]) not in shown:
                yield _note(content, extract, part, f"the number {match[0]} is not in contacts.yml.", "{contact:id}")


def _ways(content: Content, _: date) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for extract in content.extracts:
        if not extract.served() or extract.topic == "words":
            continue
        for way in extract.asked_as:
            key = " ".join(re.findall(r"\w+", way.lower()))
            other = seen.setdefault(key, extract.id)
            if other != extract.id and not _are_pair(content, other, extract.id):
                yield _note(content, extract, "asked_as", f"'{way}' is also a way of asking for '{other}'.",
                            "a different way in one of them")


def _are_pair(content: Content, one: str, other: str) -> bool:
    return any(extract.id == one and extract.pair == other for extract in content.extracts)


def _contacts(content: Content, _: date) -> Iterator[Problem]:
    for contact in content.contacts.values():
        if contact.status is Status.PENDING and (contact.phone or contact.text):
            place = content.places.of("contacts.yml", contact.id)
            yield Problem(place.file, place.line, f"{contact.id}: an unchecked number is shown.",
                          "move it under 'pending:'")


def _changes(content: Content, _: date) -> Iterator[Problem]:
    known = {extract.id for extract in content.extracts}
    replaced = {extract.id for extract in content.extracts if extract.superseded_by}
    for change in content.changes:
        place = content.places.of("changes.yml", change.id)
        for other in (*change.extracts, *change.superseded):
            if other not in known:
                yield Problem(place.file, place.line, f"{change.id}: '{other}' is not an extract.", "an id that exists")
        for other in change.superseded:
            if other in known and other not in replaced:
                yield Problem(place.file, place.line, f"{change.id}: '{other}' may be served bare.",
                              f"'superseded_by: ...' in '{other}'")


def _letters(content: Content, today: date) -> Iterator[Problem]:
    yield from due(content.letters, today)


CHECKS: tuple[Check, ...] = (_nations, _ids, _cited, _merged, _topics, _pairs, _successors, _dates, _words, _plain_words,
                            _readable, _stands_alone, _by_law, _not_started, _typed_numbers,
                            _ways, _contacts, _changes, _letters)


def check(content: Content, today: date) -> tuple[Problem, ...]:
    """Everything wrong with the content on this day, faults of form first."""
    return (*content.problems, *(problem for one in CHECKS for problem in one(content, today)))
