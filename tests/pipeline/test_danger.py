"""Hearing danger: what patterns find, how urgent a reading is, who speaks, and in which language."""

from __future__ import annotations

import pytest

from pipeline.danger.asking import asks_about_a_rule, question_in
from pipeline.danger.assess import Danger, Urgency, urgency_of
from pipeline.danger.choosing import DISTRESS, LINES, NEEDS, kind_that_fits, lines_for
from pipeline.danger.facts import Facts, facts_of
from pipeline.danger.folding import MOST_CHARACTERS, as_heard, bounded, fold, pieces
from pipeline.danger.learning import SENTENCES, WELSH, sentences, with_misspelt
from pipeline.danger.misspelling import misspelt
from pipeline.danger.patterns import hits, welsh_hits
from pipeline.danger.person import calls_from_outside, child_speaks, speaks_of_another
from pipeline.danger.settings import danger_settings
from pipeline.language.detect import any_welsh, language_of

NUMBERS = danger_settings()
MOST_FOR_A_CARD = 0.5


@pytest.mark.parametrize(("text", "kind"), [
    ("help they are pinning me down", "restraint_now"), ("staff are kneeling on my back right now", "restraint_now"),
    ("i cannot breathe", "breathing"), ("she isnt breathing", "breathing"), ("i took all my tablets", "overdose"),
    ("i want to end my life", "suicide"), ("i just cut myself", "self_harm"), ("i have a cord round my neck", "suicide"),
    ("the voices tell me to stab him", "danger_others"), ("a carer hit my mum", "abuse"),
    ("i was raped", "sexual"), ("hes got a knife", "threat"),
    ("my dad died on the ward", "death"), ("my little boy is not safe", "child_risk"),
    ("sat in my own mess since breakfast", "neglect"),
])
def test_english_patterns(text: str, kind: str) -> None:
    assert hits(text)[:1] == (kind,)


@pytest.mark.parametrize(("text", "kind"), [
    ("dwi eisiau marw", "suicide"), ("Dwi'n moyn marw", "suicide"), ("methu anadlu", "breathing"),
    ("mae o wedi cymryd gormod o dabledi", "overdose"), ("maen nhw'n fy nal i lawr", "restraint_now"),
    ("ges i fy nhreisio", "sexual"), ("ges i fy ngham-drin", "abuse"), ("mae mrawd wedi marw ar y ward", "death"),
    ("dwi wedi torri fy mraich", "injury"),
])
def test_welsh_patterns(text: str, kind: str) -> None:
    assert kind in welsh_hits(text)


@pytest.mark.parametrize("text", ["my battery died", "im dying for a smoke", "this place is killing me with boredom",
                                  "can they hold me face down", "what is an inquest", "i could murder a brew"])
def test_an_idiom_is_no_pattern_of_danger(text: str) -> None:
    assert hits(text) == ()


NEARLY = 0.005
DIED = Facts(died=True, in_care=True)


def read(chance: float, kind: str = "suicide", found: tuple[str, ...] = (), welsh: bool = False, words: int = 6,
         asked: bool = False, facts: Facts = DIED) -> Danger:
    chances = {"suicide": 0.0, "abuse": 0.0, "death": 0.0, kind: chance}
    return Danger(chances, kind, chance, found, welsh, words, asked, facts)


