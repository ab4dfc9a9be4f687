"""What one cell beside a figure says of it: nothing, or that it is of a part, of another kind or time, or may still change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from intents.documents.another_thing import narrowed_to
from intents.documents.asides import is_unsure, says_another
from intents.documents.beside_words import (
    AGED,
    ALONE_NOT,
    FLAGGED,
    FLAGS,
    JUDGED,
    LATE,
    NEUTRAL_CELLS,
    NO,
    ORDINARY_LABELS,
    SURE,
    UNSURE,
    UNSURE_ALONE,
    WORK,
    YES,
)
from intents.documents.cell_periods import looks_like_period
from intents.documents.cell_words import MET, NOT_QUARTERLY, RAGS
from intents.documents.cells import empty, read_amount
from intents.documents.column_subjects import Subject, subject_of
from intents.documents.heading_phrases import words_of
from intents.documents.naming import GROUP, Names
from intents.documents.narrowing_words import CHANGING, LAGGING
from intents.documents.own_time import SHORT, of_other_length, repeats, without_lengths
from intents.documents.table_titles import is_total, somebody_else
from intents.periods import parse_label

LABEL = 6  # words; what is longer is a sentence, not a label
LONGEST = 12  # words in a definition that may name a group; a longer one mentions many
Told = Literal["narrowed", "another time", "may change", "another indicator"]


@dataclass(frozen=True, slots=True)
class BesideCell:
    """A cell beside a figure: its column's heading ("" for none), its text, and the figure's printed name and period.

    `compared`: an average of others stands in the same row. `before`: it stands to the left of the names.
    """

    heading: str
    text: str
    printed: str
    period: str | None
    compared: bool = False
    before: bool = False

    @property
    def headed(self) -> frozenset[str]:
        """The words of its heading."""
        return frozenset(words_of(self.heading).split())

    @property
    def said(self) -> str:
        """Its words."""
        return words_of(self.text)

    @property
    def subject(self) -> Subject:
        """What its column is about; one without a heading before the names holds themes."""
        return "work" if self.before and not self.heading else subject_of(self.heading)


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges cells. `names` and `own` tell places, groups and indicators."""

    names: Names
    own: frozenset[str]

    def told(self, cell: BesideCell) -> Told | None:
        """What a cell says of its row's figure; None where it changes nothing."""
        if _may_change(cell):
            return "may change"
        if cell.subject in ("person", "named"):
            return None
        if (answer := _answered(cell)) or (cell.text.casefold() in YES | NO and not cell.headed & LATE):
            return answer
        if empty(cell.text) and is_unsure(cell.text):
            return "may change"
        if cell.subject == "date" or empty(cell.text) or not any(map(str.isalnum, cell.text)):
            return None
        if cell.before and _CODE.fullmatch(cell.text):
            return None
        if cell.subject == "comparison":
            return "narrowed" if self._names_others(cell) else None
        if cell.subject != "work" and says_another(cell.text, cell.period, self.names, self.own, cell.printed):
            return "may change" if cell.subject == "comment" else "narrowed"
        return self._of_text(cell)

    def _of_text(self, cell: BesideCell) -> Told | None:
        if cell.subject == "comment":
            return None
        if cell.subject == "definition":
            return "narrowed" if self._defines_group(cell) else None
        if self._another(cell):
            return "another indicator"
        if len(cell.said.split()) > LABEL:
            return None
        if cell.subject in ("description", "work"):
            return "narrowed" if self._names_part(cell) else None
        return self._of_label(cell)

    def _of_label(self, cell: BesideCell) -> Told | None:
        """What a label says under a heading that nobody knows."""
        if cell.headed & (LATE | AGED):
            return None if _is_nothing(cell) else "narrowed"
        if looks_like_period(cell.text):
            return None if repeats(cell.text, cell.period, cell.headed) else "another time"
        if of_other_length(cell.said, cell.period):
            return "another time"
        if not without_lengths(cell.said):
            return None
        return None if read_amount(cell.text) or _is_ordinary(cell) or self._is_known(cell) else "narrowed"

    def _is_known(self, cell: BesideCell) -> bool:
        """Whether a label says all, the council, or the row's own name or a part of it."""
        repeated = set(cell.said.split()) <= set(words_of(cell.printed).split())
        return is_total(cell.text) or cell.said in self.own or repeated or self.names.find(cell.text, False).known

    def _names_part(self, cell: BesideCell) -> bool:
        if read_amount(cell.text) or is_total(cell.text) or self._is_known(cell) or _is_ordinary(cell):
            return False
        return bool(somebody_else(cell.text, self.names, self.own) or narrowed_to(cell.text, cell.period))

    def _names_others(self, cell: BesideCell) -> bool:
        """Whether a column of comparisons names others, and no average of theirs stands in the row: the figure may be it."""
        plainly = not read_amount(cell.text) and not looks_like_period(cell.text)
        return plainly and not cell.compared and somebody_else(cell.text, self.names, self.own) is not None

    def _defines_group(self, cell: BesideCell) -> bool:
        """Whether a definition names a group that its indicator's name does not."""
        if len(cell.said.split()) > LONGEST:
            return False
        named, known = (self.names.foreign(words_of(text)) for text in (cell.text, cell.printed))
        return any(term.startswith(GROUP) for term in set(named) - set(known))

    def _another(self, cell: BesideCell) -> bool:
        """Whether a cell names another indicator than its row does, each for certain."""
        row, other = self.names.find(cell.printed, False), self.names.find(cell.text, False)
        return row.known and other.known and other.indicator is not None and row.indicator != other.indicator


