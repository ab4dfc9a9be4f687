"""What is kept of a file's texts: the short ones, so that no file can fill memory."""

import pytest

from intents.documents.remembered import LONGEST, remembered


@pytest.mark.parametrize(("text", "worked_out"), [("Q3 2021/22", 1), ("x" * LONGEST, 1), ("x" * (LONGEST + 1), 3)])
def test_a_short_text_is_worked_out_once_and_a_long_one_is_not_kept(text: str, worked_out: int) -> None:
    times: list[str] = []

    @remembered(4)
    def work(said: str, more: str = "") -> str:
        times.append(said)
        return said + more

    assert ([work(text, "!") for _ in range(3)], len(times)) == ([text + "!"] * 3, worked_out)
