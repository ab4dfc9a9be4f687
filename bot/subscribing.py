"""What is said to `/perf` about a channel's digest: subscribe, unsubscribe, pause, resume, subscriptions. Pure.

A schedule is said in any order, as people say it: `subscribe`, `subscribe 10th working day at 08:30`, `subscribe day 15
at 9am Europe/London`. What is left unsaid is as in `USUAL`. What can't be read is refused, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from datetime import datetime, time
from typing import Literal
from zoneinfo import ZoneInfo, available_timezones

from bot.working_days import Schedule
from intents.periods import Period
from store.digest_values import Subscription

Action = Literal["subscribe", "unsubscribe", "pause", "resume", "subscriptions"]
USUAL = Schedule(20, "09:00", "Europe/London")
MOST_DAYS = 60
_ASKED = re.compile(r"\s*(subscribe|unsubscribe|pause|resume|subscriptions)\b(?!-)(.*)", re.IGNORECASE | re.DOTALL)
_DAY = re.compile(
    r"\b(?:day\s*(\d{1,3})|(\d{1,3})(?:st|nd|rd|th)?(?:\s+working)?\s+day|(\d{1,3})(?:st|nd|rd|th))\b", re.IGNORECASE
)
_TIME = re.compile(r"\b([01]?\d|2[0-3])[:.]([0-5]\d)\s*(am|pm)?\b|\b(1[0-2]|[1-9])\s*(am|pm)\b|\b(noon|midday)\b", re.IGNORECASE)
_ZONE = re.compile(r"\b(UTC|[A-Za-z]+(?:/[A-Za-z_+\-0-9]+)+)\b")
_LITTLE = "on the at in after of each every quarter end ends working day days time please to digest digests here this channel a"
_LEFT_OUT = re.compile(rf"\b(?:{'|'.join(_LITTLE.split())})\b|[\s,.()]", re.IGNORECASE)

HOW = "Say it like this: /perf subscribe 20th working day at 09:00 Europe/London"
NOT_READ = f"I can't read that schedule, so nothing is changed. {HOW}"
NOT_SUBSCRIBED = "This channel is not subscribed to the digest. /perf subscribe does that."
NO_MEMBER = "I am not a member of this channel, so I could not post here. Invite me (/invite @Scrutineer), and subscribe again."
ENDED = "Unsubscribed: no digest is posted here any more. /perf subscribe begins again."
PAUSED = "Paused: nothing is posted here until /perf resume. What falls due meanwhile is recorded as skipped."
PAUSED_ALREADY = "The digest is paused here already. /perf resume goes on with it."
NOT_PAUSED = "The digest is not paused here."
NOT_DONE = "Nothing is changed, because I don't know what the words after it mean. Say just:"
STILL_PAUSED = "It is still paused: /perf resume goes on with it."
NONE = "Neither this channel nor any of yours is subscribed to the digest. /perf subscribe in a channel does that."
UNREADABLE = "I can't tell whether I may post here ({code}), so nothing is changed. Ask who looks after me."
MOST_LISTED = 20


def action_asked(text: str) -> tuple[Action, str] | None:
    """What `/perf` is told to do about a subscription, and the words after it; None for anything else."""
    found = _ASKED.fullmatch(text)
    if not found:
        return None
    action: Action = found[1].lower()  # type: ignore[assignment] # the pattern has only these
    return action, found[2].strip()


def schedule_said(words: str, usual: Schedule = USUAL) -> Schedule | None:
    """The schedule that these words say, what they leave unsaid as in `usual`.

    None where they can't be read whole, or name no time that there is.
    """
    given: dict[str, str | int] = {}
    for name, pattern in (("zone", _ZONE), ("at", _TIME), ("working_day", _DAY)):
        found = pattern.search(words)
        if found:
            given[name] = _READ[name](found)
            words = f"{words[: found.start()]} {words[found.end() :]}"
    schedule = Schedule(
        int(given.get("working_day", usual.working_day)), str(given.get("at", usual.at)), str(given.get("zone", usual.zone))
    )
    return schedule if not _LEFT_OUT.sub("", words) and _possible(schedule) else None


def _possible(schedule: Schedule) -> bool:
    return 1 <= schedule.working_day <= MOST_DAYS and schedule.zone in available_timezones() and schedule.at != ""


def _day_said(found: re.Match[str]) -> int:
    return int(next(filter(None, found.groups())))


def _time_said(found: re.Match[str]) -> str:
    """`9am` → `09:00`; empty where there is no such time (`13pm`)."""
    if found[6]:
        return "12:00"
    hour, minute, half = int(found[1] or found[4]), int(found[2] or 0), (found[3] or found[5] or "").lower()
    if half and not 1 <= hour <= 12:
        return ""
    hour = hour % 12 + 12 * (half == "pm") if half else hour
    return time(hour, minute).isoformat("minutes")


_READ = {"zone": lambda found: found[1], "at": _time_said, "working_day": _day_said}


def ordinal(number: int) -> str:
    """`1st`, `22nd`, `13th`."""
    last = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"


def schedule_words(schedule: Schedule) -> str:
    """`on the 20th working day after the quarter ends, at 09:00 (Europe/London)`."""
    return f"on the {ordinal(schedule.working_day)} working day after the quarter ends, at {schedule.at} ({schedule.zone})"


def moment_words(moment: datetime, zone: str) -> str:
    """`Monday 31 January 2022 at 09:00 (Europe/London)`: the zone is always shown."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local:%A} {local.day} {local:%B %Y} at {local:%H:%M} ({zone})"


def schedule_of(subscription: Subscription) -> Schedule:
    """When a subscription's digests are due."""
    return Schedule(subscription.working_day, subscription.at, subscription.zone)


def next_due(subscriptions: Iterable[Subscription], now: datetime) -> datetime | None:
    """When the next digest of any channel is due; None where nothing is subscribed."""
    return min((schedule_of(one).next_due(now)[1] for one in subscriptions), default=None)


def subscribed(schedule: Schedule, new: bool, upcoming: tuple[Period, datetime]) -> str:
    """What is said to who subscribed a channel, or changed when it is posted."""
    done = "Subscribed: the digest of each quarter is" if new else "Changed: the digest of each quarter is now"
    nearest = f"The next is that of {upcoming[0].label}, due on {moment_words(upcoming[1], schedule.zone)}."
    late = "If a quarter's figures are not published by then, its owner is told, and it goes out when they are."
    before = "Nothing that would have been due before now is posted by itself: /perf digest and the quarter does that."
    return f"{done} posted here {schedule_words(schedule)}. {nearest} {late} {before}"


def listed(subscription: Subscription, now: datetime, done: Container[str]) -> str:
    """One subscription in a line, after its channel; `done`: the reports that were posted there before."""
    schedule = schedule_of(subscription)
    if subscription.state == "paused":
        return f"{schedule_words(schedule)}; paused, nothing is posted"
    period, due = schedule.next_due(now, done)
    return f"{schedule_words(schedule)}; next: {period.label} on {moment_words(due, schedule.zone)}"

