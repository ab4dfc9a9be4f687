"""`python -m tests.fake_slack --port N`: a fake Slack in a process of its own, until SIGTERM or Ctrl-C.

Prints one line of JSON when it is ready: `{"base_url": …, "bot_token": …, "app_token": …}`.
"""

from __future__ import annotations

import argparse
import json
import signal
from threading import Event

from tests.fake_slack.control import ControlledSlack
from tests.fake_slack.values import APP_TOKEN, BOT_TOKEN


def main() -> None:
    """Run until told to stop."""
    parser = argparse.ArgumentParser(prog="python -m tests.fake_slack")
    parser.add_argument("--port", type=int, default=0, help="port of the Web API (default: a free one)")
    parser.add_argument("--ack-timeout", type=float, default=3.0, help="seconds before an event comes again")
    options = parser.parse_args()
    done = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: done.set())
    with ControlledSlack(port=options.port, ack_timeout=options.ack_timeout) as slack:
        ready = {"base_url": slack.base_url, "bot_token": BOT_TOKEN, "app_token": APP_TOKEN}
        print(json.dumps(ready), flush=True)
        done.wait()


if __name__ == "__main__":
    main()
