"""Titles, sections and columns that say what a scorecard's figures are, and those that say nothing of it."""

TITLED = (
    "Targets 2024/25 - Quarter 3 2024/25 scorecard", "Forecast outturn - Quarter 3 2024/25", "Cumulative performance, Quarter 3 2024/25",
    "Rolling 12 months, Quarter 3 2024/25 scorecard", "Previous year - Quarter 3 2024/25 scorecard", "Trajectory to Quarter 3 2024/25",
    "DRAFT - Quarter 3 2024/25", "Performance targets, Quarter 3 2024/25", "Outcomes framework targets - Quarter 3 2024/25",
    "Expected outcomes and targets - Quarter 3 2024/25", "Draft performance and targets - Quarter 3 2024/25",
)  # fmt: skip
"""Titles by which every figure is doubted."""

PLAIN_TITLES = (
    "Children and Families Performance Scorecard - Quarter 3 2024/25", "Performance against targets - Quarter 3 2024/25",
    "Outcomes and targets 2024/25 - Quarter 3 2024/25", "Performance & Targets Q3 2024/25", "Results with annual targets, Quarter 3 2024/25",
    "Scorecard Q3 2024/25 (October - December 2024)", "Corporate Plan 2022-2026: Quarter 3 2024/25",
)  # fmt: skip

SECTIONS = (
    "Forecast", "Target", "Target for 2025/26", "Trajectory", "Previous year", "2023/24 outturn", "As at 30 September 2024",
    "School Year 2023/24", "Cumulative", "Rolling 12 months", "Not completed", "Best in class", "Lower quartile", "Rank",
    "Change since last quarter", "Excluding transfers in", "Provisional", "Draft", "Aged 17-18", "Former relevant", "Out of county",
    "Team A",
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
)  # fmt: skip
"""The heading of a column beside the figure, and what stands in it, by which the figure is doubted."""

ORDINARY = (
    ("Owner", "Jane Smith"), ("Lead", "Team Manager"), ("Lead officer", "Duty team"), ("Ref", "CF1"), ("Source", "LCS, annual return"),
    ("Comments", "Improving after more training in the last quarter"), ("Service", "Children's Social Care"), ("Priority", "2"),
    ("Theme", "Safe and Well"), ("Definition", "Referrals within 12 months of the previous one"), ("Type", "KPI"), ("FY", "2024/25"),
    ("Scope", "County"), ("Last updated", "March 2025"), ("Baseline year", "2021/22"), ("Data status", "Final"), ("Provisional?", "N"),
    ("Data lag", "None"),
)  # fmt: skip
"""The same, where it changes nothing."""

MARKED_PERIODS = ("Q3 2024/25 provisional", "Q3 2024/25 (p)", "Q3 2024/25 (e)", "Q3 2024/25 (f)", "Q3 24", "Q3*", "Q3 2024/25 [1]", "Q3 2024/25 (1)")
