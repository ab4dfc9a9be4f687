"""The assistant as a test asks it: built once for the whole run, on a temporary SQLite file with the packaged figures."""

import atexit
import shutil
import tempfile
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from bot.build import Parts, build
from bot.contract import to_json
from bot.conversation import Reply
from intents.kinds import Kind
from intents.question import Question
from intents.understand import understand
from store.catalogue import load_catalogue

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
TODAY = NOW.date()
Json = dict[str, Any]


@cache
def parts() -> Parts:
    """Everything that answers, built on first use and closed at the end of the run."""
    folder = Path(tempfile.mkdtemp(prefix="scrutineer-test-"))
    built = build(folder / "scrutineer.db", now=lambda: NOW)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(built.store.close)
    return built


@cache
def ask(question: str, today: date = TODAY) -> Reply:
    """The reply to a question asked outside any conversation."""
    return parts().assistant.ask(question, thread=None, now=NOW, today=today)


def as_json(reply: Reply) -> Json:
    """A reply as the contract's JSON, without its blocks."""
    return to_json(reply.answer, reply.text, lambda *_: [])


def asked(question: str) -> Json:
    """The JSON of the reply to a question."""
    return as_json(ask(question))


def understood(question: str) -> Question:
    """What is made of a question, before any figure is looked up."""
    return understand(question, parts().lexicon, TODAY)


def name_of(code: str) -> str:
    """An indicator's full name."""
    return parts().catalogue.indicators[code].name


def periods_held(code: str) -> tuple[str, ...]:
    """The labels of the periods for which a figure stands, oldest first."""
    with parts().store.reading() as reader:
        return tuple(figure.period for figure in reader.standing(code))


CODES = tuple(sorted(load_catalogue().indicators))
KINDS_OF_ONE: tuple[Kind, ...] = ("value", "compare", "trend", "target", "benchmark", "definition", "source")
