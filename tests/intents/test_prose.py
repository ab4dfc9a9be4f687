"""What a report's paragraphs say, in cases: figures, the counts behind them, their times, and what is no figure at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.documents.proposed import Proposed
from intents.documents.prose import read_prose
from intents.documents.prose_contradictions import agree, contradictions
from tests.intents.prose_cases import Passage, line, lines, names, read

RE_REFERRALS = "Re-referrals to social care within 12 months"

# what it is about, what is said in a report for Q3 2021/22, what is proposed
SAID: list[tuple[str, str, list[str]]] = [
    (
        "two figures and a count",
        f"{RE_REFERRALS} stood at 18.4% at the end of quarter 3 compared to 17.9% in the previous quarter, with 251 children involved.",
        ["rereferrals | Q3 2021/22 | 18.4 | 251", "rereferrals | Q2 2021/22 | 17.9", "rereferrals-number | Q3 2021/22 | 251"],
    ),
    ("a difference is no figure", f"There was an increase of 0.4% in {RE_REFERRALS.lower()}.", []),
    ("nor is one in points", f"{RE_REFERRALS} fell by 1.2 percentage points to 18.4%.", ["rereferrals | Q3 2021/22 | 18.4"]),
    ("nor is one before its word", f"{RE_REFERRALS} were 18.4%. This is 0.7% lower than quarter 2.", ["rereferrals | Q3 2021/22 | 18.4"]),
    (
        "a bracket after a difference holds the earlier value",
        "Children with free school meals and a good level of development were 41.3% in 2021, a decrease of 2.2% (43.5%) from 2020.",
        ["gld-fsm | 2021 | 41.3", "gld-fsm | 2020 | 43.5"],
    ),
    (
        "but a per cent after a number of children is the same difference",
        "The number of electively home educated children was 640 at the end of quarter 3, an increase of 40 children (6.7%).",
        ["home-educated | Q3 2021/22 | 640"],
    ),
    (
        "(of so many) is a denominator",
        "At Key Stage 2 the expected standard in reading, writing and maths was reached by 60.2% (of 6,940 pupils) in 2021.",
        ["ks2-rwm | 2021 | 60.2 | 6940"],
    ),
    (
        "(so many) is a numerator",
        "The percentage of children in care with three or more placements in the year was 3.1% (21 children).",
        ["cic-3-placements | Q3 2021/22 | 3.1 | 21"],
    ),
    (
        "(so many of so many) is both",
        "Care leavers in suitable accommodation: 94.0% at the end of quarter 3 (188 of 200 young people).",
        ["care-leavers-accommodation | Q3 2021/22 | 94.0 | 188 | 200"],
    ),
    (
        "from … to",
        "Care leavers in suitable accommodation rose from 91.5% in quarter 2 to 94.0% in quarter 3.",
        ["care-leavers-accommodation | Q2 2021/22 | 91.5", "care-leavers-accommodation | Q3 2021/22 | 94.0"],
    ),
    (
        "what is compared with has no time unless it is said",
        "Care leavers in suitable accommodation were 94.0%, up from 91.5%.",
        ["care-leavers-accommodation | Q3 2021/22 | 94.0", "care-leavers-accommodation | ? | 91.5"],
    ),
    (
        "respectively",
        "The service (CFWS) worked with 3,100 individuals and 1,200 families in quarter 3. In quarter 2 the figures were 3,250 and 1,260 respectively.",
        [
            "cfws-individuals | Q3 2021/22 | 3100", "cfws-families | Q3 2021/22 | 1200",
            "cfws-individuals | Q2 2021/22 | 3250", "cfws-families | Q2 2021/22 | 1260",
        ],
    ),
    (
        "a figure in arrears keeps its own time",
        "First time entrants to the youth justice system in quarter 2 2021/22 (latest available) were 14.",
        ["yj-fte | Q2 2021/22 | 14"],
    ),
    ("and has none where it is not said", "The number of first time entrants to the youth justice system was 14.", ["yj-fte | ? | 14"]),
    ("a month is a month", "The NEET rate of young people aged 16-17 was 1.9% in November 2021.", ["neet | November 2021 | 1.9"]),
    (
        "a term is a term, and the one before it too",
        "During the autumn term 91.2% of eligible 3 year olds took up FEEE, an improvement on the previous term (88.8%).",
        ["feee-3 | Autumn 2021 | 91.2", "feee-3 | Summer 2021 | 88.8"],
    ),
    (
        "a rate a year in arrears",
        "The rate of re-offending by young offenders for the year to quarter 2 2019/20 was 2.9, against the previous year, to quarter 2 2018/19 (3.05).",
        ["yj-reoffending-rate | year to Q2 2019/20 | 2.9", "yj-reoffending-rate | year to Q2 2018/19 | 3.05"],
    ),
    (
        "a share of the year to date does not rest on the children of the quarter",
        "Second or subsequent child protection plans were 22.5% of plans in the year to date at the end of quarter 3. 30 children started a second or subsequent plan in this quarter alone.",
        ["cp-plans-repeat | Q3 2021/22 | 22.5", "cp-plans-repeat-number | Q3 2021/22 | 30"],
    ),
    (
        "a later value without a date has no time",
        "Care leavers in education, employment or training were 50.1% at the end of quarter 3; this has since improved to 53.0%.",
        ["care-leavers-eet | Q3 2021/22 | 50.1", "care-leavers-eet | ? | 53.0"],
    ),
    (
        "a quarter beside another year is not of that year",
        f"{RE_REFERRALS} were 18.4% in quarter 2 and remain in the second quartile of the results for 2019/20.",
        ["rereferrals | Q2 2021/22 | 18.4"],
    ),
    (
        "numbers in names are no figures",
        "Single assessments completed within 45 days were 90.0% in quarter 3, and plans lasting 2 years or more are rare at Key Stage 2.",
        ["single-assessments-45-days | Q3 2021/22 | 90.0"],
    ),
    ("nor are national figures", f"{RE_REFERRALS} were 18.4%, below the England average of 21.5%.", ["rereferrals | Q3 2021/22 | 18.4"]),
    ("nor is another subject's", "The council answered 92.5% of complaints within ten working days.", []),
    ("nor money", "The service is forecast to overspend by £1.4m, or 3% of its budget.", []),
    ("nor counts of measures", "From 20 measures that have a national benchmark, three are in the top quartile.", []),
    ("a count of something else is no count of this", f"{RE_REFERRALS} were 18.4%. In all 1,310 contacts were received.", ["rereferrals | Q3 2021/22 | 18.4"]),
    ("a place is not the county", f"In Hinckley {RE_REFERRALS.lower()} were 22.1%.", ["? | Q3 2021/22 | 22.1"]),
    (
        "two subjects in a paragraph",
        f"{RE_REFERRALS} were 18.4%. Care leavers in suitable accommodation were 94.0% in December 2021.",
        ["rereferrals | Q3 2021/22 | 18.4", "care-leavers-accommodation | December 2021 | 94.0"],
    ),
    (
        "a group goes on from the general measure",
        "In 2021 a good level of development was reached by 70.1% of children in reception. For pupils eligible for free school meals the figure was 48.2%.",
        ["gld | 2021 | 70.1", "gld-fsm | 2021 | 48.2"],
    ),
    ("what is forecast is no figure", f"{RE_REFERRALS} are forecast to reach 25.0% in quarter 4.", []),
    ("nor is an ambition", "Our ambition is for 95% of care leavers to be in suitable accommodation.", []),
    ("nor a range", f"{RE_REFERRALS} are usually between 18% and 20%.", []),
    ("nor what is only roughly so", f"{RE_REFERRALS} were around 18% in quarter 3.", []),
    ("nor another council's", f"{RE_REFERRALS} were 18.4%. The best authority in the group achieved 9.0%.", ["rereferrals | Q3 2021/22 | 18.4"]),
    ("nor a part of the indicator's children", f"{RE_REFERRALS} were 18.4%, and boys accounted for 52.0% of them.", ["rereferrals | Q3 2021/22 | 18.4"]),
    ("nor a share of the thing itself", "In a sample 80% of re-referrals were thought appropriate.", ["? | Q3 2021/22 | 80"]),
    ("several months are no quarter", "In the six months to December 2021 re-referrals were 18.4%.", ["rereferrals | ? | 18.4"]),
    (
        "the same quarter of a year is a quarter",
        f"{RE_REFERRALS} were 18.4% compared to 17.9% in the same quarter of 2020/21.",
        ["rereferrals | Q3 2021/22 | 18.4", "rereferrals | Q3 2020/21 | 17.9"],
    ),
    (
        "three quarters in a row",
        "Dental checks of children in care were 30.1% in quarter 1, 42.8% in quarter 2 and 44.7% in quarter 3.",
        ["cic-dental | Q1 2021/22 | 30.1", "cic-dental | Q2 2021/22 | 42.8", "cic-dental | Q3 2021/22 | 44.7"],
    ),
    (
        "a period before its number, three times",
        f"In quarter 1 {RE_REFERRALS.lower()} stood at 18.8%, in quarter 2 at 19.3% and in quarter 3 at 19.6%.",
        ["rereferrals | Q1 2021/22 | 18.8", "rereferrals | Q2 2021/22 | 19.3", "rereferrals | Q3 2021/22 | 19.6"],
    ),
    (
        "after an earlier time the next sentence is of now",
        "A year ago 22.5% of referrals were re-referrals. That has fallen to 19.6%.",
        ["rereferrals | Q3 2020/21 | 22.5", "rereferrals | Q3 2021/22 | 19.6"],
    ),
    ("a wider group is another measure", "NEET and not known combined was 2.6%, of which NEET was 1.2%.", []),
    ("so is one subject of the three", "In reading 74% met the expected standard and in maths 73%.", []),
    ("so is a rate", "The number of first time entrants per 100,000 was 105 in 2020/21.", []),
    ("so is what is new", "There were 120 new home education cases in quarter 3.", []),
    ("terms that are not said stay open", "Eligible 2 year olds taking up FEEE fell to 66.5% (1,040 children).", ["feee-2 | ? | 66.5"]),
    (
        "several of one total",
        "Child protection plans numbered 529, of which nine (1.7%) had lasted two years or more.",
        ["cp-plans-2yrs-open | Q3 2021/22 | 1.7 | 529"],
    ),
    ("what would have been is no figure", f"{RE_REFERRALS} would have been 24% had the duplicates been removed.", []),
    (
        "and takes nothing from what was",
        f"{RE_REFERRALS} were 18.4% in quarter 3, and could have been as low as 17.9%.",
        ["rereferrals | Q3 2021/22 | 18.4"],
    ),
    ("what it is said not to be", f"{RE_REFERRALS} are not 18.4% as reported but 18.7%.", ["rereferrals | Q3 2021/22 | 18.7"]),
    ("a rise on the year, to the figure", f"{RE_REFERRALS} rose 3% on the year to 18.4%.", ["rereferrals | Q3 2021/22 | 18.4"]),
    ("a rise to the figure, on the year", f"{RE_REFERRALS} rose 3% to 18.4% on the year.", ["rereferrals | Q3 2021/22 | 18.4"]),
    ("a fall over the last quarter", f"{RE_REFERRALS} fell over the last quarter to 18.4%.", ["rereferrals | Q3 2021/22 | 18.4"]),
    ("but in the last quarter it was", f"In the last quarter {RE_REFERRALS.lower()} were 18.4%.", ["rereferrals | Q2 2021/22 | 18.4"]),
    (
        "a peak is of its own time, and what came then is later",
        f"{RE_REFERRALS} peaked at 22.4% in August before falling to 18.4%.",
        ["rereferrals | August 2021 | 22.4", "rereferrals | ? | 18.4"],
    ),
    (
        "what came then, with its time",
        f"{RE_REFERRALS} fell to 17.4% in November before rising to 18.4% in December.",
        ["rereferrals | November 2021 | 17.4", "rereferrals | December 2021 | 18.4"],
    ),
    ("a part by its age", "Care leavers in education, employment or training: 52% (aged 19-21).", ["? | Q3 2021/22 | 52"]),
    ("an age of the name's own", "NEET was 2.4% (aged 16-17).", ["neet | Q3 2021/22 | 2.4"]),
    ("a part by its group", f"{RE_REFERRALS} were 18.4% in quarter 3, and 19.2% for girls.", ["rereferrals | Q3 2021/22 | 18.4", "? | Q3 2021/22 | 19.2"]),
    ("a part by its place", f"{RE_REFERRALS} were 18.4% in Charnwood.", ["? | Q3 2021/22 | 18.4"]),
    (
        "a share of those who are in it",
        "Half of care leavers in education, employment or training were in apprenticeships (52%).",
        ["? | Q3 2021/22 | 52"],
    ),
    ("half of them, which is the indicator", "Just over half of care leavers were in education, employment or training (52%).", ["care-leavers-eet | Q3 2021/22 | 52"]),
    ("a share by an age", "A third of re-referrals were of children under five (33%).", ["? | Q3 2021/22 | 33"]),
    ("a year's end is the year", f"At year end 2020/21 {RE_REFERRALS.lower()} were 18.4%.", ["rereferrals | 2020/21 | 18.4"]),
    ("scores with a minus sign", "The average Progress 8 score for all pupils (5,020 pupils) was -0.12 in 2021.", ["progress-8 | 2021 | -0.12 | 5020"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "proposed"), [row[1:] for row in SAID], ids=[row[0] for row in SAID])
def test_a_paragraph_says(text: str, proposed: list[str]) -> None:
    assert lines(text) == proposed


# what is said after "… stood at 18.4% in quarter 3", and the field that it fills
BESIDE: list[tuple[str, str, object]] = [
    (", below the England average of 21.5%.", "england", Decimal("21.5")),
    (" while the regional rate was 20.2%.", "region", Decimal("20.2")),
    (". The statistical neighbour average was 19.9%.", "neighbour", Decimal("19.9")),
    (". This remains in the second quartile of local authorities.", "quartile", 2),
    (". A drop from the top quartile to the third quartile.", "quartile", 3),
    (". This is 0.7% lower than quarter 2.", "reported_difference", Decimal("-0.7")),
    (". This is 0.7% lower than quarter 2.", "reported_direction", "down"),
    (". This is 0.7% lower than quarter 2.", "reported_against", "Q2 2021/22"),
    (". This is 0.7% lower than quarter 2.", "reported", "0.7% lower than quarter 2"),
    (". This is an improvement on the previous quarter.", "reported_verdict", "improved"),
    (". This is the same as quarter 2.", "reported_direction", "same"),
    (". This is 2.4% below statistical neighbours.", "reported_difference", None),
    (". This is 2.4% below statistical neighbours.", "neighbour", None),
]


@pytest.mark.parametrize(("after", "field", "value"), BESIDE)
def test_what_is_said_beside_a_figure(after: str, field: str, value: object) -> None:
    assert getattr(read(f"{RE_REFERRALS} stood at 18.4% in quarter 3{after}")[0], field) == value


def test_a_target_says_its_direction_where_the_words_do() -> None:
    target = read(f"{RE_REFERRALS} stood at 18.4%, well below the target of less than 19.0%.")[0].target
    assert target and (target.operator, target.value) == ("<", Decimal("19.0"))


def test_the_sentence_is_shown_word_by_word() -> None:
    first = f"{RE_REFERRALS} stood at 18.4% in Quarter 3."
    assert read(f"Good progress. {first} More to follow.")[0].evidence == first


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The number of first time entrants to the youth justice system was 14.", "period"),
        (f"{RE_REFERRALS} were 18.4% in the year to date.", "year to date"),
        (f"At the end of 2020/21 {RE_REFERRALS.lower()} were 18.4%.", "period"),
        (f"In Hinckley {RE_REFERRALS.lower()} were 22.1%.", "indicator"),
        (f"{RE_REFERRALS} were 18.4% in quarter 3. {RE_REFERRALS} were 18.9% in quarter 3.", "two values"),
    ],
)
def test_what_is_not_plain_has_a_doubt(text: str, kind: str) -> None:
    assert kind in {doubt.kind for doubt in read(text)[0].doubts}


@pytest.mark.parametrize(("has_dashboard", "role"), [(True, "other"), (False, "measure")])
def test_paragraphs_lead_with_measures_only_where_there_is_no_dashboard(has_dashboard: bool, role: str) -> None:
    text = f"{RE_REFERRALS} stood at 18.4%."
    assert read_prose([Passage(text)], "Q3 2021/22", names(), has_dashboard)[0].role == role


def test_a_report_without_a_quarter_is_refused() -> None:
    with pytest.raises(ValueError, match="is not a report's quarter"):
        read_prose([], "2021/22", names())


@pytest.mark.parametrize("text", ["19.6% (264 of 1,347) compared to 19.3% in quarter 2 " * 150, " " * 20_000 + "re-referrals 1", "(" * 3_000])
def test_what_is_no_sentence_is_left_out(text: str) -> None:
    assert read(text) == ()


@given(st.text(max_size=300))
def test_no_paragraph_breaks_it(text: str) -> None:
    assert isinstance(read(text), tuple)


@given(
    st.lists(st.sampled_from([*"%()@#~.,;", "19.6%", "264", "Q3 2021/22", "re-referrals", "respectively", "compared to", "of", "an increase of", "target"]), max_size=25)
)
def test_no_jumble_of_its_own_words_breaks_it(words: list[str]) -> None:
    assert all(one.evidence for one in read(" ".join(words)))


@given(st.decimals(min_value=0, max_value=100, places=1), st.sampled_from(["increase", "decrease", "rise", "fall", "reduction"]))
def test_a_difference_never_becomes_a_figure(value: Decimal, word: str) -> None:
    assert read(f"{RE_REFERRALS}: there was a {word} of {value}% on quarter 2.") == ()


def made(value: str, place: str = "paragraph 9", period: str = "Q3 2021/22", **more: int) -> Proposed:
    return Proposed(
        printed="Re-referrals", indicator="rereferrals", near=(), period=period, role="other", origin="text", place=place,
        evidence="", value=Decimal(value), numerator=more.get("numerator"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("prose", "dashboard", "differ"),
    [
        (made("65.1"), made("66.9"), 1),
        (made("77.57"), made("77.6"), 0),
        (made("77.64"), made("77.6"), 0),
        (made("77.66"), made("77.6"), 1),
        (made("65.1"), made("65.10"), 0),
        (made("18.4", period="December 2021"), made("18.5", period="Q3 2021/22"), 1),
        (made("18.4", period="Q2 2021/22"), made("18.5", period="Q3 2021/22"), 0),
        (made("18.4", numerator=251), made("18.4", numerator=250), 1),
        (made("18.4", numerator=251), made("18.4"), 0),
    ],
    ids=lambda one: one if isinstance(one, int) else line(one),
)
def test_prose_that_contradicts_the_dashboard(prose: Proposed, dashboard: Proposed, differ: int) -> None:
    assert len(contradictions([prose], [dashboard])) == differ


def test_a_contradiction_says_both() -> None:
    told = contradictions([made("65.1")], [made("66.9", place="dashboard, row 4")])[0].sentence
    assert told == "“Re-referrals”, Q3 2021/22: the text (paragraph 9) gives 65.1, the dashboard (dashboard, row 4) 66.9."


@given(st.decimals(0, 100, places=2), st.decimals(0, 100, places=1))
def test_agreement_does_not_ask_who_spoke_first(one: Decimal, other: Decimal) -> None:
    assert agree(one, other) == agree(other, one)
