"""The words by which a title, a section or a column says that figures are not the council's own result of the period.

Collected from public scorecards. In a title of a whole table fewer words tell than above a few rows or in a column, where
one word stands for all that is meant.
"""

from __future__ import annotations

from intents.documents.heading_words import ANOTHER, QUALIFIED

CHANGING = QUALIFIED | {"draft", "unaudited", "indicative", "interim"}
"""Words that make figures ones that may still change."""

KINDS_TITLED = CHANGING | frozenset(
    "target targets forecast forecasts forecasted projected projection projections trajectory trajectories baseline "
    "baselines ambition ambitions milestone milestones planned expected rank ranks ranking rankings quartile quartiles".split()
)
"""Words in a table's title that make another thing of its figures."""
KINDS_PHRASED = (
    "previous year", "last year", "year before", "confidence interval", "confidence limit", "confidence limits", "in arrears",
    "time lag", "quarter behind",
)
"""The same in several words."""
RESULTS_TITLED = frozenset("performance outcome outcomes result results outturn outturns achievement achievements".split())
"""Words by which a title that names targets too says that results stand beside them."""
KEYED = frozenset(
    "rag green amber red key against vs versus actual actuals compared comparison than since direction arrow better worse "
    "exceeds meets meeting met progress towards".split()
)
"""Words by which a title or a note says that targets or earlier figures stand beside the results, or what its marks mean."""

PARTS = frozenset(
    "aged age ages excluding exc excl former only team teams county city out-of-county staying eligible relevant primary "
    "secondary kinship rank".split()
)
"""Words above a few rows, or in a column, that make a part of the whole."""
KINDS_SAID = (KINDS_TITLED | ANOTHER | PARTS | {"change", "ci", "per", "arrears", "lag"}) - {
    "confidence", "maximum", "minimum",
}  # fmt: skip
"""Words above a few rows, or in a column, that make another thing of their figures, or a part."""
ORDINARY_SECTIONS = (
    "best start", "best possible", "best outcomes",
    "not in education", "education employment", "youth offending", "county council", "early years",
    "safe and", "top priorities", "next steps", "school age", "working age", "different ages", "all ages",
)  # fmt: skip
"""What themes are called that hold such a word and say nothing by it."""

LAGGING = ("in arrears", "arrears", "data is for", "data are for", "figures are for", "figure is for", "relates to", "relate to",
           "lagged", "time lag", "quarter behind")  # fmt: skip
"""What a sentence says of data that are of another time than the row's."""
