"""Who will see a message in Slack, and whether anybody outside the council is among them.

A message in a channel is seen by the channel, whoever asked for it; a direct message, an answer to `/perf` and a message
shown to one person alone by that person. Nothing unpublished is known where another organisation reads along, and what
can't be found out counts as that (default-deny):

- a channel is shared where `conversations.info` says `is_ext_shared` or `is_pending_ext_shared` (an invitation is out), or
  `is_shared` without `is_org_shared`: shared between workspaces of one organisation only, it is the council's own
  (docs.slack.dev/reference/objects/conversation-object);
- a person is a stranger where `users.info` gives another `team_id` than the bot's, or `is_stranger`, which alone would not
  do: it is false for a member of another organisation who shares a channel with us (docs.slack.dev/apis/slack-connect).

Slack is asked only where a draft is listed for the audience. What it said is believed for some minutes while an answer is
made, and never at the moment of sending, when it is asked again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot.slack.posting import LaterError, May, Poster, RefusedError, always
from store.audience import Audience

logger = logging.getLogger(__name__)

BELIEVED = timedelta(minutes=5)
PATIENCE = timedelta(seconds=15)
"""How long finding out may take; longer than a call's timeout (posting.TIMEOUT)."""

Json = dict[str, Any]


class Drafts(Protocol):
    """What knows who may know of which drafts."""

    def drafts(self, audience: Audience) -> frozenset[str]:
        """The unpublished documents that an audience may know of at this moment."""

    def may_send(self, drafts: Iterable[str], *, audience: Audience) -> bool:
        """Whether an audience may still know of these drafts."""


class Audiences:
    """Completes an audience with what Slack knows of it. `patience` must exceed a call's timeout."""

    def __init__(
        self, poster: Poster, drafts: Drafts, clock: Callable[[], datetime], patience: timedelta = PATIENCE
    ) -> None:
        self._poster, self._drafts, self._clock, self._patience = poster, drafts, clock, patience
        self._found: dict[str, tuple[datetime, bool]] = {}
        self._team = ""

    def sure(self, audience: Audience, *, anew: bool = False) -> Audience:
        """The same, external unless nobody from outside is in it. `anew`: Slack is asked, whatever it said before.

        Both the channel and the person asking in it must be the council's own.
        """
        if audience.external or not self._drafts.drafts(audience):
            return replace(audience, external=True)
        asked = ((audience.channel, self._is_shared), (audience.user, self._is_stranger))
        outside = [self._outside(id_, find, anew) for id_, find in asked if id_]
        return replace(audience, external=any(outside))

    def drafts(self, audience: Audience) -> frozenset[str]:
        """The drafts that an audience knows of."""
        return self._drafts.drafts(audience)

    def may_send(self, drafts: Iterable[str], audience: Audience) -> May:
        """What is asked at each attempt to send what may rest on these drafts."""
        rests_on = frozenset(drafts)
        if not rests_on:
            return always
        return lambda: self._drafts.may_send(rests_on, audience=self.sure(audience, anew=True))

    def _outside(self, id_: str, find: Callable[[str], bool], anew: bool) -> bool:
        known, now = self._found.get(id_), self._clock()
        if known is not None and not anew and now - known[0] < BELIEVED:
            return known[1]
        try:
            outside = find(id_)
        except (LaterError, RefusedError, KeyError) as fault:
            logger.warning("taken for external, as it can't be found out: %s", fault)
            self._found.pop(id_, None)
            return True
        self._found[id_] = (now, outside)
        return outside

    def _is_shared(self, channel: str) -> bool:
        found = self._asked("conversations.info", channel=channel)["channel"]
        beyond = found.get("is_shared", False) and not found.get("is_org_shared", False)
        return bool(found["is_ext_shared"] or found.get("is_pending_ext_shared") or beyond)

    def _is_stranger(self, person: str) -> bool:
        found = self._asked("users.info", user=person)["user"]
        self._team = self._team or str(self._asked("auth.test")["team_id"])
        return bool(found["team_id"] != self._team or found.get("is_stranger"))

    def _asked(self, method: str, **arguments: str) -> Json:
        return self._poster.find_out(method, arguments, self._clock() + self._patience)
