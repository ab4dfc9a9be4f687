"""What the golden page shows: questions about the real figures, and small made-up answers where the documents have none."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from bot import answers as a
from bot.answers import Answer, Shown
from bot.figures import as_figure, change, newest_first
from bot.wording import say
from store.catalogue import Indicator
from store.values import Document, Polarity, Printing, Target, Unit
from tests.bot.front_door import NOW, parts
from tests.store.small import document, printing

REAL: dict[str, tuple[str, ...]] = {
    # section: questions; the lines of a conversation are parted by " | ", and the last one is shown
    "A change of a percentage": (
        "re-referrals Q3 vs Q2 2021/22", "dental checks Q3 2021/22 vs Q2 2021/22", "health assessments Q3 2021/22 vs Q2 2021/22",
        "child protection plans open 2 years or more Q1 2017/18 vs Q2 2021/22", "secondary schools rated good Q3 2021/22 vs Q2 2021/22",
        "first time entrants already known 2019/20 vs 2018/19",
    ),
    "A change of a count": (
        "home educated Q3 2021/22 vs Q2 2021/22", "individuals worked with by CFWS Q3 2021/22 vs Q2 2021/22", "families worked with by CFWS Q3 2020/21 vs Q2 2020/21",
        "first time entrants 2019/20 vs 2018/19", "first time entrants Q2 2021/22 vs Q1 2021/22", "number in custody 2019/20 vs 2018/19",
    ),
    "A change of a rate": (
        "custody rate year to June 2021 vs year to June 2020", "custody rate year to June 2020 vs year to June 2019",
        "re-offending tracked locally 2019/20 vs 2018/19", "re-offending rate",
    ),
    "A change that cannot be calculated": (
        "child protection reviews in time Q3 2021/22 vs Q2 2021/22", "re-referrals Q2 2024/25 vs Q1 2022/23", "re-referrals Q1 2025/26 vs Q2 2024/25",
        "single assessments in 45 days Q3 2020/21 vs Q2 2020/21", "first time entrants Q2 2021/22 vs 2019/20",
        "three year olds FEEE Autumn 2021 vs Q1 2017/18", "primary schools rated good or outstanding Q3 2021/22 vs Q2 2024/25",
        "key stage 2 2024 vs 2023", "re-referrals Q1 2022/23 vs Q2 2022/23", "SDQ", "re-referrals now compared with this time last year",
    ),
    "One figure": (
        "re-referrals", "re-referrals Q3 2021/22", "how many re-referrals Q3 2021/22", "how many care leavers are in suitable accommodation?",
        "how many care leavers are in EET Q2 2021/22?", "good level of development 2024", "NEET Q3 2021/22", "custody rate year to June 2020",
        "adoption within 14 months", "first time entrants, April to September 2020", "progress 8", "re-referrals 2021/22", "NEET in 2020",
    ),
    "What else must be known": (
        "individuals worked with by CFWS Q2 2021/22", "same placement 2 years or more Q3 2020/21", "repeat child protection plans Q3 2021/22 vs Q2 2021/22",
        "NEET", "NEET Q3 2020/21 vs Q2 2020/21", "home educated", "first time entrants Q2 2020/21", "EHC plans issued", "key stage 2 2019",
        "care leavers EET", "repeat child protection plans Q2 2024/25", "re-offending tracked locally Q1 2020/21",
    ),
    "A target": (
        "target for re-referrals Q3 2021/22", "target for 3 or more placements Q3 2021/22", "target for child protection reviews Q3 2020/21",
        "target for care leavers EET Q3 2020/21", "youth justice EET target", "target for home educated", "target for re-referrals",
        "did we meet the NEET target?", "target for re-referrals Q1 2022/23",
    ),
    "Beside other authorities": (
        "quartile for 3 or more placements Q3 2021/22", "quartile for re-referrals Q3 2021/22", "quartile for child protection reviews Q3 2021/22",
        "quartile for repeat child protection plans Q3 2021/22", "quartile for care leavers EET", "custody rate year to June 2020 against England",
        "re-offending rate against England and the region", "neighbours for EHC plans issued", "quartile for home educated",
        "NEET Q3 2020/21 statistical neighbours", "key stage 2 FSM against England",
    ),
    "Not held": (
        "re-referrals Q1 2022/23", "re-referrals Q1 2010/11", "re-referrals Q1 2026/27", "child protection reviews in time Q2 2021/22",
        "CFWS families Q2 2024/25", "NEET October 2021", "custody rate in 2019/20", "good or outstanding primary schools Q2 2024/25",
        "pupils with EHCP in mainstream schools Q3 2020/21", "re-referrals in Oadby", "NEET for girls", "NEET in Melton Q3 2021/22",
        "summary of Q1 2022/23", "what's red in Q4 2021/22?", "where does the 12.34% come from?", "re-referrals in March",
        "why is there no figure for child protection reviews in Q2 2021/22?",
    ),
    "Asking which": ("care leavers", "custody", "SEND", "care leavers Q3 2021/22", "where does the 65.1% come from?", "target for placements"),
    "Not understood, and help": ("potholes", "school attendance", "xyzzy", "the blue one", "hello", "thanks!", "help"),
    "What it means, and which way is good": (
        "what does re-referrals mean?", "is a high dental checks figure good?", "what does home educated mean?", "what does EHCP stand for?",
        "what is a statistical neighbour?", "re-referrals Q3 2021/22 vs Q2 2021/22 | is that good?", "what does NEET mean?", "polarity of CSE referrals",
    ),
    "Where it comes from": (
        "where does the re-referrals figure come from?", "source of re-referrals Q2 2021/22", "where does 19.6% come from?", "source of CFWS families Q2 2021/22",
        "source of same placement Q3 2020/21", "source of adoption within 14 months", "source of two year olds taking up FEEE, Summer 2021",
    ),
    "All the figures, in order": (
        "trend of re-referrals", "trend of first time entrants", "NEET since 2020", "re-referrals over the last 3 quarters", "trend of SDQ",
        "trend of home educated", "re-referrals since Q3 2025/26", "trend of CFWS individuals", "trend of same placement",
    ),
    "Lists of a report": (
        "what improved in Q2 2021/22?", "what declined in Q3 2021/22?", "what shows no change in Q3 2021/22?", "what is information only in Q3 2021/22?",
        "for which measures could the change not be calculated in Q3 2021/22?", "what went up in Q3 2021/22?", "what went down in Q2 2024/25?",
        "what's red in Q3 2021/22?", "what's amber in Q3 2021/22?", "what's green in Q3 2020/21?", "what's red in Q3 2020/21?", "what's red in Q2 2024/25?",
        "top quartile in Q3 2021/22", "second quartile in Q3 2021/22", "third quartile in Q3 2021/22", "bottom quartile in Q3 2021/22", "top quartile in Q2 2024/25",
        "targets missed in Q3 2021/22", "targets met in Q2 2021/22", "targets missed in Q2 2024/25", "what's red or amber in Q3 2021/22?",
        "which early years measures improved in Q3 2021/22?", "which youth justice measures are there?", "what declined in Q3 2020/21?",
    ),
    "How a report adds up": (
        "summary of Q3 2021/22", "summary of Q3 2020/21", "summary of Q2 2024/25", "summary of Q2 2021/22", "summary of Q1 2017/18", "summary of youth justice in Q3 2021/22",
    ),
    "Several at once": ("dental checks and health assessments", "re-referrals and potholes", "NEET and home educated Q3 2021/22 vs Q2 2021/22"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One answer on the page: its section, what was asked (or made up), and its words."""

    section: str
    asked: str
    text: str


