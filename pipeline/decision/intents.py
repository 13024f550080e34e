"""What each intent that is not a question about rights leads to: the Rasa action by the intent's name."""

from __future__ import annotations

STORY = "tells_story"
BEGINS_WALK = ("complain", STORY)
SORROW, DISTRESS, FEELING = "death", "distress", "utter_feeling"
ASKS = ("ask_rights", "about_complaining", "leans")
MENUS = frozenset({"utter_greet", "utter_remark", "utter_affirm", "utter_deny"})
ALONE = frozenset({"suicide", "self_harm", "overdose", "breathing", "injury", "restraint_now", "sexual", "danger_others"})
QUIET = frozenset({SORROW, DISTRESS, ""})
DEADLY = frozenset({"suicide", "self_harm", "overdose", "breathing", "injury", "restraint_now"})

FOLLOWS = {
    "tell_more": "utter_more", "where_said": "utter_where", "other_nation": "utter_other_nation", "simpler": "utter_reader",
    "more_detail": "utter_reader", "give_paragraph": "utter_reader", "disagree": "utter_disagree",
    "confused": "utter_reader",
}
REPLIES = {
    "greet": "utter_greet", "goodbye": "utter_goodbye", "thanks": "utter_thanks", "affirm": "utter_affirm",
    "deny": "utter_deny", "bot_challenge": "utter_bot_challenge", "privacy": "utter_privacy",
    "capabilities": "utter_capabilities", "feeling": "utter_feeling", "state_nation": "utter_nation",
    "stop": "utter_nothing_to_stop", "start_again": "utter_nothing_open", "delete": "utter_delete",
    "call_for_me": "utter_call_for_me", "creative": "utter_creative", "wrong": "utter_wrong", "what_now": "utter_what_now",
    "where_am_i": "utter_where_am_i", "insult": "utter_insult", "confused": "utter_confused", "after_card": "utter_after_card",
    "statement": "utter_noted", "remark": "utter_remark", "disagree": "utter_disagree", "simpler": "utter_reader",
    "too_late": "utter_too_late", "can_you_see_me": "utter_can_you_see_me", "is_it_watched": "utter_is_it_watched",
    "will_you_tell": "utter_will_you_tell", "who_made_you": "utter_who_made_you", "trust_you": "utter_trust_you",
    "believe_me": "utter_believe_me", "other_language": "utter_other_language", "names_person": "utter_names_person",
    "daily_life": "utter_daily_life", "wants_home": "utter_wants_home", "good_news": "utter_good_news",
}
OWN_ACTIONS = {
    "who_can_help": "utter_who_can_help", "write_letter": "action_letter", "which_first": "action_which_first",
    "change_fact": "action_change_fact", "go_back": "action_change_fact", "resume": "complaint_form",
    "scared": "utter_scared", "record_sheet": "utter_record_sheet", "show_routes": "action_show_routes",
}
QUESTIONS = ("ask_rights", "about_complaining", "own_case", "leans")
STATEMENTS = frozenset({"statement", "state_nation"})
SYMPATHY = "feeling"
NOT_ASKED = STATEMENTS | {SYMPATHY, "remark", "thanks", "affirm", "deny", "good_news", "names_person", "too_late", "insult",
                          "wants_home"}
GENERAL = frozenset({"capabilities", "privacy", "where_am_i", "stop", "start_again", "greet", "deny", "who_can_help",
                     "can_you_see_me", "believe_me", "daily_life", "names_person"})
ABOUT_THE_ASSISTANT = frozenset({"privacy", "can_you_see_me", "is_it_watched", "will_you_tell", "who_made_you", "trust_you",
                                 "delete"})
AFTER_A_CARD = frozenset({"after_card"})
GOES_ON_AFTER_A_CARD = frozenset({"after_card", "resume", "complain"})
AFTER_AN_ANSWER = frozenset({"disagree", "wrong", "repair", "simpler", "confused", "tell_more", "where_said", "other_nation",
                             "more_detail", "give_paragraph"})
OF_THE_LIST = {"list": "action_show_routes", "first": "action_which_first", "days": "action_days", "letter": "action_letter",
               "record": "utter_record_sheet", "print": "action_show_routes", "change": "action_change_fact"}
