"""Words for how the person was held."""

from __future__ import annotations

from knowledge.complaints.interview.patterns.shape import Answer, Words

NAMED = r"~(section|sect|sec|s) ?"


def _numbered(name: str, section: str, number: str) -> Answer:
    """A longer section by its number."""
    return Answer(name, {"legal_status": section}, narrows=("status-detained",), anywhere=(NAMED + number,))


def _restricted(name: str, section: str, first: str, second: str, narrows: str) -> Answer:
    """A section with restrictions, which has two numbers: 37/41."""
    return Answer(name, {"legal_status": section}, narrows=("status-detained", narrows),
                  anywhere=(rf"(s|section)? ?{first} (and )?(s ?|section )?{second}",))


def _holding(name: str, section: str, part: str) -> Answer:
    """A holding power, section 5(2) or 5(4)."""
    return Answer(name, {"legal_status": section}, narrows=("status-detained", "status-short"), words=(f"5 {part}",),
                  anywhere=(rf"{NAMED}5 ?{part}",))


LEGAL_STATUS = Words(
    skip=(
        (r"(nobody|no one|noone|they never|they didnt|they havent|wasnt|werent|never) (ever |really )?(told|said|"
         r"explained|informed)( (me|us|him|her|them))?"),
        r"they (wouldnt|wont|wouldn t) (say|tell)",
        r"(dont|didnt|never) understood? (it|that|the sections?|what .*)",
    ),
    answers=(
        Answer("status-detained", {"legal_status": "detained"},
               words=(
                   r"~section(ed)?",
                   r"~detained",
                   r"^(yes|yeah|yep|yup)",
                   r"sect(ion)? (\d+)",
                   r"hospital order",
                   r"longer section",
                   r"~under (the )?(mental health )?act",
                   r"compulsor(y|ily)",
               ),
               anywhere=(
                   r"(detained|sectioned) (patient|under|in|on)",
                   r"~(was|am|got|been|were|is|im|hes|shes) (detained|sectioned)",
                   r"~(on|under) (a )?section(?! ?(4|5|117|135|136)\b)",
               )),
        Answer("status-s2", {"legal_status": "s2"},
               narrows=("status-detained", "status-at-the-time",),
               words=(
                   (r"^(a |the |on |on a |just a |it was |im on |i was on |was on )*(2|two)( (i think|then|at the time|"
                    r"at first|when it happened))?$"),
                   r"~(on|under) (a |an )?(2|two)",
               ),
               anywhere=(
                   r"~(section|sect|sec|s) ?(2|two)(?! 3| (or|and) (3|similar))",
               )),
        Answer("status-s3", {"legal_status": "s3"},
               narrows=("status-detained", "status-s2", "status-at-the-time",),
               words=(
                   (r"^(a |the |on |on a |just a |it was |im on |i was on |was on )*(3|three)( (i think|then|at the time|"
                    r"when it happened))?$"),
                   r"~(on|under|to|onto|then) (a |an )?(3|three)",
               ),
               anywhere=(
                   r"~(section|sect|sec|s) ?(3|three)(?! 37| (or|and) (37|similar))",
               )),
        _numbered("status-s37", "s37", "37"),
        _restricted("status-s37-41", "s37/41", "37", "41", narrows="status-s37"),
        _numbered("status-s47", "s47", "47"),
        _restricted("status-s47-49", "s47/49", "47", "49", narrows="status-s47"),
        Answer("status-short", {"legal_status": "short_power"},
               narrows=("status-detained",),
               words=(
                   r"(holding power|place of safety|136 suite)",
                   r"~(section|sect|sec|s) ?5",
                   r"4 5 135 or 136",
               ),
               anywhere=(
                   r"~(section|sect|sec|s) ?5",
                   r"holding power",
                   r"136 suite",
               )),
        Answer("status-s4", {"legal_status": "s4"},
               narrows=("status-detained",),
               anywhere=(
                   r"~(section|sect|sec|s) ?4(?! 5)",
               )),
        _holding("status-s5-2", "s5(2)", "2"),
        _holding("status-s5-4", "s5(4)", "4"),
        Answer("status-s135", {"legal_status": "s135"},
               narrows=("status-detained", "status-short",),
               words=(
                   r"135(?! or)",
               ),
               anywhere=(
                   r"~(section|sect|sec|s) ?135",
               )),
        Answer("status-s136", {"legal_status": "s136"},
               narrows=("status-detained", "status-short",),
               words=(
                   r"(?<!or )136",
               ),
               anywhere=(
                   r"~(section|sect|sec|s) ?136",
                   r"on a 136",
                   r"under a 136",
               )),
        Answer("status-informal", {"legal_status": "informal"},
               narrows=("status-detained",),
               words=(
                   r"~(?<!in )(informal(ly)?|voluntary|voluntarily)",
                   r"(^|\b)(not|wasnt|isnt) on (one|a section|any)",
                   r"~by (my |his |her |their |own )?(own )?choice",
                   r"(not|never|wasnt|isnt|werent|arent|without|havent been|hadnt been) (\w+ ){0,3}(section(ed)?|detained)",
                   r"no section(?! (\d|two|three))",
                   r"(my|his|her|their) own (accord|choice|free will)",
                   r"^(no|nope|nah)",
                   r"agreed to (come|go|stay) in",
               ),
               anywhere=(
                   r"^(informal|informally|voluntary)$",
                   r"(informal|voluntary) (in)?patient",
                   r"(im|i am|i was|was|is|hes|shes|went in|there) (an? )?(informal(ly)?|voluntar(y|ily))",
                   r"not (been )?(sectioned|detained|on a section|under (a )?section)",
                   r"(wasnt|isnt) (sectioned|detained|on a section|under (a )?section)",
               )),
        Answer("status-cto", {"legal_status": "cto"},
               narrows=("status-detained",),
               words=(
                   r"~(cto|community treatment( order)?|recall(ed)?)",
               ),
               anywhere=(
                   r"~(on|under) a cto",
                   r"community treatment order",
                   r"recalled to hospital",
               )),
        Answer("status-guardianship", {"legal_status": "guardianship"},
               narrows=("status-detained",),
               words=(
                   r"~guardianship",
                   r"section 7",
               ),
               anywhere=(
                   r"under guardianship",
               )),
        Answer("status-conditional", {"legal_status": "cond_discharge"},
               narrows=("status-detained", "status-was",),
               words=(
                   r"conditional(ly)? discharged?",
               ),
               anywhere=(
                   r"conditional(ly)? discharged?",
               )),
        Answer("status-was", {"legal_status": "was_detained"},
               narrows=("status-detained", "status-s2", "status-s3", "status-s37", "status-at-the-time",),
               words=(
                   (r"(discharged|not any ?more|no longer|not now|used to be|back then|im out now|out now|left hospital|"
                    r"home now|then not now|was then)"),
               ),
               anywhere=(
                   r"now discharged",
                   r"no longer (on a |under )?(section(ed)?|detained)",
                   r"since been discharged",
               )),
        Answer("status-was-on", {"legal_status": "was_detained"},
               narrows=("status-detained", "status-s2", "status-s3", "status-s37", "status-at-the-time"),
               words=(r"(was|were|had been) (then |only )?(on|under) (a |an |the )?(section|sect|sec|s) ?(\d+|two|three)(?! at)",)),
        Answer("status-at-the-time", {"legal_status": "was_detained"},
               narrows=("status-detained",),
               words=(
                   r"at the time",
               )),
        Answer("status-dols", {"legal_status": "dols"},
               narrows=("status-detained",),
               words=(
                   r"(dols?|deprivation of liberty|lps)",
               ),
               anywhere=(
                   r"dols",
                   r"deprivation of liberty",
               )),
    ))
