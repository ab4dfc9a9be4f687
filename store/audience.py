"""Who will read an answer, and which documents they may know of. Default-deny: nobody in particular sees no draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, or_

from store.import_tables import DraftReaderRow
from store.models import DocumentRow
from store.tables import table_of

_document, _reader = table_of(DocumentRow), table_of(DraftReaderRow)


@dataclass(frozen=True, slots=True)
class Audience:
    """Everybody who will see an answer.

    `channel`: where it will be read by all who are in it; None where one person alone sees it (a direct message, a
    message only for them). `user`: who that is. In a channel it is the channel that must be listed, and not the
    asker, because the others read along. `external`: shared with another organisation, where nothing unpublished is
    ever seen.
    """

    channel: str | None = None
    user: str | None = None
    external: bool = False

    def binds(self) -> dict[str, str | None]:
        """What `VISIBLE` is to be run with: None is equal to nothing in SQL, so that nobody is listed anywhere."""
        if self.external or (self.channel is None and self.user is None):
            return {"reader_kind": None, "reader_name": None}
        kind, name = ("user", self.user) if self.channel is None else ("channel", self.channel)
        return {"reader_kind": kind, "reader_name": name}


NOBODY = Audience()
"""No one in particular: published documents only."""

_LISTED: ColumnElement[bool] = exists().where(
    _reader.c.document == _document.c.slug,
    _reader.c.kind == bindparam("reader_kind"),
    _reader.c.name == bindparam("reader_name"),
)
_KNOWN: ColumnElement[Any] = or_(_document.c.published_at <= bindparam("now"), _LISTED)
VISIBLE: ColumnElement[Any] = and_(_document.c.withdrawn_at.is_(None), _KNOWN)
"""The documents that an audience may know of at a moment (`now`, and the audience's `binds`)."""
