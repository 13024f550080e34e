"""What grows: one chat of 400 turns; the number of extracts; the files after 10,000 messages."""

from __future__ import annotations

import random
import shutil
import sqlite3
import statistics
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.store.read import Knowledge
from pipeline.retrieval import questions
from pipeline.retrieval.learnt import adapter_for, keep
from pipeline.retrieval.ranking import lessons_of
from tests.chat.conftest import ROOT
from tests.measuring.bench.bots import GREETING, Ours, Stock, post
from tests.measuring.bench.load import under_load
from tests.measuring.bench.single import cited_questions, is_cited

TURNS = (10, 100, 400)
AROUND = 10
TIMES_THE_EXTRACTS = (1, 10, 50)
MESSAGES = 10_000
COPIED = "-multiplied"
ANY_COPY = f"%{COPIED}%"


@dataclass(frozen=True)
class Files:
    """Bytes on the disk after so many messages: the database with its write-ahead log, and all logs."""

    messages: int
    database: int
    logs: int


@dataclass
class Growth:
    """Median milliseconds of a turn around the 10th, 100th and 400th; of a question with more extracts; bytes kept."""

    ours: dict[int, float] = field(default_factory=dict)
    stock: dict[int, float] = field(default_factory=dict)
    extracts: dict[int, float] = field(default_factory=dict)
    files: Files | None = None


def one_long_chat(ours: Ours, stock: Stock, turns: tuple[int, ...] = TURNS) -> Growth:
    """A chat with each bot, turn by turn; ``ours`` was started without its limit on messages a minute."""
    asked = cited_questions()
    session: str | None = None

    def ask() -> float:
        nonlocal session
        milliseconds, reply = post(ours.url, {"message": next(asked), "session": session})
        session = reply["session"]
        return milliseconds

    grown = Growth()
    mine, theirs = [], []
    for _ in range(max(turns) + AROUND // 2):
        mine.append(ask())
        theirs.append(post(stock.url, {"sender": "long", "message": GREETING})[0])
    for turn in turns:
        near = slice(turn - AROUND // 2, turn + AROUND // 2)
        grown.ours[turn], grown.stock[turn] = statistics.median(mine[near]), statistics.median(theirs[near])
    return grown


def more_extracts(folder: Path, rounds: int = 40) -> dict[int, float]:
    """Median milliseconds of a new question with 1, 10 and 50 times the extracts: a server each, one after the other."""
    measured = {}
    for times in TIMES_THE_EXTRACTS:
        place = folder / f"extracts-{times}"
        place.mkdir()
        database = multiplied(ROOT / "knowledge.db", place / "knowledge.db", times)
        build = ready_to_rank(database, place / "build")
        ours = Ours(place, settings={"KNOWLEDGE_DB": str(database), "BUILD_DIR": str(build)})
        try:
            ours.start()
            asked = cited_questions()
            replies = [post(ours.url, {"message": next(asked), "session": None}) for _ in range(rounds)]
            measured[times] = statistics.median(milliseconds for milliseconds, reply in replies if is_cited(reply) or times > 1)
        finally:
            ours.stop()
    return measured


def ready_to_rank(database: Path, build: Path) -> Path:
    """A build folder for this knowledge base, in which nothing is left to encode or to learn: a copy of an extract stands at the
    middle of its ways, as a new one does until the next training. Learning so many would take hours and changes no time."""
    shutil.copytree(ROOT / ".build", build, ignore=shutil.ignore_patterns("fit*", "stock-bot", "nlu", "uv"))
    lessons = lessons_of(Knowledge(database), build, questions.asked())
    keep(lessons, adapter_for(lessons, build), build)
    return build


def multiplied(source: Path, target: Path, times: int) -> Path:
    """A copy of a knowledge base with ``times`` as many extracts; each copy has ways of asking drawn from all the others."""
    shutil.copy(source, target)
    draw = random.Random(0)
    with closing(sqlite3.connect(target)) as base, base:
        columns = [row[1] for row in base.execute("PRAGMA table_info(extracts)")]
        originals = base.execute("SELECT id FROM extracts").fetchall()
        ways = base.execute("SELECT extract, way FROM asked_as").fetchall()
        rest = ", ".join(f'"{name}"' for name in columns[1:])
        for copy in range(1, times):
            mark = f"{COPIED}{copy}"
            base.execute(f"INSERT INTO extracts SELECT id || ?, {rest} FROM extracts WHERE id NOT LIKE ?", (mark, ANY_COPY))
            base.execute("INSERT INTO citations SELECT extract || ?, place, source, pinpoint, checked_on FROM citations "
                         "WHERE extract NOT LIKE ?", (mark, ANY_COPY))
            drawn = draw.sample([way for _, way in ways], len(ways))
            base.executemany("INSERT OR IGNORE INTO asked_as VALUES (?, ?)",
                             [(owner + mark, way) for (owner, _), way in zip(ways, drawn, strict=True)])
        base.execute("UPDATE extracts SET pair = '', related = '[]', siblings = '[]', parts = '[]', \"group\" = id "
                     "WHERE id LIKE ?", (ANY_COPY,))
        assert base.execute("SELECT count(*) FROM extracts").fetchone()[0] == times * len(originals)
    return target


def after_messages(ours: Ours, folder: Path, messages: int = MESSAGES) -> Files:
    """Bytes kept after so many messages of mixed traffic by 20 people."""
    sent = 0
    while sent < messages:
        sent += under_load("mixed", ours.url.partition("/webhooks")[0], 20, 60, folder).replies
    state = folder / "state"
    return Files(sent, _bytes(state, "conversations*"), _bytes(state, "**/*.log*"))


def _bytes(folder: Path, pattern: str) -> int:
    return sum(one.stat().st_size for one in folder.glob(pattern) if one.is_file())

