"""Questions in a message of danger: whether it only asks about a rule, and the clause that asks, to be answered below a card."""

from __future__ import annotations

import re

from pipeline.danger.folding import fold

AUX = r"(?:can|could|may|might|must|should|shall|will|would|do|does|did|are|r|is|am|was|were)(?:nt)?"
WHO = (r"(?:they|dey|staff|i|we|u|he|she|it|this|that|there|nurses?|doctors?|guards?|security|police|people|patients?|wards?|"
       r"hospitals?|someone|somebody|two|three|four|five|six|(?:a|an|the|my|our|his|her|their|any) \w+)")
REQUEST = re.compile(rf"^{AUX} (?:someone|somebody|anyone|anybody|you|sum1|any1)\b")
ASK_WORD = r"(?:what|wat|how|why|when|where|who|hu|which|whose|whats|hows|whos|wheres|whens)"
LEAD = r"(?:(?:so|and|but|or|please|pls|hi|hello|ok|hey|also|then|well) )*"
RULE = re.compile(rf"^{LEAD}(?!did (?:a|an|the|my) )(?:{AUX} {WHO}\b|(?:is|does|do|did|can|could|should|would|will) \w+ing\b|"
                  rf"{ASK_WORD} (?:is|are|does|do|did|happens|counts|age|rule|law|can|should|must|may|r) |"
                  rf"{ASK_WORD} (?:long|many|much|often|soon|far|old) {AUX} {WHO} (?:allowed|permitted|meant|supposed|required)\b|"
                  r"if (?:\w+ ){2,14}(?:can|could|will|would|should|may|am|are) (?:they|staff|i|we|he|she|the \w+|a \w+)\b)")
NOW = re.compile(r"\b(?:right now|rn|now|atm|at the moment|this (?:minute|second)|as i type|tonight|2nite|"
                 r"again tonight|help(?: me)?|please help)\b|"
                 r"\b(?:are|r|is) (?:they|he|she|the \w+|staff|nurses) (?:all )?\w+in(?:g)? (?:me|him|her|us|on me)\b")
CLAUSE = re.compile(rf"\b(?:{ASK_WORD} (?:(?:long|many|much|often|soon|far|old|\w+s) )?(?:{AUX} {WHO}|is|happens|are)|"
                    rf"{AUX} (?:{WHO}|not)|"
                    r"(?:gan|ga|alla|geith|ydyn|ydy|odyn|oes|pwy|sut|shwt|beth|pryd) \w+)\b")
SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+|,\s*(?:and|but|so)\s+")
LEAST_WORDS = 3
POINTS_BACK = re.compile(r"^(?:is|was|are|r|were) (?:it|that|this|they)\b(?: \w+){1,2}$")
HELPLESS = re.compile(r"^(?:what (?:do|should|can|shall) (?:i|we) do|who (?:do|can|should|shall) (?:i|we) (?:tell|call|ring|ask)|"
                      r"(?:can|will|could) (?:someone|somebody|anyone|anybody|you|u|sum1)|do (?:i|we) (?:ring|call|phone|tell)|"
                      r"is (?:anyone|somebody|someone|there (?:anyone|somebody|someone)))\b")


def asks_about_a_rule(text: str) -> bool:
    """True when the message is a question from its first word, about what may be done or what counts, and not a cry for help."""
    said = fold(text)
    return bool(RULE.search(said)) and not (NOW.search(said) or REQUEST.search(said) or HELPLESS.search(said))


def question_in(text: str) -> str:
    """The clause of a message that asks something that can be looked up, the last there is, from its asking word to the end of its
    sentence; the whole message where the clause only points back ('is that allowed'). '' when there is none, or when all it asks is
    what to do or for somebody to come."""
    for sentence in reversed(SENTENCES.split(text.strip())):
        said = fold(sentence)
        for found in reversed(list(CLAUSE.finditer(said))):
            clause = said[found.start():]
            if len(clause.split()) >= LEAST_WORDS and not HELPLESS.search(clause):
                return fold(text) if POINTS_BACK.search(clause) else clause
    return ""


def told_beside(text: str) -> str:
    """What a message tells before the clause that asks; '' when nothing is asked or nothing is told. Read for danger by itself
    where a pattern is in it, so that a question does not make light of what stands before it."""
    clause, said = question_in(text), fold(text)
    at = said.find(clause) if clause else -1
    return said[:at].strip() if at > 0 else ""
