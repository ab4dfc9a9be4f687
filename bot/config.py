"""The settings: the only reader of the environment. Checked whole at start; each fault is one sentence that names it.

`SETTINGS` is the one table: `doctor`, the README's list and the checks are made from it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: what it is for, the form it must have, and whether it is secret."""

    name: str
    what: str
    form: str = r".+"
    looks_like: str = ""
    secret: bool = False


MISS_DAYS = 90
SMALL_UP_TO = 5

SETTINGS = (
    Setting("SLACK_BOT_TOKEN", "the bot's token", r"xoxb-\S+", "it begins with xoxb-", True),
    Setting("SLACK_APP_TOKEN", "the app's token, for Socket Mode", r"xapp-\S+", "it begins with xapp-", True),
    Setting("SLACK_SIGNING_SECRET", "the signing secret, for HTTP mode", r"\S{8,}", "it has at least 8 characters", True),
    Setting("SLACK_API_URL", "another base URL of Slack's API (GovSlack, a proxy)", r"https?://\S+/", "it begins with http:// or https:// and ends with /"),
    Setting("DATABASE_URL", "the database; default: an SQLite file of the user's", r"(?:sqlite:///|postgres(?:ql)?(?:\+psycopg)?://)\S+", "it begins with postgresql:// or sqlite:///", True),
    Setting("SCRUTINEER_MISSES", "whether questions that were not understood are kept, for people to learn from: on or off; default: on", r"on|off", "it is on or off"),
    Setting("SCRUTINEER_MISS_DAYS", "for how many days they are kept; default: 90", r"[1-9]\d{0,3}", "it is a whole number of days, such as 90"),
    Setting("SCRUTINEER_EDITORS", "who may teach, verify and bring figures in, in Slack: user IDs with commas between", r"[UW][A-Z0-9]+(?:\s*,\s*[UW][A-Z0-9]+)*", "it is Slack user IDs with commas between, such as U012AB3CD,U045EF6GH"),
    Setting("SCRUTINEER_SMALL_UP_TO", "up to which number a count that is not published is suppressed, where an indicator has no number of its own; default: 5", r"[1-9]|[1-4]\d|50", "it is a whole number from 1 to 50"),
    Setting("SCRUTINEER_LOG_LEVEL", "DEBUG, INFO, WARNING or ERROR; default: INFO", r"DEBUG|INFO|WARNING|ERROR", "it is DEBUG, INFO, WARNING or ERROR"),
)  # fmt: skip


class ConfigError(Exception):
    """A setting is missing or wrong; its text says which, and what to do, in one sentence a fault."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings as read. Secrets are left out of `repr`, so that no log or traceback can hold one."""

    values: Mapping[str, str]
    home: Path

    def __repr__(self) -> str:
        return f"Config({', '.join(sorted(self.values))})"

    def get(self, name: str) -> str | None:
        """A setting's value, None where it is not set."""
        return self.values.get(name)

    @property
    def database(self) -> str | Path:
        """The database's URL, or the path of the embedded one."""
        return self.values.get("DATABASE_URL") or self.home / "scrutineer" / "scrutineer.db"

    @property
    def slack(self) -> bool:
        """Whether Slack is to be connected."""
        return "SLACK_BOT_TOKEN" in self.values

    @property
    def keeps_misses(self) -> bool:
        """Whether questions that were not understood may be kept."""
        return self.values.get("SCRUTINEER_MISSES") != "off"

    @property
    def miss_days(self) -> int:
        """For how many days; 0 where none may be kept, so that those of before go too."""
        return int(self.values.get("SCRUTINEER_MISS_DAYS", MISS_DAYS)) if self.keeps_misses else 0

    @property
    def small_up_to(self) -> int:
        """Up to which number an unpublished count is small."""
        return int(self.values.get("SCRUTINEER_SMALL_UP_TO", SMALL_UP_TO))

    @property
    def editors(self) -> frozenset[str]:
        """The Slack users who may teach, verify and bring figures in."""
        return frozenset(filter(None, (one.strip() for one in self.values.get("SCRUTINEER_EDITORS", "").split(","))))


def read(environ: Mapping[str, str]) -> Config:
    """The settings of an environment. Raises `ConfigError` with every fault at once."""
    values = {s.name: environ[s.name].strip() for s in SETTINGS if environ.get(s.name, "").strip()}
    wrong = [f"{s.name} is not right: {s.looks_like}." for s in SETTINGS if s.name in values and not re.fullmatch(s.form, values[s.name])]
    wrong += _missing(values)
    if wrong:
        raise ConfigError("\n".join(wrong))
    home = environ.get("XDG_DATA_HOME") or str(Path(environ.get("HOME") or Path.home()) / ".local" / "share")
    return Config(values, Path(home))


def _missing(values: Mapping[str, str]) -> list[str]:
    if "SLACK_BOT_TOKEN" in values and not {"SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"} & set(values):
        return ["SLACK_APP_TOKEN is missing: set it for Socket Mode, or SLACK_SIGNING_SECRET for HTTP mode."]
    if {"SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"} & set(values) and "SLACK_BOT_TOKEN" not in values:
        return ["SLACK_BOT_TOKEN is missing: copy it from your Slack app's page OAuth & Permissions."]
    return []
