"""Which day of the case each time in a message is: the event's, the complaint's, the answer's... It goes by the verb beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from knowledge.complaints.interview.dates.readers import Said
from knowledge.complaints.interview.dates.reading import Refused, times_in
from knowledge.complaints.interview.story.people import IS, pattern

ASKED_FOR = "".join(f"(?<!{words} )" for words in ("to", "wanna", "do i", "do we", "can i", "can we", "could i", "should i",
                                                  "would i", "may i", "if i", "ill", "i will"))
VERBS = (
    ("stage_date", pattern(
        r"repl(?:y|ied|ies)|response|responded|answer(?:ed)?|letter back|final (?:letter|answer|response|reply)|"
         r"wrote back|heard back|"
        r"(?:turned|knocked|threw|thrown) (?:it |me |us |my complaint )?(?:down|out|back)|reject(?:ed|ion)|refused (?:it|"
         r"my|the|our)|"
        r"upheld|decision|decided|closed (?:it|my|the|our)|dismissed|card back|got (?:a|the) letter|had the letter|"
         r"letter (?:from|dated)")),
    ("complaint_date", pattern(
        rf"complained|{ASKED_FOR}complain(?! about)|(?<!to )(?:put|sent|made|lodged|filed|submitted|"
         r"handed|emailed) "
        r"(?:\w+ ){0,5}?(?:complaint|complaints|one in|it in|it off|letter|email|in writing|it all in writing)|"
        r"(?:wrote|written|emailed) (?:\w+ ){0,3}?to|complaint (?:went|was|is|got|reached|has gone)|"
         r"formal complaint (?:\w+ ){0,2}?in")),
    ("told", pattern(
        r"(?:told|spoke|spoken|talked|mentioned|raised|reported|rang|moaned)(?: it| this)?(?: to| with)? (?:them|the|a|"
         r"my|staff|pals|him|her|"
        r"ward|nurse|manager|someone|somebody)|had a word")),
    ("known_date", pattern(
        r"(?:found|find) out|learn(?:ed|t) (?:about|of)|discovered|first (?:knew|heard)|heard about it|(?:he|she|"
         r"they) (?:only )?told (?:me|us)|"
        r"we were told|came to light")),
    ("admission_date", pattern(
        r"section (?:2|3|two|three|free|to) (?:since|from)|(?:been )?(?:on|under) (?:a |the )?(?:section|it|one|2|3|two|"
         r"three)(?: 2| 3| two| three)? "
        r"(?:since|from|for)|sectioned (?:on|since|from|last|in)|(?:was|got|been|i was|were) (?:put on|sectioned|"
         r"admitted|detained)|admitted|"
        r"(?:went|came|taken|brought|come) in(?:to)?(?: \w+){0,2}|section (?:began|started|begins)|been (?:in |here |"
         r"there )+since|since i got here")),
)
BREAKS = re.compile(r"\b(?:but|and|then|although|because|so|cos)\b|[,.;]")
THAT_DAY = pattern(r"(?:that|the same|same) (?:day|night|morning|evening|afternoon)")
HARM = pattern(
    r"restrain\w*|held|hold|holding|pinned|pin|seclu\w+|inject\w*|drag\w*|happen\w*|hurt|hit|grabbed|locked|kick\w*|"
     r"punch\w*|died|passed|found|"
    r"broke|twisted|took|fell|strapped|cuffed|shoved|lost|it was|kept|done|did|put (?:me|him|her|them)")
WHILE_HELD = pattern(rf"(?:when|while|whilst|as|during|still|already|then) (?:{IS}|i was|im|we were|my|the|a|on|being) ?(?:\w+ )?"
                     r"(?:sectioned|detained|on (?:a )?section(?: \w+)?)")
AFTER_WORDS = 45
WISHED_FOR = pattern(r"wants?|need|needs|like|stop|stopped|safe|back|please|complain|complaint|write|start|tell|help")
SOON = re.compile(r"(?:today|tonight|this (?:week|morning|afternoon|evening|month)|just now)")


def days_told(text: str, today: date) -> tuple[dict[str, Said], tuple[Refused, ...]]:
    """The day of each date fact, and the days refused. Of several days of one fact the first counts."""
    spoken = times_in(text, today)
    found: dict[str, Said] = {}
    end = 0
    for at, one in enumerate(spoken.times):
        until = spoken.times[at + 1].start if at + 1 < len(spoken.times) else len(spoken.text)
        named, before = spoken.text[one.start:one.end], spoken.text[end:one.start]
        end = one.end
        if WISHED_FOR.search(_last_clause(before)) and SOON.fullmatch(named.strip()):
            continue
        name = _belongs(before + named, spoken.text[one.end:min(until, one.end + AFTER_WORDS)])
        if name and (name not in found or one.said.day < found[name].day):
            found[name] = one.said
    if "admission_date" in found and "event_date" not in found and THAT_DAY.search(spoken.text):
        found["event_date"] = found["admission_date"]
    return found, spoken.refused


def _belongs(before: str, after: str) -> str:
    """The fact a time is the day of: the nearest verb before it in its clause, else the first one after it."""
    for part in (_last_clause(before), BREAKS.split(after)[0], before):
        named = _nearest(part)
        if named:
            return "" if named == "told" else named
    return "event_date"


def _last_clause(before: str) -> str:
    return BREAKS.split(before)[-1]


def _nearest(part: str) -> str:
    """The fact whose verb stands last; what was done to somebody is the event's, and so is 'while he was sectioned'."""
    every = enumerate((*VERBS, ("event_date", WHILE_HELD), ("event_date", HARM)))
    seen = [(match.end(), -match.start(), -at, name) for at, (name, one) in every for match in one.finditer(part)]
    held = [end for end, _, _, name in seen if name == "event_date"]
    seen = [one for one in seen if one[3] != "admission_date" or one[0] not in held]
    return max(seen)[3] if seen else ""


def in_order(found: Mapping[str, Said]) -> dict[str, Said]:
    """Without days that cannot be true together: an answer or a complaint does not come before what happened."""
    event = found.get("event_date")
    if event is None:
        return dict(found)
    return {name: said for name, said in found.items() if name in ("event_date", "admission_date") or said.until >= event.day}