def cases() -> list[Case]:
    """Every answer on the page, in its order."""
    real = [Case(section, question, spoken(question)) for section, questions in REAL.items() for question in questions]
    return real + [Case("Made up, as the documents have none", what, say(answer)) for what, answer in made_up().items()]


def spoken(question: str) -> str:
    """The reply to a question, or to the last line of a conversation."""
    *before, last = question.split(" | ")
    thread = f"golden: {question}" if before else None
    for line in before:
        parts().assistant.ask(line, thread=thread, now=NOW)
    return parts().assistant.ask(last, thread=thread, now=NOW).text


REPORT = document("Q3 2021/22", title="Quarter 3 2021/22 performance report")


def shown(unit: Unit, polarity: Polarity, period: str, value: str, **given: Any) -> Shown:
    """A made-up figure of a made-up measure."""
    return Shown(measure(unit, polarity), as_figure(printed(period, value, **given)))


def measure(unit: Unit, polarity: Polarity) -> Indicator:
    """A measure that no report has."""
    return Indicator("made-up", f"A made-up {unit}", "A theme", polarity, unit, 1, "children", "A made-up measure.", (), None, (), None)


def printed(period: str, value: str, **given: Any) -> Printing:
    """A made-up printing in a made-up report."""
    own: Document = REPORT
    return printing("Q3 2021/22", value, indicator="made-up", period=period, place="paragraph 1", document=own, **given)