@pytest.mark.parametrize(("danger", "urgency"), [
    (read(0.99), "certain"), (read(0.6), "both"), (read(0.6, "abuse"), "both"), (read(0.01), "no"), (read(0.001, "abuse"), "no"),
    (read((NUMBERS.perhaps + NUMBERS.card_deadly) / 2), "perhaps"), (read(0.2, found=("suicide",)), "both"),
    (read(0.001, found=("suicide",)), "perhaps"), (read(0.001, "abuse", found=("abuse",)), "no"),
    (read(0.0, found=("suicide",), welsh=True), "certain"), (read(NUMBERS.welsh_card, welsh=True), "certain"),
    (read(NUMBERS.welsh_perhaps, welsh=True), "perhaps"), (read(0.0, welsh=True), "no"),
    (read(0.99, words=90), "both"), (read(0.99, "death"), "both"), (read(0.99, "death", facts=Facts(died=True)), "perhaps"),
    (read(NUMBERS.card + NEARLY, "abuse"), "both"), (read(NUMBERS.perhaps + NEARLY, "abuse", asked=True), "no"),
    (read(0.99, "abuse", asked=True), "both"), (read(0.99, asked=True), "both"),
    (read(NUMBERS.perhaps + NEARLY, asked=True), "no"),
    (read(0.4, "restraint_now", words=90), "perhaps"), (read(0.4, "restraint_now", ("restraint_now",), words=90), "both"),
    (read(0.99, "neglect", facts=Facts(over=True)), "perhaps"), (read(0.99, "neglect", asked=True), "perhaps"),
    (read(NUMBERS.perhaps + NEARLY, "neglect", facts=Facts(refuses=True)), "both"),
    (read(0.99, DISTRESS), "perhaps"), (read(0.99, DISTRESS, welsh=True), "perhaps"),
    (read(NUMBERS.perhaps + NEARLY, "abuse", ("abuse",)), "both"),
    (read(NUMBERS.perhaps + NEARLY, "abuse", ("abuse",), asked=True), "no"),
])
def test_how_urgent_it_is(danger: Danger, urgency: str) -> None:
    assert urgency_of(danger, NUMBERS).urgency is Urgency(urgency)


def test_the_thresholds_are_low_enough_to_miss_few() -> None:
    """In Welsh, below the card, the numbers are said: there it is their threshold that must be low."""
    assert max(NUMBERS.card, NUMBERS.card_deadly, NUMBERS.welsh_perhaps) <= MOST_FOR_A_CARD
    assert NUMBERS.pattern_floor <= NUMBERS.card_deadly <= NUMBERS.certain
    assert NUMBERS.perhaps < NUMBERS.card_deadly


def test_a_pattern_decides_the_kind_when_the_model_is_divided() -> None:
    danger = Danger({"suicide": 0.3, "breathing": 0.35, "injury": 0.3}, "breathing", 0.95, ("suicide",))
    assert urgency_of(danger, NUMBERS).kind == "suicide"
    assert urgency_of(Danger({"suicide": 0.1, "breathing": 0.85}, "breathing", 0.95, ("suicide",)), NUMBERS).kind == "breathing"


@pytest.mark.parametrize(("text", "child"), [
    ("im 12 and he hits me", True), ("I'm fourteen", True), ("as a 15 year old", True), ("dwi'n 14 oed", True),
    ("im 12 stone", False), ("my son is 15", False), ("i am 45", False), ("im 15 minutes late", False),
])
def test_a_child_in_the_first_person(text: str, child: bool) -> None:
    assert child_speaks(text) is child


@pytest.mark.parametrize(("text", "another"), [
    ("my friend on the ward has stopped moving", True), ("she has taken pills", True), ("i want to die", False),
    ("my wife has just rung me and said goodbye", True), ("he hits me", False), ("i saw a nurse slap an old man", True),
    ("please somebody get them off", False), ("they are hurting us", False),
    ("he is kneeling on my chest", False), ("my gran told me she wants to die", True),
])
def test_whose_danger_it_is(text: str, another: bool) -> None:
    assert speaks_of_another(text) is another


@pytest.mark.parametrize(("text", "named"), [
    ("a baby is left alone", True), ("my foster son was hurt", True), ("his nephew is 9", True), ("im thirteen", True),
    ("help im being hurt", False), ("she is 42", False), ("5 men are on me", False), ("plentyn ar y ward", True),
])
def test_a_child_is_named_or_is_not(text: str, named: bool) -> None:
    assert facts_of(text).of_child is named


@pytest.mark.parametrize(("text", "outside"), [
    ("my sister phoned me and they are on top of her", True), ("mum hung up and she was crying", True),
    ("my friend has cut her arm", False),
    ("they held my son and nobody rang me", False), ("i rang the bell and nobody comes", False),
])
def test_who_tells_of_a_call_from_the_ward(text: str, outside: bool) -> None:
    assert calls_from_outside(text) is outside


