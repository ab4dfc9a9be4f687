"""A dictionary of indicators: what it says is taken, and what it does not say is told row by row, never guessed."""

import pytest

from bot.dictionary import NoDictionaryError, how, read
from store.imported import NewIndicator
from tests.seed_text import SEEDS

NATIONAL = SEEDS.parent / "national" / "lait_indicator_metadata.csv"
needs_national = pytest.mark.skipif(not NATIONAL.is_file(), reason="the national dictionary is not there (beside SCRUTINEER_SEEDS)")
HEAD = "Measure,Polarity,Unit,Topic,Description"


def one(row: str, head: str = HEAD) -> NewIndicator | str:
    """What a dictionary's only row gives."""
    found = read(f"{head}\n{row}\n", {}, ())
    return found.new[0] if found.new else found.wrong[0]


@pytest.mark.parametrize(
    ("row", "polarity", "unit", "decimals"),
    [
        ("A name,Low,% of births,T,D", "low", "percent", 1),
        ("A name,Low is good,Rate per 1000 live births,T,D", "low", "rate", 1),
        ("A name,high is good,Number,T,D", "high", "count", 0),
        ("A name,Information only,Average Scaled Score,T,D", "none", "score", 1),
        ("A name,HIGH,percentage,T,D", "high", "percent", 1),
        ("A name,no polarity,per 10000,T,D", "none", "rate", 1),
    ],
)
def test_what_a_row_says_is_taken(row: str, polarity: str, unit: str, decimals: int) -> None:
    made = one(row)
    assert isinstance(made, NewIndicator)
    assert (made.code, made.polarity, made.unit, made.decimals) == ("a-name", polarity, unit, decimals)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("A name,,%,T,D", "does not say whether low or high is good."),
        ("A name,-,%,T,D", "does not say whether low or high is good (“-” is none of the words for it)."),
        ("A name,lowish,%,T,D", "“lowish” is none of the words for it"),
        ("A name,Low or high,%,T,D", "does not say whether low or high is good"),
        ("A name,low,Spend,T,D", "does not say its unit (“Spend” is none of the words for it)"),
        ("A name,low,,T,D", "does not say its unit."),
        (",low,%,T,D", "line 2, without a name: it has no name"),
        ("A name,low,%,,D", "it has no theme"),
        ("A name,low,%,T", "it has no definition"),
    ],
)
def test_what_a_row_does_not_say_is_told_and_not_guessed(row: str, says: str) -> None:
    found = one(row)
    assert isinstance(found, str) and says in found, found


def test_a_mark_means_what_a_person_says_it_does() -> None:
    found = read(f"{HEAD}\nA name,-,%,T,D\nAnother,?,%,T,D\n", {"-": "none"}, ())
    assert ([one.polarity for one in found.new], len(found.wrong)) == (["none"], 1)


@pytest.mark.parametrize(
    ("said", "unit", "counts", "decimals"),
    [
        ("percent", "percent", "counted", 1),
        ("number", "count", "counted", 0),
        ("count", "count", "counted", 0),
        ("rate", "rate", "counted", 1),
        ("score", "score", "counted", 1),
        ("pounds", "count", "pounds", 0),
    ],
)
def test_a_word_for_a_unit_means_what_a_person_says_it_does(said: str, unit: str, counts: str, decimals: int) -> None:
    (made,) = read(f"{HEAD}\nA name,low,Spend (Gross),T,D\n", {}, (), {"spend (gross)": said}).new
    assert (made.unit, made.counts, made.decimals) == (unit, counts, decimals)


def test_an_empty_cell_means_what_a_person_says_it_does() -> None:
    assert [one.polarity for one in read(f"{HEAD}\nA name,,%,T,D\n", {"": "none"}, ()).new] == ["none"]


def test_what_to_type_names_each_word_once() -> None:
    found = read(f"{HEAD}\nA,-,Spend,T,D\nB,,Spend,T,D\nC,-,Unit Cost,T,D\n", {}, ())
    assert how(found) == (
        'Say what stands for a polarity, --polarity low, high or none=MARK, of "-", "" (an empty cell). Say what stands for a '
        'unit, --unit "WORD=percent|count|rate|score|number|pounds", of "Spend", "Unit Cost". Mend what is wrong otherwise, or '
        "take the other rows alone (--leave-out)."
    )


def test_a_name_twice_is_told_with_both_lines() -> None:
    assert read(f"{HEAD}\nA name,low,%,T,D\na  NAME,high,%,T,D\n", {}, ()).wrong == ("line 3, a NAME: line 2 has this name too, so give one of them another.",)


def test_codes_are_apart_from_those_taken() -> None:
    found = read(f"{HEAD}\nA name,low,%,T,D\nA name?!+,low,%,T,D\n", {}, ("a-name",))
    assert [one.code for one in found.new] == ["a-name-2", "a-name-3"]


@pytest.mark.parametrize("text", ["", "# only a remark\n", "Polarity,Unit,Topic,Description\nlow,%,T,D\n", "a;b;c\n"])
def test_what_is_no_dictionary_says_which_column_is_missing(text: str) -> None:
    with pytest.raises(NoDictionaryError, match=r"no column for name \(name, indicator"):
        read(text, {}, ())


def test_remarks_before_the_heads_and_tabs_are_read() -> None:
    text = f"# Source: somewhere\n{HEAD}\tdecimals\n".replace(",", "\t") + "A name\tlow\t%\tT\tD\t2\n"
    assert [one.decimals for one in read(text, {}, ()).new] == [2]


@needs_national
def test_the_national_dictionary_is_read_as_far_as_it_says_enough() -> None:
    found = read(NATIONAL.read_text(encoding="utf-8-sig"), {}, ())
    unsaid = [row for row in found.wrong if "whether low or high is good" in row]
    assert (found.rows, len(found.new) + len(found.wrong), len(unsaid)) == (448, 448, 126)


@needs_national
def test_the_national_dictionary_comes_in_with_a_word_for_each_of_its_own() -> None:
    words = "Social Workers, Turnover rate, Absence Rate, Case Load, Starters FTE, Leavers FTE, Average, Total cases, Entries, Unit Cost, Spend"
    said = dict(zip(words.split(", "), "score percent percent score score score score count count pounds pounds".split(), strict=True))
    found = read(NATIONAL.read_text(encoding="utf-8-sig"), {"-": "none", "": "none"}, (), said)
    assert (len(found.new), [row.rpartition(": ")[2] for row in found.wrong]) == (
        446, [f"line {line} has this name too, so give one of them another." for line in (170, 171)]
    )  # fmt: skip
