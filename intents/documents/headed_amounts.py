"""A value's numbers as its heading lets them be read: `Value (n)` makes what stands in brackets unsure."""

from __future__ import annotations

import re
from dataclasses import replace

from intents.documents.cells import Amount, in_brackets, read_amount
from intents.documents.lines import Line
from intents.documents.printed_values import PrintedValue


def headed_amount(line: Line, printed: PrintedValue) -> Amount | None:
    """The numbers of a value's cell, but for those in brackets that its heading makes unsure.

    `Value (n)`: n may be the count or the cohort. `Actual %` over "25 (26%)": either may be the percentage.
    """
    amount = read_amount(printed.text)
    heading = next((c.heading for c in line.headings.columns if c.at == printed.at), "")
    if amount is None or amount.second is None:
        return amount
    either = printed.percent and amount.second_percent and amount.first <= MOST_PER_CENT
    if not either and not _N.search(heading):
        return amount
    return replace(amount, second=None, second_percent=False, base=None, aside=in_brackets(printed.text))


MOST_PER_CENT = 100
_N = re.compile(r"[(\[,] ?n ?[)\]]", re.IGNORECASE)
