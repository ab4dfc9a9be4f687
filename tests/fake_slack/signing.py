"""HTTP mode: the request bodies Slack sends, and its signature."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Literal
from urllib.parse import urlencode

from tests.fake_slack.values import Json

JSON_TYPE = "application/json"
FORM_TYPE = "application/x-www-form-urlencoded"


def http_body(kind: Literal["events_api", "slash_commands", "interactive"], payload: Json) -> str:
    """The body of a request in HTTP mode for a payload: events are JSON, the others forms."""
    if kind == "events_api":
        return json.dumps(payload)
    return urlencode({"payload": json.dumps(payload)} if kind == "interactive" else payload)


def signed_headers(
    secret: str, body: str, timestamp: int, retry: int = 0, reason: str = ""
) -> dict[str, str]:
    """Headers of a request as Slack signs it: HMAC-SHA256 of `v0:<timestamp>:<body>`.

    `retry` above 0 adds `X-Slack-Retry-Num` and `X-Slack-Retry-Reason` (`http_timeout` unless told).
    """
    text = f"v0:{timestamp}:{body}".encode()
    signature = hmac.new(secret.encode(), text, hashlib.sha256).hexdigest()
    headers = {
        "Content-Type": JSON_TYPE if body.startswith("{") else FORM_TYPE,
        "X-Slack-Request-Timestamp": str(timestamp),
        "X-Slack-Signature": f"v0={signature}",
    }
    again = {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": reason or "http_timeout"}
    return headers | (again if retry else {})
