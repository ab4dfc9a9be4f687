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
KINDS_PHRASED = ("previous year", "last year", "year before", "confidence interval", "confidence limit", "confidence limits")
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

NARROWING = frozenset(
    "scope coverage team provider providers partner partners organisation organization phase placement client pupils pupil "
    "cohort calculation statistic scale submeasure sub subset subgroup group ethnic ethnicity background locality cluster "
    "site gender identity lag arrears".split()
)
"""Words in the heading of a column of words that say of which part, or of what kind, a row's figures are."""
NOT_NARROWING = frozenset(
    "owner lead officer responsible manager director ref reference source contact portfolio definition rationale link url "
    "updated action actions why guidance accountable service theme priority outcome board committee reporting method "
    "methodology".split()
)
"""Words in the heading of a column that says who or what stands behind an indicator, and nothing of its figures."""
NOTED = frozenset("comment comments commentary note notes narrative caveat caveats quality".split())
"""Words in the heading of a column of sentences."""
NEUTRAL_CELLS = frozenset(
    "actual actuals all total overall county council countywide quarterly monthly annual none no n na percentage percent % "
    "number count snapshot outturn published final yes y 0 children rate result score whole authority corporate local "
    "statutory".split()
)
"""What stands in such a column beside a figure of the whole."""
DATED_OTHERWISE = frozenset(
    "updated update due next review baseline benchmark target comparator comparators start end published publication "
    "entered national england regional created revision deadline completion by previous last prior added "
    "extract extracted extraction refreshed refresh run download downloaded exported export printed".split()
)
"""Words in the heading of a column of dates that are not those of the row's own figures."""
LAGGING = ("in arrears", "arrears", "data is for", "data are for", "figures are for", "figure is for", "relates to", "relate to",
           "lagged", "time lag", "quarter behind")  # fmt: skip
"""What a sentence says of data that are of another time than the row's."""
YES = frozenset({"y", "yes", "true", "x", "p", "✓", "✔", "1"})
FLAGS = frozenset({"flag", "flags", "marker", "footnote", "footnotes"})
FLAGGED = frozenset({"p", "e", "r", "*", "prov", "est"})
"""Marks in a column of flags: provisional, estimated, revised."""
