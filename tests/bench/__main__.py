"""`make bench`: what one question costs, stage by stage, and what starting costs.

The floor of a question is Python's own sqlite3 reading, over an open connection, the very rows that the store reads
for it; the floor of starting is a Python that starts and does nothing. Only the multiples are worth comparing from
one machine, or one minute, to another. Then how well questions are matched: beside other ways of matching, in larger
catalogues, how far the confidence can be trusted, and with every line of the corpora mistyped, cut and turned round.
"""

import argparse
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, event

from bot.answer import answer
from bot.build import Parts, build, clock
from bot.contract import to_json
from bot.desk import Desk
from bot.slack.blocks import draw
from bot.wording import say
from intents.understand import understand
from tests.bench import alternatives, importing, perturb, reliability, sizes
from tests.bench.timing import Act, interleaved, table

TODAY = date(2025, 2, 1)
QUESTIONS = (
    "re-referrals Q3 vs Q2?",
    "NEET trend since 2019",
    "what's red?",
    "care leavers",
    "summary of Q3 2021/22",
    "where does the 19.6% come from?",
    "did care leavers EET meet the target in Q3 2021/22?",
    "quartile for KS2 RWM?",
    "rereferals in quater 3 2021/22",
    "potholes",
)
Statement = tuple[str, Sequence[object]]


@contextmanager
def statements_of(engine: Engine) -> Iterator[list[Statement]]:
    """Every SELECT sent within it, with its values."""
    sent: list[Statement] = []

    def note(*told: object) -> None:
        text, values = str(told[2]), told[3]
        if text.lstrip().upper().startswith(("SELECT", "WITH")) and isinstance(values, tuple):
            sent.append((text, values))

    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


def statements(parts: Parts) -> list[Statement]:
    """All that the store is asked for to answer the questions."""
    with statements_of(parts.store.engine) as sent:
        for question in QUESTIONS:
            parts.assistant.ask(question, thread=None, now=clock(), today=TODAY)
    return sent


def stages(parts: Parts, connection: sqlite3.Connection) -> dict[str, Act]:
    """What is timed, the floor first; each does all the questions."""
    floor = statements(parts)
    understood = [understand(text, parts.lexicon, TODAY, None) for text in QUESTIONS]
    replies = [parts.assistant.ask(text, thread=None, now=clock(), today=TODAY) for text in QUESTIONS]
    threads = count()

    def read() -> None:
        for text, values in floor:
            connection.execute(text, values).fetchall()

    def store_read() -> None:
        with parts.store.engine.connect() as open_one:
            for text, values in floor:
                open_one.exec_driver_sql(text, tuple(values)).fetchall()

    def answered() -> None:
        for question in understood:
            with parts.store.reading() as reader:
                answer(question, Desk(parts.catalogue, reader), None)

    def ask(in_thread: bool) -> None:
        for text in QUESTIONS:
            parts.assistant.ask(text, thread=f"bench {next(threads)}" if in_thread else None, now=clock(), today=TODAY)

    return {
        "floor: sqlite3, the same rows": read,
        "the same through SQLAlchemy": store_read,
        "understand": lambda: [understand(text, parts.lexicon, TODAY, None) for text in QUESTIONS],
        "read and answer": answered,
        "wording": lambda: [say(reply.answer) for reply in replies],
        "JSON with Slack's blocks": lambda: [to_json(reply.answer, reply.text, draw) for reply in replies],
        "ask, whole": lambda: ask(False),
        "ask, whole, remembered in a thread": lambda: ask(True),
    }


def starts(folder: Path) -> dict[str, Act]:
    """Ways of starting, the floor first."""
    numbers = count()

    def run(home: str, *command: str) -> None:
        environment = os.environ | {"XDG_DATA_HOME": str(folder / home)}
        subprocess.run([sys.executable, *command], env=environment, check=True, stdout=subprocess.DEVNULL)

    asked = ("-m", "bot.cli", "ask", QUESTIONS[0])
    return {
        "floor: python -c pass": lambda: run("ready", "-c", "pass"),
        "import the Slack side": lambda: run("ready", "-c", "import bot.serve"),
        "scrutineer ask": lambda: run("ready", *asked),
        "scrutineer ask, database made": lambda: run(f"new {next(numbers)}", *asked),
    }


def cost(told: argparse.Namespace) -> str:
    """What a question costs, stage by stage, and what starting costs."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "scrutineer.db"
        parts = build(path)
        connection = sqlite3.connect(path)
        asked = interleaved(stages(parts, connection), told.rounds)
        connection.close()
        parts.store.close()
        of_questions = table(f"{len(QUESTIONS)} questions, {told.rounds} rounds", asked, len(QUESTIONS))
        return f"{of_questions}\n\n{table(f'starting, {told.starts} rounds', interleaved(starts(Path(folder)), told.starts))}"


PARTS: dict[str, Callable[[argparse.Namespace], str]] = {
    "cost": cost,
    "alternatives": lambda told: alternatives.main(told.passes),
    "sizes": lambda told: sizes.main(told.questions),
    "reliability": lambda _: reliability.main(),
    "changed": lambda _: perturb.main(),
    "import": lambda told: importing.main(told.imports),
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--only", action="append", choices=list(PARTS), help="one part, and no other; may be repeated")
    parser.add_argument("--rounds", type=int, default=200, help="rounds of all the questions (default: 200)")
    parser.add_argument("--starts", type=int, default=10, help="rounds of starting (default: 10)")
    parser.add_argument("--passes", type=int, default=2, help="times that each way of matching is timed, at least 2 (default: 2)")
    parser.add_argument("--questions", type=int, default=400, help="questions to each catalogue size (default: 400)")
    parser.add_argument("--imports", type=int, default=2, help="rounds of taking in a large workbook, at least 2 (default: 2)")
    told = parser.parse_args()
    for name, part in PARTS.items():
        if name in (told.only or PARTS):
            print(part(told), end="\n\n", flush=True)


if __name__ == "__main__":
    main()
