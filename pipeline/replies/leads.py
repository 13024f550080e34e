"""What is said before a message: a sentence in its text and in its parts."""

from __future__ import annotations

from knowledge.messages import Message
from pipeline.language.welsh import in_welsh
from pipeline.replies.chat_history import ChatHistory


def led(message: Message | None, lead: str) -> Message | None:
    """The message with a sentence before it, in its text and in its parts."""
    if message is None or not lead:
        return message
    custom = dict(message.get("custom") or {})
    if "parts" in custom:
        custom["parts"] = [{"role": "lead", "text": lead}, *custom["parts"]]
    return {**message, "text": f"{lead}\n\n{message['text']}", "custom": custom}


def led_in_welsh(message: Message, chat: ChatHistory) -> Message:
    """An answer in English, led in for somebody whose page or message is in Welsh."""
    lead = in_welsh("utter_english_follows") if chat.language == "cy" else None
    custom = message.get("custom") or {}
    made_here = custom.get("language") != "cy" and not any(part.get("language") == "cy" for part in custom.get("parts") or ())
    return {**message, "text": f"{lead}\n\n{message['text']}"} if lead and made_here else message
