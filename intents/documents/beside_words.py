"""What the columns beside a figure are called, by what they are about, and what may stand in one and change nothing.

Collected from public scorecards and from the layouts of performance systems. Words are compared as those of headings are
(heading_phrases.py). A heading that is not among these is unknown, and its cells are judged by what they say.
"""

from __future__ import annotations

from intents.documents.heading_words import BENCHMARKED

NOTED = frozenset(
    "comment comments commentary note notes narrative caveat caveats quality information info remark remarks explanation "
    "context analysis story action actions mitigation issues risks summary update insight reason reasons actions "
    "observations".split()
)
"""Words in the heading of a column of sentences about the figure."""
DEFINED = frozenset("definition definitions rationale guidance why meaning methodology formula numerator denominator".split())
"""Words in the heading of a column that says what an indicator is."""
DESCRIBED = frozenset("description descriptions descriptor title name short long full text".split())
"""Words of a heading, all of them, under which a name is described."""
DATED = frozenset(
    "updated due review reviewed published publication entered created modified revision deadline completion extract "
    "extracted refreshed refresh printed export exported added uploaded submitted".split()
)
"""Words in the heading of a column of dates that are not those of the row's own figures."""
PERSONS = frozenset(
    "owner owners lead leads officer officers responsible manager managers director directors contact accountable sponsor "
    "author head assigned champion member holder".split()
)
"""Words in the heading of a column that says who stands behind an indicator; so does one that ends with "by"."""
NAMED = frozenset(
    "ref reference references source sources link links url path code codes id ids guid system file document appendix page "
    "theme themes priority priorities outcome outcomes service services board committee portfolio item scorecard dashboard "
    "return returns dataset census collection".split()
)
"""Words that say what an indicator belongs to or where it comes from, in a heading that holds nothing but these and the next."""
NAMED_WITH = frozenset(
    "data kpi pi indicator measure performance report reporting the of and to our county council corporate strategic plan "
    "key linked related area no number name type information evidence unique icon scrutiny statutory national".split()
)
WORKED_ON = frozenset(
    "division programme workstream workstreams domain directorate department category subject pillar strategy objective aim "
    "pledge plan ambition strand focus topic section work heading".split()
)
"""Words in the heading of a column that sorts indicators by the work that they are of."""
COMPARED = BENCHMARKED | frozenset(
    "target targets national england regional previous prior last forecast baseline trajectory tolerance tolerances "
    "threshold thresholds rank ranking quartile quartiles median variance difference gap vs versus v against polarity good "
    "better best worst direction trend travel dot change movement rag lower upper ci confidence limit significance "
    "significant preferred desired milestone milestones sparkline chart graph peer peers".split()
)
"""Words in the heading of a column that holds something else beside the figure: others', another time's, a judgement."""
POLARITIES = frozenset({"high low", "low high"})
"""Headings of a column of which way is good that name the two ways alone."""
DATES_OF_WORK = frozenset({"start date", "end date", "date added", "next update", "last update", "report date", "reporting date"})

SURE = frozenset(
    "validated verified signed approved complete completed final reportable publish published publishable include included "
    "live active valid checked assured confirmed reviewed".split()
)
"""Words in the heading of a yes or no by which a no says that the figure is not yet, or no longer, one."""
UNSURE = frozenset(
    "suppress suppressed suppression retired discontinued deleted delete archived archive excluded exclude hidden dummy "
    "superseded withdrawn cumulative ytd rolling proxy lagged test example estimate projected".split()
)
"""The same by which a yes says it."""
UNSURE_ALONE = frozenset("is a flag row only target targets forecast forecasts baseline benchmark comparator".split())
"""Words of a heading, all of them, by which a yes says that its row is no result; "On target" says something else."""
WORK = frozenset("action actions plan target milestone step steps".split())
"""Words by which a yes or no is about the work, and not about the figure."""
YES = frozenset({"y", "yes", "true", "x", "p", "✓", "✔", "1"})
NO = frozenset({"n", "no", "false", "✗", "✘"})
FLAGS = frozenset({"flag", "flags", "marker", "footnote", "footnotes", "note", "notes"})
FLAGGED = frozenset({"p", "e", "r", "*", "prov", "est"})
"""Marks in a column of flags: provisional, estimated, revised."""
LATE = frozenset({"lag", "arrears"})
AGED = frozenset({"age", "aged", "ages"})

NEUTRAL_CELLS = frozenset(
    "actual actuals all total overall county council countywide quarterly quarter monthly none na percentage percent % "
    "number count snapshot outturn published final children rate result score whole authority corporate local statutory kpi "
    "pi indicator measure core key contextual strategic operational standard numeric public open internal external "
    "validated verified approved complete completed live active new existing unchanged point in time non cumulative "
    "discrete at end of the only and only people young person pupils calculated manual automatic outcome output input "
    "process performance efficiency activity demand volume impact".split()
)
"""What stands beside a figure of the whole, alone or together. "Not cumulative" is among them, "Cumulative" is not."""
ALONE_NOT = frozenset({"cumulative", "only", "young", "and", "target", "average", "upper", "within"})
"""Words among them that say something else by themselves."""
ORDINARY_LABELS = frozenset({"not cumulative", "non cumulative", "no change", "not applicable", "not statistically different"})
"""Labels with a "not" that change nothing; "Not in time" is the opposite of what the row counts."""
JUDGED = frozenset(
    "low lower high higher medium smaller bigger larger is good better best worse worst improving improved declining "
    "declined deteriorating up down stable same static similar steady increase increasing decrease decreasing maximise "
    "minimise maximize minimize aim to neutral positive negative above below on off track risk met missed "
    "within target average upper red amber green blue grey gray white black yellow close near slightly significantly "
    "statistically different".split()
)
"""Words of a judgement or of a polarity; one that says nothing but "target" is none."""
