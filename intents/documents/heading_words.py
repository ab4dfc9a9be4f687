"""What councils call the columns of a scorecard.

Collected from public scorecards of English councils, from the documents held and from the layouts of national statistics.
A heading is compared without case, brackets and marks, its short forms written out. A phrase inside a longer heading counts
only where every other word of it is known to change nothing (heading_phrases.py).
"""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal[
    "name", "theme", "code", "area", "group", "unit", "frequency", "period", "year", "value", "numerator", "denominator",
    "previous_period", "previous_value", "change", "target", "rag", "quartile", "neighbour", "england", "region", "none",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)

HEADINGS: dict[Kind, tuple[str, ...]] = {
    "name": (
        "description", "kpi description", "measure of success", "indicator measure", "indicator", "indicators", "measure",
        "measures", "performance indicator", "performance measure", "kpi", "metric", "pi", "key performance indicator",
        "measure name", "indicator name", "indicator description", "measure description", "data item", "pi description",
        "what are we measuring", "performance indicators", "key performance indicators", "title",
    ),
    "theme": (
        "topic", "theme", "priority", "outcome", "service", "service area", "directorate", "category", "department", "aim",
    ),
    "code": (
        "ref", "pi ref", "code", "pi code", "short desc", "indicator code", "measure code", "id", "no", "reference",
        "kpi ref",
    ),
    "area": (
        "local authority name", "area la", "area", "la name", "local authority", "la and regions", "authority",
        "area name", "council", "district", "geography", "la", "locality", "county", "area team", "ward", "school",
    ),
    "group": (
        "sex", "gender", "breakdown", "ethnicity", "ethnic group", "characteristic", "characteristics", "characteristic group",
        "breakdown topic",
        "age group", "age band", "age", "pupil group", "sub group", "subgroup", "demographic", "disaggregation",
    ),
    "unit": (
        "unit", "units", "unit of measure", "format", "measured as",
    ),
    "frequency": (
        "reporting frequency", "frequency", "time identifier", "reported", "period type", "basis",
    ),
    "period": (
        "financial year", "period name", "latest available", "latest month", "data period latest", "latest period",
        "latest update", "period", "current period", "reporting period", "date", "as at", "data as at", "month", "years",
        "year", "time period", "latest data", "data period", "latest available period", "quarter", "latest date",
        "period covered", "latest reporting period", "reporting month", "reporting quarter", "result date", "period end",
        "fy", "fin year", "calendar year", "academic year", "acad year", "school year", "ay",
        "q", "term", "quarter no", "quarter number", "month name", "latest quarter",
    ),
    "value": (
        "latest value", "current performance", "current figure", "value", "values", "actual", "latest", "current",
        "outturn", "current value", "latest figure", "latest outturn", "latest result", "latest performance",
        "performance", "result", "figure", "percentage", "this quarter", "current quarter",
        "current position", "latest position", "score", "latest actual", "current actual", "this period",
        "this month", "current month", "in month", "in quarter", "achieved", "outcome value", "rate", "percent", "%",
    ),
    "numerator": (
        "numerator", "num",
    ),
    "denominator": (
        "denominator", "denom", "cohort", "out of", "total cohort", "cohort size", "number in cohort", "size of cohort",
        "number of children in cohort", "number of pupils in cohort", "children in cohort", "number in the cohort",
    ),
    "previous_period": (
        "previous period", "prior period", "last period", "previous update", "comparison period",
        "previous reporting period", "period before",
    ),
    "previous_value": (
        "previous value", "previous performance", "previous figure", "previous", "last quarter", "previous quarter",
        "previous result", "prior value", "previous outturn", "previous actual", "last value",
        "last period value", "prior quarter", "last reported value", "previous position", "prior period value",
        "previous period value", "previous period actual", "previous month",
    ),
    "change": (
        "short trend", "dot since last quarter", "trend from previous quarter", "direction of travel dot", "trend",
        "change", "direction of travel", "dot", "better or worse than previous data point", "compared to previous data",
        "compared with previous data", "change from last quarter", "change from previous", "change since last period",
        "travel", "direction", "change since last quarter", "compared to last quarter", "improving or declining",
        "movement", "change from previous quarter", "change since previous", "dot from previous quarter",
        "short term trend", "dot vs previous quarter", "change on previous quarter", "compared to previous period",
        "compared to previous quarter",
    ),
    "target": (
        "target", "target value", "current target", "annual target", "quarterly target", "target standard", "goal",
        "year end target",
    ),
    "rag": (
        "status rag", "rag", "rag status", "rag rating", "brag", "brag status", "status", "current rag", "performance rag",
        "traffic light", "current status", "performance status", "rating",
    ),
    "quartile": (
        "national benchmark quartile 1 top", "national benchmark quartile", "quartile", "national quartile",
        "quartile position", "quartile ranking", "quartile rank", "england quartile", "current quartile",
        "national benchmark quartile 1 = top",
    ),
    "neighbour": (
        "most recent statistical neighbour average", "statistical neighbour average", "statistical neighbour",
        "stat neighbour", "statistical neighbours", "stat neighbours", "sn average", "sn avg", "sn",
        "statistical neighbours average", "stat neighbour average", "stat neighbours average", "nearest neighbour average",
        "statistical neighbour avg", "stat neighbour avg", "comparator average", "cipfa nearest neighbour average",
        "nearest neighbours", "statistical neighbour median", "sn median",
    ),
    "england": (
        "england", "england average", "national average", "national", "eng average", "england avg", "national avg",
        "national figure", "national value", "eng", "england value",
    ),
    "region": (
        "region", "regional average", "regional", "region average", "east midlands average", "east midlands",
        "regional avg",
    ),
    "none": (
        "short trend line", "long trend", "local authority code", "grouping", "entity name", "median", "benchmark group",
        "good performance is", "polarity high low", "la code", "statistical neighbour rank", "actual v target",
        "year on year", "trend charts", "trend chart", "sparkline", "chart", "commentary", "comments", "comment", "notes",
        "narrative", "owner", "lead officer", "polarity", "good performance", "good is", "responsible officer", "variance",
        "variance from target", "variance to target", "difference from target", "performance against target",
        "compared to target", "rank", "data source", "source", "definition", "aim to", "high or low is good", "la number",
        "number of las", "gap to target", "tolerance", "actual vs target", "distance from target", "vs target",
        "against target", "better than target", "national rank", "change from last year",
        "change from same period last year", "direction of travel from last year", "vs england",
        "vs statistical neighbours", "difference from england", "preferred direction", "higher or lower is better",
        "long term trend", "forecast", "year end forecast", "annual trend", "what is good", "good to be", "target met",
        "on target", "met target", "target achieved", "at target", "of target", "% of target", "north east", "north west",
        "created", "created by", "modified", "modified by", "item type", "path",
        "yorkshire and the humber", "west midlands", "east of england", "london", "south east", "south west",
    ),
}

