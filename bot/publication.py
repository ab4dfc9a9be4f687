"""The time from which a draft is published, as a person says it, and what is told of a draft after that. Pure.

Decided: a time is London's, and of an hour that comes twice or never the later reading, so that nothing is out too early. A
time that has passed is refused: a mistyped year would publish at once and for good, and what was published stays. Publishing
at once is a word of its own. A few minutes are forgiven, for a form takes some to fill in.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.recorded import LONDON, london

GRACE = timedelta(minutes=5)
"""How long ago a time may be that is still taken: it is then published at once."""
PASSED = "That time has passed ({at}): give one to come, or {otherwise} to publish at once."


def moment_of(said: datetime) -> datetime:
    """The moment of a London time, which says no zone of its own."""
    return max(said.replace(tzinfo=LONDON, fold=fold).astimezone(UTC) for fold in (0, 1))


def passed(at: datetime, now: datetime, otherwise: str) -> str:
    """The refusal of a time that has passed; empty for any other. `otherwise`: how publishing at once is said."""
    return PASSED.format(at=london(at), otherwise=otherwise) if at < now - GRACE else ""


def draft_words(slug: str, at: datetime | None, readers: int, now: datetime, *, as_before: bool = False) -> str:
    """What a document is now: until when a draft, and how many channels and people know of it before.

    `as_before`: the time is the one that it had already.
    """
    known = _KNOWN.get(readers, "only the {} channels and people named for it know of it").format(readers)
    if at is None:
        return f"It is a draft without a publication time, and {known}: “scrutineer publish {slug} --at …” sets the time."
    if at <= now:
        return "It is published: everybody may know of it."
    before = ", as was said before" if as_before else ""
    return f"It is a draft until {london(at)} (London){before}: until then {known}."


_KNOWN = {0: "nobody knows of it", 1: "only the one channel or person named for it knows of it"}
