"""Scorecards in other manners of real councils: the figures that are clean are right, whatever stands beside them."""

from tests.documents.scorecards import R, S, Scorecard

MANNERS = (
    Scorecard(
        "outturn, quarters, and benchmarks with their year",
        ("Ref|Measure|Outturn 23/24|Q2 24/25|Q3 24/25|Target 24/25|RAG (Q3)|Stat Neighbour 23/24|National 23/24", f"1|{R}|22.0%|26.3%|25.1%|18.7%|R|21.3%|22.4%",),
        ("measure Q3 2024/25 25.1 target=18.7% rag=red benchmark_year=2023/24 neighbour=21.3 england=22.4", "previous Q2 2024/25 26.3", "other 2023/24 22.0",),
    ),
    Scorecard(
        "performance of this period, the last and last year's",
        ("Indicator|Period|Performance this period|Performance same period last year|Performance last period|Target (annual)|England (latest)", f"{R}|Q3 2024/25|25.1%|24.0%|26.3%|18.7%|22.4%",),
        ("measure Q3 2024/25 25.1 target=18.7% england=22.4", "previous Q2 2024/25 26.3 ? no period",),
    ),
    Scorecard(
        "a year's value beside the national one of the same year",
        ("Indicator|2022/23|2023/24|England 2023/24", f"{R}|24.1%|25.1%|22.4%",),
        ("measure 2023/24 25.1 benchmark_year=2023/24 england=22.4", "previous 2022/23 24.1",),
    ),
    Scorecard(
        "averages of two years, of which a row may print one",
        ("Indicator|Period|Actual|England 2023/24|Stat neighbour average (2022/23)", f"{R}|Q3 2024/25|25.1%|22.4%|", f"{S}|Q3 2024/25|87.1%|84.0%|86.3%",),
        ("measure Q3 2024/25 25.1 benchmark_year=2023/24 england=22.4", "measure Q3 2024/25 87.1 neighbour=86.3 england=84.0",),
    ),
    Scorecard(
        "a quartile of one year, and an average of another",
        ("Indicator|Period|Actual|National quartile (2022/23)|England 2023/24", f"{R}|Q3 2024/25|25.1%|4|22.4%",),
        ("measure Q3 2024/25 25.1 quartile=4 benchmark_year=2022/23 england=22.4",),
    ),
    Scorecard(
        "England's average of the quarter itself",
        ("Indicator|Period|Actual|England Q3 2024/25", f"{R}|Q3 2024/25|25.1%|22.4%",),
        ("measure Q3 2024/25 25.1 england=22.4",),
    ),
    Scorecard(
        "the best authority beside our performance",
        ("KPI|Date|Our performance|Best performing authority|Top quartile|Rank (of 152)", f"{R}|Q3 2024/25|25.1%|10.1%|15%|45",),
        ("measure Q3 2024/25 25.1",),
    ),
    Scorecard(
        "a numerator and a denominator as (n) and (d)",
        ("Measure|Period|Actual|Actual (n)|Actual (d)|Status|Q4 forecast", f"{R}|Q3 2024/25|25.1%|401|1597|A|24.5%",),
        ("measure Q3 2024/25 25.1 rag=amber ? heading",),
    ),
    Scorecard(
        "a month beside the year to date",
        ("Indicator|Reporting month|In month|YTD|Annual Target|YTD RAG|Prior Month", f"{R}|December 2024|25.1%|24.9%|18.7%|R|24.3%",),
        ("measure December 2024 25.1 target=18.7%", "previous - 24.3 ? no period", "other year to December 2024 24.9 ? to date",),
    ),
    Scorecard(
        "the council under its name",
        ("Indicator|Period|Leicestershire|Leicestershire rank|Leicestershire previous|East Midlands|England|SN", f"{R}|Q3 2024/25|25.1%|45|26.3%|21.9%|22.4%|21.3%",),
        ("measure Q3 2024/25 25.1 neighbour=21.3 england=22.4 region=21.9", "previous Q2 2024/25 26.3 ? no period",),
    ),
    Scorecard(
        "years, and this year so far",
        ("Performance Indicator|2022/23|2023/24|2024/25 YTD|2024/25 Target|RAG", f"{R}|23.1%|22.0%|25.1%|18.7%|R",),
        ("measure 2023/24 22.0 rag=red ? rag", "previous 2022/23 23.1", "other 2024/25 25.1 ? after",),
    ),
    Scorecard(
        "numerators under two quarters",
        ("Indicator|Q3 2024/25|||Q3 2023/24||", "|Num|Denom|%|Num|Denom|%", f"{R}|401|1597|25.1%|380|1600|23.8%",),
        ("measure Q3 2024/25 25.1 numerator=401 denominator=1597", "other Q3 2024/25 401", "previous Q3 2023/24 23.8",),
    ),
    Scorecard(
        "cumulative beside actual",
        ("Indicator|Period|Target|Actual|Numerator|Denominator|Cumulative actual|Cumulative target", f"{R}|Q3 2024/25|18.7%|25.1%|401|1597|25.5%|18%",),
        ("measure Q3 2024/25 25.1 numerator=401 denominator=1597 target=18.7%", "other Q3 2024/25 401", "other year to Q3 2024/25 25.5 ? to date",),
    ),
    Scorecard(
        "confidence limits and a significance",
        ("Measure|Period|Value|Lower CI|Upper CI|Significance|England value|Compared to England", f"{R}|Q3 2024/25|25.1%|23%|27%|Worse|22.4%|Worse",),
        ("measure Q3 2024/25 25.1 england=22.4",),
    ),
    Scorecard(
        "a number in brackets under n",
        ("Indicator|Period|Value (n)", f"{R}|Q3 2024/25|25.1% (1597)",),
        ("measure Q3 2024/25 25.1 ? counts",),
    ),
    Scorecard(
        "a number under a heading of per cent, and a percentage in its brackets",
        ("Indicator|Period|Actual %", f"{R}|Q3 2024/25|25 (26%)",),
        ("measure Q3 2024/25 25 ? counts",),
    ),
    Scorecard(
        "rows of actuals and targets by turns",
        ("Indicator|Type|Q2|Q3", f"{R}|Actual|26.3%|25.1%", "|Target|20%|20%", "|England|22.4%|22.4%", f"{S}|Actual|84%|86%", "|Target|90%|90%",),
        ("measure Q3 2024/25 25.1 ? rows", "previous Q2 2024/25 26.3 ? rows", "measure Q3 2024/25 86 ? rows", "previous Q2 2024/25 84 ? rows",),
    ),
    Scorecard(
        "rows of actuals and targets by turns, each with its name",
        ("Indicator|Measure|Q3", f"{R}|Actual|25.1%", f"{R}|Target|20%", f"{S}|Actual|86%",),
        ("measure Q3 2024/25 25.1 ? rows", "measure Q3 2024/25 20 ? rows", "measure Q3 2024/25 86 ? rows",),
    ),
    Scorecard(
        "rows that are called targets",
        ("Indicator|Q3 2024/25", f"{R}|25.1%", "Target|20%", "England average|22.4%",),
        ("measure Q3 2024/25 25.1", "measure Q3 2024/25 20 ? name", "measure Q3 2024/25 22.4 ? name",),
    ),
    Scorecard(
        "a column that says of every row that it is an actual",
        ("Indicator|Type|Q3 2024/25", f"{R}|Actual|25.1%", f"{S}|Actual|86%",),
        ("measure Q3 2024/25 25.1", "measure Q3 2024/25 86",),
    ),
    Scorecard(
        "a column of kinds of measures",
        ("Indicator|Type|Q3 2024/25", f"{R}|Percentage|25.1%", "Children electively home educated|Rate|829",),
        ("measure Q3 2024/25 25.1", "measure Q3 2024/25 829",),
    ),
    Scorecard(
        "directions in words",
        ("Indicator|Q2 2024/25|Q3 2024/25|DoT", f"{R}|26.3%|25.1%|Down", f"{S}|84.0%|86.0%|Down",),
        ("measure Q3 2024/25 25.1 reported=Down reported_direction=down", "previous Q2 2024/25 26.3", "measure Q3 2024/25 86.0 reported=Down", "previous Q2 2024/25 84.0",),
    ),
    Scorecard(
        "words of a target under the RAG",
        ("Indicator|Period|Value|Target|RAG", f"{R}|Q3 2024/25|25.1%|<30%|On target", f"{S}|Q3 2024/25|86.0%|90%|Nearly there",),
        ("measure Q3 2024/25 25.1 target=<30%", "measure Q3 2024/25 86.0 target=90% ? stray, rag",),
    ),
    *(Scorecard(
        f"a value printed as {value}",
        ("Indicator|Q2 2024/25|Q3 2024/25", f"{R}|26.3% ↑|{value}",),
        (f"measure Q3 2024/25 {says}", "previous Q2 2024/25 26.3",),
    ) for value, says in (
        ("25.1% ↓", "25.1 reported=↓ reported_direction=down"),
        ("25.1% ↑", "25.1 reported=↑"),
        ("25.1 ▼", "25.1 reported=▼ reported_direction=down ? no sign"),
        ("25.1% (G)", "25.1 rag=green"),
        ("25.1% (Amber)", "25.1 rag=amber"),
        ("25.1% (A)", "25.1 ? counts"),  # amber, or the actual?
        ("25.1% (R)", "25.1 ? mark"),  # red, or revised?
        ("25.1% R", "25.1 ? counts"),
        ("25.1%#", "25.1 ? mark"),
        ("25.1%ᵃ", "25.1 ? mark"),
        ("25.1% ✓", "25.1 ? counts"),
    )),
    Scorecard(
        "a letter beside the value that is not the RAG's",
        ("Indicator|Q2 2024/25|Q3 2024/25|RAG", f"{R}|26.3%|25.1% (G)|Red",),
        ("measure Q3 2024/25 25.1 rag=red ? rag", "previous Q2 2024/25 26.3",),
    ),
    *(Scorecard(
        f"a target of {target}",
        ("Indicator|Q2 2024/25|Q3 2024/25|Target", f"{R}|26.3%|25.1%|{target}",),
        (f"measure Q3 2024/25 25.1{says}", "previous Q2 2024/25 26.3",),
    ) for target, says in (
        ("20%*", " target=20%*"),
        ("18%-22%", " target=18%-22% ? target"),
        ("18% to 22%", " target=18% to 22% ? target"),
        ("18-22%", " target=18-22% ? target"),
        ("20% (2024/25)", " target=20%"),
        ("20% (2025/26)", " ? target"),
        ("20% (Q4 2024/25)", " ? target"),
        ("20% (2024)", " target=20% (2024) ? stray"),
        ("<20% (2024/25)", " target=<20%"),
    )),
    *(Scorecard(
        f"averages of {england} and {neighbours}",
        ("Indicator|Q2 2024/25|Q3 2024/25|England|SN", f"{R}|26.3%|25.1%|{england}|{neighbours}",),
        (f"measure Q3 2024/25 25.1{says}", "previous Q2 2024/25 26.3",),
    ) for england, neighbours, says in (
        ("22.4% (2023/24)", "21.3%", " benchmark_year=2023/24 neighbour=21.3 england=22.4"),
        ("22.4% (2023/24)", "21.3% [2023/24]", " benchmark_year=2023/24 neighbour=21.3 england=22.4"),
        ("22.4% (2023/24)", "21.3% (2022/23)", " neighbour=21.3 england=22.4 ? benchmark"),
        ("22.4% (2025/26)", "21.3%", " neighbour=21.3 ? benchmark"),
        ("22.4% (Q2 2024/25)", "21.3%", " neighbour=21.3 ? benchmark"),
        ("22.4% (2024)", "21.3%", " neighbour=21.3 ? benchmark"),
    )),
    Scorecard(
        "a cell beside the measure that can't stand there",
        ("Indicator|Q2 2024/25|Q3 2024/25|Target|RAG", f"{R}|26.3%|25.1%|20%|On course",),
        ("measure Q3 2024/25 25.1 target=20% ? stray, rag", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a count that does not fit its percentage",
        ("Indicator|Period|Actual", f"{R}|Q3 2024/25|25.1% 3/12",),
        ("measure Q3 2024/25 25.1 numerator=3 denominator=12 ? counts", "other Q3 2024/25 3 ? counts",),
    ),
    Scorecard(
        "the months of a quarter",
        ("Indicator|Oct-24|Nov-24|Dec-24", f"{R}|24.1%|24.6%|24.9%",),
        ("measure December 2024 24.9 ? kind", "previous November 2024 24.6", "other October 2024 24.1",),
    ),
    Scorecard(
        "the months of a quarter as dates that show month and year, as they are handed over",
        ("Indicator|October 2024|November 2024|December 2024", f"{R}|24.1%|24.6%|24.9%",),
        ("measure December 2024 24.9 ? kind", "previous November 2024 24.6", "other October 2024 24.1",),
    ),
    Scorecard(
        "a month and the month a year before",
        ("Indicator|December 2023|December 2024", f"{R}|24.1%|24.9%",),
        ("measure December 2024 24.9", "previous December 2023 24.1",),
    ),
    Scorecard(
        "whole dates",
        ("Indicator|2023-12-31|2024-12-31", f"{R}|24.1%|24.9%",),
        ("measure December 2024 24.9 ? date", "previous December 2023 24.1 ? date",),
    ),
    Scorecard(
        "a provisional outturn",
        ("PI|Period|Provisional outturn|Target", f"{R}|Q3 2024/25|25.1%|18.7%",),
        ("measure Q3 2024/25 25.1 target=18.7% ? heading",),
    ),
    Scorecard(
        "a revised actual beside the actual",
        ("Indicator|Period|Revised actual|Actual|Target", f"{R}|Q3 2024/25|25.4%|25.1%|18.7%",),
        ("measure Q3 2024/25 25.1 target=18.7% ? heading",),
    ),
    Scorecard(
        "districts beside the county",
        ("Indicator|Month|District|Value", f"{R}|December 2024|Blaby|25.1%", f"{R}|December 2024|Leicestershire|24.1%",),
        ("measure December 2024 24.1",),
    ),
    Scorecard(
        "quarters under their year",
        ("KPI|2024/25|||2023/24", "|Q1|Q2|Q3|Outturn", f"{R}|24.9%|26.3%|25.1%|22%",),
        ("measure Q3 2024/25 25.1", "previous Q2 2024/25 26.3", "other Q1 2024/25 24.9", "other 2023/24 22",),
    ),
    Scorecard(
        "values at the end of quarters",
        ("Measure Name|Polarity|Value at end Q3|Value at end Q2|Value at end Q3 last year|Target", f"{R}|L|25.1%|26.3%|24%|18.7%",),
        ("measure Q3 2024/25 25.1 target=18.7%", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a baseline, a stretch target and a projection",
        ("Description|Latest Result|Result Date|Baseline|Target|Stretch target|Projected", f"{R}|25.1%|Q3 2024/25|22%|18.7%|15%|24%",),
        ("measure Q3 2024/25 25.1 target=18.7%",),
    ),
    Scorecard(
        "a rate beside a number",
        ("Indicator|Period|Rate per 10,000|Number|Target", f"{R}|Q3 2024/25|25.1%|401|18.7%",),
        ("measure Q3 2024/25 25.1 target=18.7% ? heading",),
    ),
    Scorecard(
        "two RAGs, against target and last year",
        ("Indicator|Period|Value|National Average|Regional Average|Family group average|RAG vs target|RAG vs last year", f"{R}|Q3 2024/25|25.1%|22.4%|21.9%|21.3%|R|G",),
        ("measure Q3 2024/25 25.1 england=22.4 region=21.9",),
    ),
    Scorecard(
        "a row's period at odds with its heading",
        ("Indicator|Period|2023/24 actual|Q3 2024/25", f"{R}|Q2 2024/25|22.1%|25.1%",),
        ("measure Q3 2024/25 25.1 ? period", "previous 2023/24 22.1",),
    ),
    Scorecard(
        "the council's name in each quarter's heading",
        ("Indicator|Leicestershire Q3 2024/25|Leicestershire Q2 2024/25|England 2023/24|East Midlands 2023/24", f"{R}|25.1%|26.3%|22.4%|21.9%",),
        ("measure Q3 2024/25 25.1 benchmark_year=2023/24 england=22.4 region=21.9", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a result, last year's and the previous quarter's",
        ("Indicator|Period|Result|Result last year|Result previous quarter|Benchmark (England)", f"{R}|Q3 2024/25|25.1%|24%|26.3%|22.4%",),
        ("measure Q3 2024/25 25.1 england=22.4", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a quarter with its months",
        ("Indicator|Q3 2024/25 (Oct-Dec)|Q2 2024/25 (Jul-Sep)", f"{R}|25.1%|26.3%",),
        ("measure Q3 2024/25 25.1", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a number beside its percentage",
        ("Indicator|Period|Number|%|Target %", f"{R}|Q3 2024/25|401|25.1|18.7",),
        ("measure Q3 2024/25 25.1 target=18.7",),
    ),
    Scorecard(
        "the same quarter of two years",
        ("Indicator|Polarity|Q3 23-24|Q3 24-25|Difference|RAG", f"{R}|Low|24%|25.1%|1.1|R",),
        ("measure Q3 2024/25 25.1 rag=red", "previous Q3 2023/24 24",),
    ),
    Scorecard(
        "public health's columns",
        ("Indicator Name|Area Name|Time period|Value|Count|Denominator|Sex|Age", f"{R}|Leicestershire|2023/24|25.1|401|1597|Persons|All ages", f"{R}|Leicestershire|2023/24|27.1|201|741|Male|All ages",),
        ("other 2023/24 25.1 denominator=1597",),
    ),
    Scorecard(
        "an actual and a target for each quarter and the year to date",
        ("Indicator|Actual Q3|Target Q3|Actual YTD|Target YTD|RAG", f"{R}|25.1%|18.7%|25.5%|19%|R",),
        ("measure Q3 2024/25 25.1 target=18.7% rag=red", "other year to Q3 2024/25 25.5 ? no period, to date",),
    ),
    Scorecard(
        "previous values with a RAG of their own",
        ("KPI|Latest|Target|Latest RAG|Previous|Previous RAG|Latest Period", f"{R}|25.1%|18.7%|R|26.3%|A|Q3 2024/25",),
        ("measure Q3 2024/25 25.1 target=18.7% rag=red", "previous Q2 2024/25 26.3 ? no period",),
    ),
    Scorecard(
        "this quarter and the one before, under a quarter's title",
        ("Indicator|Previous quarter|This quarter|Target|RAG", f"{R}|26.3%|25.1%|18.7%|R",),
        ("measure Q3 2024/25 25.1 target=18.7% rag=red", "previous Q2 2024/25 26.3",),
    ),
)  # fmt: skip
"""Other headings than those that the program was made with."""
