"""Fetches a file that a person sent: looked up first, so that one that is too large is never fetched.

Decided: the bot's token goes to Slack's own hosts alone, and no redirect is followed at all, since it would carry the
token elsewhere. No more is read than the limit, whatever was said of the size.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from bot.slack.posting import LaterError, Poster, RefusedError
from store.ingest.limits import MEGABYTE, Limits

GONE = "I can't read that file in Slack any more ({why}): please send it to me again."
ELSEWHERE = "{name} is kept outside Slack, where I can't read it: download it, and send me the file itself."
TOO_LARGE = "{name} is larger than the {most} MB that I take: send the report's own dashboard, without pictures and old sheets."
EMPTY = "{name} is empty: save it again, and send it once more."


class NotFetchedError(Exception):
    """Its text is the one sentence that the sender is told."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file's name and bytes."""

    name: str
    data: bytes


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str) -> None:
        """None: the reply itself is the answer, as an error."""


@dataclass(frozen=True, slots=True)
class Fetcher:
    """What fetching takes. `api_url` tells which hosts are Slack's; `seconds` is how long the network may be silent."""

    poster: Poster
    token: str = field(repr=False)
    api_url: str
    seconds: float = 20.0
    limit: int = Limits().size

    def fetch(self, file: str, until: datetime) -> Fetched:
        """A file by its id. Raises NotFetchedError, and LaterError where it is worth trying again."""
        try:
            found = self.poster.find_out("files.info", {"file": file}, until)["file"]
        except RefusedError as refused:
            raise NotFetchedError(GONE.format(why=refused)) from None
        name, address = str(found.get("name") or "the file"), str(found.get("url_private_download") or "")
        if found.get("is_external") or not is_slacks(self.api_url, address):
            raise NotFetchedError(ELSEWHERE.format(name=name))
        if int(found.get("size") or 0) > self.limit:
            raise NotFetchedError(self._too_large(name))
        data = self._read(name, address)
        if not data:
            raise NotFetchedError(EMPTY.format(name=name))
        return Fetched(name, data)

    def _read(self, name: str, address: str) -> bytes:
        request = Request(address, headers={"Authorization": f"Bearer {self.token}"})  # noqa: S310 - the scheme is checked
        try:
            with build_opener(_NoRedirects).open(request, timeout=self.seconds) as reply:
                data: bytes = reply.read(self.limit + 1)
        except HTTPError as refused:
            if refused.code == 429 or refused.code >= 500:
                raise LaterError(f"the file: status {refused.code}") from None
            raise NotFetchedError(GONE.format(why=f"status {refused.code}")) from None
        except (OSError, HTTPException) as error:
            raise LaterError(f"the file: {type(error).__name__}") from None
        if len(data) > self.limit:
            raise NotFetchedError(self._too_large(name))
        return data

    def _too_large(self, name: str) -> str:
        return TOO_LARGE.format(name=name, most=self.limit // MEGABYTE)




def is_slacks(api_url: str, address: str) -> bool:
    """Whether an address is on the API's own host, or beside it: files.slack.com beside slack.com."""
    ours, theirs = urlsplit(api_url), urlsplit(address)
    beside = (theirs.hostname or "").endswith(f".{ours.hostname}") and theirs.scheme == "https"
    return theirs.scheme == ours.scheme and (theirs.netloc == ours.netloc or beside)
