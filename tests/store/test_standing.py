"""Which figure is the figure: revision, rounding, contradiction and the fields that stay."""

from dataclasses import replace
from decimal import Decimal

import pytest

from store.standing import agree, figures_that_stand
from store.values import Figure, Printing
from tests.store.small import printing, when

Q2, Q3, LATER = "Q2 2021/22", "Q3 2021/22", "Q2 2024/25"


def fold(*printings: Printing) -> Figure:
    (figure,) = figures_that_stand(printings)
    return figure


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("77.57", "77.6", True),
        ("68.5", "68.47", True),
        ("3.18", "3.2", True),
        ("97.00", "97", True),
        ("749.0", "749", True),
        ("68.45", "68.5", True),  # rounded half up
        ("68.45", "68.4", True),  # rounded half to even
        ("68.44", "68.5", False),
        ("65.1", "66.9", False),
        ("3972", "4089", False),
        ("2.4", "2.5", False),
        ("-0.10", "-0.1", True),
        ("-0.1", "0.1", False),
    ],
)
def test_values_agree_when_rounded_to_the_coarser(one: str, other: str, same: bool) -> None:
    assert (agree(Decimal(one), Decimal(other)), agree(Decimal(other), Decimal(one))) == (same, same)


# name, printings, the value that stands, first published as, what differs inside the document, places
CASES: list[tuple[str, list[Printing], str, list[str], list[str], list[str]]] = [
    ("printed once", [printing(Q2, "19.3")], "19.3", [], [], ["dashboard of Q2 2021/22"]),
    (
        "the later document stands, whatever the order given",
        [printing(Q3, "4089"), printing(Q2, "3972")],
        "4089",
        ["3972"],
        [],
        ["dashboard of Q3 2021/22"],
    ),
    (
        "the later by its report, not by its publication",
        [
            printing(Q2, "3972", document=printing(LATER, "0").document),
            printing(Q3, "4089"),
        ],
        "3972",
        ["4089"],
        [],
        ["dashboard of Q2 2021/22"],
    ),
    (
        "the dashboard over the text, which differs",
        [printing(Q2, "65.1", "text"), printing(Q2, "66.9")],
        "66.9",
        [],
        ["65.1"],
        ["dashboard of Q2 2021/22"],
    ),
    (
        "the text over the appendix",
        [printing(Q2, "2.0", "appendix"), printing(Q2, "3.0", "text")],
        "3.0",
        [],
        ["2.0"],
        ["text of Q2 2021/22"],
    ),
    (
        "rounded in the text: the finer, at both places",
        [printing(Q2, "77.6", "text"), printing(Q2, "77.57")],
        "77.57",
        [],
        [],
        ["dashboard of Q2 2021/22", "text of Q2 2021/22"],
    ),
    (
        "rounded in the dashboard: the finer, its own place first",
        [printing(Q2, "77.57", "text"), printing(Q2, "77.6")],
        "77.57",
        [],
        [],
        ["text of Q2 2021/22", "dashboard of Q2 2021/22"],
    ),
    (
        "a count printed with decimals is no finer",
        [printing(Q2, "749.0", "text"), printing(Q2, "749")],
        "749",
        [],
        [],
        ["dashboard of Q2 2021/22", "text of Q2 2021/22"],
    ),
    (
        "finer in the later document: no revision",
        [printing(Q2, "68.5"), printing(Q3, "68.47")],
        "68.47",
        [],
        [],
        ["dashboard of Q3 2021/22"],
    ),
    (
        "finer in the earlier document: no revision, and its own place",
        [printing(Q2, "77.57"), printing(Q3, "77.6")],
        "77.57",
        [],
        [],
        ["dashboard of Q2 2021/22"],
    ),
    (
        "finer before a revision and back: not taken up again",
        [printing(Q2, "77.57"), printing(Q3, "80.0"), printing(LATER, "77.6")],
        "77.6",
        ["80.0"],
        [],
        ["dashboard of Q2 2024/25"],
    ),
    (
        "revised twice, oldest first",
        [printing(Q2, "1"), printing(Q3, "2"), printing(LATER, "3")],
        "3",
        ["1", "2"],
        [],
        ["dashboard of Q2 2024/25"],
    ),
    (
        "revised once, after being repeated",
        [printing(Q2, "1"), printing(Q3, "1"), printing(LATER, "3")],
        "3",
        ["1"],
        [],
        ["dashboard of Q2 2024/25"],
    ),
    (
        "an earlier document's dashboard is what was first published",
        [printing(Q2, "1.4", "text"), printing(Q2, "1.5"), printing(Q3, "1.6")],
        "1.6",
        ["1.5"],
        [],
        ["dashboard of Q3 2021/22"],
    ),
    (
        "a row's own value over a restated one",
        [printing(Q2, "5", place="restated"), printing(Q2, "6", role="measure")],
        "6",
        [],
        ["5"],
        ["dashboard of Q2 2021/22"],
    ),
]


@pytest.mark.parametrize(
    ("printings", "value", "first", "differs", "places"),
    [row[1:] for row in CASES],
    ids=[row[0] for row in CASES],
)
def test_the_figure_that_stands(
    printings: list[Printing], value: str, first: list[str], differs: list[str], places: list[str]
) -> None:
    figure = fold(*printings)
    said = (figure.revised_from, figure.differs)
    shown = [[str(one.value) for one in printings] for printings in said]
    assert (str(figure.value), *shown, list(figure.places)) == (value, first, differs, places)


def test_notes_on_a_value_that_was_revised_are_left_with_it() -> None:
    figure = fold(
        printing(Q2, "1", note="old"), printing(Q3, "2", note="new"), printing(Q3, "3", "text", note="text")
    )
    assert figure.notes == ("new", "text")


def test_an_absence_makes_no_figure_and_leaves_the_others() -> None:
    absent = replace(printing(Q3, "0"), value=None, missing="N/A")
    assert (figures_that_stand([absent]), fold(printing(Q2, "1"), absent).printings) == (
        (),
        (printing(Q2, "1"),),
    )


def test_figures_come_oldest_period_end_first() -> None:
    def of(label: str) -> Printing:
        kind, first, last = when(label)
        return printing(LATER, "1", period=label, period_kind=kind, period_first=first, period_last=last)

    given = [of(label) for label in ("Q4 2021/22", "2021/22", "Q1 2021/22", "December 2021")]
    periods = [figure.period for figure in figures_that_stand(given)]
    assert periods == ["Q1 2021/22", "December 2021", "2021/22", "Q4 2021/22"]
