"""What should come of it, from a story in any words: only what stands after a word of wishing. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from knowledge.complaints.interview.story.people import BODY, FORCED, pattern

Fact = tuple[str, Any, bool]
WISHING = re.compile(
    r"\b(?:want|wants|wanted|wanna|wanting|id like|wed like|hed like|shed like|would like|like to|would love|i need|"
     r"we need|need|needs|hope|hoping|"
    r"wish|after|only after|going to|gonna|just|ask|asks|asking|asked for|looking for|looking to|i wish|both like|"
     r"so i can|ready to|make it so|somebody to|"
    r"someone to|please|seeks?|seeking|request|requests|requesting|require|expect|demand|deserve|outcome|outcomes|should|"
     r"must|how (?:do|can) (?:i|we) get|can "
    r"(?:someone|somebody|you))\b")
NOT_WISHING = re.compile(r"\b(?:dont|not|never|didnt|doesnt|nobody|no|wont|wouldnt|isnt) (?:\w+ )?$")
LONGEST_WISH = 32
SHORT_ANSWER = 12
POLICE = r"(?:police|officers?|coppers?|cops|policem[ae]n)"
WISHES = (
    ("explanation_apology", (
        r"explain\w*|explanation|apolog\w*|sorry|(know|see|find out|told|understand) (\w+ )?(how|who|what)\b|(straight |"
        r"proper |some )?answers?|say why|(know|no|knowing|say|told|"
         r"see) (\w+ )?(why|how come)|truth|account\w*|own up|say what (happened|went)|what (really |exactly )?(happened|"
         r"went wrong)|why (it|they|was|over|men|did)|admit|justice|acknowledg\w+|find out what")),
    ("quick_fix", (
        r"(it|this|them|things|him|her) (to |all )?(stop\w*|put right|sorted?|fixed|mended)|(stop|stopped|"
         r"stops) (\w+ )?(it|doing|happening|now|today|this)|put (it )?right|(be |to be |get )?(moved|mended|fixed|"
         r"sorted)( out)?|sort (it|this|things|that)( out)?|(phone|guitar|things|stuff|belongings|clothes)( \w+)? back|"
         r"let (me|him|her|us) (out|go|see|ring)|open the|see my \w+ this|(not|never|wont|doesnt|"
         r"dont) (to )?(let it )?happen\w* (again|to)|it not to|(nobody|no one|others?|anyone|"
         r"anybody) (else )?(\w+ ){0,3}(go(es)? through|suffer|has to|happen)|(this|that|the) (lock|door) |lessons|"
         r"train(ed|ing)|lock mended|for it to stop|never again|quickly|be rung|dealt with (today|now)|to the next (one|"
         r"fella|girl|person|patient)|another (girl|lad|person|patient|family)|made better|look(ed)? into|"
         r"put (down )?in the book")),
    ("change_rule", (
        r"(\w+ )?rules? (\w+ )?(changed|scrapped|gone|lifted|so|like)|(changed|scrap|lift|drop|"
         r"get rid of) (\w+ ){0,2}(rule|policy|ban)|blanket|a rule|(always|every time)( \w+)? (anybody|on|there)|"
         r"policy (changed|looked)|make it so")),
    ("safe_now", (
         r"safe|(kept|keep) (\w+ )?(apart|away)|safety|protect\w*|moved or him moved|stopped (today|now)|stop now|"
         r"away from (him|her|that)|shut my eyes")),
    ("records", (
        r"(?:his|her|my|the|all|all of|see|those|any|their|our) (\w+ )?(notes?|records?|files?|paperwork|write ups?|"
         r"footage|film|video|cctv)|cctv|camera film|footage|copy of|copies|(what|everything) (was|they|"
         r"\w+) (\w+ )?(wrote|written|recorded|put down)|(paper|form) (that )?says|written down about|use of force record|"
         r"records")),
    ("report_professional", (
        r"struck off|sack\w*|(get|gets|be|in) (in )?(to )?trouble|badge|fired|suspended|(that|the|those|this|a|one|him|"
         r"her) (\w+ ){0,2}?(nurse|worker|doctor|man|woman|two|him|her|hca|"
         r"psychiatrist|person)? ?(to be )?reported|report (that|the|those|this|him|her|them|one) ?(\w+ )?(nurse|doctor|"
         r"worker|two|man|woman|hca|psychiatrist|social worker)?\b(?! to the police)|nmc|gmc|hcpc|sacked|lose (his|her|"
         r"their) (job|badge|pin|licence|registration)|takes? (their|his|her) badge|cant (work|nurse)|never (work|nurse)|"
         r"disciplin\w+|taken off the register")),
    ("report_crime", (r"police (to be |be )?(informed|told|called|involved)|"
         r"press(ing)? charges|(to|tell|ring|call|get|report (it|this|him|her|them) to) the police|crim(e|inal)|assault|"
         r"prosecut\w+|arrest\w*|charged|safeguarding|report (the|this)? ?abuse")),
    ("tell_regulator", (
         r"cqc|hiw|inspectorate|inspectors?|regulators?|care quality|ciw|(somebody|someone) (outside|independent)( that|"
         r" the| of)?( \w+)? ?(told|to look|to know)?|people who inspect|warn others|looked at by (someone|somebody)|"
         r"independent (person|body|look)")),
    ("complain_about_police", (
         rf"(complain|complaint|complaining|report\w*) (\w+ ){{0,2}}(about |against )?(the |those |them |two |"
         rf"\w+ )*{POLICE}|{POLICE} (\w+ ){{0,3}}(looked|dealt|dealing|reported|investigated|held|to answer|as well|one)|"
         rf"(go|going|get) after (those |the |them |\w+ )*{POLICE}|(them|those) two {POLICE}|those {POLICE}")),
    ("money", (r"compo\b|brass\b|payment|something towards|(cost|costs) (me|us)\b|reimburs\w+|"
         r"money|compensat\w+|paying for|pay ?(out|back|me|us|for)\b|wages|damages|sue|suing|legal action|(due|something|"
         rf"owed) (\w+ )?for the (\w+ )?{BODY}|refund|take them to court|claim(ing)? (for|against)|solicitor")),
    ("leave_section", (
         r"(get|be|come|come) (\w+ )?off (my|the|this|his|her|their) section|(get|let) (me |him |her |"
         r"them )?(out of (here|there|hospital)|home|out)\b|(go|come) home|appeal|tribunal|leave (this |the )?(place|"
         r"hospital|ward)|discharged|off (the|my|his|her|this) section|off this section|to get out|out of here")),
    ("listening", (
         r"listen\w*|(be |to be |feel )?heard|(hear|hears) (me|it|what|him|her|us|my|our|his)|(sit|sits) (down )?(by|"
          r"with|and hear)|"
         r"believe (me|us|him|her)|taken seriously|somebody to talk to|tell (my|our) (side|story)")),
)
READY = tuple((value, pattern(written)) for value, written in WISHES)
OUTRIGHT = (("money", pattern(r"i want compensation|claim compensation")), ("report_crime", pattern(r"press charges")),
            ("explanation_apology", pattern(r"(want|wants|need) (an? |some |a proper )?(explanation|apology|answers|sorry)")),
            ("leave_section", pattern(r"(want|wants|need) (to )?(get )?(out of here|off (my|this|the) section)")))
MOJ = r"(?:ministry of justice|moj|mhcs|mental health casework (?:section|team)|justice secretary|home office)"
SLOW = (r"(?:slow|delay\w*|wait\w*|months?|weeks?|late|los[te]|losing|refus\w*|ignor\w*|stuck|taking|takes|took|sat on|sitting on|"
        r"sits on|decision|decid\w*|complain\w*|answer\w*|repl\w+|chas\w+|heard)")
ABOUT_MOJ = pattern(rf"{MOJ}(?: \w+){{0,12}}? {SLOW}|{SLOW}(?: \w+){{0,8}}? {MOJ}|(?:about|against) (?:the )?{MOJ}")
MOJ_AGREED = pattern(rf"{MOJ} (?:\w+ ){{0,3}}?(?:agreed|approved|granted|gave|said yes|allowed|signed)")
HURT = pattern(FORCED)
TAKE_IT_FURTHER = pattern(
     r"take (it|this|my complaint|things) (\w+ )?further|looked at by (someone|somebody|anyone) (independent|else|"
     r"outside)|someone independent")


def wishes(said: str) -> Iterator[Fact]:
    """The wishes of a story, as one fact: a denied wish ('I don't want money') is none.

    The Ministry of Justice is complained of where it is named with a delay or a decision, and no force by staff is told beside it.
    """
    found = sorted({value for part in _wished(said) for value, one in READY if one.search(part)}
                   | {value for value, one in OUTRIGHT if one.search(said)})
    if TAKE_IT_FURTHER.search(said):
        found = sorted({*found, "complaint"})
    if ABOUT_MOJ.search(said) and not MOJ_AGREED.search(said) and not HURT.search(said):
        found = sorted({*found, "complain_about_moj"})
    if found:
        yield "want", found, True


def _wished(said: str) -> Iterator[str]:
    """What stands after each word of wishing, up to the next one; what is denied is left out."""
    marks = [(one.start(), one.end(), bool(NOT_WISHING.search(said[:one.start()]))) for one in WISHING.finditer(said)]
    for at, (_, end, denied) in enumerate(marks):
        until = marks[at + 1][0] if at + 1 < len(marks) else len(said)
        if not denied:
            yield " ".join(said[end:until].split()[:LONGEST_WISH])
