"""Titles, sections and columns that say what a scorecard's figures are, and those that say nothing of it."""

TITLED = (
    "Targets 2024/25 - Quarter 3 2024/25 scorecard", "Forecast outturn - Quarter 3 2024/25", "Cumulative performance, Quarter 3 2024/25",
    "Rolling 12 months, Quarter 3 2024/25 scorecard", "Previous year - Quarter 3 2024/25 scorecard", "Trajectory to Quarter 3 2024/25",
    "DRAFT - Quarter 3 2024/25", "Performance targets, Quarter 3 2024/25", "Outcomes framework targets - Quarter 3 2024/25",
    "Expected outcomes and targets - Quarter 3 2024/25", "Draft performance and targets - Quarter 3 2024/25",
    "NW Leicestershire - Quarter 3 2024/25", "South Leicestershire, Quarter 3 2024/25", "Leicestershire Police - Quarter 3 2024/25",
    "Leicestershire Partnership NHS Trust - Quarter 3 2024/25", "Leicestershire's neighbours - Quarter 3 2024/25",
    "Leicestershire & Lincs, Quarter 3 2024/25", "Leicestershire and England, South Leicestershire - Quarter 3 2024/25",
    "Example data - Quarter 3 2024/25", "Template - Quarter 3 2024/25", "Scorecard (superseded) - Quarter 3 2024/25",
    "OLD - Quarter 3 2024/25 scorecard", "Quarter 3 2024/25 scorecard (test)", "Scenario A - Quarter 3 2024/25", "What if? Quarter 3 2024/25",
    "Budget - Quarter 3 2024/25 scorecard", "Do not use - Quarter 3 2024/25", "Subject to validation - Quarter 3 2024/25",
    "Fostering team - Quarter 3 2024/25", "SEND pupils - Quarter 3 2024/25", "Children aged 0-4, Quarter 3 2024/25",
    "Comparison group - Quarter 3 2024/25", "Secondary schools only - Quarter 3 2024/25",
)  # fmt: skip
"""Titles by which every figure is doubted."""

PLAIN_TITLES = (
    "Children and Families Performance Scorecard - Quarter 3 2024/25", "Performance against targets - Quarter 3 2024/25",
    "Outcomes and targets 2024/25 - Quarter 3 2024/25", "Performance & Targets Q3 2024/25", "Results with annual targets, Quarter 3 2024/25",
    "Scorecard Q3 2024/25 (October - December 2024)", "Corporate Plan 2022-2026: Quarter 3 2024/25",
    "Leicestershire County Council - Quarter 3 2024/25",
    "Leicestershire and its neighbours - Quarter 3 2024/25", "Leicestershire Children and Families, Quarter 3 2024/25",
    "Key Stage 2 test results - Quarter 3 2024/25", "2 year old entitlement and care leavers, Quarter 3 2024/25",
    "Performance and budget - Quarter 3 2024/25", "Senior Leadership Team scorecard, Quarter 3 2024/25",
    "Youth Offending Team - Quarter 3 2024/25", "Children aged 0-17, Quarter 3 2024/25", "For internal use only - Quarter 3 2024/25",
)  # fmt: skip

SECTIONS = (
    "Forecast", "Target", "Target for 2025/26", "Trajectory", "Previous year", "2023/24 outturn", "As at 30 September 2024",
    "School Year 2023/24", "Cumulative", "Rolling 12 months", "Not completed", "Best in class", "Lower quartile", "Rank",
    "Change since last quarter", "Excluding transfers in", "Provisional", "Draft", "Aged 17-18", "Former relevant", "Out of county",
    "Team A", "Example data", "Dummy", "Archive", "OLD", "Test", "Scenario A", "What if", "Budget", "South Leicestershire",
    "Leicestershire Police",
)  # fmt: skip
"""Rows of one text under which every figure is doubted."""

THEMES = (
    "Children's Social Care", "Best Start in Life", "Education and Skills", "Not in education, employment or training", "Youth Offending Team",
    "Priority 1: Safe and Well", "Early Years", "Quarter 3 2024/25", "Care Leavers",
    "Help every child to get the best possible start in life",
)  # fmt: skip

YEARS = (
    ("Comparative figures for 2023/24", "Indicator|Q2|Q3", True),
    ("Figures for 2024/25", "Indicator|Q2|Q3", False),
    ("Comparative figures for 2023/24", "Indicator|Q2 2024/25|Q3 2024/25", False),
)
"""A second title, the headings under it, and whether the figures are doubted."""

