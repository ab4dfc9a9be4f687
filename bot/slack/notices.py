"""The words around a digest that is posted by itself: how it came to be posted, and what its owner is told. Pure.

A channel stands as `<#C1>`, a person as `<@U1>`: Slack shows the name to whoever may see it.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from bot.slack.said import Said
from bot.subscribing import USUAL, moment_words, ordinal, schedule_of
from store.digest_values import Run, Subscription

LATE = timedelta(hours=1)
PAUSED, UNSUBSCRIBED = "paused", "unsubscribed"
WHILE_PAUSED = "it fell due while the digest was paused"
NOTHING_NEW = "nothing new: earlier reports had every figure"
NOT_IN = "its figures are not published yet"
NEVER_IN = "no report of the quarter was published within a year"
NO_REPORT = "no report of this quarter is published"
WITHDRAWN = "its figures are no longer published"
TROUBLE = "Slack could not be reached"
GIVEN_UP = "Slack has not taken it for a day ({why})"
FAULT = "a fault of the program ({name}), which is in its log"
_REASONS = {
    "is_archived": "the channel is archived",
    "not_in_channel": "I am not a member of the channel",
    "channel_not_found": "I am not a member of the channel, or it is gone",
    "restricted_action": "I may not post in the channel",
    "restricted_action_read_only_channel": "nobody but its managers may post in the channel",
    "restricted_action_thread_only_channel": "only threads may be posted in the channel",
    "the thread is gone": "its first message was deleted while the rest was being posted",
}
_WAITED = {NOT_IN: "its figures were not published until now", TROUBLE: "Slack could not be reached at the time"}


def key(run: Run, name: str) -> str:
    """What marks a message of a run in Slack: opaque, and the same whoever posts it."""
    return hashlib.sha256(f"digest:{run.channel}:{run.report}:{name}".encode()).hexdigest()[:32]


def part(number: int) -> str:
    """The name of a message by its place: "000" is the headline."""
    return f"{number:03}"


HEADLINE = part(0)


def reason(code: str) -> str:
    """Slack's refusal in words."""
    if " " in code and code not in _REASONS:
        return code  # our own words
    return _REASONS.get(code, f"Slack refused it ({code})")


def stopped(run: Run, subscription: Subscription | None) -> str | None:
    """Why a run must not go out now, `PAUSED` or `UNSUBSCRIBED`; nothing stops what somebody posts by hand."""
    if run.asked_by is not None:
        return None
    if subscription is None or subscription.state == "ended" or run.due_at <= subscription.made_at:
        return UNSUBSCRIBED
    return PAUSED if subscription.state == "paused" else None


def how(run: Run, subscription: Subscription | None, now: datetime) -> str:
    """`Posted by …` or `Scheduled: …`, with why it is late where it is."""
    if run.asked_by is not None or subscription is None:
        return f"Posted by <@{run.asked_by or run.owner}>."
    schedule = schedule_of(subscription)
    at = moment_words(run.due_at, schedule.zone)
    said = f"Scheduled: the {ordinal(schedule.working_day)} working day after the quarter, {at}."
    if now - run.due_at < LATE:
        return said
    return f"{said} Posted late: {_WAITED.get(run.why or '', 'I was not running at the time')}."


def not_in(run: Run, subscription: Subscription | None) -> Said:
    """What the owner is told once, when a digest is due and its report is not published."""
    due = moment_words(run.due_at, subscription.zone if subscription else USUAL.zone)
    return _told(
        f"The digest of {run.report} was due in <#{run.channel}> on {due}, but its figures are not published yet. "
        "It goes out as soon as they are. You are told this once."
    )


def failed(run: Run, why: str) -> Said:
    """What the owner is told when a digest could not be posted."""
    return _told(
        f"The digest of {run.report} was not posted in <#{run.channel}>: {why}. It is not tried again by itself. "
        f"When that is mended, post it there with: /perf digest {run.report}"
    )


def _told(text: str) -> Said:
    block = {"type": "section", "text": {"type": "mrkdwn", "text": text}}
    return Said(text, [block], [block])
