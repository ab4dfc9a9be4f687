"""The words around a digest that is posted by itself: how it came to be posted, and what its owner is told. Pure.

A channel stands as `<#C1>`, a person as `<@U1>`: Slack shows the name to whoever may see it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.slack.said import Said, our_words
from bot.subscribing import USUAL, moment_words, ordinal, schedule_of
from intents.periods import parse_label
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
NOT_LET = "Slack refuses the token, or the app lacks a scope"
IT_IS_PAUSED = "the digest is paused"
THREAD_GONE = "the thread is gone"
GIVEN_UP = "Slack has not taken it for a day ({why})"
FAULT = "a fault of the program ({name}), which is in its log"
_REASONS = {
    "is_archived": "the channel is archived",
    "not_in_channel": "I am not a member of the channel",
    "channel_not_found": "I am not a member of the channel, or it is gone",
    "restricted_action": "I may not post in the channel",
    "restricted_action_read_only_channel": "nobody but its managers may post in the channel",
    "restricted_action_thread_only_channel": "only threads may be posted in the channel",
    THREAD_GONE: "its first message was deleted while the rest was being posted",
}
_WAITED = {NOT_IN: "its figures were not published until now", TROUBLE: "Slack could not be reached at the time",
           NOT_LET: "Slack refused my token or a scope at the time", IT_IS_PAUSED: "it was paused until now"}  # fmt: skip


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
    """Why a run that was scheduled must not go out now: `PAUSED` or `UNSUBSCRIBED`."""
    if subscription is None or subscription.state == "ended" or run.due_at <= subscription.made_at:
        return UNSUBSCRIBED
    return PAUSED if subscription.state == "paused" else None


def due_now(run: Run, subscription: Subscription | None) -> datetime:
    """When a run is due by its channel's present schedule, which may have been changed to a later time."""
    if subscription is None or subscription.state == "ended":
        return run.due_at
    return max(run.due_at, schedule_of(subscription).due(parse_label(run.report)))


def how(run: Run, subscription: Subscription | None, now: datetime) -> str:
    """`Posted by …` or `Scheduled: …`, with why it is late where it is."""
    if run.asked_by is not None or subscription is None:
        return f"Posted by <@{run.for_whom}>."
    schedule = schedule_of(subscription)
    at = moment_words(run.due_at, schedule.zone)
    is_due = schedule.due(parse_label(run.report)) == run.due_at
    said = f"Scheduled: {f'the {ordinal(schedule.working_day)} working day after the quarter, ' if is_due else ''}{at}."
    if now - run.due_at < LATE:
        return said
    return f"{said} Posted late: {_WAITED.get(run.why or '', 'I was not running at the time')}."


def not_in(run: Run, subscription: Subscription | None) -> Said:
    """What the owner is told once, when a digest is due and its report is not published."""
    due = moment_words(run.due_at, subscription.zone if subscription else USUAL.zone)
    return our_words(
        f"The digest of {run.report} was due in <#{run.channel}> on {due}, but its figures are not published yet. "
        "It goes out as soon as they are. You are told this once."
    )


def failed(run: Run, why: str, there: Sequence[bool] = ()) -> Said:
    """What the owner is told when a digest could not be posted; `there`: which of its messages are, if any was made up."""
    posted = f"posted only in part ({sum(there)} of {len(there)} messages)" if any(there) else "not posted"
    return our_words(
        f"The digest of {run.report} was {posted} in <#{run.channel}>: {why}. It is not tried again by itself. "
        f"When that is mended, post it there with: /perf digest {run.report}"
    )


def late(run: Run, why: str) -> Said:
    """What the owner is told when a digest is not posted an hour after it should have been."""
    return our_words(
        f"The digest of {run.report} is due in <#{run.channel}> and not posted yet: {why}. "
        "I go on trying for a day, and tell you if it comes to nothing."
    )