SHORT = {
    "prev": "previous", "qtr": "quarter", "qtrs": "quarter", "qly": "quarterly", "yr": "year", "yrs": "years",
    "perf": "performance",
    "avg": "average", "ave": "average", "eng": "england", "mth": "month", "cum": "cumulative", "tgt": "target", "val": "value",
    "denom": "denominator", "ly": "last year", "py": "previous year", "sply": "same period last year",
    "nos": "number", "%age": "percentage", "pct": "percent", "fcast": "forecast", "prov": "provisional", "preceding": "previous",
    "prior": "previous", "n": "number", "den": "denominator", "neighbor": "neighbour", "neighbors": "neighbours",
}  # fmt: skip
"""Short forms in headings, and what they stand for."""

EARLIER = frozenset({"previous", "last", "earlier"})
"""Words that make of a value the one before; with a year behind them, one that is not told exactly."""

TO_DATE_PHRASES = (
    "financial year to date", "year to date", "so far this year", "year so far", "cumulative", "rolling 12 months",
    "rolling 12 month", "12 month rolling", "12 months rolling", "rolling year", "rolling twelve months", "rolling", "to date",
    "last 12 months", "past 12 months", "ytd", "r12m",
)  # fmt: skip
"""A value under such a heading is of a year, or of a run of months, that ends with the period beside it."""

