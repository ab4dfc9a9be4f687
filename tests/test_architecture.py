"""The rooms and their doors, as tables. This is the architecture diagram: `bot` speaks, `intents` understands,
`store` remembers; `intents` and `store` never import each other, and nobody imports `bot`.
"""

import sys
from fnmatch import fnmatch

import pytest

from tests.source_tree import ROOMS, Module, modules, parsed

# room: the rooms that it may import
MAY_IMPORT = {
    "intents": {"intents"},
    "store": {"store"},
    "bot": {"bot", "intents", "store"},
}

# outside library, or part of ours: the only places that may import it
DOORS = {
    "rapidfuzz": ("intents/typos.py",),
    "sqlmodel": ("store/*",),
    "sqlalchemy": ("store/*",),
    "alembic": ("store/*",),
    "apscheduler": ("bot/schedule.py",),
    "holidays": ("bot/working_days.py",),
    "slack_bolt": ("bot/slack/*",),
    "slack_sdk": ("bot/slack/*",),
    "defusedxml": ("store/ingest/*",),
    "openpyxl": ("store/ingest/outgoing.py",),
    "pdfplumber": ("store/ingest/pdf*.py",),
    "pdfminer": ("store/ingest/pdf*.py",),
    "uvicorn": ("bot/slack/web.py",),
    "bot.slack": ("bot/slack/*", "bot/serve.py", "bot/cli.py", "bot/cli_digest.py"),
}

# Everything in `bot` and `intents` works on what it is given, so that the same question on the same day has the same
# answer. Only these see the world: a clock, the network, a file, the environment, a thread.
SEE_THE_WORLD = (
    "bot/build.py",
    "bot/cli.py",
    "bot/cli_digest.py",
    "bot/cli_import.py",
    "bot/cli_imports.py",
    "bot/cli_learning.py",
    "bot/commands.py",
    "bot/config.py",
    "bot/doctor.py",
    "bot/progress.py",
    "bot/schedule.py",
    "bot/serve.py",
    "bot/slack/app.py",
    "bot/slack/audiences.py",
    "bot/slack/delivery.py",
    "bot/slack/dispatch.py",
    "bot/slack/editing.py",
    "bot/slack/failures.py",
    "bot/slack/fetching.py",
    "bot/slack/import_presses.py",
    "bot/slack/listeners.py",
    "bot/slack/posting.py",
    "bot/slack/rounds.py",
    "bot/slack/sending.py",
    "bot/slack/showing.py",
    "bot/slack/watchdog.py",
    "bot/slack/web.py",
    "bot/slack/workers.py",
)
WORLD = {
    "asyncio", "http", "importlib", "io", "logging", "os", "pathlib", "random", "secrets", "shutil", "socket", "subprocess",
    "sys", "tempfile", "threading", "time", "urllib", "uuid",
}  # fmt: skip
CLOCKS_AND_FILES = {"now", "today", "utcnow", "open", "print", "input", "read_text", "read_bytes", "__import__"}
ENVIRONMENT = {"environ", "getenv", "expanduser", "home"}
READS_THE_ENVIRONMENT = ("bot/cli.py", "bot/config.py")


def stands_in(module: Module, places: tuple[str, ...]) -> bool:
    return any(fnmatch(module.path, place) for place in places)


def imports(module: Module, name: str) -> bool:
    return any(one == name or one.startswith(f"{name}.") for one in module.imports)


def strangers_to_the_room(module: Module) -> set[str]:
    return module.outside & set(ROOMS) - MAY_IMPORT[module.path.split("/")[0]]


def past_the_door(module: Module) -> set[str]:
    return {name for name, places in DOORS.items() if imports(module, name) and not stands_in(module, places)}


def without_a_door(module: Module) -> set[str]:
    return module.outside - set(sys.stdlib_module_names) - set(ROOMS) - set(DOORS)


def worldly_names(module: Module) -> set[str]:
    called = {name for name in module.names & CLOCKS_AND_FILES if not _is_own_word(module, name)}
    return (module.outside & WORLD) | called


def impurities(module: Module) -> set[str]:
    if module.path.startswith("store/") or stands_in(module, SEE_THE_WORLD):
        return set()
    return worldly_names(module)


def _is_own_word(module: Module, name: str) -> bool:
    """`today` is what the argument is called: only `date.today` and the like are clocks."""
    return name in ("now", "today") and not any(one.endswith(f".{name}") for one in module.names)


def reads_the_environment(module: Module) -> set[str]:
    return set() if stands_in(module, READS_THE_ENVIRONMENT) else module.names & ENVIRONMENT


RULES = (strangers_to_the_room, past_the_door, without_a_door, impurities, reads_the_environment)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_file_keeps_the_rule(rule: type) -> None:
    broken = {module.path: sorted(rule(module)) for module in modules() if rule(module)}
    assert broken == {}


@pytest.mark.parametrize("path", SEE_THE_WORLD)
def test_only_what_sees_the_world_is_let_off(path: str) -> None:
    assert any(worldly_names(module) for module in modules() if module.path == path)


@pytest.mark.parametrize("name", DOORS)
def test_a_door_leads_somewhere(name: str) -> None:
    assert any(imports(module, name) for module in modules())


@pytest.mark.parametrize("place", sorted({*SEE_THE_WORLD, *READS_THE_ENVIRONMENT}.union(*DOORS.values())))
def test_a_place_that_the_tables_name_exists(place: str) -> None:
    assert any(stands_in(module, (place,)) for module in modules())


@pytest.mark.parametrize(
    ("path", "source", "offence"),
    [
        ("intents/match.py", "from store.values import COUNCIL", "store"),
        ("intents/match.py", "import bot", "bot"),
        ("store/open.py", "def f():\n    from intents import periods", "intents"),
        ("store/load.py", "from ..intents import periods", "intents"),
        ("store/open.py", "from bot.build import when", "bot"),
        ("intents/match.py", "from rapidfuzz import fuzz", "rapidfuzz"),
        ("bot/answer.py", "from sqlalchemy import text", "sqlalchemy"),
        ("bot/answer.py", "import slack_sdk.web", "slack_sdk"),
        ("bot/answer.py", "from bot.slack import blocks", "bot.slack"),
        ("bot/answer.py", "from bot import slack", "bot.slack"),
        ("bot/answer.py", "import requests", "requests"),
        ("intents/periods.py", "import os", "os"),
        ("intents/periods.py", "from datetime import date\ndef f(): return date.today()", "today"),
        ("bot/compare.py", "import datetime\nNOW = datetime.datetime.now()", "now"),
        ("bot/wording.py", "TEXT = open('phrases.txt').read()", "open"),
        ("bot/compare.py", "def f(today): return today.year", None),
        ("bot/build.py", "from os import environ", "environ"),
        ("store/open.py", "from pathlib import Path\nHOME = Path.home()", "home"),
        ("bot/config.py", "import os\nHOME = os.environ['HOME']", None),
    ],
)
def test_the_rules_see_what_they_are_for(path: str, source: str, offence: str | None) -> None:
    module = parsed(source, path)
    found = set().union(*(rule(module) for rule in RULES))
    assert found == ({offence} if offence else set())
