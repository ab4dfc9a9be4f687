"""Scorecards whose cells may belong elsewhere than where they stand: beside each, the one like it that is sure."""

from tests.documents.scorecards import R, Scorecard

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
)  # fmt: skip