FILLERS = frozenset(
    "the of for in at a an and our local council county this current latest present most recent quarter quarterly period month "
    "monthly % percent percentage rate data figure figures value values overall reported end position result "
    "performance score number no children children's".split()
)
"""Words that change nothing of what a heading says."""

NEUTRAL = frozenset("value values figure data position result performance percentage percent % rate score".split())
"""Phrases for a value that only say of another kind that it has one: `England value`."""

COUNTED = frozenset("number no num count".split())
"""Words that say that a value is a number of people, where the same heading stands for a percentage beside it."""

ANOTHER = frozenset(
    "previous last next forecast projected proposed baseline planned expected draft year-end annual same variance against versus "
    "vs "
    "difference gap not minimum maximum lower upper confidence limit tolerance rank ranking ranked ranks best worst top bottom "
    "threshold comparator comparators comparison benchmark boys girls boy girl male males female females men women sex gender "
    "ethnic ethnicity white black asian mixed fsm send trajectory stretch median".split()
)
"""Words beside a known phrase that make another thing of it ("last year's target"): such a column is never taken."""

AIMED = frozenset("annual quarterly year end corporate set agreed in-year".split())
"""Words that change nothing of a heading that names a target: `Target (annual)`."""

BENCHMARKED = frozenset("benchmark benchmarks benchmarking comparator comparators comparison comparisons comparative".split())
"""Words that change nothing of a heading that names others already: `Comparators England`."""

QUALIFIED = frozenset({"provisional", "estimated", "unvalidated", "unverified"})
"""Words that make a figure one that may still change: it is doubted."""

REVISED = frozenset({"revised", "restated", "amended", "corrected", "updated", "revision"})
"""Words by which a heading says that its values take the place of those published before."""

NUMBER_OF = "number of children"
"""A heading that may mean those who are counted, or all of them: it is not taken for either."""

TOTALS = frozenset({
    "total", "totals", "all", "persons", "person", "all persons", "all children", "all pupils", "all young people", "both",
    "both sexes", "all ages", "overall", "everyone", "all people", "total all", "all groups", "male and female", "boys and girls",
})  # fmt: skip
"""What stands in a column of a breakdown beside a figure of all of them together."""

PART_TITLED = frozenset(
    "locality localities district districts ward wards cluster clusters patch parish boys girls male males female females ethnic "
    "ethnicity gender sex".split()
)
"""Words in a table's title that may make its figures those of a part or of a group."""

OTHERS_TITLED = frozenset(
    "neighbours neighbour benchmarks benchmarking comparators comparator england national regional east midlands statistical sn "
    "nearest averages average authorities".split()
)
"""A title of such words alone heads a table of others' figures."""

THIS_QUARTER = frozenset({"this quarter", "current quarter", "latest quarter", "current period"})
"""What a value of the report's own quarter is headed as; the latest one only under a title that names the quarter."""
ACTUAL = frozenset({"actual", "actual performance", "quarter actual", "actual for quarter", "in quarter"})
"""What the results of the quarter that a table's title names are headed as. "Latest" is not among them: it may be older."""

OTHER_TIMES_TITLED = frozenset(
    "annual annually yearly year years outturn month monthly months term termly to until up since cumulative rolling lag arrears "
    "reported latest previous last".split()
)
"""Words by which a title that names a quarter may still head figures of another time: `Annual report`, `Performance to Q3`."""

VALUE_WORDS = frozenset(
    "actual outturn result performance value figure data position % percent percentage score final the for at".split()
)
"""Words that may stand beside a period where the heading is a period: `Q3 2021/22 actual`."""

OURSELVES = frozenset({"council", "la", "authority", "local authority", "county"})
"""What a council calls itself where others' averages stand beside it."""
