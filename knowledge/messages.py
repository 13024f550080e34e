"""What every message is made of: its fixed phrases, buttons and source lines. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.model import Citation, Nation

Message = dict[str, Any]


@dataclass(frozen=True)
class Wording:
    """The short fixed phrases of domain.yml (responses named utter_word_...), by name."""

    phrases: Mapping[str, str]

    @classmethod
    def from_responses(cls, responses: Mapping[str, Sequence[Mapping[str, Any]]]) -> Wording:
        """The phrases among a domain's responses."""
        mark = "utter_word_"
        return cls({name[len(mark):]: str(texts[0].get("text", "")) for name, texts in responses.items()
                    if name.startswith(mark) and texts})

    def say(self, name: str) -> str:
        """The phrase; raises KeyError when domain.yml lacks it."""
        return self.phrases[name]


def button(title: str, intent: str, **entities: str) -> dict[str, str]:
    """A button whose payload only the channel reads."""
    values = ", ".join(f'"{name}": "{value}"' for name, value in entities.items())
    return {"title": title, "payload": f"/{intent}" + (f"{{{values}}}" if values else "")}


def source_entry(nation: Nation, cited: Citation) -> dict[str, str]:
    """A citation as the front door's contract has it."""
    year = f"{cited.source.publisher}, {cited.source.year}"
    return {"title": f"{cited.source.title} ({year})", "pinpoint": cited.pinpoint, "url": cited.source.url,
            "nation": nation.value, "checked": cited.checked_on.isoformat()}