def compared(unit: Unit, polarity: Polarity, earlier: str, later: str) -> a.Compared:
    """A comparison of two made-up figures."""
    early, late = shown(unit, polarity, "Q2 2021/22", earlier), shown(unit, polarity, "Q3 2021/22", later)
    return a.Compared(
        asked="", kind="compare", outcome="answered", indicators=(late.indicator,), figures=newest_first((early, late)),
        changes=(change(early, late, ("Q2 2021/22", "Q3 2021/22")),),
    )  # fmt: skip


def against(target: Target, value: str, polarity: Polarity = "low") -> a.AgainstTarget:
    """A made-up figure beside a target."""
    one = shown("percent", polarity, "Q3 2021/22", value, target=target)
    return a.AgainstTarget(asked="", kind="target", outcome="answered", indicators=(one.indicator,), figures=(one,))


def valued(one: Shown, counting: bool = False) -> a.SingleValue:
    """A made-up figure by itself."""
    return a.SingleValue(asked="", kind="value", outcome="answered", indicators=(one.indicator,), figures=(one,), counting=counting)


WORDS = Target("top quartile", None, None)


def made_up() -> dict[str, Answer]:
    """Answers that none of the documents gives rise to."""
    plain = shown("percent", "low", "Q3 2021/22", "18.7")
    twice = replace(plain, figure=replace(plain.figure, revised_from=(printed("Q3 2021/22", "17.1"), printed("Q3 2021/22", "18.0"))))
    number = Decimal("18.7")
    return {
        "A score, high is good, that rose": compared("score", "high", "-0.30", "-0.10"),
        "A score, low is good, that rose by one": compared("score", "low", "15", "16"),
        "A score that stayed": compared("score", "high", "-0.10", "-0.10"),
        "A rate without polarity that fell": compared("rate", "none", "0.40", "0.18"),
        "A rate that stayed": compared("rate", "low", "0.13", "0.13"),
        "A percentage without polarity that fell": compared("percent", "none", "47", "34"),
        "A percentage that rose by one": compared("percent", "high", "75.6", "76.6"),
        "A count, high is good, that rose": compared("count", "high", "100", "125"),
        "A count without polarity that stayed": compared("count", "none", "100", "100"),
        "A count that fell to nought": compared("count", "low", "4", "0"),
        "A count that rose from nought": compared("count", "low", "0", "4"),
        "A count that doubled from a few": compared("count", "low", "10", "20"),
        "A value that equals its target": against(Target("<18.7%", "<", number), "18.7"),
        "A bare target, met exactly": against(Target("18.7%", None, number), "18.7"),
        "A bare target without polarity": against(Target("18.7%", None, number), "18.0", "none"),
        "A target in words": against(WORDS, "18.7"),
        "One figure with a target in words": valued(shown("percent", "low", "Q3 2021/22", "18.7", target=WORDS)),
        "One figure revised twice": valued(twice),
        "How many, where no report prints it": valued(plain, counting=True),
        "A figure for a school year": valued(shown("percent", "high", "school year 2019/20", "70.1")),
        "A figure for some months": valued(shown("count", "low", "April to December 2021", "50")),
        "One choice left over, and more": a.Choose(
            asked="", kind="value", outcome="choose", choices=(a.Choice("One", "One"), a.Choice("Two", "Two")), more=3
        ),
    }  # fmt: skip
