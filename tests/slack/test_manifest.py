"""deploy/slack-manifest.yaml asks for what the code uses: no less, and no more."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.slack.scopes import COMMAND, EVENTS, METHODS, PROMPTS, SCOPES

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "bot").rglob("*.py"))
CALLED = re.compile(r"\"((?:chat|conversations|assistant|views|users|reactions|files|auth|bots|pins)\.[a-zA-Z.]+)\"")
BY_NAME = re.compile(r"\bclient\.((?:chat|conversations|assistant|views|users|reactions|files|auth)_\w+)\(")


@pytest.fixture
def manifest() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "deploy" / "slack-manifest.yaml").read_text(encoding="utf-8"))
    return found


def test_scopes(manifest: dict[str, Any]) -> None:
    assert manifest["oauth_config"]["scopes"] == {"bot": sorted(SCOPES)}


def test_events(manifest: dict[str, Any]) -> None:
    assert manifest["settings"]["event_subscriptions"]["bot_events"] == sorted(EVENTS)


def test_commands(manifest: dict[str, Any]) -> None:
    assert [command["command"] for command in manifest["features"]["slash_commands"]] == [COMMAND]


def test_every_method_called_is_in_the_table() -> None:
    used = {"auth.test"}  # Bolt's own, at the start
    for path in SOURCES:
        if path.name != "scopes.py":
            text = path.read_text(encoding="utf-8")
            used |= set(CALLED.findall(text)) | {name.replace("_", ".") for name in BY_NAME.findall(text)}
    assert used == set(METHODS)


def test_the_agents_view_and_its_prompts(manifest: dict[str, Any]) -> None:
    features = manifest["features"]
    assert "assistant_view" not in features and features["app_home"]["messages_tab_enabled"]
    assert not features["app_home"]["messages_tab_read_only_enabled"]
    assert features["agent_view"]["suggested_prompts"] == PROMPTS and len(features["agent_view"]["agent_description"]) <= 300


def test_it_works_as_pasted(manifest: dict[str, Any]) -> None:
    assert manifest["settings"]["socket_mode_enabled"] and manifest["settings"]["interactivity"]["is_enabled"]
    shown = manifest["display_information"]
    assert len(shown["name"]) <= 35 and len(shown["description"]) <= 140 and 174 <= len(shown["long_description"]) <= 4000