NARROWED = (
    ("Pupils", "Boys"), ("Coverage", "Boys"), ("Scope", "Oadby only"), ("Locality team", "Blaby"), ("Partner", "Leicester City"),
    ("Team", "Duty team"), ("Client group", "19-21"), ("Provider", "Barnardo's"), ("Phase", "Primary"), ("Placement type", "Kinship"),
    ("Description", "Boys only"), ("Type", "Forecast"), ("Type", "YTD"), ("Type", "Target"), ("Calculation", "Cumulative"),
    ("Scale", "per 10,000"), ("Sub-measure", "Not in EET"), ("Statistic", "Upper CI"), ("Notes", "Data is for Q2, one quarter in arrears"),
    ("Data lag", "1 quarter"), ("Data relates to", "Q2 2024/25"), ("FY", "2023/24"), ("Fin. year", "23/24"), ("Comments", "Provisional figure"),
    ("Data status", "Provisional"), ("Provisional?", "Y"), ("Flag", "p"), ("LA code", "E06000017"),
    ("Timespan", "Year to date"), ("Timespan", "12 months"), ("Time frame", "Apr-Dec 2024"), ("Window", "12m"), ("Period length", "6 months"),
    ("Timespan covered by Q3 result", "12 months to Dec 24"), ("Timespan covered by Q3 result", "April to December"),
    ("Timespan covered by Q3 result", "Year"), ("Months included", "Oct, Nov"), ("Aggregation", "Sum of year"), ("Method", "Rolling 12 months"),
    ("Definition", "Rolling 12 months"), ("Definition", "Percentage of boys re-referred"), ("Reporting basis", "Cumulative"),
    ("Reporting", "Annual"), ("Data quality", "Estimate"), ("Validated", "No"), ("Verified?", "N"), ("Signed off", "No"), ("Suppress", "Yes"),
    ("Retired", "Y"), ("is_target", "TRUE"), ("is_forecast", "1"), ("Final", "No"), ("deleted", "Y"), ("Hub", "North"),
    ("Service user group", "Care leavers 22-25"), ("Detail", "from schools"), ("Detail", "Not in time"), ("Further detail", "Year 11 leavers"), ("Measure", "Early Help"),
    ("Type of referral", "Police"), ("Referral source", "Police"), ("Stage", "MASH"), ("Category of need", "N1 Abuse"), ("comparator", "England"),
    ("benchmark", "SN average"), ("scenario", "Plan"), ("element", "Denominator"), ("legal_status", "S20"), ("reporting_lag", "1"),
    ("note", "p"), ("", "Boys"), ("", "19-21"), ("", "Target"), ("", "England"),
)  # fmt: skip
"""The heading of a column beside the figure, and what stands in it, by which the figure is doubted."""

ORDINARY = (
    ("Owner", "Jane Smith"), ("Lead", "Team Manager"), ("Lead officer", "Duty team"), ("Ref", "CF1"), ("Source", "LCS, annual return"),
    ("Comments", "Improving after more training in the last quarter"), ("Service", "Children's Social Care"), ("Priority", "2"),
    ("Theme", "Safe and Well"), ("Definition", "Referrals within 12 months of the previous one"), ("Type", "KPI"), ("FY", "2024/25"),
    ("Scope", "County"), ("Last updated", "March 2025"), ("Baseline year", "2021/22"), ("Data status", "Final"), ("Provisional?", "N"),
    ("Data lag", "None"), ("Timespan", "Oct-Dec 24"), ("Timespan", "3 months"), ("Timespan covered by Q3 result", "Quarter"),
    ("Snapshot date", "31 December 2024"), ("Plan year", "2024/25"), ("Reporting", "Quarterly"), ("Basis of count", "Not cumulative"),
    ("Extract date", "10/01/2025"), ("Created By", "J Smith"), ("Portfolio holder", "Councillor Smith"), ("Statutory return", "CIN census"),
    ("KPI type", "Outcome"), ("Target type", "Annual"), ("What does good look like?", "Lower"), ("Outlook", "Stable"), ("On target?", "Yes"),
    ("Validated", "Yes"), ("Statutory", "No"), ("Link", "https://example.org/kpi"), ("Position", "12 of 152"), ("Sample size", "20"),
    ("Population", "All"), ("Subject", "Social care"), ("Area of work", "Court work"), ("", "Actual"), ("", "▲"), ("", "264/1052"),
)  # fmt: skip
"""The same, where it changes nothing."""

SECOND_LINES = ("aged 19-21 only", "- boys only", "(Early Help only)", "excluding transfers in, as agreed with the board", "• of which girls")
"""Rows of one text that may go on with the name above."""

NO_SECOND_LINES = (
    "Children's Social Care", "Early Years", "* provisional", "(p) provisional", "[1] see the appendix", "n/a = not available", "source: Mosaic",
)  # fmt: skip

