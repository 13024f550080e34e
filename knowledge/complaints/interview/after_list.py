"""What people ask for once the list of ways stands: the list again, the first day, a letter, a change, a print. Pure."""

from __future__ import annotations

from knowledge.complaints.interview.patterns.shape import Signs, fold
from knowledge.complaints.interview.story.people import pattern

COMMANDS = (
    ("list", Signs(((
         r"(show|see|read|give|tell|say|repeat|what was|where is|wheres|go back to|back to)( \w+){0,2} (list|routes|ways|"
         r"options|steps)( again)?"),
                    r"(the )?(list|routes) (again|please)", r"show (me )?(it|that|them) all again"))),
    ("days", Signs((
        r"(which|what)( one| of them| way| route| limit| deadline)?( \w+){0,2} "
        r"(runs? out|is due|expires?|ends?|is soonest)( first| soonest)?",
        r"(nearest|soonest|first|next) (deadline|day|date|limit)",
        r"what(s| is| are) (most urgent|(all )?the (days|dates|deadlines))"))),
    ("first", Signs((
        r"(which|what)( one| of them| way| route)?( \w+){0,2} (is first|comes? first|do i do first)",
        r"(which|what) (one )?(first|do i start with|should i do first)",
        r"(take|taking) (it|this|that|my complaint|things|the complaint) (any |\w+ )?further", r"next (step|stage)",
        r"(look|looked|looking) at (it )?(again|by (someone|somebody|anyone) (independent|else|outside))"))),
    ("letter", Signs((r"(the |a |that |write |draft |do ){1,4}(complaint )?letters?( \w+){0,5}",
                      r"^letters?( to| for)?( \w+){0,5}$"))),
    ("record", Signs((r"what (should|do|can|shall) (i|we) (write|note|put) down", r"what to write down", r"record sheet"))),
    ("print", Signs((r"^(can i |how do i |please )*(print|save|download)( \w+){0,3}$",))),
    ("change", Signs(((
         r"^(change|correct|fix|alter) (an answer|my answers?|something|one thing|the \w+)$"), r"(thats|that is|its) wrong$"))),
)
LETTERS = (
    (pattern(r"(one|body|people|who|that) (that |who )?pays?|commissioner|icb|funder|paying"), ("NHS_COMM_E",)),
    (pattern(r"police|officers?"), ("POLICE_COMPLAINT",)), (pattern(r"records?|notes|files?|sar\b"), ("SAR", "AHRA")),
    (pattern(r"ombudsman|phso|psow|lgsco"), ("PHSO", "PSOW", "LGSCO", "PHSO_MP", "JOINT_OMBUDSMAN")),
    (pattern(r"cqc"), ("CQC_MHA", "CQC_FB")),
    (pattern(r"hiw|inspectorate"), ("HIW_MHA", "HIW")),
    (pattern(r"council"), ("COUNCIL_E", "COUNCIL_W")),
    (pattern(r"hospital|trust|health board|ward|nhs|complaint"),
     ("NHS_PROV_E", "NHS_W", "NHS_OWN_E", "NHS_OWN_W", "PRIV_PROC", "CARE_PROVIDER")),
    (pattern(r"ministry|moj|justice"), ("MOJ_MHCS",)),
)


def list_command(text: str) -> str:
    """What a message asks of the list: 'list', 'days', 'first', 'letter', 'record', 'print', 'change'; '' for none of them."""
    return next((name for name, signs in COMMANDS if signs.found(text)), "")


def letters_meant(text: str) -> tuple[str, ...]:
    """The routes whose letter a message names, likeliest first; none when it names no body."""
    said = fold(text)
    return next((routes for one, routes in LETTERS if one.search(said)), ())
