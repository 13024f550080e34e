"""How the person was held, from a story in any words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from knowledge.complaints.facts import LegalStatus
from knowledge.complaints.interview.story.people import first, pattern

Fact = tuple[str, Any, bool]
SPOKEN = {"two": "2", "three": "3", "four": "4", "five": "5", "free": "3", "to": "2", "too": "2", "thirty seven": "37",
          "one three six": "136", "one free six": "136", "one thirty six": "136"}
NUMBERS = sorted({re.sub(r"\D.*", "", one.value[1:]) for one in LegalStatus if one.value[1:2].isdigit()}, key=len, reverse=True)
NUMBER = rf"(?:{'|'.join(NUMBERS)}|two|three|four|five|free|thirty seven|one three six|one free six|one thirty six)"
NOT_ONE = (
     r"(?! ?(?:minutes?|hours?|days?|nights?|weeks?|months?|years?|pm|am|staff|to one|to ones|on one|of them|men|people|"
     r"beds?|miles|times|occasions|page|pages|o clock|quid|seater))")
SECTION = tuple(map(pattern, (
    r"(?P<number>37|47|48)(?: and| stroke| slash)? ?(?:section )?(?P<more>41|49)\b",
    (rf"(?<!not on )(?<!not a )(?<!any )(?<!\w no )(?:section|sect|sec|secton|sction|s) ?(?P<number>{NUMBER})\b(?! ?(?:leave|"
     r"aftercare))(?P<more> ?(?:2|4|41|49)\b)?"), r"(?:on|under|sorry|was on) (?:a )?section (?P<number>to|too)\b",
    r"\b(?P<number>136|135)\b(?! ?(?:beds|miles|pounds|people))", rf"(?:on|under|onto|to|"
    rf"off) (?:an? )(?P<number>{NUMBER})\b{NOT_ONE}", (
         r"(?:gave|give|got|call|called|calls|its|it is|said|"
         rf"sent)(?: \w+){{0,2}} (?:an? )(?P<number>{NUMBER})\b{NOT_ONE}"), r"(?:sent|gave|give) me (?:a )?(?P<number>37)\b",
    r"a (?P<number>136|135|37)\b", (
         r"(?:sorry|no|hang on|actually|tell a lie) (?:its )?(?:a )?(?P<number>two|three)\b(?! since)?"))))
LIKELY = pattern(r"i think an? (?P<number>2|3|two|three)\b")
FREE = tuple(map(pattern, (
    r"informal(ly)?( patient)?\b", r"voluntar(y|ily)|voluntry|voluntery", r"of (his|her|my|their) own (accord|free will|choice)", (
         r"(not|isnt|wasnt|never|aint|arent|werent|hasnt been|havent been|nobody|no one) (even |actually |been |bloody |"
         r"fucking |really |currently |on any |on a |on |under any |under a |under )*(section(ed)?|detained)"),
    r"without (a|any) section|off (his|her|their|my) own bat", r"own free will",
    (r"(came|come|went|gone|was going|signed) (\w+ )?in (by |on )?(himself|herself|myself|themselves|my own|his own|"
     r"her own|their own)"), r"not on (a |any )?section", r"on (my|his|her) own (two feet|steam)", (
          r"(agreed|chose) to (go|come|stay) in\b"), r"no section(?! (\d|two|three))")))
HELD = tuple(map(pattern, (r"section(ed)?\b(?! (17|117|62|58|132))", r"detained", (
     r"(under|held under|kept under) the (mental health )?act"), r"hospital order")))
CONDITIONAL = pattern(r"conditional(ly)? discharged?|on a conditional discharge")
GUARDIAN = pattern(r"(under|on|in) (a |the )?guardianship|section 7\b")
ON_CTO = pattern(r"(?<!not on a )(cto|community (treatment )?order|community treatment|see tea oh|c t o)\b")
NOW_OUT = pattern(
     r"(im|i am|hes|shes|ive been|been|were|he is|she is|he was|she was|i was|since( been)?)( \w+){0,2}? (out|home|"
     r"discharged)( of there| of hospital)?( now|\b)(?! of)|(ex|former) patient|no longer (sectioned|detained|"
     r"on a section)|(not|isnt) (sectioned|detained|on (a|any) section) (now|any ?more)|since been discharged|got out|"
     r"came out|home now|out now|im well now")
LONG_AGO = pattern(
     r"(year|years|yrs|the year before last|last year)( ago| back)?( when (i|he|she|they) (was|were) (sectioned|"
     r"detained))?|when (i|he|she|they) (was|were) (sectioned|detained|on (a )?section)")
PAST = re.compile(r"\b(was|were|ex|years? ago)\b")
WAS_ON = pattern(r"(was|were|had been) (then |only |at the time )?(on|under) (a |an |the )?(section|sect|sec|s) ?(\d|two|three)\w*")
STILL_ON = pattern(r"(still|now|currently|am|im|hes|shes|is) (\w+ )?(on|under) (a |an |the |it|one)")
SINCE = pattern(r"(he|she) (isnt|is not) now|whats? they call informal since")


def how_held(said: str) -> Iterator[Fact]:
    """The section or its absence, as (fact, value, whether it was said outright)."""
    status, sure = _status(said)
    if status:
        yield "legal_status", status, sure


def _status(said: str) -> tuple[str, bool]:
    for value, found in (("cto", ON_CTO), ("cond_discharge", CONDITIONAL), ("guardianship", GUARDIAN)):
        if found.search(said):
            return value, True
    numbered = _numbered(said)
    if numbered and WAS_ON.search(said) and not STILL_ON.search(said):
        return "was_detained", True
    if numbered:
        return ("was_detained", False) if NOW_OUT.search(said) and PAST.search(said) else (numbered, True)
    if likely := LIKELY.search(said):
        return _value(likely["number"]), False
    if first(FREE, said):
        return "informal", True
    if first(HELD, said):
        then = LONG_AGO.search(said) and NOW_OUT.search(said) and PAST.search(said)
        return "was_detained" if then else "detained", True
    return "", True


def _numbered(said: str) -> str:
    """The section named; of a correction the last."""
    found = [(match.end(), match) for one in SECTION for match in one.finditer(said)]
    if not found:
        return ""
    match = max(found, key=lambda one: one[0])[1]
    return _value(match["number"], (match.groupdict().get("more") or "").strip())


def _value(number: str, more: str = "") -> str:
    figures = SPOKEN.get(number, number)
    known = {one.value for one in LegalStatus}
    tried = (f"s{figures}({more})", f"s{figures}/{more}", f"s{figures}")
    value = next((one for one in tried if one in known), "")
    return value or ("short_power" if figures == "5" else "")