@pytest.mark.parametrize(("text", "fact"), [
    ("how many tablets would finish it", "not_taken"), ("what dose would do it", "not_taken"),
    ("would that be enough of them", "not_taken"),
    ("i think the soup is poisoned", "poison"),
    ("my uncle passed away on the unit", "died"), ("the cut is too deep and it wont close", "wound"),
    ("i cut deep last night, it stopped bleeding", "old_wound"), ("banged my head and i am being sick", "head"),
    ("i have stopped drinking since they held me", "no_drink"), ("i want to shake the baby", "baby"),
    ("someone stop them hurting her", "hurt"), ("my uncle died on the unit", "in_care"), ("they held him and he died", "in_care"),
])
def test_a_fact_is_heard(text: str, fact: str) -> None:
    assert getattr(facts_of(text), fact), text


@pytest.mark.parametrize(("text", "fact"), [
    ("ive swallowed a battery", "not_taken"), ("she took the strip an hour ago", "not_taken"), ("forty of them gone", "not_taken"),
    ("the kitchen is shut and im bored", "died"),
    ("my gran died and the ward says no to the funeral", "in_care"),
    ("grandad passed away, can i have leave from the ward", "in_care"),
    ("my head is full and i see no way out", "head"), ("a blood test every week", "wound"),
])
def test_a_fact_that_was_not_said_is_not_heard(text: str, fact: str) -> None:
    assert not getattr(facts_of(text), fact), text


LIKELY = {"child_risk": 0.4, "abuse": 0.3, "restraint_now": 0.2, "death": 0.05, "overdose": 0.05}


@pytest.mark.parametrize(("likeliest", "chances", "said", "kind"), [
    ("child_risk", LIKELY, Facts(), "abuse"),
    ("child_risk", LIKELY, Facts(hurt=True), "restraint_now"),
    ("self_harm", {"self_harm": 0.8, "threat": 0.1}, Facts(), "threat"),
    ("self_harm", {"self_harm": 0.8}, Facts(own_body=True), "self_harm"),
    ("child_risk", LIKELY, Facts(of_child=True), "child_risk"),
    ("child_risk", {"child_risk": 0.9, "abuse": 0.001}, Facts(hurt=True), "restraint_now"),
    ("overdose", {"overdose": 0.9, "abuse": 0.001}, Facts(not_taken=True), "suicide"),
    ("overdose", {"overdose": 0.9}, Facts(), "overdose"),
    ("overdose", {"overdose": 0.9, "suicide": 0.05}, Facts(poison=True), DISTRESS),
    ("danger_others", {"danger_others": 0.9, "threat": 0.001}, Facts(another=True), "threat"),
    ("danger_others", {"danger_others": 0.3, "self_harm": 0.2}, Facts(), "restraint_now"),
    ("self_harm", {"self_harm": 0.3, "danger_others": 0.14, "threat": 0.07}, Facts(), "restraint_now"),
    ("danger_others", {"danger_others": 0.6, "self_harm": 0.2}, Facts(), "danger_others"),
    ("death", {"death": 0.4, "abuse": 0.001}, Facts(), ""), ("death", {"death": 0.9}, Facts(), "death"),
    ("sexual", {"sexual": 0.9}, Facts(of_child=True, another=True), "child_risk"),
    ("sexual", {"sexual": 0.9}, Facts(of_child=True), "sexual"),
    ("suicide", {"suicide": 0.9}, Facts(of_child=True, another=True), "suicide"),
])
def test_the_card_fits_what_was_said(likeliest: str, chances: dict[str, float], said: Facts, kind: str) -> None:
    assert kind_that_fits(chances, likeliest, said) == kind


def test_a_pattern_outdoes_distress() -> None:
    chances = {"injury": 0.2, DISTRESS: 0.6}
    assert kind_that_fits(chances, "injury", Facts()) == DISTRESS
    assert kind_that_fits(chances, "injury", Facts(), named=True) == "injury"


