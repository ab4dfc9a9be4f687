"""The words that a report's paragraphs count, change, compare and point with. Tables only: the grammar is made of them.

Each is an alternation for a regular expression, on a sentence in small letters. In a *shape* (`prose_shape.py`) a number
stands as one sign: `%` a percentage, `^` a number of percentage points, `#` a whole number, `~` a number with decimals
or a sign, `!` a rate per so many; `@` is a period.
"""

from __future__ import annotations

from typing import Literal

NUMBER = "[%^#~!]"  # any number's sign in a shape

CHANGE = (
    r"(?:increase|decrease|rise|fall|reduction|drop|growth|decline|improvement|change|difference|gap|uplift|deterioration|jump|dip)"
)
CHANGED = (
    r"(?:increased|decreased|rose|risen|fell|fallen|dropped|declined|improved|reduced|grew|grown|slipped|climbed|worsened|"
    r"deteriorated|dipped|jumped|increasing|decreasing|falling|rising|up|down|higher|lower|better|worse)"
)
BESIDE = r"(?:higher|lower|above|below|more|fewer|less|better|worse|greater|ahead|behind|up on|down on|short of)"
ABOUT = r"(?:(?:about|around|approximately|just|only|nearly|almost|over|under|some|a further|a total of|at) )*"

PEOPLE = (
    r"(?:children|child|young people|young persons?|young adults|pupils?|students?|people|persons?|individuals|families|households|"
    r"care leavers|leavers|learners|youngsters|(?:first[- ]time )?entrants|offenders|(?:\d|two|three|four)+[- ]year[- ]olds)"
)
THINGS = (
    r"(?:cases|plans?|assessments|referrals|re-referrals|schools?|providers?|settings|offences|re-offences|requests|disposals|"
    r"outcomes|reviews|primaries|academies|places|conferences)"
)
NOUN = rf"(?:{PEOPLE}|{THINGS})"

# word: its number; joined by hyphens to tens ("fifty-eight")
UNITS = {word: n for n, word in enumerate(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen".split(), 1)}  # fmt: skip
TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SPELT = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(list(UNITS)[:9])}))?|{'|'.join(sorted(UNITS, key=len, reverse=True))})"

# Numbers that are part of a name, or of no figure: (reason, pattern). They stay as they are written.
NOT_FIGURES: tuple[tuple[str, str], ...] = (
    ("money", r"[£$€] ?\d[\d,.]*(?: ?(?:m|k|bn|million|thousand|billion)\b)?"),
    ("thousands, roughly", r"\b\d[\d,.]*(?:k|m|bn)\b"),
    ("key stage, progress 8, a named group of years", r"\b(?:key stages?|ks|stages?|progress|attainment|year group|years?|tier|band|level|phase|grade|appendix|section|paragraphs?|page|table|annex|covid-?) ?\d{1,2}\b(?![.,]\d)"),
    ("ages from one to another", r"\b(?:aged? |ages )?\(?\d{1,2} ?(?:-|to|and) ?\d{1,2}s?\)?(?=[ -]?(?:years?|year[- ]olds?|yrs?)\b)|\baged? (?:(?:up )?to |under |over |between )*\d{1,2}(?: ?(?:-|to|and|or|/) ?\d{1,2})*\b|(?<![\d/-])\b1\d ?[-/] ?1\d(?:s\b|\b)(?![/-])|\b1\d (?:and|to) 1\ds\b"),
    ("an age", r"\b(?:\d{1,2}|two|three|four|five)(?:[- ]year)?(?:,? (?:and|or|to) (?:\d{1,2}|two|three|four|five))?[- ]years?[- ]olds?\b|\b(?:two|three|four|five)[- ]years?\b|\b(?:under|over|up to) ?-?\d{1,2}s?\b(?! ?(?:per|%|\.))"),
    ("a span of time", rf"(?<![/\d.,-])\b(?:\d{{1,3}}|{SPELT})(?: ?\+| or more| or longer)?(?: (?:and a half|working|school|calendar|full))*[- ](?:days?|weeks?|months?|years?|hours?|minutes?|terms?|quarters?)\b(?! (?:olds?|ago|earlier|before|previously|later))"),
    ("a threshold in a name", rf"\b(?:\d{{1,2}}|{SPELT}) ?(?:\+|or more|or longer|plus)"),
    ("a share in round words", rf"\b{SPELT} (?:in|out of) (?:every )?{SPELT}\b|\b\d in (?:every )?\d{{1,2}}\b(?!,?\d)"),
    ("one or two", rf"\b{SPELT} or {SPELT}\b"),
    ("the base of a rate", r"(?<!\d )\bper 1\d*(?:,\d{3})+\b|(?<!\d )\bper 1\d{3,}\b"),
    ("a rank", r"\b\d{1,3}(?:st|nd|rd|th)\b|\brank(?:s|ed|ing)? (?:of )?\d{1,3}(?: out of \d{1,3})?|\b\d{1,3} (?:of|out of) (?:the )?\d{1,3} (?:local )?authorities"),
    ("authorities", r"\b\d{1,3} (?:local )?authorities\b"),
    ("England and Wales by number", r"\b(?:all|other) (?:two|three|four|five|six|seven|eight|nine|ten)\b"),
)  # fmt: skip

