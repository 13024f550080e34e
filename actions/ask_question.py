"""Asks one question of the walk: its words, its buttons, how far along it is, and the ways back and out."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import walk_in
from actions.knowledge_base import interview
from actions.saying import say, words_of
from knowledge.complaints.facts import ASKED, BY_NAME
from knowledge.complaints.interview.question_wording import half_said, version_of
from knowledge.messages import Message, button

BACK, STOP = "/go_back", "/stop"


def question_message(fact: str, tracker: Tracker, domain: dict[str, Any]) -> Message:
    """The question of a fact as the walk stands: asked outright, or 'You said ..., is that right?'."""
    walk, words = walk_in(tracker), words_of(domain)
    written = domain["responses"][f"utter_ask_{fact}"][0]
    now, of = walk.progress(fact)
    custom: dict[str, Any] = {"kind": "question", "progress": {"now": now, "of": of}, "back": BACK if now > 1 else "", "stop": STOP}
    said = half_said(interview(), fact, walk.half)
    if said:
        buttons = [button(words.say("yes"), "inform", answer="half-yes"),
                   button(words.say("no_not_that"), "inform", answer="half-no")]
        return {"text": words.say("you_said").replace("[said]", said), "buttons": buttons, "custom": custom}
    version = version_of(fact, walk.known)
    text = words.say(f"ask_{fact}_{version}") if version else str(written["text"])
    if BY_NAME[fact].many:
        custom["multiple"] = True
    return {"text": text, "buttons": list(written.get("buttons") or []), "custom": custom}


class AskQuestion(Action):
    """Asks the question of one fact; Rasa's form runs it by its name."""

    fact = ""

    def name(self) -> str:
        """The form asks 'action_ask_<slot>' for the slot it wants."""
        return f"action_ask_{self.fact}"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """The question; no facts change."""
        say(dispatcher, question_message(self.fact, tracker, domain))
        return []


QUESTIONS = tuple(type(f"Ask_{fact}", (AskQuestion,), {"fact": fact, "__doc__": f"Asks for the fact '{fact}'."}) for fact in ASKED)
