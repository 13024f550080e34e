"""The decision as a table: what a reading and a state lead to. No Rasa, no model, no knowledge base."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from knowledge.model import Ranked
from pipeline.decision.decide import decide, leaning
from pipeline.decision.evidence import cut
from pipeline.decision.plan import Plan, WalkTurn
from pipeline.decision.reading import Danger, Named, Reading
from pipeline.decision.settings import DecisionSettings, decision_settings
from pipeline.decision.state import ChatState

CLEAR = (Ranked("prone-avoid", 0.95), Ranked("hold-how-long", 0.5), Ranked("limit-care-homes", 0.2))
VAGUE = (Ranked("prone-avoid", 0.36), Ranked("hold-how-long", 0.35), Ranked("limit-care-homes", 0.34))
DOUBTFUL = (Ranked("a", 0.3), Ranked("b", 0.29), Ranked("c", 0.2))
ASKED = "can they hold me for it"
OUTSIDE = (Ranked("limit-care-homes", 0.8), Ranked("prone-avoid", 0.3))
ASKS = {"ask_rights": 0.95}
IN_WELSH = Named("welsh", ("hold-how-long",), 0.9)
PLACE = Named("place", ("prone-avoid",), 1.0)
THREAD = ChatState(last_topic="prone-avoid", last_question="can they hold me face down")
WALK = ChatState(in_walk=True, open_question="funder")


@pytest.fixture(scope="module")
def numbers() -> DecisionSettings:
    return decision_settings()


def read(intents: dict[str, float] | None = None, ranking: tuple[Ranked, ...] = CLEAR, danger: Danger | None = None,
         text: str = "can they hold me face down", **more: object) -> Reading:
    return Reading(text, danger=danger or Danger(), intents=intents or ASKS, ranking=ranking, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "reading", "state", "actions"), [
    ("a clear question", read(), ChatState(), ["utter_answer"]),
    ("nothing near, likely outside", read({"out_of_scope": 0.97}, VAGUE), ChatState(), ["utter_miss"]),
    ("nothing ranked", read(ranking=()), ChatState(), ["utter_miss"]),
    ("what is not covered is said so", read({"out_of_scope": 0.5}, OUTSIDE), ChatState(), ["utter_answer"]),
    ("a greeting", read({"greet": 0.9}, VAGUE), ChatState(), ["utter_greet"]),
    ("a greeting that the model doubts", read({"greet": 0.2, "ask_rights": 0.19}), ChatState(), ["utter_answer"]),
    ("wanting to complain", read({"complain": 0.9}), ChatState(), ["complaint_form"]),
    ("a fact and a question", read({"statement": 0.9}, said={"setting": "indep_hospital"}, text="He is in Clwyd. Who do we tell?"),
     ChatState(), ["utter_answer"]),
    ("a fact after an answer answers it anew", read({"statement": 0.9}, said={"age": "16_17"}, text="she is 16"), THREAD,
     ["utter_noted"]),
    ("a fact said as a question is one", read({"statement": 0.9}, said={"legal_status": "s2"}, text="is it so on a section 2"),
     THREAD, ["utter_answer"]),
    ("a fact and a question after a comma", read({"statement": 0.9}, said={"legal_status": "cto"},
                                                 text="she is on a CTO, when can they fetch her back"), ChatState(),
     ["utter_answer"]),
    ("a section and a word to look up", read({"statement": 0.5, "ask_rights": 0.4}, said={"legal_status": "s4"},
                                             text="section 4 IMHA"), ChatState(), ["utter_answer"]),
    ("whether one may go home", read({"wants_home": 0.5, "ask_rights": 0.3}, text="can i go home"), ChatState(), ["utter_answer"]),
    ("wanting home", read({"wants_home": 0.9}, VAGUE, text="i want my own bed"), ChatState(), ["utter_wants_home"]),
    ("easier words, more likely than asking on", read({"simpler": 0.5, "leans": 0.3}, text="say it plainer"), THREAD,
     ["utter_reader"]),
    ("where it stands needs to be surer", read({"where_said": 0.5, "leans": 0.3}, text="is that allowed"), THREAD,
     ["utter_answer"]),
    ("a long question with a sure answer that a sentence of it seems to complain in", read({"out_of_scope": 0.4}, wish=0.95,
                                                                                     text="do i have to put it on paper"),
     ChatState(), ["utter_answer"]),
    ("the same words with no sure answer", read({"out_of_scope": 0.4}, VAGUE, wish=0.95, text="do i have to put it on paper"),
     ChatState(), ["complaint_form"]),
    ("a remark in the form of a question on what is not covered", read({"remark": 0.5}, OUTSIDE, text="is nurse Jo any good"),
     ChatState(), ["utter_answer"]),
    ("a feeling alone", read({"feeling": 0.9}, VAGUE), ChatState(), ["utter_feeling"]),
    ("a feeling and what it is about", read({"feeling": 0.9}), ChatState(), ["utter_kind_word", "utter_answer"]),
    ("a question that sounds low", read({"feeling": 0.5, "leans": 0.2}, VAGUE, text="how do i bear it"), THREAD, ["utter_answer"]),
    ("more likely asked on than small talk", read({"too_late": 0.4, "leans": 0.3, "ask_rights": 0.2}, VAGUE), THREAD,
     ["utter_answer"]),
    ("small talk more likely than asked on", read({"thanks": 0.6, "leans": 0.3}, VAGUE, text="ta for that"), THREAD,
     ["utter_thanks"]),
    ("small talk less likely than asking, with nothing before it", read({"remark": 0.35, "own_case": 0.3, "ask_rights": 0.2},
                                                                         text="they hold me down"), ChatState(), ["utter_answer"]),
    ("a general reply, with nothing that leans", read({"capabilities": 0.5}, VAGUE, text="your uses"), THREAD,
     ["utter_capabilities"]),
    ("the same where it may lean", read({"capabilities": 0.5, "leans": 0.2}, VAGUE, text="their uses"), THREAD, ["utter_answer"]),
    ("what leans on nothing may be", read({"leans": 0.9}, VAGUE[:0]), THREAD, ["utter_miss"]),
    ("good news", read({"good_news": 0.9}, VAGUE), ChatState(), ["utter_good_news"]),
    ("asked of one's own camera after an answer", read({"can_you_see_me": 0.6, "leans": 0.2}, text="may i take pictures"), THREAD,
     ["utter_answer"]),
    ("whether it sees them", read({"can_you_see_me": 0.9}, VAGUE, text="are you looking at me"), THREAD, ["utter_can_you_see_me"]),
    ("a name in the walk is an answer to it", read({"names_person": 0.9}, VAGUE), WALK, []),
    ("a fact alone", read({"statement": 0.9}, said={"setting": "indep_hospital"}, text="He is in Clwyd"), ChatState(),
     ["utter_noted"]),
    ("a story with the wish to complain in it", read({"own_case": 0.7}, wish=0.99, text="they held me face down"),
     ChatState(), ["complaint_form"]),
    ("a question with such a wish in it is answered", read({"ask_rights": 0.8}, wish=0.99), ChatState(), ["utter_answer"]),
    ("asking about complaining", read({"ask_rights": 0.6, "complain": 0.3}), ChatState(), ["utter_answer"]),
    ("tell me more, with a topic", read({"tell_more": 0.9}, VAGUE), ChatState(last_topic="prone-avoid"), ["utter_more"]),
    ("Welsh", read(language="cy"), ChatState(), ["utter_welsh"]),
    ("Welsh that asks for a Welsh answer", read(language="cy", named=IN_WELSH), ChatState(), ["utter_answer"]),
    ("Welsh that hardly asks for one", read(language="cy", named=replace(IN_WELSH, probability=0.1)), ChatState(), ["utter_welsh"]),
    ("danger in Welsh before a Welsh answer", read(language="cy", named=IN_WELSH, danger=Danger("certain", "suicide")), ChatState(),
     ["utter_urgent_suicide"]),
    ("likely danger in Welsh stands first", read(language="cy", named=IN_WELSH, danger=Danger("both", "neglect")), ChatState(),
     ["utter_urgent_neglect", "utter_answer"]),
    ("a Welsh question in the walk", read({"insult": 0.9}, language="cy", named=IN_WELSH), WALK, ["utter_answer", "funder"]),
    ("a place in a law, whatever the intent", read({"give_paragraph": 0.9}, VAGUE, named=PLACE), ChatState(last_topic="imha-what"),
     ["utter_answer"]),
    ("a number asked for, whatever the intent", read({"who_can_help": 0.9}, VAGUE, named=replace(PLACE, how="number")),
     ChatState(), ["utter_answer"]),
    ("a place we hold nothing of", read(named=replace(PLACE, ids=(), note="I hold no text on it.")), ChatState(), ["utter_miss"]),
    ("another language", read(language="other"), ChatState(), ["utter_not_english"]),
    ("certain danger stands alone", read(danger=Danger("certain", "suicide")), ChatState(), ["utter_urgent_suicide"]),
    ("likely danger stands first", read(danger=Danger("both", "neglect")), ChatState(), ["utter_urgent_neglect", "utter_answer"]),
    ("where somebody may die, nothing that was not asked", read(danger=Danger("both", "injury")), ChatState(),
     ["utter_urgent_injury"]),
    ("where somebody may die, what was asked", read(danger=Danger("both", "injury", question=ASKED)), ChatState(),
     ["utter_urgent_injury", "utter_answer"]),
    ("certain danger and a question in one", read(danger=Danger("certain", "suicide", question=ASKED)), ChatState(),
     ["utter_urgent_suicide", "utter_answer"]),
    ("certain danger and a question that nothing answers", read({"out_of_scope": 0.97}, VAGUE, Danger("certain", "suicide",
     question=ASKED)), ChatState(), ["utter_urgent_suicide"]),
    ("perhaps danger, a strong answer", read(danger=Danger("perhaps", "injury")), ChatState(),
     ["utter_answer", "utter_urgent_perhaps"]),
    ("how people may be held", read(danger=Danger("perhaps", "restraint_now")), ChatState(), ["utter_answer"]),
    ("a place in a law is no danger", read(danger=Danger("perhaps", "injury"), named=PLACE), ChatState(), ["utter_answer"]),
    ("perhaps danger in Welsh: the numbers first", read(danger=Danger("perhaps", "injury"), language="cy", named=IN_WELSH),
     ChatState(), ["utter_urgent_perhaps", "utter_answer"]),
    ("perhaps danger, no answer: is the person safe", read({"out_of_scope": 0.97}, VAGUE, Danger("perhaps", "injury", own=True)),
     ChatState(), ["utter_urgent_distress"]),
    ("perhaps danger, a doubtful answer: is the person safe", read(ranking=DOUBTFUL, danger=Danger("perhaps", "suicide", own=True)),
     ChatState(), ["utter_urgent_distress"]),
    ("perhaps danger, a doubtful answer that was asked for", read(ranking=DOUBTFUL, danger=Danger("perhaps", "suicide",
     question=ASKED)), ChatState(), ["utter_answer", "utter_urgent_perhaps"]),
    ("perhaps their own life, and an answer nobody asked for", read(danger=Danger("perhaps", "suicide", own=True)), ChatState(),
     ["utter_urgent_distress"]),
    ("distress is met, never with a menu", read({"greet": 0.5}, VAGUE, Danger("perhaps", "distress")), ChatState(),
     ["utter_urgent_distress"]),
    ("surely a remark, and perhaps danger", read({"remark": 0.95}, VAGUE, Danger("perhaps", "restraint_now", own=True)),
     ChatState(), ["utter_urgent_distress"]),
    ("distress with its answer", read(danger=Danger("perhaps", "distress")), ChatState(), ["utter_answer"]),
    ("their own distress, and a sure answer", read(danger=Danger("perhaps", "distress", own=True)), ChatState(),
     ["utter_kind_word", "utter_answer", "utter_urgent_perhaps"]),
    ("perhaps danger of nobody", read({"out_of_scope": 0.97}, VAGUE, Danger("perhaps", "suicide")), ChatState(),
     ["utter_miss", "utter_urgent_perhaps"]),
    ("danger that no card fits", read({"out_of_scope": 0.97}, VAGUE, Danger("perhaps", "", own=True)), ChatState(), ["utter_miss"]),
    ("what was done to somebody, and an answer nobody asked for", read(danger=Danger("both", "sexual")), ChatState(),
     ["utter_urgent_sexual"]),
    ("a death and its question, however unsure", read(ranking=DOUBTFUL, danger=Danger("both", "death", question=ASKED)),
     ChatState(), ["utter_urgent_death", "utter_answer"]),
    ("a feeling is met once", read({"feeling": 0.9}, VAGUE, Danger("perhaps", "suicide")), ChatState(), ["utter_feeling"]),
    ("a death long ago, and its question", read(danger=Danger("perhaps", "death")), ChatState(), ["utter_answer"]),
    ("a death and no question", read({"out_of_scope": 0.97}, VAGUE, Danger("perhaps", "death")), ChatState(),
     ["utter_urgent_death"]),
    ("surely thanks", read({"thanks": 0.95}, VAGUE, Danger("perhaps", "suicide")), ChatState(),
     ["utter_thanks", "utter_urgent_perhaps"]),
    ("distress in the walk, and its question again", read({"out_of_scope": 0.9}, VAGUE, Danger("perhaps", "distress")), WALK,
     ["utter_urgent_distress", "funder"]),
    ("perhaps danger in the walk", read({"out_of_scope": 0.9}, VAGUE, Danger("perhaps", "suicide")), WALK,
     ["utter_urgent_perhaps"]),
    ("an answer of the walk that only sounds like danger", read(danger=Danger("perhaps", "suicide")),
     replace(WALK, answers_it=1.0), []),
    ("likely danger, nothing to say beside it", read({"out_of_scope": 0.97}, VAGUE, Danger("both", "suicide")), ChatState(),
     ["utter_urgent_suicide"]),
    ("a question in the walk", read(), WALK, ["utter_answer", "funder"]),
    ("a nation named in the walk is an answer", read({"state_nation": 0.9}, VAGUE, said={"hospital_country": "england"}), WALK, []),
    ("an answer in the walk", read(), replace(WALK, answers_it=1.0), []),
    ("a question by its form in the walk, its intent misread", read({"out_of_scope": 0.73}, text="who is llais?"), WALK,
     ["utter_answer", "funder"]),
    ("no question in the walk, its intent misread", read({"out_of_scope": 0.73}, text="llais, I believe"), WALK, []),
    ("a question in the walk with no answer near", read({"out_of_scope": 0.73}, VAGUE, text="who is that?"), WALK, []),
    ("privacy asked in the walk", read({"privacy": 0.9}, VAGUE), WALK, ["utter_privacy", "funder"]),
    ("nothing in the walk that means anything", read({"out_of_scope": 0.9}, VAGUE), WALK, []),
    ("danger in the walk", read(danger=Danger("certain", "abuse")), replace(WALK, answers_it=1.0), ["utter_urgent_abuse"]),
    ("a death told in the walk is met, and the walk goes on", read(danger=Danger("certain", "death")),
     replace(WALK, answers_it=1.0), ["utter_urgent_death"]),
    ("the list asked for again", read({"ask_rights": 0.9}, VAGUE), ChatState(walked=True, asks_of_list="list"),
     ["action_show_routes"]),
    ("a fact of the case after the list", read({"goodbye": 0.9}, VAGUE), ChatState(walked=True, of_the_case=True),
     ["complaint_form"]),
    ("a complaint told with what of", read({"ask_rights": 0.9}), ChatState(tells_complaint=True), ["complaint_form"]),
    ("well again, though no card was shown", read({"after_card": 0.9}), ChatState(), ["utter_answer"]),
    ("well again after a card", read({"after_card": 0.9}, VAGUE), ChatState(card_before=True), ["utter_after_card"]),
    ("a button", read(chosen="complain"), ChatState(), []),
])
def test_what_is_said(name: str, reading: Reading, state: ChatState, actions: list[str], numbers: DecisionSettings) -> None:
    assert decide(reading, state, numbers).actions() == actions, name


def test_what_is_named_is_told_and_doubted_below_the_threshold(numbers: DecisionSettings) -> None:
    for chance, unsure in ((numbers.sure_in_welsh, False), ((numbers.sure_in_welsh + numbers.in_welsh) / 2, True)):
        plan = decide(read(language="cy", named=replace(IN_WELSH, probability=chance)), ChatState(), numbers)
        assert (plan.parts[0].topics, plan.unsure) == (("hold-how-long",), unsure)
    assert decide(read(named=PLACE), ChatState(), numbers).parts[0].topics == PLACE.ids


def test_the_walk_is_told_what_to_do(numbers: DecisionSettings) -> None:
    assert decide(read(), WALK, numbers).walk is WalkTurn.ASIDE
    assert decide(read(), replace(WALK, answers_it=1.0), numbers).walk is WalkTurn.TAKE
    assert decide(read({"complain": 0.9}), ChatState(), numbers).walk is WalkTurn.BEGIN


def test_a_doubtful_answer_says_so_and_offers_others(numbers: DecisionSettings) -> None:
    plan = decide(read(ranking=(Ranked("a", 0.3), Ranked("b", 0.29), Ranked("c", 0.2))), ChatState(), numbers)
    assert plan.unsure
    assert not decide(read(), ChatState(), numbers).unsure


def test_somebody_who_asks_whether_it_was_allowed_is_known(numbers: DecisionSettings) -> None:
    assert decide(read({"own_case": 0.8}), ChatState(), numbers).own_case
    assert not decide(read(), ChatState(), numbers).own_case


def test_a_message_leans_on_the_question_before_it_as_far_as_it_surely_does(numbers: DecisionSettings) -> None:
    before = ChatState(last_question="can they hold me")
    plain, leans = leaning(read(), before, numbers), leaning(read({"leans": 0.9}), before, numbers)
    assert 0 < numbers.lean_least == plain < leaning(read({"leans": numbers.leans / 2}), before, numbers) < leans
    assert leans == numbers.lean_most
    assert leaning(read({"repair": 0.9}), before, numbers) == leans
    assert leaning(read({"leans": 0.9}), ChatState(), numbers) == 0
    assert leaning(read({"leans": 0.9}, chosen="ask_rights"), before, numbers) == 0


TWO = (("leave-refused", 0.55), ("leave-funeral", 0.5))
SEVERAL = (("a", 0.46), ("b", 0.45), ("c", 0.43), ("limit-care-homes", 0.43))


@pytest.mark.parametrize(("name", "reading", "state", "first"), [
    ("a bare word that two topics are near to", ("leave", TWO), ChatState(), "choices"),
    ("one that one topic is near to", ("leave", (("leave-refused", 0.9), ("leave-funeral", 0.5))), ChatState(), "answer"),
    ("a word of the glossary", ("leave", (("term-section-17-leave", 0.9), ("leave-refused", 0.85))), ChatState(), "answer"),
    ("the same from an advocate", ("leave", TWO),
     ChatState(known={"asker": "advocate"}), "answer"),
    ("a short question that three are near to", ("how long is it for", SEVERAL), ChatState(), "choices"),
    ("the same after an answer", ("how long is it for", SEVERAL), THREAD, "answer"),
    ("a longer one", ("how long is it for when they hold you", SEVERAL), ChatState(), "answer"),
])
def test_what_means_several_things_is_asked_back(name: str, reading: tuple[str, tuple[tuple[str, float], ...]], state: ChatState,
                                                 first: str, numbers: DecisionSettings) -> None:
    said = read(ranking=tuple(Ranked(*one) for one in reading[1]), text=reading[0])
    assert decide(said, state, numbers).parts[0].kind.value == first, name


NEAR = (Ranked("prone-avoid", 0.8), Ranked("hold-how-long", 0.75), Ranked("imha-what", 0.4))


@pytest.mark.parametrize(("name", "intents", "told", "first"), [
    ("nothing told yet", ASKS, (), "prone-avoid"),
    ("told already: what is near it", ASKS, ("prone-avoid",), "hold-how-long"),
    ("both told already: the likeliest", ASKS, ("prone-avoid", "hold-how-long"), "prone-avoid"),
    ("leaning on what was told: more of it", {"leans": 0.9}, ("prone-avoid",), "prone-avoid"),
    ("something else told", {"leans": 0.9}, ("imha-what",), "prone-avoid"),
    ("put right: it may be what was meant", {"repair": 0.9}, ("prone-avoid",), "prone-avoid"),
])
def test_what_was_told_stands_behind_what_is_near_it(name: str, intents: dict[str, float], told: tuple[str, ...], first: str,
                                                     numbers: DecisionSettings) -> None:
    plan = decide(read(intents, NEAR), replace(THREAD, told_before=frozenset(told)), numbers)
    assert plan.parts[0].topics[0] == first, name
    assert not set(plan.parts[0].topics[1:]) & set(told), "nor beside another"


def test_a_statement_carries_the_question_before_it_and_else_what_it_may_be_about(numbers: DecisionSettings) -> None:
    fact = read({"statement": 0.9}, NEAR, said={"age": "16_17"}, text="she is 16")
    after, alone = decide(fact, THREAD, numbers).parts[0], decide(fact, ChatState(), numbers).parts[0]
    assert after.topics[0] == "prone-avoid" and not alone.topics
    assert alone.offered == ("prone-avoid", "hold-how-long", "imha-what")


def test_a_miss_that_may_be_none_offers_what_is_near(numbers: DecisionSettings) -> None:
    def offered(chance: float) -> tuple[str, ...]:
        wanting = replace(numbers, in_scope=1.1, limit=1.1, scope_weights=(0.0,) * 4, scope_bias=math.log(chance / (1 - chance)))
        return decide(read(), ChatState(), wanting).parts[0].offered

    assert offered(numbers.offer + 0.1) == ("prone-avoid", "hold-how-long")
    assert offered(numbers.offer / 2) == ()


def test_the_best_limit_is_kept_however_far_behind_it_stands() -> None:
    limits = [Ranked("limit-care-homes", 0.1), Ranked("limit-prison", 0.05)]
    ranking = [Ranked(f"topic-{n}", 1 - n / 100) for n in range(30)] + limits
    assert [one.id for one in cut(ranking, 2)] == ["topic-0", "topic-1", "limit-care-homes"]
    assert cut(OUTSIDE, 2) == list(OUTSIDE) and cut((), 2) == []


def test_a_plan_travels_unchanged(numbers: DecisionSettings) -> None:
    plan = decide(read(danger=Danger("both", "injury")), ChatState(), numbers)
    assert Plan.from_dict(plan.as_dict()) == plan


def test_every_part_has_a_reason(numbers: DecisionSettings) -> None:
    plan = decide(read(danger=Danger("both", "injury")), ChatState(), numbers)
    assert all(part.reason for part in plan.parts)


@pytest.mark.parametrize("doubled", ["in_scope", "complain", "reply"])
def test_a_threshold_far_off_changes_what_is_said(doubled: str, numbers: DecisionSettings) -> None:
    """A guard: were these not read, nothing would change."""
    unreachable = replace(numbers, **{doubled: 1.01})
    reading = {"in_scope": read(), "complain": read({"complain": 0.9}), "reply": read({"greet": 0.9}, VAGUE)}[doubled]
    assert decide(reading, ChatState(), numbers).actions() != decide(reading, ChatState(), unreachable).actions()