# Whose a figure is that is not the council's own: field of `Proposed`, words. The first that fits is taken.
Benchmark = Literal["neighbour", "region", "england"]
BENCHMARKS: tuple[tuple[Benchmark, str], ...] = (
    ("neighbour", r"(?:statistical neighbours?|comparators?|similar (?:authorities|councils)|family group|stat(?:istical)? neighbour average)"),
    ("region", r"(?:region|regional|regionally|east midlands|west midlands|yorkshire and (?:the )?humber|south east|south west|north east|north west|east of england)"),
    ("england", r"(?:england(?: and wales)?|english|nation|national|nationally|uk)"),
)  # fmt: skip

# Words before a number that stands for an earlier time, or for what it is compared with.
EARLIER = (
    r"(?:compared (?:to|with)|compares (?:to|with)|comparing to|in comparison (?:to|with)|from|than|against|(?:increase|decrease|rise|fall|reduction|drop|decline|improvement|change|up|down|better|higher|lower) on|similar (?:\w+ )?to|"
    r"previously|versus|was previously|same as|last (?:year|quarter|time))"
)

# A number that is only roughly so, and a sentence about what is hoped, feared or meant to be: no figures.
ROUGHLY = r"(?:around|about|approximately|approx\.?|nearly|almost|roughly|circa|some|over|under|more than|less than|fewer than|at least|up to|in excess of|close to)"
NOT_YET = (
    r"\b(?:expect(?:s|ed|ing)? (?:to|that|this)|(?:we|is|are|was|were) expect\w*|forecast|project(?:ed|ions?)\b(?! (?:team|board))|ambitions?|aspirations?|"
    r"aims? (?:is|to)|aiming|predict\w*|anticipat\w*|hope(?:s|d)? (?:to|that)|(?:would|could|will|should) (?:reach|fall|rise|increase|decrease|improve)|(?:would|could|will) be|if the trend)\b"
)

# What would have been, and what a figure is said not to be: no figures either, and the rest of the sentence stands.
UNREAL = r"(?:would|could|might|should|may)(?: \w+)? have (?:been|stood|reached|fallen|risen|dropped|come|had|remained|improved|increased|decreased)(?: (?:at|to|by|as (?:low|high|many|much) as))?"
NOT_SO = r"(?:not|never|isn't|aren't|wasn't|weren't)(?: (?:yet|the|at|as|to|quite|reached?|exceed\w*))*"

# The highest or lowest of a run of figures: it is of its own time, and not of the report's. What then came is later.
AT_ITS_HEIGHT = r"(?:peak(?:s|ed|ing)?|bottomed out|record high|record low|high|low|highest|lowest|maximum|minimum|height)(?: point)?(?: (?:at|of|was|were|being))?"
THEN = r"(?:before|and then|then|prior to)(?: \w+){0,2} (?:falling|rising|dropping|declining|dipping|climbing|increasing|decreasing|reducing|improving|recovering|returning|slipping|settling|fell|rose|dropped|declined|dipped|climbed|increased|decreased|reduced|improved|recovered|returned|slipped|settled)(?: back| again| slightly| sharply)* (?:to|at)"

# Whom a share is of that is told in round words, with its number in brackets: "half of the re-referrals were … (52%)".
ROUND_SHARE = r"(?:(?:just|only|about|around|nearly|almost|over|under|more than|less than|well|slightly|a little) )*(?:an? |the |one |two |three )?(?:half|halves|thirds?|quarters?|fifths?|tenths?|most|majority|minority|remainder|rest|many|some|few) of"

# Subjects that are told by the year, by the term, and some quarters late: words of the sentence.
YEARLY = r"(?:key stage|ks ?[124]\b|progress 8|attainment 8|good level of development|early learning goals|foundation stage|expected standard|reading, writing and math\w*|gcses?|a levels?|phonics)"
TERMLY = r"(?:\bfeee\b|free early education|funded early education|early education entitlement|census)"
IN_ARREARS = r"(?:youth (?:justice|offending)|re-?offend\w*|first[- ]time entrants?|custody|remand\w*)"

# Where a clause with a subject of its own begins.
CLAUSE = (
    r"; |: (?!@)| - |,? (?:while|whilst|whereas|although|though) |, but |, as (?:are|is|were|was) |,? and for (?:those |the )?|"
    r", and (?:the (?:percentage|proportion|number|rate|share) )"
)

QUARTILES: dict[str, int] = {
    "top": 1, "first": 1, "best": 1, "highest": 1, "upper": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3,
    "fourth": 4, "4th": 4, "bottom": 4, "lowest": 4, "lower": 4,
}  # fmt: skip
UP = r"\b(?:increase[ds]?|increasing|rise[ns]?|rose|rising|higher|grew|grown|growth|climbed|more than|up (?:from|on|by|to)|jump(?:ed)?)\b"
DOWN = r"\b(?:decrease[ds]?|decreasing|fall(?:s|en|ing)?|fell|lower|reduction|reduced|drop(?:ped)?|declined?|fewer|down (?:from|on|by|to)|slipped|dip(?:ped)?)\b"
SAME = r"\b(?:the same as|unchanged|no change|remained? (?:the same|stable)|identical)\b"
BETTER = r"\b(?:improve(?:ment|ments|d|s)?|better)\b"
WORSE = r"\b(?:worse(?:ned)?|deteriorat\w+)\b"