def test_a_line_takes_up_a_fact_of_its_kinds_only() -> None:
    assert lines_for("injury", Facts(wound=True, head=True, outside=True)) == ("wound", "head", "outside")
    assert lines_for("abuse", Facts(wound=True)) == ()
    kinds = {one.kind for one in sentences()} - {"safe"}
    assert set(NEEDS) <= kinds and all(of <= kinds for of, _ in LINES.values())


@pytest.mark.parametrize(("text", "rule"), [
    ("how long are staff allowed to hold someone for", True), ("how long are they going to sit on me", False),
    ("could a guard lie across somebody", True), ("are nurses allowed to kneel on you", True),
    ("if i kick out in a hold will they press charges", True), ("is a headlock legal", True), ("what happens if i refuse", True),
    ("does being marked as a risk mean no leave", True), ("was in the room all night with no water", False),
    ("why are they kneeling on me", False), ("can someone come quick", False), ("are they hurting her right now", False),
    ("they are on top of me", False), ("what do i do he is not moving", False), ("what if i just walk in front of a bus", False),
])
def test_a_question_about_a_rule(text: str, rule: bool) -> None:
    assert asks_about_a_rule(text) is rule


@pytest.mark.parametrize(("text", "question"), [
    ("i want to die, can they keep me here for that", "can they keep me here for that"),
    ("my arm is hurting and it is numb", ""), ("she took her pills what do i do", ""),
    ("they have me on the floor. How long are they allowed to hold me?",
                                              "how long are they allowed to hold me"),
    ("he is on my back is that ok", "he is on my back is that ok"), ("i cut myself", ""),
    ("i took an overdose years ago, was that legal", "i took an overdose years ago was that legal"),
])
def test_the_question_beside_a_danger(text: str, question: str) -> None:
    assert question_in(text) == question


@pytest.mark.parametrize(("text", "language"), [
    ("dwi isio marw", "cy"), ("fi'n moyn cwyno", "cy"), ("methu anadlu", "cy"), ("Sut mae gwneud cwyn?", "cy"),
    ("can they hold me down", "en"), ("", "en"), ("hello", "en"), ("我想投诉", "other"), ("i was in the y block", "en"),
])
def test_the_language_of_a_message(text: str, language: str) -> None:
    assert language_of(text) == language


def test_welsh_is_seen_among_english() -> None:
    assert any_welsh("please help maen nhw holding me down")
    assert not any_welsh("they are holding me down")


def test_every_kind_has_sentences_in_english_and_welsh() -> None:
    found = sentences()
    english = {one.kind for one in found if one.voice != WELSH}
    assert english == {one.kind for one in found if one.voice == WELSH}
    assert len([one for one in found if one.voice == WELSH]) >= 300
    assert all("review" in path.read_text(encoding="utf-8").splitlines()[0] for path in (SENTENCES / WELSH).rglob("*.txt"))


def test_misspelt_copies_are_always_the_same_and_keep_their_kind() -> None:
    assert misspelt("they are holding me down", 1) == misspelt("they are holding me down", 1)
    assert misspelt("they are kneeling on my back again", 0) != misspelt("they are kneeling on my back again", 1)
    some = sentences()[:3]
    assert {one.kind for one in with_misspelt(some)} == {one.kind for one in some}


def test_a_very_long_message_is_read_within_bounds() -> None:
    assert len(bounded("<" * 70_000 + " hello")) < MOST_CHARACTERS
    assert len(pieces("one " * 10_000)) <= 128
    assert pieces("one " * 25)[-1].split() == ["one"] * 24
    assert fold("Rŵan!! HELLLP me") == "rwan help me"


@pytest.mark.parametrize(("typed", "sounds"), [
    ("there killing me", "they're killing me"), ("ok but thier hurtin me", "they're hurtin me"), ("So, um can they", "can they"),
    ("there is a kettle", "there is a kettle"), ("their rules", "their rules"), ("welll", "welll"), ("okay", "")])
def test_what_is_written_by_ear_is_read_as_it_sounds(typed: str, sounds: str) -> None:
    assert as_heard(typed) == sounds
