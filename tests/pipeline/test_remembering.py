"""What was read of a message is remembered without its words, and only while what it depends on is the same."""

from __future__ import annotations

from pipeline.language.remembering import REMEMBERED, Remembering


def test_the_same_text_is_read_once_and_another_setting_reads_anew() -> None:
    remembering: Remembering[int] = Remembering()
    read: list[int] = []

    def reading() -> int:
        read.append(1)
        return len(read)

    assert [remembering.of("a text", reading, "one") for _ in range(3)] == [1, 1, 1]
    assert remembering.of("a text", reading, "two") == 2
    assert remembering.of("another text", reading, "one") == 3


def test_no_words_are_kept_and_the_oldest_are_forgotten() -> None:
    remembering: Remembering[int] = Remembering()
    for n in range(REMEMBERED + 5):
        remembering.of(f"canary {n}", lambda: 0)
    assert len(remembering._known) == REMEMBERED
    assert not any(b"canary" in name for name in remembering._known)
