"""A report's lists and summary in words. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot import answers as a
from bot import phrases as p
from bot.answers import Row
from bot.sentences import as_published, benchmark_words, capital, target_words, within
from intents.kinds import Filter
from store.values import Document


def listing(answer: a.Listing) -> list[str]:
    """A list: how many of how many, then a line each."""
    if answer.report is None:
        theme = f" in {answer.theme}" if answer.theme else ""
        names = [f"- {i.name}" for i in answer.held]
        return [f"Figures are held for {len(answer.held)} indicators{theme}:", *names]
    head = f"{_head(answer, answer.report.report)}:"
    body = [f"- {_row(r)}{_asked_for(answer, r)}" for r in answer.rows]
    return [head if body else f"{head[:-1]}.", *body, *answer.remarks, _source(answer.report)]


def _head(answer: a.Listing, report: str) -> str:
    """How many of how many, as a sentence without its stop."""
    number, of = len(answer.rows), answer.of
    first = answer.filters[0].field if answer.filters else "held"
    carrying, where = p.CARRYING[first], f"{f'in {answer.theme} ' if answer.theme else ''}in the {report} report"
    if not of:
        return f"No measure {carrying} stands {where}" if carrying else f"No measure stands {where}"
    what = " or ".join(_said(answer.filters, single=number <= 1))
    counted = f"measure{'' if of == 1 else 's'}{f' {carrying}' if carrying else ''}"
    if not number:
        return f"No measure {what} {where} (of {of} {counted})"
    if number == of:
        return f"All {of} {counted} {what} {where}" if of > 1 else f"The one {counted} {what} {where}"
    return f"{number} of the {of} {counted} {what} {where}"


def _said(filters: Sequence[Filter], single: bool) -> list[str]:
    """What a list is of; colours and quartiles share their verb: `are rated red`, `amber`."""
    said = [p.FILTERS[f.field, f.value][0 if single else 1] for f in filters]
    shared = {"rag": "rated ", "quartile": "in "}.get(filters[0].field if filters else "", "")
    return said[:1] + [s.partition(shared)[2] if shared else s for s in said[1:]]


def _asked_for(answer: a.Listing, row: Row) -> str:
    """Beside a list by anything else, the verdict and what the list is of."""
    fields = {f.field for f in answer.filters}
    verdict = row.change.verdict.replace("cannot", "change cannot")
    said = [] if fields == {"verdict"} else [f": {verdict}"]
    said += [f". {target_words(row.shown)}"] if "target" in fields else []
    said += [f". {benchmark_words(row.shown)}"] if "quartile" in fields else []
    return "".join(said)


def _row(row: Row) -> str:
    shown = row.shown
    said = f"{shown.indicator.name}: {shown.display} {within(shown.figure.period)}"
    change = row.change
    if row.previous and change.direction == "same":
        return f"{said}, the same as {within(change.earlier)}"
    if row.previous and change.direction:
        return f"{said}, {p.MOVED[change.direction]} from {row.previous.display} {within(change.earlier)}"
    reported = f' (as reported: "{change.as_reported}")' if change.by_report and change.as_reported else ""
    return f"{said}{reported}"


def summarised(answer: a.Summarised) -> list[str]:
    """A summary: the counts, the report's own, and why they differ."""
    counts = answer.counts
    theme = f", {answer.theme}" if answer.theme else ""
    judged = ", ".join(f"{getattr(counts, field)} {word}" for field, word in p.COUNTED)
    quartiles = ", ".join(f"{n} in the {p.QUARTILE[q]}" for q, n in enumerate(counts.quartiles, 1))
    lines = [f"{answer.report.report}{theme}: {counts.measures} measures. {capital(judged)}."]
    lines += [f"{counts.benchmarked} with a national benchmark: {quartiles}."] if counts.benchmarked else []
    lines += [_own_overview(answer)] if answer.published else []
    lines += [f"- {d}" for d in answer.differences]
    by_report = sum(r.change.by_report and r.change.verdict != "no polarity" for r in answer.rows)
    if by_report:
        lines.append(f"{by_report} of the {counts.measures} {p.BY_REPORT}")
    return [*lines, _source(answer.report)]


def _source(document: Document) -> str:
    return f"Source: {as_published(document)}."


def _own_overview(answer: a.Summarised) -> str:
    own = answer.published
    assert own is not None
    if not answer.differences:
        return f"The report's own overview ({own.place}) says the same."
    parts = [f"{n} {word}" for field, word in (("measures", "measures"), *p.COUNTED) if (n := getattr(own, field)) is not None]
    parts += [f"{own.benchmarked} benchmarked"] if own.benchmarked is not None else []
    parts += ["quartiles 1 to 4: " + ", ".join(str(n) for n in own.quartiles)] if own.quartiles is not None else []
    return f"The report's own overview ({own.place}) says otherwise: {'; '.join(parts)}. Why:"
