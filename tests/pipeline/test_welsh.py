"""Welsh read: word by word in English, the answer it asks for, and what is not asked of us."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.answers.render import Manner, answer_message
from knowledge.messages import Wording
from knowledge.model import Answer, Extract, Nation, Part, Reader
from pipeline.language.welsh import strings
from pipeline.language.welsh_gloss import folded, glossed, mutated
from pipeline.replies.welsh_draft import welsh_above
from pipeline.retrieval.ranking import Ranker
from pipeline.retrieval.welsh import WelshMatcher, welsh_ways
from tests.pipeline.tiny import Tiny, extract

HOLD = ("am faint gân nhw fy nal i", "pa mor hir maen nhw'n cael dal rhywun", "oes terfyn ar afael mewn rhywun",
        "odi hanner awr yn rhy hir i ddala rhywun", "faint o amser gân nhw afael yno i")
ADVOCATE = ("sut dwi'n cael eiriolwr", "shwt wy'n ca'l gafel ar eiriolwr", "dwi isio gweld eiriolwr",
            "pwy dwi'n ofyn am eiriolwr", "fi moyn eiriolwr")
WORDS = Wording(dict.fromkeys(("also", "next", "where", "complain", "who_helps", "weight_guidance", "citation"), "x"))


@pytest.mark.parametrize(("word", "forms"), [
    ("cwyn", ("gwyn", "nghwyn", "chwyn")), ("pigiad", ("bigiad", "mhigiad", "phigiad")), ("gafael", ("afael", "ngafael")),
    ("llais", ("lais",)), ("rhif", ("rif",)), ("dal", ("ddal", "nal")), ("staff", ()), ("chwaer", ()),
])
def test_mutated_forms(word: str, forms: tuple[str, ...]) -> None:
    assert mutated(word) == forms


@pytest.mark.parametrize(("text", "english"), [
    ("Sut mae gwneud cwyn?", "how is complaint"), ("fy nghŵyn", "me complaint"), ("y chwyn", "complaint"),
    ("dwi wedi gofyn", "i am ask"),
    ("SECLUSION", "seclusion"), ("", ""), ("pigiad heb ofyn", "injection without ask"),
])
def test_word_by_word(text: str, english: str) -> None:
    assert glossed(text) == english


def test_accents_and_curly_apostrophes_do_not_matter() -> None:
    assert folded("Gân nhw fy nghau i’n ôl?") == "gan nhw fy nghau i'n ol?"


@pytest.fixture(scope="module")
def matcher(tmp_path_factory: pytest.TempPathFactory) -> WelshMatcher:
    """The tiny knowledge base, two of its answers in Welsh."""
    tiny = Tiny()
    for name, ways in (("hold-time", HOLD), ("imha", ADVOCATE)):
        tiny.extracts[name] = replace(tiny.extracts[name], welsh_short="Ateb.", asked_in_welsh=ways)
    english = Ranker(tiny, tmp_path_factory.mktemp("cache"))  # type: ignore[arg-type]
    return WelshMatcher(english, welsh_ways(english))


@pytest.mark.slow
@pytest.mark.parametrize(("text", "wanted"), [
    ("am ba hyd maen nhw'n cael gafael yno i?", "hold-time"), ("ydi ugain munud yn rhy hir i nal i", "hold-time"),
    ("alla i ga'l eiriolwr?", "imha"), ("dwi isio siarad efo eiriolwr plis", "imha"),
])
def test_the_answer_that_is_asked_for(text: str, wanted: str, matcher: WelshMatcher) -> None:
    found = matcher.match(text)
    assert found is not None and found.id == wanted


@pytest.mark.slow
def test_something_else_is_less_probable_than_what_is_asked(matcher: WelshMatcher) -> None:
    asked, other = matcher.match("dwi isio eiriolwr"), matcher.match("be di'r tywydd yn Aberystwyth heddiw")
    assert asked is not None and other is not None
    assert other.probability < asked.probability / 2


@pytest.mark.slow
def test_a_topic_without_welsh_that_is_nearer_speaks_against_it(matcher: WelshMatcher) -> None:
    phones, advocate = matcher.evidence("geith nhw fynd â fy ffôn i?"), matcher.evidence("sut i gael eiriolwr")
    assert phones is not None and advocate is not None
    assert phones.elsewhere > 0 > advocate.elsewhere


def test_without_any_welsh_there_is_no_match(tmp_path: Path) -> None:
    english = Ranker(Tiny(), tmp_path)  # type: ignore[arg-type]
    assert WelshMatcher(english, welsh_ways(english)).match("helo") is None


def told(welsh: str = "", checked: bool = False, nation: Nation = Nation.BOTH) -> Extract:
    return replace(extract("one", "holding", "How long?", []), welsh_short=welsh, welsh_checked=checked, nation=nation)


def test_a_draft_says_that_it_is_one_and_what_follows() -> None:
    draft, follows = welsh_above(Answer((Part(told("Yn fyr."), "In short."),), Reader.SHORT))
    assert draft == {"role": "welsh", "language": "cy", "label": strings("cy")["lang.draft"], "text": "Yn fyr."}
    assert follows["language"] == "cy" and "Saesneg" in follows["text"]


def test_doubt_is_said_in_welsh_first() -> None:
    doubt = welsh_above(Answer((Part(told("Yn fyr."), "In short."),), Reader.SHORT), unsure=True)[0]
    assert doubt == {"role": "lead", "language": "cy", "text": strings("cy")["utter_unsure_in_welsh"]}


@pytest.mark.parametrize(("parts", "wanted"), [
    ([told()], []), ([told("Wedi'i wirio.", checked=True)], ["", "Wedi'i wirio."]),
    ([told("Lloegr.", True, Nation.ENGLAND), told("Cymru.", True, Nation.WALES)], ["", "Cymru."]),
    ([told("", True, Nation.ENGLAND), told("Cymru.", True, Nation.WALES)], ["", "Cymru."]),
])
def test_whose_welsh_is_shown(parts: list[Extract], wanted: list[str]) -> None:
    above = welsh_above(Answer(tuple(Part(one, one.short) for one in parts), Reader.SHORT))
    assert [value for block in above[:1] for value in (block["label"], block["text"])] == wanted


def test_the_welsh_stands_above_the_english_and_is_marked() -> None:
    answer = Answer((Part(told("Yn fyr."), "In short."),), Reader.SHORT)
    message = answer_message(answer, WORDS, Manner(above=welsh_above(answer)))
    assert message["text"].index("Yn fyr.") < message["text"].index("In short.")
    assert [part.get("language", "") for part in message["custom"]["parts"]] == ["cy", "cy", ""]
