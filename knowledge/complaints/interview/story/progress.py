"""How far a complaint has got, whether it still goes on, and whether somebody was hurt, from a story in any words. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from knowledge.complaints.interview.story.people import BODY, STAFF, first, pattern

Fact = tuple[str, Any, bool]
NOBODY = (r"(anyone|anybody|no one|noone|nobody|no1|a soul|a single person|any of them)( official| in charge| in authority|"
          r" else| at all)?")
COMPLAINT = r"(a |any |an official |a formal |a written |the )?(formal |official |written )?complaint"
NO = r"(not|havent|have not|never|aint|hasnt|has not|didnt|werent|wasnt)"
NONE = tuple(map(pattern, (
    rf"{NO} (told|spoken to|spoke to|asked|been to|gone to|tell|said anything to) (\w+ ){{0,2}}?{STAFF}\b",
    rf"(nobody|no one|noone|none of us)( has| have|s|ve)?( yet| ever)? (made|put in|lodged|sent|filed|raised|"
    rf"submitted) {COMPLAINT}",
    r"(no one|nobody|noone|none of them|nowt|nothing) (has |have |s )?(been |yet been )?(told|informed|said|raised|sent|"
    r"lodged|done)"
    r"( yet| so far)?\b(?! (to |about )?(me|us))",
    rf"(rung|told|tell|spoken to|spoke to|informed|contacted) {NOBODY}", r"said (nowt|nothing|not a word)( to| about| yet| so far)",
    r"(did not|didnt|do not|dont) (make |put in |send )?(a |any )?complain(t|ed)? (until now|yet|so far|before)",
    r"(not|hasnt|havent|never) complained\b(?! (about|of) )", r"no complaint in\b",
    r"no (formal )?complaint( \w+){0,3}? (made|lodged|submitted|raised|sent|in|yet)", (
         rf"(no|not|dont|didnt) (tell|told|say|speak to|complain to) {NOBODY}"),
    (r"(not|havent|didnt|dont|never) (make|made|do|done|start|put|send|complain|say|report) (\w+ )?(complaint|complain|"
     r"nothing|anything|it yet|yet)\b"),
    r"nothing (done|said|sent|official|in writing) (yet|so far)",
    (rf"{NO} (?!to |want)(\w+ ){{0,3}}?(complained|complain(t|ts)?|reported|lodged|wrote|written) ?(about it|it|this|to|anything|"
     rf"anywhere|yet|{NOBODY})?\b(?! (about )?(the )?(nurse|staff) to)"),
    (rf"{NO} (\w+ ){{0,2}}?(told|spoke to|spoken to|said (anything|a word|nothing) to|wrote to|written to|been to|"
     rf"rung) ({NOBODY}|them)\b"), rf"(told|spoke to|said nothing to|wrote to) ({NOBODY})\b",
    rf"{NO} (\w+ ){{0,2}}?(started|put|sent|made|done) (\w+ ){{0,2}}?(anything|nothing|a complaint|one in|one)\b", (
         r"(complaint|complained|anything|nothing|nowt)( \w+){0,2} yet$"), r"no complaint( \w+){0,2} (yet|made|so far)",
    rf"{NO} said (anything|nothing|a word)", r"i ve said nothing|ive said nothing|said nothing to", (
         r"first time (ive|i have|weve|anyone)"))))
INFORMAL = tuple(map(pattern, (
    rf"(went|been|gone) to (the |a |\w+ )?(\w+ ){{0,2}}?{STAFF} (about|with|over)",
    rf"(put|brought|took) (it|this|that) (up )?(to|with) (\w+ ){{0,3}}?{STAFF}\b", rf"speak (to|"
    rf"with) (\w+ ){{0,3}}?{STAFF}\b(?! (please|now))",
    r"(fobbed|palmed|brushed) (me|us|him|her|it) off",
    (r"(?<!no )(?<!no formal )complaint( was| has been| is)? (lodged|submitted|raised|made|sent|acknowledged|"
     r"ongoing)\b(?! (yet|so far))"),
    r"(?<!not )(raised|complained|reported|said so|mentioned)( \w+){0,2} (verbally|orally|informally|out loud|in person)",
    r"(pals|ward manager|matron|staff) (has |have |was |were )?(been )?(told|informed|aware|contacted|notified)",
    r"local resolution",
    (r"(?<!not )(?<!never )(?<!havent )(told|spoke|spoken|talked|mentioned|raised|complained|reported|moaned|muttered|"
     rf"mutter) (\w+ ){{0,4}}?(to |with |at )?(\w+ ){{0,3}}?{STAFF}\b(?! (hit|held|grabbed))"),
    rf"(had|have|having) (a )?(word|chat|quiet word|meeting)( \w+)? with (\w+ ){{0,3}}?{STAFF}\b", (
         r"asked (\w+ ){0,3}?(nurse in charge|ward manager|sister|manager|nurse) (\w+ )?(nice|nicely|to (stop|sort|fix|"
         r"move)|about)"),
    r"one (meeting|phone call) (with|from) (a|the) manager", (
         r"been a? ?(meeting|phone call) (with|from) a manager|one phone call from a manager"), (
              r"(rang|phoned|called) and spoke"), r"filled in an? incident form", (
              r"asked (four|three|two|\w+) different staff"), r"spoken to (the )?pals|been to pals|rang pals")))
WRITTEN = r"(in writing|formal(ly)?|official(ly)?|proper(ly)?|written)"
WANTED = (
     r"(?<!want to )(?<!wants to )(?<!want a )(?<!need to )(?<!like to )(?<!going "
     r"to )(?<!gonna )(?<!ready to )(?<!how do i )(?<!can i )(?<!help me )(?<!want )(?<!lets )(?<!to )(?<!never "
     r")(?<!not )(?<!havent )")
FORMAL = tuple(map(pattern, (
    r"(formal|written|official) complaint (was|has been|is|been) (\w+ )?(acknowledged|received|logged|registered|lodged|"
    r"submitted|sent)",
    r"(wrote|written|emailed) (\w+ ){0,2}?(to )?(the )?(chief exec\w*|casework (team|section)|complaints (team|department)|"
    r"provider|"
    r"trust|company|owners)",
    r"(?<!to )(?<!will )(?<!can )(?<!how do i )(send|sent) (\w+ )?complaint by (email|post|letter)",
    rf"{WANTED}(put|sent|made|wrote|lodged|filed|submitted|emailed|handed) (\w+ ){{0,4}}?complaint", (
         r"(i|we|he|she|they|did|ive|weve|have|has|mum|dad) (have |has |did |already |also |then )*(put|sent|made|lodged|"
         r"filed|submitted) (a|my|our|the|in a|in my|in our|one) (\w+ ){0,3}?complaint\b(?! form)"),
    rf"complained (\w+ )?(proper )?{WRITTEN}", r"put it (all )?in writing", (
         r"(wrote|written|emailed|written a letter) (a letter |in )?to (the )?(\w+ )?(health board|hospital|trust|"
         r"chief exec\w*|complaints|board|company)"), (
              r"complaint (is|has|had|went|gone|already) (been )?(gone )?(in|sent|submitted|open)"), (
                   r"(formal|written) complaint( \w+){0,3} (is )?in\b(?! writing)"),
    r"complaint (was|were) (sent|put in|made)", (
         r"(i|we) complained( and| took|$| in (january|february|march|april|may|june|july|august|september|october|"
         r"november|december)| (three|two|four|six|\d+) (weeks|months) ago)"), (
              r"sent (a|the|our|my) (complaint|letter of complaint)"), (
                   r"waiting (for|on) (them|a reply|an answer|their (reply|answer))|heard nothing (since|back)"))))
ANSWERED = tuple(map(pattern, (
    r"(?<!no )(?<!not )(final |written )?(response|reply) (was |has been )?(received|issued|dated|came|arrived)", (
         r"they (answered|replied|responded)\b"),
    r"final (letter|reply|response|answer)\b(?! (yet|from))", (
         r"(?<!no )(?<!not )(?<!havent )(?<!never )(got|had|have|received|sent me|sent us|gave me|got a|ive had|"
         r"already had) (a |an |the |their |back a )?(\w+ ){0,2}(reply|letter back|answer|response|letter)( from| back|"
         r" to| in| a| last|$| and| saying| two| three| \w+ (weeks?|days?|months?) ago)"),
    r"(sent|gave) me a letter back", r"(letter|reply|answer) back in \w+ says", r"wrote back( and said| saying| to say|$)", (
         r"(complaint|they|it) (was |has been |have |been )?(rejected|dismissed|not upheld|turned down|closed it)|"
         r"not upheld|turned (me|us|it) down"), r"had their answer", r"(theyve|they have) closed it", (
              r"thats (there|their) final answer"))))
STILL_OPEN = pattern(
     r"(saying|says|said|just|card back|only)( \w+){0,4} (received|looking into it|acknowledg\w*|still open|"
     r"investigat\w+ it)|acknowledged (it|the)|still (open|waiting)|waiting (for|on) (them|a|an|their|the) ?(reply|answer|"
     r"response)?")
OMBUDSMAN = pattern(
     r"(ombudsman|phso|psow)( for wales)? (\w+ ){0,2}?(turned|decided|said no|rejected|refused|wont|closed|upheld|"
     r"didnt uphold)|decision (from|of|by) (the )?(ombudsman|phso|psow)|(ombudsman|phso|psow)( for wales)?s? decision")
CLAIM = pattern(
     r"solicitors?( \w+){0,3} (sent|wrote|issued) (\w+ ){0,3}letter (of|before) (claim|action)|letter (of|before) (claim|"
     r"action)|pre action letter")
COURT = pattern(
     r"(?<!want to )(court claim|claim)( \w+){0,2} (has been |was |been )?(issued|started)|issued (a claim|proceedings)|"
     r"(its|gone|going through) (in|to|through) (the )?court")
GOES_ON = tuple(map(pattern, (
    r"(it|this|that) (still )?continues?\b(?! to be)",
    r"(ongoing|continuing|continues|keeps? (on )?(happening|doing)|it keep happening)\b", (
         r"still (being|do|does|happens?|locked|strap\w*|held|take|taking)\b"),
    r"all the time|over and over|again and again|most (days|nights)|nearly every|almost every",
    (r"(its|it is|thats|this is|it|been|and its|all|has been)? ?still (going on|happening|goes on|ongoing|at it|doing it|"
     r"on shift|broke|being done|the same|do it|does it)"), (
          r"(its|it is|is|been) (still )?(ongoing|going on)( (now|still))?"), r"going on (still|since|for)\b", (
          r"(every|each) (single )?(day|night|shift|week|afternoon|morning|evening|mealtime)( \w+)? (still|"
          r"for (\w+ )?(two|three|\d+|\w+) (weeks?|months?))"),
    r"(every|each) (single )?(day|night|shift|afternoon|morning|evening|time)( this week)?\b(?! (in|last|of) )", (
         r"(nearly|almost) every (day|night|week)"), (
              r"(they|he|she|staff) (do |does |keep |keeps |still |\w+ )*(keep|keeps|still) (\w+ )?(doing|taking|holding|"
              r"telling|locking|coming|happening|getting|it)"), r"happening still|every day still|it is happening|still is\b", (
                   r"(it was|again|and) last night as well|since (the )?start of \w+ (ive|i have|hes|shes|theyve|been)|"
                   r"since i got here"), r"is still happening|its happening (now|every)")))
OVER = tuple(map(pattern, (
    r"(its|it has|its all|thats|it is) (\w+ )?(stopped|finished|over|done)( now)?\b", (
         r"(hasnt|has not|not) happened (since|again)"), (
         r"(im|i am|hes|shes|ex) (\w+ )?(out|home|been moved|moved)( now|\b)|home now|ex patient|placement finished"))))
NOT_HURT = pattern(r"(nobody|no one|noone|wasnt|werent|not|never|isnt|no) (\w+ ){0,2}?(hurt|injur\w+|injuries|marks|bruis\w+)")
HURT = tuple(map(pattern, (
    (r"(broken|broke|fractured?|dislocated|sprained|swollen|bruis\w*|cuts?|bleeding|bled|split|burns?|burnt|scratch\w*|"
     r"marks?|marked|chipped|graz\w+|popped|popping|purple|black and blue|sore|lump|damaged|cracked|busted|hurt|hurts|"
     rf"clicks?) (\w+ ){{0,5}}?{BODY}\b"),
    rf"(struck|banged|smashed|cracked|hit) (my|his|her|their) (\w+ )?{BODY}\b", r"marks? (all )?(round|around|over|on|"
    r"across) (my|his|her|their)\b",
    (rf"{BODY} (\w+ ){{0,4}}?(broken|broke|fractured|dislocated|sprained|swollen|bruis\w+|cut|bleeding|split|marked|"
     r"chipped|gone|popped|popping|purple|clicks|killing me|bust|hurts?|black|damaged|sore|still hurts|never been right)"), (
          r"(?<!no )bruis(e|es|ed|ing)\b"), r"black eyes?\b", (
          r"lost a tooth|knocked (out|unconscious)|unconscious|concuss\w+|stitches|in plaster|(carpet|friction) burns?|"
          r"cuff marks|lump on"),
    rf"(cut|hurt|twisted|broke|bust|injured|bent|wrenched|split) (my|his|her|their) (\w+ )?{BODY}", r"injur(y|ies|ed)\b")))


def how_far(said: str) -> Iterator[Fact]:
    """The facts about what has been done already, what goes on, and harm: (fact, value, whether it was said outright)."""
    stage, sure = _stage(said)
    if stage:
        yield "stage", stage, sure
    if first(GOES_ON, said):
        yield "continuing", True, not first(OVER, said)
    elif first(OVER, said):
        yield "continuing", False, False
    if NOT_HURT.search(said):
        yield "injury", False, True
    elif first(HURT, said):
        yield "injury", True, True


def _stage(said: str) -> tuple[str, bool]:
    """The furthest that was reached."""
    for stage, found in (("ombudsman_decision", OMBUDSMAN), ("court_issued", COURT), ("pre_action", CLAIM)):
        if found.search(said):
            return stage, True
    formal, answered, none, informal = (first(one, said) for one in (FORMAL, ANSWERED, NONE, INFORMAL))
    if formal and none and none.start() <= formal.start() < none.end():
        formal = None
    if answered and not STILL_OPEN.search(said[answered.start():]):
        return "final_reply", bool(formal) or "final" in answered[0]
    if formal or (answered and STILL_OPEN.search(said)):
        return "formal_open", not none
    if none and informal and "nothing formal" in said:
        return "informal", True
    if none:
        return "none", not informal
    return ("informal", True) if informal else ("", True)
