"""Scorecards whose cells may belong elsewhere than where they stand: beside each, the one like it that is sure."""

from tests.documents.scorecards import R, S, Scorecard

FIVE = (R, S, "Care leavers in suitable accommodation", "Secondary schools rated Good or Outstanding", "Primary schools rated Good or Outstanding")
CELLS = (
    Scorecard(
        "groups typed over the middle of their columns",
        ("||Q2 2024/25|||Q3 2024/25|", "Indicator|Actual|Target|RAG|Actual|Target|RAG", f"{R}|26.3%|20%|R|25.1%|18.7%|A"),
        ("measure Q3 2024/25 26.3 target=18.7% rag=amber ? no period, heading", "other Q2 2024/25 25.1 ? heading"),
    ),
    Scorecard(
        "groups over the middle of columns that are not headed alike",
        ("||Q2 2024/25|||Q3 2024/25|", "Indicator|Actual|Target|RAG|Outturn|Goal|Status", f"{R}|26.3%|20%|R|25.1%|18.7%|A"),
        ("measure Q3 2024/25 26.3 target=18.7% rag=amber ? no period, heading", "other Q2 2024/25 25.1 ? heading"),
    ),
    Scorecard(
        "groups over the first of their columns",
        ("|Q2 2024/25|||Q3 2024/25||", "Indicator|Actual|Target|RAG|Actual|Target|RAG", f"{R}|26.3%|20%|R|25.1%|18.7%|A"),
        ("measure Q3 2024/25 25.1 target=18.7% rag=amber", "previous Q2 2024/25 26.3"),
    ),
    Scorecard(
        "the name and the target in the row of the groups",
        ("Indicator|Target|Q2 2024/25||Q3 2024/25|", "||Actual|RAG|Actual|RAG", f"{R}|18.7%|26.3%|R|25.1%|A"),
        ("measure Q3 2024/25 25.1 target=18.7% rag=amber", "previous Q2 2024/25 26.3"),
    ),
    Scorecard(
        "a target for all before groups of years",
        ("||2023/24|2024/25|", "Indicator|Target|Q3|Q2|Q3", f"{R}|18.7%|22.3%|26.3%|25.1%"),
        ("measure Q3 2024/25 25.1 target=18.7%", "previous Q2 2024/25 26.3", "other Q3 2023/24 22.3"),
    ),
    Scorecard(
        "a RAG between two quarters",
        ("Indicator|Q2 2024/25|RAG|Q3 2024/25", f"{R}|26.3%|G|25.1%"),
        ("measure Q3 2024/25 25.1 rag=green ? rag", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a target between two quarters",
        ("Indicator|Q2 2024/25|Target|Q3 2024/25", f"{R}|26.3%|21%|25.1%"),
        ("measure Q3 2024/25 25.1 target=21% ? target", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a quartile between two quarters",
        ("Indicator|Q2 2024/25|Quartile|Q3 2024/25", f"{R}|26.3%|2|25.1%"),
        ("measure Q3 2024/25 25.1 quartile=2 ? quartile", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a direction between two quarters",
        ("Indicator|Q2 2024/25|DoT|Q3 2024/25", f"{R}|26.3%|Improving|25.1%"),
        ("measure Q3 2024/25 25.1 reported=Improving reported_verdict=improved ? change", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a numerator before two quarters",
        ("Indicator|Numerator|Q2 2024/25|Q3 2024/25", f"{R}|443|26.3%|25.1%"),
        ("measure Q3 2024/25 25.1 numerator=443 ? counts", "other Q3 2024/25 443 ? counts", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a RAG after the latest of two quarters",
        ("Indicator|Q3 2024/25|RAG|Q2 2024/25", f"{R}|25.1%|G|26.3%"),
        ("measure Q3 2024/25 25.1 rag=green", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a target before two quarters",
        ("Indicator|Target|Q2 2024/25|Q3 2024/25", f"{R}|18.7%|26.3%|25.1%"),
        ("measure Q3 2024/25 25.1 target=18.7%", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "this year's target after last year's outturn",
        ("Indicator|2023/24|Target|Q2 2024/25|Q3 2024/25", f"{R}|22.0%|18.7%|26.3%|25.1%"),
        ("measure Q3 2024/25 25.1 target=18.7%", "previous Q2 2024/25 26.3", "other 2023/24 22.0",),
    ),
    Scorecard(
        "last year's RAG after last year's outturn",
        ("Indicator|2023/24|RAG|Q2 2024/25|Q3 2024/25", f"{R}|22.0%|A|26.3%|25.1%"),
        ("measure Q3 2024/25 25.1 rag=amber ? rag", "previous Q2 2024/25 26.3", "other 2023/24 22.0",),
    ),
    Scorecard(
        "a dated RAG between two quarters",
        ("Indicator|Q2 2024/25|Q2 RAG|Q3 2024/25|Q3 RAG", f"{R}|26.3%|G|25.1%|R"),
        ("measure Q3 2024/25 25.1 rag=red", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "an empty RAG between two quarters",
        ("Indicator|Q2 2024/25|RAG|Q3 2024/25", f"{R}|26.3%||25.1%"),
        ("measure Q3 2024/25 25.1", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "England's average between two quarters",
        ("Indicator|Q2 2024/25|England|Q3 2024/25", f"{R}|26.3%|22.4%|25.1%"),
        ("measure Q3 2024/25 25.1 england=22.4", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a month's value beside a quarter",
        ("Indicator|Period|In month", f"{R}|Q3 2024/25|24.3%"),
        ("measure Q3 2024/25 24.3 ? kind",),
    ),
    Scorecard(
        "this month's value beside a quarter",
        ("Indicator|Period|This month", f"{R}|Q3 2024/25|24.3%"),
        ("measure Q3 2024/25 24.3 ? kind",),
    ),
    Scorecard(
        "a quarter in month",
        ("Indicator|2024/25 Q3 in month|Target", f"{R}|24.3%|18.7%"),
        ("measure Q3 2024/25 24.3 target=18.7% ? kind",),
    ),
    Scorecard(
        "a month's value beside its month",
        ("Indicator|Period|This month", f"{R}|December 2024|24.3%"),
        ("measure December 2024 24.3",),
    ),
    Scorecard(
        "the last month of a quarter in it",
        ("Indicator|Period|In quarter", f"{R}|December 2024|24.3%"),
        ("measure December 2024 24.3",),
    ),
    Scorecard(
        "the column of the latest quarter marked out in green",
        ("Indicator|Q2 2024/25|Q3 2024/25{green}", f"{R}|26.3%|25.1%{{green}}", f"{S}|86.0%|87.1%{{green}}"),
        ("measure Q3 2024/25 25.1", "previous Q2 2024/25 26.3", "measure Q3 2024/25 87.1", "previous Q2 2024/25 86.0"),
    ),
    Scorecard(
        "the name of a row filled as its values are",
        ("Indicator|Q2 2024/25|Q3 2024/25", f"{R}{{amber}}|26.3%{{amber}}|25.1%{{amber}}", f"{S}|86.0%|87.1%{{green}}"),
        ("measure Q3 2024/25 25.1", "previous Q2 2024/25 26.3", "measure Q3 2024/25 87.1 rag=green", "previous Q2 2024/25 86.0"),
    ),
    Scorecard(
        "all headings in green, and values in their RAGs",
        ("Indicator{green}|Q2 2024/25{green}|Q3 2024/25{green}", f"{R}|26.3%|25.1%{{red}}", f"{S}|86.0%|87.1%{{green}}"),
        ("measure Q3 2024/25 25.1 rag=red", "previous Q2 2024/25 26.3", "measure Q3 2024/25 87.1 rag=green", "previous Q2 2024/25 86.0"),
    ),
    Scorecard(
        "values of both kinds all in green",
        ("Indicator|Q2 2024/25|Q3 2024/25", f"{R}|26.3%|25.1%{{green}}", f"{S}|86.0%|87.1%{{green}}"),
        ("measure Q3 2024/25 25.1 rag=green", "previous Q2 2024/25 26.3", "measure Q3 2024/25 87.1 rag=green", "previous Q2 2024/25 86.0"),
    ),
    Scorecard(
        "five values, all in green, under a heading without a fill",
        ("Indicator|Q3 2024/25", *(f"{name}|87.1%{{green}}" for name in FIVE)),
        ("measure Q3 2024/25 87.1",) * 5,
    ),
    Scorecard(
        "five values, all but one in green",
        ("Indicator|Q3 2024/25", *(f"{name}|87.1%{{green}}" for name in FIVE[1:]), f"{FIVE[0]}|86.1%{{red}}"),
        (*("measure Q3 2024/25 87.1 rag=green",) * 4, "measure Q3 2024/25 86.1 rag=red"),
    ),
    Scorecard(
        "a value that is struck out",
        ("Indicator|Q2 2024/25|Q3 2024/25", f"{R}|26.3%|25.1% [struck out]", f"{S}|86.0%|87.1%"),
        ("measure Q3 2024/25 25.1 ? value", "previous Q2 2024/25 26.3", "measure Q3 2024/25 87.1", "previous Q2 2024/25 86.0"),
    ),
    Scorecard(
        "a quarter that is struck out",
        ("Indicator|Q2 2024/25|Q3 2024/25 [struck out]", f"{R}|26.3%|25.1%"),
        ("measure Q3 2024/25 25.1 ? heading", "previous Q2 2024/25 26.3"),
    ),
    Scorecard(
        "a change that is the difference of its figures",
        ("Indicator|Period|Actual|Previous quarter|Change", f"{R}|Q3 2024/25|25.1%|26.3%|-1.2"),
        ("measure Q3 2024/25 25.1 reported=-1.2", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a change by which its figures differ in per cent",
        ("Indicator|Period|Actual|Previous quarter|Change", f"{R}|Q3 2024/25|25.1%|26.3%|-4.6%"),
        ("measure Q3 2024/25 25.1 reported=-4.6%", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a change as far as its figures are rounded",
        ("Indicator|Period|Actual|Previous quarter|Change", f"{R}|Q3 2024/25|25.1%|26.3%|-1.15"),
        ("measure Q3 2024/25 25.1 reported=-1.15", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a change with the other sign",
        ("Indicator|Period|Actual|Previous quarter|Change", f"{R}|Q3 2024/25|25.1%|26.3%|+1.2"),
        ("measure Q3 2024/25 25.1 reported=+1.2 ? change", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a change that is no difference of its figures",
        ("Indicator|Period|Actual|Previous quarter|Change", f"{R}|Q3 2024/25|25.1%|26.3%|-3.4"),
        ("measure Q3 2024/25 25.1 reported=-3.4 ? change", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a change with the other sign beside a verdict",
        ("Indicator|Period|Actual|Previous quarter|Change|Direction of travel", f"{R}|Q3 2024/25|25.1%|26.3%|+1.2|Improved"),
        ("measure Q3 2024/25 25.1 reported=+1.2; Improved reported_verdict=improved", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a target of more than all",
        ("Indicator|Period|Actual|Target", f"{R}|Q3 2024/25|25.1%|134%"),
        ("measure Q3 2024/25 25.1 target=134% ? target",),
    ),
    Scorecard(
        "a target without a sign of more than all",
        ("Indicator|Period|Actual|Target", f"{R}|Q3 2024/25|25.1%|200"),
        ("measure Q3 2024/25 25.1 target=200 ? target",),
    ),
    Scorecard(
        "a target below nothing",
        ("Indicator|Period|Actual|Target", f"{R}|Q3 2024/25|25.1%|-2%"),
        ("measure Q3 2024/25 25.1 target=-2% ? target",),
    ),
    Scorecard(
        "a target of none",
        ("Indicator|Period|Actual|Target", f"{R}|Q3 2024/25|25.1%|0%"),
        ("measure Q3 2024/25 25.1 target=0%",),
    ),
    Scorecard(
        "a target of all",
        ("Indicator|Period|Actual|Target", f"{R}|Q3 2024/25|25.1%|100"),
        ("measure Q3 2024/25 25.1 target=100",),
    ),
    Scorecard(
        "a value merged over two names",
        ("Indicator|Q2 2024/25|Q3 2024/25", f"{R}|26.3%|25.1%", f"{S}|86.0%|{{merged}}"),
        ("measure Q3 2024/25 25.1 ? merged", "previous Q2 2024/25 26.3 ? merged", "measure Q2 2024/25 86.0 ? merged"),
    ),
    Scorecard(
        "a target merged over two names",
        ("Indicator|Q2 2024/25|Q3 2024/25|Target", f"{R}|26.3%|25.1%|90%", f"{S}|86.0%|87.1%|{{merged}}"),
        ("measure Q3 2024/25 25.1 target=90%", "previous Q2 2024/25 26.3", "measure Q3 2024/25 87.1", "previous Q2 2024/25 86.0"),
    ),
    Scorecard(
        "a theme merged over two names",
        ("Theme|Indicator|Q3 2024/25", f"Safe|{R}|25.1%", f"{{merged}}|{S}|87.1%"),
        ("measure Q3 2024/25 25.1", "measure Q3 2024/25 87.1"),
    ),
    Scorecard(
        "a row of a sheet that ends before its target",
        ("Indicator|Q2 2024/25|Q3 2024/25|Target", f"{R}|26.3%|25.1%"),
        ("measure Q3 2024/25 25.1", "previous Q2 2024/25 26.3"),
    ),
    *(Scorecard(
        f"the council's own values under {heading}",
        (f"Indicator|Period|{heading}|England", f"{R}|Q3 2024/25|25.1%|22.4%"),
        ("measure Q3 2024/25 25.1 england=22.4",),
    ) for heading in ("Council", "LA", "Authority", "Local authority", "County")),
    Scorecard(
        "a quarter of the county's own beside England's average",
        ("Indicator|Q2 2024/25|Q3 2024/25 County|England", f"{R}|26.3%|25.1%|22.4%"),
        ("measure Q3 2024/25 25.1 england=22.4", "previous Q2 2024/25 26.3"),
    ),
    Scorecard(
        "which way is good, by a letter",
        ("Indicator|High/Low|Q2 2024/25|Q3 2024/25", f"{R}|L|26.3%|25.1%"),
        ("measure Q3 2024/25 25.1", "previous Q2 2024/25 26.3"),
    ),
    Scorecard(
        "the name of the council beside its value",
        ("Indicator|Council|Period|Value", f"{R}|Leicestershire|Q3 2024/25|25.1%"),
        ("measure Q3 2024/25 25.1",),
    ),
    Scorecard(
        "a name broken at its hyphen",
        ("Indicator|Q3 2024/25", "Re- referrals to social care within 12 months|25.1%"),
        ("measure Q3 2024/25 25.1",),
    ),
    Scorecard(
        "a name with a dash in it that nobody knows",
        ("Indicator|Q3 2024/25", "Re- referrals of foster carers|25.1%"),
        ("measure Q3 2024/25 25.1 ? name",),
    ),
    Scorecard(
        "a list of SharePoint, with its own columns",
        ("Title|Period|Value|Created|Modified|Created By|Item Type|Path", f"{R}|Q3 2024/25|25.1%|2025-01-10|2025-01-12|J Smith|Item|sites/perf"),
        ("measure Q3 2024/25 25.1",),
    ),
)  # fmt: skip
