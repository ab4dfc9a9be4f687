"""The words by which a note above, amid or under a table bears on its figures, and those by which it is harmless."""

from __future__ import annotations

BEFORE = ("previous", "last", "prior", "earlier")
"""What makes of a quarter, month or year the one before, and by itself heads figures of another time."""
COMPARING = (
    "compared", "comparing", "comparison", "versus", "vs", "v", "against", "since", "than", "change", "changes", "trend",
    "trends", "movement",
)  # fmt: skip
"""Words by which another time is only what a figure is held against."""

_DATA = r"(?:figures?|data|values?|results?|percentages?)"
_CHECKED = r"(?:validated|verified|audited|final|finalised|complete|confirmed)"
_CHECK = r"(?:validation|verification|moderation|audit|confirmation|quality assurance)"
_OTHERS = r"(?:england|national(?:ly)?|region(?:al)?|east midlands|statistical neighbours?)"
KINDS = (
    r"provisional", r"estimate[sd]?", r"forecasts?", r"projections?", r"projected", r"trajectory", r"unaudited", r"indicative",
    r"unvalidated", r"unverified", r"draft", r"cumulative(?:ly)?", r"rolling", r"year to date", r"ytd", r"so far this year",
    r"to be (?:confirmed|corrected|revised|validated|verified)", r"subject to", r"do not (?:use|publish|share|quote)",
    rf"not for publication|not (?:yet )?(?:been )?(?:fully )?{_CHECKED}",
    rf"(?:awaiting|pending|before|prior to) (?:final )?{_CHECK}",
    r"incomplete", r"partial", r"part (?:quarter|year)", r"(?:one|two|1|2) months? (?:data|only|of data)", r"in arrears",
    r"arrears", r"lagged", r"time lag", r"quarter behind", r"incorrect", r"superseded", r"dummy", r"example", r"illustrative",
    r"(?:is|are) (?:the |all |annual |year end |proposed |agreed )?targets?(?! (?:met|set|achieved))",
    r"actuals? (?:to follow|awaited|not yet)", rf"{_DATA} (?:\w+ ){{0,4}}(?:last|past|previous) (?:12|twelve) months",
    rf"{_DATA} (?:\w+ ){{0,3}}(?:is|are|for|of) (?:the )?{_OTHERS}",
)  # fmt: skip
"""Patterns of a note's words that make another kind of its figures, or figures that may still change."""

RELATING = (
    r"relates? to", r"refers? to", r"as at", r"as of", r"only", r"excludes?", r"excluding", r"up to", r"until",
    r"to (?:the )?end of",
    rf"(?:{_DATA}|measures?|table) (?:\w+ ){{0,3}}(?:is|are|for|to|of|at|covers?|from|shows?|shown)",
)  # fmt: skip
"""Patterns by which a note says of what time its figures are, whatever else it says."""
DATED = (
    "extracted", "extract", "run", "printed", "produced", "published", "created", "issued", "generated", "downloaded",
    "updated", "update", "next", "due", "available", "meeting", "committee", "cabinet", "panel",
)  # fmt: skip
"""Words beside a date after the report's quarter that is not the figures'."""
AGREED = (
    "agreed", "approved", "set", "reviewed", "introduced", "began", "started", "launched", "changed", "definition", "plan",
    "strategy", "census", "inspection", "ofsted", "from", "improved", "improving", "improvement", "increased", "increase",
    "decreased", "decrease", "rose", "fell", "down", "better", "worse", "higher", "lower", "same", "target", "targets",
    "baseline", "template", "version", "updated", "printed", "produced", "published", "next",
    "benchmark", "benchmarks", "benchmarking", "quartile", "quartiles", *COMPARING, *BEFORE,
)  # fmt: skip
"""Words beside another time that is only told of."""
OF_OTHERS = ("england", "national", "nationally", "neighbour", "neighbours", "regional", "comparator", "comparators", "benchmark",
             "benchmarks", "benchmarking", "quartile", "quartiles")  # fmt: skip
"""Words beside another time that is that of the figures of others, which stand beside the council's."""
MARKED_NOTE = ("note", "notes", "nb", "n b", "please note", "source", "sources", "caveat", "caveats", "key", "footnote",
               "data", "figure", "figures", "values", "results", "all figures", "these", "based on")  # fmt: skip
"""How a note begins; a cell that says only this goes on in the next one."""
SOURCED = ("source", "sources", "contact", "owner", "lead", "author", "prepared by", "produced by")
"""How a note begins that may name others, and says nothing of its figures by it."""
ELSEWHERE = ("on request", "see appendix", "see page", "is available", "are available", "can be found")
"""Words by which a note says only where other figures are."""
NAMING = ("percentage", "percent", "number", "proportion", "rate", "average", "no", "count", "%", "total")
"""How the name of an indicator begins, and no note does."""
SAYING = (
    "is", "are", "was", "were", "has", "have", "been", "be", "show", "shows", "shown", "include", "includes", "included",
    "exclude", "excludes", "cover", "covers", "relate", "relates", "refer", "refers", "may", "will", "should", "do", "follow",
    "printed", "extracted", "produced",
)  # fmt: skip
"""Words of which a sentence has one."""
