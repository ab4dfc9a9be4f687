"""Scorecards whose headings, titles or fills were once taken for what they are not, or that could not be read."""

from tests.documents.scorecards import R, S, Scorecard

MISREAD = (
    Scorecard(
        "last year's actual beside this quarter's",
        ("KPI|As at|Prior year actual|This qtr|Target", f"{R}|Q3 2024/25|22.3%|25.1%|20%",),
        ("measure Q3 2024/25 25.1 target=20%",),
    ),
    Scorecard(
        "the previous actual beside the current quarter's",
        ("Indicator|Period|Prev Actual|Current Qtr|Target", f"{R}|Q3 2024/25|26.3%|25.1%|20%",),
        ("measure Q3 2024/25 25.1 target=20%", "previous Q2 2024/25 26.3 ? no period",),
    ),
    Scorecard(
        "last year's outturn beside a result to date",
        ("Indicator|Period|Last Year Outturn|Q'ly result to date|Target", f"{R}|Q3 2024/25|22.0%|25.1%|20%",),
        ("measure year to Q3 2024/25 25.1 target=20% ? to date",),
    ),
    Scorecard(
        "a year's end is the year's outturn",
        ("Indicator|Year end 2023/24|Q3 2024/25|Target", f"{R}|22.0%|25.1%|20%",),
        ("measure Q3 2024/25 25.1 target=20%", "previous 2023/24 22.0",),
    ),
    Scorecard(
        "the current period's value beside the same of last year",
        ("Indicator|Period|Current period last year|Current period", f"{R}|Q3 2024/25|22.3%|25.1%",),
        ("measure Q3 2024/25 25.1",),
    ),
    Scorecard(
        "a month, a quarter and a year as they are",
        ("Indicator|Current month|Current quarter|Current year", f"{R}|24.3%|25.1%|25.5%",),
        ("measure Q3 2024/25 25.1",),
    ),
    Scorecard(
        "in the month and in the quarter",
        ("Indicator|Period|In month|In quarter", f"{R}|Q3 2024/25|24.3%|25.1%",),
        ("measure Q3 2024/25 25.1",),
    ),
    Scorecard(
        "percentages and numbers of two quarters, with the title's own",
        ("Indicator|Q3 2024/25 (%)|Q3 2024/25 (n)|Q2 2024/25 (%)|Q2 2024/25 (n)", f"{R}|25.1|264|26.3|443",),
        ("measure Q3 2024/25 25.1", "previous Q2 2024/25 26.3"),
    ),
    Scorecard(
        "the RAG of the latest result",
        ("Indicator|Period|Latest result|Latest result RAG|Previous result|Previous result RAG", f"{R}|Q3 2024/25|25.1%|R|26.3%|G",),
        ("measure Q3 2024/25 25.1 rag=red", "previous Q2 2024/25 26.3 ? no period"),
    ),
    Scorecard(
        "a period that says how often the figure comes",
        ("Indicators|Data Period|Latest Result|Target|RAG", f"{R}|R12M|25.1%|20%|R", f"{S}|MS|85%|90%|A"),
        ("measure year to Q3 2024/25 25.1 target=20% rag=red ? no period, to date", "measure Q3 2024/25 85 target=90% rag=amber ? no period"),
    ),
    Scorecard(
        "the day of the extract",
        ("Indicator|Extract date|Q2 2024/25|Q3 2024/25", f"{R}|10/01/2025|26.3%|25.1%",),
        ("measure Q3 2024/25 25.1", "previous Q2 2024/25 26.3"),
    ),
    Scorecard(
        "a comparator's value beside the council's initials",
        ("KPI|As at|Comparator value|LCC|Target", f"{R}|Q3 2024/25|22.3%|25.1%|20%",),
        ("measure Q3 2024/25 25.1 target=20%",),
    ),
    Scorecard(
        "the region twice beside another city",
        ("Indicator|Latest Period|East Midlands|Value East Midlands|Leicester City value", f"{R}|Q3 2024/25|25.9%|25.1%|30%",),
        ("measure Q3 2024/25 30 ? heading",),
    ),
    Scorecard(
        "previous and latest, abbreviated",
        ("Indicator|Prev Period|Prev Value|Latest Period|Latest Value|Target", f"{R}|Q2 2024/25|26.3%|Q3 2024/25|25.1%|18.7%",),
        ("measure Q3 2024/25 25.1 target=18.7%", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a year to date alone",
        ("Indicator|Period|Year to date|Target", f"{R}|Q3 2024/25|25.9%|<18.7%",),
        ("measure year to Q3 2024/25 25.9 target=<18.7% ? to date",),
    ),
    Scorecard(
        "a rolling year alone",
        ("Indicator|Period|Rolling 12 months actual", f"{R}|Q3 2024/25|25.9%",),
        ("measure year to Q3 2024/25 25.9 ? to date",),
    ),
    Scorecard(
        "a year to date beside the latest value",
        ("Indicator|Latest Period|YTD|Latest Value|Target", f"{R}|Q3 2024/25|25.9%|25.1%|<18.7%",),
        ("measure Q3 2024/25 25.1 target=<18.7%", "other year to Q3 2024/25 25.9 ? to date",),
    ),
    Scorecard(
        "colours in each quarter's cell",
        ("Indicator|Good is|Q4 2023/24|Q1 2024/25|Q2 2024/25|Q3 2024/25|Target", f"{R}|Low|22.0%{{green}}|24.0%|26.3%|25.1%{{red}}|18.7%",),
        ("measure Q3 2024/25 25.1 target=18.7% rag=red", "previous Q2 2024/25 26.3", "other Q1 2024/25 24.0", "other Q4 2023/24 22.0",),
    ),
    Scorecard(
        "a RAG and a target of other periods",
        ("Indicator|Q2 2024/25|Q2 2024/25 RAG|Q3 2024/25|Target 2025/26|England 2022/23", f"{R}|26.3%|Red|25.1%|15%|22%",),
        ("measure Q3 2024/25 25.1 benchmark_year=2022/23 england=22", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a RAG of the quarter's own",
        ("Indicator|Q2 2024/25|Q2 2024/25 RAG|Q3 2024/25|Q3 2024/25 RAG", f"{R}|26.3%|Red|25.1%|Amber",),
        ("measure Q3 2024/25 25.1 rag=amber", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "ranks",
        ("Indicator|Period|Actual|Rank in England|Stat. neighbour ranking", f"{R}|Q3 2024/25|25.1%|45|3",),
        ("measure Q3 2024/25 25.1",),
    ),
    Scorecard(
        "the best, and a threshold",
        ("Indicator|Latest Period|Latest Value|England best|England top quartile threshold", f"{R}|Q3 2024/25|25.1%|9.1%|15%",),
        ("measure Q3 2024/25 25.1",),
    ),
    Scorecard(
        "fractions beside a percentage",
        ("Indicator|Q2 2024/25|Q3 2024/25|Target|England avg|Stat. neighbours", f"{R}|26.3%|25.1%|0.187|0.224|0.213",),
        ("measure Q3 2024/25 25.1 target=0.187 ? fraction, fraction, fraction", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a cohort",
        ("Indicator|Q2 2024/25|Q3 2024/25|Target|Number of children in cohort", f"{R}|26.3%|25.1%|18.7%|1597",),
        ("measure Q3 2024/25 25.1 denominator=1597 target=18.7%", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a number of children that may be either",
        ("Indicator|Period|Number of children|Percentage", f"{R}|Q3 2024/25|1597|25.1%",),
        ("measure Q3 2024/25 25.1",),
    ),
    Scorecard(
        "a cohort that is a group",
        ("Indicator|Reporting Period|Cohort|Performance", f"{R}|Q3 2024/25|Boys|25.1%",),
        ("measure Q3 2024/25 25.1 ? counts",),
    ),
    Scorecard(
        "a locality's sheet",
        ("Indicator|Period|Value", f"{R}|Q3 2024/25|25.1%",),
        ("measure Q3 2024/25 25.1 ? title",),
        title="Blaby Locality - Children's Services Scorecard Quarter 3 2024/25",
    ),
    Scorecard(
        "another council's title",
        ("Indicator|Period|Value", f"{R}|Q3 2024/25|25.1%",),
        ("measure Q3 2024/25 25.1 ? title",),
        title="Rutland County Council Scorecard Quarter 3 2024/25",
    ),
    Scorecard(
        "a council that nobody listed",
        ("Indicator|Period|Value", f"{R}|Q3 2024/25|25.1%",),
        ("measure Q3 2024/25 25.1 ? title",),
        title="Medway Council Scorecard Quarter 3 2024/25",
    ),
    Scorecard(
        "the council's own title",
        ("Indicator|Period|Value", f"{R}|Q3 2024/25|25.1%",),
        ("measure Q3 2024/25 25.1",),
        title="Leicestershire County Council - Children and Families Quarter 3 2024/25",
    ),
    Scorecard(
        "a sheet of neighbours",
        ("Indicator|Period|Value", f"{R}|Q3 2024/25|25.1%",),
        ("measure Q3 2024/25 25.1 ? title",),
        sheet="Neighbours",
    ),
    Scorecard(
        "a sheet of girls",
        ("Indicator|Period|Value", f"{R}|Q3 2024/25|25.1%",),
        ("measure Q3 2024/25 25.1 ? title",),
        sheet="Girls",
    ),
    Scorecard(
        "a section of boys",
        ("Indicator|Period|Value", "Social care||", f"{R}|Q3 2024/25|25.1%", "Boys||", f"{S}|Q3 2024/25|87.1%",),
        ("measure Q3 2024/25 25.1", "measure Q3 2024/25 87.1 ? section",),
    ),
    Scorecard(
        "a breakdown by ethnicity",
        ("Indicator|Period|Ethnicity|Value|Target", f"{R}|Q3 2024/25|All|25.1%|18.7%", f"{R}|Q3 2024/25|White British|24.1%|18.7%",),
        ("measure Q3 2024/25 25.1 target=18.7%",),
    ),
    Scorecard(
        "a long table by sex",
        ("area|sex|indicator|period|value", f"Leicestershire|Female|{R}|Q3 2024/25|26.1%", f"Leicestershire|Persons|{R}|Q3 2024/25|25.1%",),
        ("measure Q3 2024/25 25.1",),
    ),
    Scorecard(
        "quarters without a year",
        ("Indicator|Q1|Q2|Q3", f"{R}|24.9%|26.3%|25.1%",),
        ("measure Q3 2024/25 25.1", "previous Q2 2024/25 26.3", "other Q1 2024/25 24.9",),
    ),
    Scorecard(
        "quarters merged over their columns",
        ("Indicator|Q2 2024/25|||Q3 2024/25|||Comparators|", "|Actual|Target|RAG|Actual|Target|RAG|England|SN", f"{R}|26.3%|<20%|Red|25.1%|<18.7%|Amber|22.4%|21.3%",),
        ("measure Q3 2024/25 25.1 target=<18.7% rag=amber neighbour=21.3 england=22.4", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a previous year's value",
        ("Indicator|Period|Value|Previous Year Value", f"{R}|Q3 2024/25|25.1%|24.9%",),
        ("measure Q3 2024/25 25.1",),
    ),
    Scorecard(
        "boys, girls and all",
        ("Indicator|Latest Period|Boys value|Girls value|Value", f"{R}|Q3 2024/25|25.9%|20.1%|25.1%",),
        ("measure Q3 2024/25 25.1",),
    ),
    Scorecard(
        "actual and target over quarters",
        ("Indicator|Actual|Target|Actual|Target", "|Q2|Q2|Q3|Q3", f"{R}|26.3%|20%|25.1%|18.7%",),
        ("measure Q3 2024/25 25.1 target=18.7%", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "arrows that the figures bear out",
        ("Ref|Indicator|Q1|Q2|Q3|Q4|DoT|RAG", f"1|{R}|24.9%|26.3%|25.1%||▼|R", f"2|{S}|83.1%|86.0%|87.1%||▲|A",),
        ("measure Q3 2024/25 25.1 rag=red reported=▼ reported_direction=down", "previous Q2 2024/25 26.3", "other Q1 2024/25 24.9", "measure Q3 2024/25 87.1 rag=amber reported=▲ reported_direction=up", "previous Q2 2024/25 86.0", "other Q1 2024/25 83.1",),
    ),
    Scorecard(
        "an arrow that means better",
        ("Indicator|Period|Value|Prev Qtr|DoT", f"{R}|Q3 2024/25|25.1%|26.3%|▲",),
        ("measure Q3 2024/25 25.1 reported=▲", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a column of units",
        ("Indicator|Unit|Period|Latest|Target", f"{R}|%|Q3 2024/25|25.1|18.7", "Children electively home educated|%|Q3 2024/25|829|",),
        ("measure Q3 2024/25 25.1 target=18.7", "measure Q3 2024/25 829 ? unit",),
    ),
    Scorecard(
        "a note under the table with a mark that stands nowhere",
        ("Theme|Indicator|Period|Value", f"Safe|{R}|Q3 2024/25|25.1%", "* provisional figures; the England figure is for 2023/24|||",),
        ("measure Q3 2024/25 25.1 ? note",),
    ),
    Scorecard(
        "a note under the table with a mark that stands in one row",
        ("Theme|Indicator|Period|Value", f"Safe|{R}*|Q3 2024/25|25.1%", f"Safe|{S}|Q3 2024/25|87.1%", "* provisional|||",),
        ("measure Q3 2024/25 25.1 ? note", "measure Q3 2024/25 87.1"),
    ),
    Scorecard(
        "an indicator that says not",
        ("Indicator|Period|Value", "Single assessments NOT completed within 45 days|Q3 2024/25|13%",),
        ("measure Q3 2024/25 13 ? name",),
    ),
    Scorecard(
        "a section of boys in the column of themes",
        ("Theme|Indicator|Period|Value", f"Safe|{R}|Q3 2024/25|25.1%", "Boys|||", f"|{S}|Q3 2024/25|87.1%",),
        ("measure Q3 2024/25 25.1", "measure Q3 2024/25 87.1 ? section",),
    ),
    Scorecard(
        "another council's table under the council's own",
        ("Indicator|Period|Value", f"{R}|Q3 2024/25|25.1%", "||", "Benchmarks - Nottinghamshire||", "Indicator|Period|Value", f"{S}|Q3 2024/25|70.0%",),
        ("measure Q3 2024/25 25.1", "measure Q3 2024/25 70.0 ? section",),
    ),
    Scorecard(
        "a breakdown that is not said",
        ("Indicator|Period|Gender|Value", f"{R}|Q3 2024/25|Total|25.1%", f"{S}|Q3 2024/25||87.1%",),
        ("measure Q3 2024/25 25.1",),
    ),
    Scorecard(
        "a file named for a district",
        ("Indicator|Period|Value", f"{R}|Q3 2024/25|25.1%",),
        ("measure Q3 2024/25 25.1 ? title",),
        file="blaby_scorecard.xlsx",
    ),
    Scorecard(
        "a date of reporting",
        ("Indicator|Date reported|Value", f"{R}|Dec-24|25.1%",),
        ("measure Q3 2024/25 25.1 ? no period",),
    ),
    Scorecard(
        "statistics of one sex",
        ("time_period|time_identifier|la_name|sex|rereferral_percent", "202324|Financial year|Leicestershire|Female|26.1",),
        ("other 2023/24 26.1 ? name",),
    ),
    Scorecard(
        "a second table of others' averages",
        ("Indicator|Q2 2024/25|Q3 2024/25", f"{R}|26.3%|25.1%", "||", "Indicator|England|Stat neighbours", f"{S}|84.0%|82.0%",),
        ("measure Q3 2024/25 25.1", "previous Q2 2024/25 26.3", "measure Q3 2024/25 82.0 ? headings", "previous Q2 2024/25 84.0 ? headings",),
    ),
    Scorecard(
        "a second table of targets",
        ("Indicator|Q2 2024/25|Q3 2024/25", f"{R}|26.3%|25.1%", "||", "Indicator|Target 2024/25|Target 2025/26", f"{S}|90.3%|91.0%",),
        ("measure Q3 2024/25 25.1", "previous Q2 2024/25 26.3", "measure Q3 2024/25 91.0 ? headings", "previous Q2 2024/25 90.3 ? headings",),
    ),
    Scorecard(
        "a second table of ambitions",
        ("Indicator|Q2 2024/25|Q3 2024/25", f"{R}|26.3%|25.1%", "||", "KPI|Baseline|Ambition", f"{S}|84.0%|86.0%",),
        ("measure Q3 2024/25 25.1", "previous Q2 2024/25 26.3", "measure Q3 2024/25 86.0 ? headings", "previous Q2 2024/25 84.0 ? headings",),
    ),
    Scorecard(
        "a second table of boys and girls",
        ("Indicator|Q2 2024/25|Q3 2024/25", f"{R}|26.3%|25.1%", "||", "Indicator|Boys|Girls", f"{S}|85.0%|86.0%",),
        ("measure Q3 2024/25 25.1", "previous Q2 2024/25 26.3", "measure Q3 2024/25 86.0 ? headings", "previous Q2 2024/25 85.0 ? headings",),
    ),
    *(Scorecard(
        f"a second table headed in words that nobody knows, {n}",
        ("Indicator|Q2 2024/25|Q3 2024/25|Target", f"{R}|26.3%|25.1%|20%", *rows, f"{S}|84.0%|86.0%|90%",),
        ("measure Q3 2024/25 25.1 target=20%", "previous Q2 2024/25 26.3", *odd, "measure Q3 2024/25 86.0 target=90% ? headings", "previous Q2 2024/25 84.0 ? headings",),
    ) for n, (rows, odd) in enumerate((
        (("|||", "Measure|Alpha|Beta|Gamma"), ()),
        (("|||", "Area of work|Alpha|Beta|Gamma"), ("measure Q3 2024/25 None target=Gamma ? name, stray, stray, value", "previous Q2 2024/25 None ? name, stray, stray, value")),
        (("Area of work||Beta|Gamma",), ("measure Q3 2024/25 None target=Gamma ? name, stray, value",)),
        (("Area of work|Alpha|Beta|Gamma",), ("measure Q3 2024/25 None target=Gamma ? name, stray, stray, value", "previous Q2 2024/25 None ? name, stray, stray, value")),
    ))),
    Scorecard(
        "a row without a value between others",
        ("Indicator|Q2 2024/25|Q3 2024/25|Target", f"{R}|under a move|moved|agreed", f"{S}|84.0%|86.0%|90%",),
        ("measure Q3 2024/25 None target=agreed ? stray, stray, value", "previous Q2 2024/25 None ? stray, stray, value", "measure Q3 2024/25 86.0 target=90%", "previous Q2 2024/25 84.0",),
    ),
    Scorecard(
        "a table beside another after a gap, whose names have an unknown heading",
        ("Indicator|Q2 2024/25|Q3 2024/25||Area of work|England|Q3 target", f"{R}|26.3%|25.1%||Court work|84%|90%",),
        ("measure Q3 2024/25 25.1 target=90% england=84 ? name", "previous Q2 2024/25 26.3 ? name",),
    ),
    Scorecard(
        "a table beside another without a gap, of another indicator",
        ("Indicator|Q2 2024/25|Q3 2024/25|Area of work|England|Q3 target", f"{R}|26.3%|25.1%|{S}|84%|90%",),
        ("measure Q3 2024/25 25.1 target=90% england=84 ? beside", "previous Q2 2024/25 26.3 ? beside",),
    ),
    Scorecard(
        "the lead of a service between the values and the averages",
        ("Indicator|Q2 2024/25|Q3 2024/25|Service lead|England|Q3 target", f"{R}|26.3%|25.1%|Jane Smith|22%|20%",),
        ("measure Q3 2024/25 25.1 target=20% england=22", "previous Q2 2024/25 26.3",),
    ),
    *(Scorecard(
        f"codes beside names under {heading}",
        (f"Indicator|{heading}|Q2 2024/25|Q3 2024/25", f"RR2|{R}|26.3%|25.1%", f"SA1|{S}|84.0%|86.0%",),
        ("measure Q3 2024/25 25.1", "previous Q2 2024/25 26.3", "measure Q3 2024/25 86.0", "previous Q2 2024/25 84.0",),
    ) for heading in ("Description", "Title", "Definition")),
    Scorecard(
        "names beside what describes them",
        ("Indicator|Description|Q2 2024/25|Q3 2024/25", f"{R}|Families who come back|26.3%|25.1%",),
        ("measure Q3 2024/25 25.1", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "two names of different indicators",
        ("Indicator|Description|Q2 2024/25|Q3 2024/25", f"{R}|{S}|26.3%|25.1%",),
        ("measure Q3 2024/25 25.1 ? beside", "previous Q2 2024/25 26.3 ? beside",),
    ),
    *(Scorecard(
        f"marks of footnotes in headings, {n}",
        (headings, f"{R}|Q3 2024/25|25.1%|20%",),
        (says,),
    ) for n, (headings, says) in enumerate((
        ("Indicator 1|Period|Actual*|Target[1]", "measure Q3 2024/25 25.1 target=20%"),
        ("Indicator*|Period (1)|Actual²|Target (1)", "measure Q3 2024/25 25.1 target=20%"),
        ("Indicator|Period|Actual|Target 2", "measure Q3 2024/25 25.1"),
        ("Indicator|Period|Actual [p]|Target", "measure Q3 2024/25 25.1 target=20% ? heading"),
        ("Indicator|Period|Actual (d)|Target", "measure Q3 2024/25 25.1 target=20% ? heading"),
    ))),
    Scorecard(
        "two targets told apart by their footnotes",
        ("Indicator|Period|Actual|Target[1]|Target[2]", f"{R}|Q3 2024/25|25.1%|20%|15%",),
        ("measure Q3 2024/25 25.1",),
    ),
    Scorecard(
        "a quarter's number",
        ("Indicator|Q3 2024/25 no.", "Children electively home educated|829",),
        ("measure Q3 2024/25 829",),
    ),
    Scorecard(
        "a share of the target",
        ("Indicator|Period|Actual|Target|% of target|At target", f"{R}|Q3 2024/25|25.1%|18.7%|134.2%|No",),
        ("measure Q3 2024/25 25.1 target=18.7%",),
    ),
    Scorecard(
        "a target as a number",
        ("Indicator|Period|Actual|Target (number)", f"{R}|Q3 2024/25|25.1%|280",),
        ("measure Q3 2024/25 25.1 target=280 ? target",),
    ),
    Scorecard(
        "ranks as positions",
        ("Indicator|Period|Actual|National position|Regional position|SN position", f"{R}|Q3 2024/25|25.1%|45|3|2",),
        ("measure Q3 2024/25 25.1",),
    ),
    Scorecard(
        "a rank beside another",
        ("Indicator|Period|Actual|National position|Region", f"{R}|Q3 2024/25|25.1%|12|3",),
        ("measure Q3 2024/25 25.1 ? benchmark",),
    ),
    Scorecard(
        "a rank beside an average",
        ("Indicator|Period|Actual|England position|England", f"{R}|Q3 2024/25|25.1%|12|22.4%",),
        ("measure Q3 2024/25 25.1 england=22.4",),
    ),
    Scorecard(
        "other regions",
        ("Indicator|Period|Actual|London|North West", f"{R}|Q3 2024/25|25.1%|19.5%|19.5%",),
        ("measure Q3 2024/25 25.1",),
    ),
    Scorecard(
        "a baseline",
        ("Indicator|Period|Actual|Base", f"{R}|Q3 2024/25|25.1%|22",),
        ("measure Q3 2024/25 25.1",),
    ),
    Scorecard(
        "a table beside another",
        ("Indicator|Q2 2024/25|Q3 2024/25||Measure|England|Q3 target", f"{R}|26.3%|25.1%||{S}|84%|90%",),
        ("measure Q3 2024/25 25.1 target=90% england=84 ? name", "previous Q2 2024/25 26.3 ? name",),
    ),
    Scorecard(
        "a restated quarter",
        ("Indicator|Q2 2024/25 (revised)|Q3 2024/25 (restated)", f"{R}|26.3%|25.1%",),
        ("measure Q3 2024/25 25.1 ? heading", "previous Q2 2024/25 26.3",),
    ),
    Scorecard(
        "a quarter beside its revised value",
        ("Indicator|Q2 2024/25|Q3 2024/25|Q3 2024/25 revised", f"{R}|26.3%|25.1%|25.4%", f"{S}|86.0%|87.1%|"),
        ("measure Q3 2024/25 25.4 ? heading", "previous Q2 2024/25 26.3", "measure Q3 2024/25 87.1 ? heading", "previous Q2 2024/25 86.0",),
    ),
    Scorecard(
        "a quarter beside its restated value, and words for none",
        ("Indicator|Q3 2024/25 (restated)|Q3 2024/25|Q2 2024/25|Target", f"{R}|n/a|25.1%|26.3%|18.7%", f"{S}|87.1%|87.0%|86.0%|90%"),
        (
            "measure Q3 2024/25 25.1 target=18.7% ? heading", "previous Q2 2024/25 26.3",
            "measure Q3 2024/25 87.1 target=90% ? heading", "previous Q2 2024/25 86.0",
        ),
    ),
    Scorecard(
        "a quarter twice, and neither the revised one",
        ("Indicator|Q2 2024/25|Q3 2024/25|Q3 2024/25 final", f"{R}|26.3%|25.1%|25.4%",),
        ("measure Q2 2024/25 26.3 ? heading, heading",),
    ),
    Scorecard(
        "a quarter of boys beside an older one of all",
        ("Indicator|Q2 2024/25|Q3 2024/25 boys", f"{R}|26.3%|25.1%",),
        ("measure Q2 2024/25 26.3 ? heading",),
    ),
    Scorecard(
        "an empty area under a district's",
        ("Indicator|Area|Period|Value", f"{R}|Charnwood|Q3 2024/25|25.1%", f"{S}||Q3 2024/25|87.1%",),
        ("measure Q3 2024/25 87.1 ? area",),
    ),
    Scorecard(
        "an empty area under the council's own",
        ("Indicator|Area|Period|Value", f"{R}|Leicestershire|Q3 2024/25|25.1%", f"{S}||Q3 2024/25|87.1%",),
        ("measure Q3 2024/25 25.1", "measure Q3 2024/25 87.1",),
    ),
)  # fmt: skip
"""Each gave a wrong figure without a doubt, doubted every line, or was refused."""
