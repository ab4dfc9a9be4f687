"""The phrases that answers are made of, as tables. UK English, in an officer's words."""

from __future__ import annotations

BECAUSE = {"low": "because low is good", "high": "because high is good", "none": "as neither high nor low is good"}
WAY = {"low": "low is good", "high": "high is good", "none": "neither high nor low is good"}
MOVED = {"up": "up", "down": "down", "same": "unchanged"}
QUARTILE = {1: "top quartile", 2: "second quartile", 3: "third quartile", 4: "bottom quartile"}
QUARTILE_KEY = "The top quartile is the best quarter of local authorities"
OPERATOR = {"<": "below", ">": "above"}
MET = {True: "met", False: "not met"}
TARGET = {True: "the target was met", False: "the target was not met", None: "whether it was met cannot be told"}
FILTERS = {
    ("verdict", "improved"): ("improved", "improved"),
    ("verdict", "declined"): ("declined", "declined"),
    ("verdict", "no change"): ("shows no change", "show no change"),
    ("verdict", "no polarity"): ("moved and has no polarity", "moved and have no polarity"),
    ("verdict", "cannot be calculated"): ("has a change that cannot be calculated", "have a change that cannot be calculated"),
    ("direction", "up"): ("went up", "went up"),
    ("direction", "down"): ("went down", "went down"),
    ("rag", "red"): ("is rated red", "are rated red"),
    ("rag", "amber"): ("is rated amber", "are rated amber"),
    ("rag", "green"): ("is rated green", "are rated green"),
    ("quartile", "1"): ("is in the top quartile", "are in the top quartile"),
    ("quartile", "2"): ("is in the second quartile", "are in the second quartile"),
    ("quartile", "3"): ("is in the third quartile", "are in the third quartile"),
    ("quartile", "4"): ("is in the bottom quartile", "are in the bottom quartile"),
    ("target", "missed"): ("missed its target", "missed their target"),
    ("target", "met"): ("met its target", "met their target"),
    ("held", ""): ("is reported", "are reported"),
}  # fmt: skip
LISTED = {
    ("verdict", "no polarity"): "which measures are information only",
    ("verdict", "cannot be calculated"): "for which measures could the change not be calculated",
}  # fmt: skip
CARRYING = {
    "rag": "with a RAG rating", "quartile": "with a national quartile", "target": "with a target",
    "direction": "with a direction", "verdict": "", "held": "",
}  # fmt: skip
COUNTED = (
    ("improved", "improved"), ("no_change", "did not change"), ("declined", "declined"),
    ("no_polarity", "information only (no polarity)"), ("cannot_be_calculated", "cannot be calculated"),
)  # fmt: skip
HELP_TITLE = "Ask me about a figure, a comparison or a quarter's report, in your own words. For example:"
WELCOME = "You're welcome. Ask whenever you need a figure."
HELP_END = "Every answer names the report it comes from. If a figure is not held, I say so."
NOT_UNDERSTOOD = "I don't know which figure you mean, so I won't guess."
NOT_UNDERSTOOD_HOW = 'Try the name of an indicator, such as "re-referrals Q3 vs Q2", or type "help".'
BY_REPORT = "are judged by the direction that the report gives in words, as the figure before is not held."
WHICH = "Which one do you mean?"
DRAFT = "a draft, not published yet"
SUPPRESSED = 'suppressed ("c")'
WHY_SUPPRESSED = "a small count, or a figure that would give a small count away, is not told before it is published"