def _may_change(cell: BesideCell) -> bool:
    """Whether a cell says that its row's figure is provisional, or that its data are of another time."""
    if set(cell.said.split()) & CHANGING or any(phrase in cell.said for phrase in LAGGING):
        return True
    marked = cell.text.casefold()
    return bool((cell.headed & CHANGING and marked in YES) or (cell.headed & FLAGS and marked in FLAGGED))


def _answered(cell: BesideCell) -> Told | None:
    """What a yes or a no says by its heading: that the figure is not final, is left out, or is a target or a forecast."""
    marked, headed = cell.text.casefold(), cell.headed
    if headed & WORK and headed - UNSURE_ALONE:
        return None
    if marked in NO and headed & SURE:
        return "may change"
    alone = bool(headed) and headed <= UNSURE_ALONE
    return "narrowed" if marked in YES and (headed & UNSURE or alone) else None


def _is_nothing(cell: BesideCell) -> bool:
    """Whether a cell says none, or all: of a lag, or of ages."""
    amount = read_amount(cell.text)
    return cell.said in NEUTRAL_CELLS or is_total(cell.text) or bool(amount and not amount.first)


def _is_ordinary(cell: BesideCell) -> bool:
    """Whether a label holds only words that change nothing, a link, counts, or how often a year's figure comes."""
    words = set(cell.said.split())
    ordinary = words <= NEUTRAL_CELLS | JUDGED | RAGS.keys() and not words <= ALONE_NOT
    yearly = cell.said in NOT_QUARTERLY and cell.period is not None and parse_label(cell.period).kind not in SHORT
    known = cell.said in ORDINARY_LABELS | MET.keys()
    return ordinary or yearly or known or bool(_LINKED.search(cell.text) or _COUNTS.fullmatch(cell.text))


_LINKED = re.compile(r"://|www\.|\w@\w|^/?sites/")
_CODE = re.compile(r"(?=\S*\d)[\w./-]{1,12}")
"""What numbers an indicator to the left of its name; to the right of it, "N1" or "S20" is as likely a part."""
_COUNTS = re.compile(r"\d+(?:st|nd|rd|th)|\(?(?:n ?= ?)?[\d,]+(?: ?(?:/|of|out of) ?[\d,]+)?\)?")