COMMENTS_OF_ANOTHER = (
    "This is the Q2 figure", "Figure as at Sept 2024", "Last year's figure", "Carried forward from Q2", "Q3 not available; Q2 shown",
    "Data at end November", "October and November only", "Excludes December", "Year to date figure", "Cumulative figure", "Rolling 12 months",
    "12 month figure", "Leicester City figure", "England figure", "Boys only", "Target, not actual", "Forecast", "Awaiting validation",
    "Subject to validation", "Data not yet validated", "Estimate based on two months' data", "Incorrect - to be corrected",
    "Should be 25.4%", "Data quality issue - do not use", "Demand has risen. Figure as at Sept 2024.",
)  # fmt: skip
"""Comments that say that the figure is another's, or may still change."""

COMMENTS_BESIDES = (
    "The Q2 figure was 26.3%", "Better than the England figure", "Above England", "No data for Q2", "Due Q4", "Review in Q4", "On target",
    "Annual target", "Annual target 20%", "Children subject to a child protection plan have risen", "Up from Q2", "In line with last year",
    "Same as last quarter", "Year to date performance is improving", "Rolling programme of audits", "We estimate that demand will rise",
    "As at 31 December 2024", "Data for Q3", "October to December", "Reported quarterly", "Not cumulative", "Data validated",
    "Revised from 24.9%", "Boys do better than girls", "Leicester City has opened a new hub",
)  # fmt: skip
"""Comments that say something else, beside a figure of Q3 2024/25."""

MARKED_PERIODS = ("Q3 2024/25 provisional", "Q3 2024/25 (p)", "Q3 2024/25 (e)", "Q3 2024/25 (f)", "Q3 24", "Q3*", "Q3 2024/25 [1]", "Q3 2024/25 (1)")

NOTES = (
    "Figures in this table are for Leicester City", "Figures are for the whole of LLR", "Data for boys only", "Figures exclude Oadby and Wigston",
    "Values are targets, actuals to follow", "These are forecasts", "Figures shown are year to date",
    "All figures are rolling 12 months to the end of the quarter", "NB data for Q3 covers October and November only",
    "Q3 figures are to end of November 2024 only", "Note: re-referrals figure relates to Q2 2024/25", "Data is one quarter in arrears",
    "Note: figures are provisional", "Source: Mosaic; all figures provisional and subject to change", "This data has not been validated",
    "Data are estimates", "Figures are for April to December 2024", "Data is as at 31 January 2025", "Data extracted 15 November 2024 and is shown",
    "Figures are for England", "Based on two months' data and shown as such", "Note: data for Q2", "December only is shown here",
    "England data is for 2023/24. Figures are to the end of November 2024 only.", "Key: red = below target. All figures are provisional.",
)
"""Notes by which every line of their table is doubted, wherever they stand."""

HARMLESS_NOTES = (
    "Source: Liquidlogic, extracted 12 January 2025", "Source: Leicester City and Leicestershire systems", "Report printed 20 January 2025",
    "Produced by the Business Intelligence team, Children and Families", "Performance remains strong and is on track",
    "Key: green = target met, amber = within 5% of target", "RAG: red is below target, green is at or above target",
    "Performance is better than in Q2 2024/25", "Re-referrals have fallen since September 2024", "Figures have been rounded to the nearest 5",
    "England and statistical neighbour figures are for 2023/24", "Targets were agreed in April 2024", "The next update is due in Q4 2024/25",
    "Data is as at 31 December 2024", "Figures are for October to December 2024", "Note: figures are for Q3 2024/25", "p = provisional",
    "Definitions are those of the Children Act 2004", "Figures are for Leicestershire County Council", "Figures may not add up because of rounding",
    "District breakdowns are available on request",
)
"""Notes that change nothing."""
HARMLESS_ABOVE = [note for note in HARMLESS_NOTES if not note.startswith(("Source: Leicester", "Targets", "District"))]
"""Those that may be read as titles above the headings are doubted there."""

UNDATED = (
    ("Q3", ("Quarter 2",), True), ("Q2", (), True), ("September 2024", (), True), ("Previous", (), True), ("Last quarter", (), True),
    ("Scorecard", ("Quarter 2",), True), ("Scorecard", ("Previous quarter's results",), True), ("Scorecard", ("As at 30 September",), True),
    ("Scorecard", ("Data as at end of September 2024 - Quarter 3 2024/25 scorecard",), True), ("Scorecard", ("April to December 2024",), True),
    ("Q3", (), False), ("December 2024", (), False), ("Scorecard", ("As at 31 December 2024",), False), ("Scorecard", ("October to December",), False),
    ("Scorecard", ("Quarter 3 compared with Quarter 2",), False), ("2024-25", ("Scorecard 2024/25",), False),
)  # fmt: skip
"""The sheet and the titles of values headed "This quarter", and whether these are doubted."""
