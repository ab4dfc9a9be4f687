"""What is typed after the options of `scrutineer import` → values; what can't be meant is a matter of usage, in one sentence."""

from __future__ import annotations

import argparse
from datetime import date


def day_said(text: str) -> date:
    """A day, as 2025-03-11."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2025-03-11") from None


def numbers_said(text: str) -> range:
    """Lines, as 3 or 7-9."""
    first, dash, last = text.partition("-")
    if not first.isdecimal() or (dash and not last.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is no line's number, such as 3 or 7-9")
    return range(int(first), int(last or first) + 1)


def text_said(text: str) -> tuple[int, str]:
    """A line and a text, as 7=young carers."""
    number, _, said = text.partition("=")
    if not number.isdecimal() or not said.strip():
        raise argparse.ArgumentTypeError(f'{text!r} is not a line\'s number and a text, such as "7=young carers"')
    return int(number), said.strip()
