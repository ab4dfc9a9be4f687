"""This matcher beside others, on the same questions, in one run.

The others are given every fair help. They rank all that the catalogue knows of an indicator (its name and every phrase
people call it by, topics too); the question comes to them with its spelling put right and its periods and cue words
taken out, with "number" added where how many is asked, as typed otherwise or without its plain words, whichever serves
each best; and each asks below a score and a lead of its own, those at which its right answers less its wrong ones are
most *on these very questions*. A count, a place that is not held: whatever they can't know is not held against them.
"""

import gc
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from bot.vocabulary import lexicon_of
from intents.kinds import CUT
from intents.lexicon import Lexicon, plain_name
from intents.match import match
from intents.parse import Parsed, parse
from intents.understand import understand
from intents.words import GRAMMAR, NEUTRAL
from store.catalogue import load_catalogue
from tests.bench.questions import Asked, Tally, judged, questions, tally
from tests.bench.timing import Act, columns, interleaved
from tests.bench.ways import WAYS, NotInstalledError, Ranked, Way, plain
from tests.bot.front_door import TODAY

Codes = tuple[str, ...]
Phrases = Sequence[tuple[str, Codes]]
PLAIN = NEUTRAL | GRAMMAR


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best indicator or topic for a question, its score, and its lead over the next."""

    codes: Codes
    score: float
    lead: float

    def given(self, least: float, lead: float) -> str | None:
        """The indicator that is given at these cut-offs; None where they ask."""
        return self.codes[0] if len(self.codes) == 1 and self.score >= least and self.lead >= lead else None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table. `none_wrong`: how many it gets right where it is so careful that none is wrong."""

    name: str
    tally: Tally | None
    none_wrong: int = 0
    micros: float = 0.0


def known(lexicon: Lexicon) -> list[tuple[str, Codes]]:
    """Every phrase of the catalogue with what it means."""
    return [(plain_name(call.text), call.codes) for call in lexicon.calls]


def prepared(parsed: Parsed) -> tuple[str, str]:
    """What is left for matching of a question: as it stands, and without plain words."""
    left = parsed.rest.replace(CUT, " ") + (" number" if parsed.cues.counting else "")
    return plain(left, ()), plain(left, PLAIN) or plain(left, ())


def ranking(ranked: Ranked, phrases: Phrases) -> Ranking:
    """The best of what a way found, an indicator's phrases taken together."""
    best: dict[Codes, float] = {}
    for n, score in ranked:
        best[phrases[n][1]] = max(score, best.get(phrases[n][1], 0.0))
    first, second, *_ = (*sorted(best.items(), key=lambda b: -b[1]), ((), 0.0), ((), 0.0))
    return Ranking(first[0], first[1], (first[1] - second[1]) / (first[1] or 1.0))


def cut(asked: Sequence[Asked], rankings: Sequence[Ranking], least: float, lead: float) -> Tally:
    """How it does at these cut-offs."""
    return tally([one.verdict(found.given(least, lead)) for one, found in zip(asked, rankings, strict=True)])


def every_cut(asked: Sequence[Asked], rankings: Sequence[Ranking]) -> Iterable[Tally]:
    """How it does at every cut-off worth trying: forty scores, and leads of none to a half of the score."""
    scores = sorted(found.score for found in rankings)
    for least in [*scores[:: max(1, len(scores) // 40)], scores[-1] + 1]:
        for lead in (0.0, 0.001, 0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.16, 0.2, 0.3, 0.5):
            yield cut(asked, rankings, least, lead)


def _worth(found: Tally) -> tuple[int, int]:
    return found.right - found.wrong, -found.wrong


def line(name: str, way: Way, asked: Sequence[Asked], texts: Sequence[Sequence[str]], phrases: Phrases) -> tuple[Line, Act]:
    """A way's line at the cut-offs and the preparation that are best for it, and the act to be timed."""
    tallies: list[list[Tally]] = []
    for prepared_so in texts:
        rankings = [ranking(way(text), phrases) for text in prepared_so]
        tallies.append(list(every_cut(asked, rankings)))
    bests = [max(each, key=_worth) for each in tallies]
    best = max(range(len(texts)), key=lambda n: _worth(bests[n]))
    careful = max(t.right for each in tallies for t in each if not t.wrong)
    return Line(name, bests[best], careful), lambda: [way(text) for text in texts[best]]


def ours(asked: Sequence[Asked], lexicon: Lexicon, parsed: Sequence[Parsed]) -> dict[str, tuple[Line, Act]]:
    """This matcher from the text as typed, and its matching alone, from what is left of it."""
    verdicts = tally([judged(one, lexicon)[0] for one in asked])
    terms = [tuple(t for t in lexicon.terms(one.rest) if t in lexicon.index) for one in parsed]
    careful = verdicts.right if not verdicts.wrong else 0
    return {
        "Scrutineer, from the text as typed": (
            Line("Scrutineer, from the text as typed", verdicts, careful),
            lambda: [understand(one.text, lexicon, TODAY) for one in asked],
        ),
        "Scrutineer, its matching alone": (
            Line("Scrutineer, its matching alone", verdicts, careful),
            lambda: [match(one, lexicon) for one in terms],
        ),
    }


def lines(asked: Sequence[Asked], rounds: int, ways: dict[str, Callable[[Sequence[str]], Way]] = WAYS) -> list[Line]:
    """Every line of the table, timed one beside the other."""
    lexicon = lexicon_of(load_catalogue())
    parsed = [parse(one.text, lexicon, TODAY) for one in asked]
    phrases, texts = known(lexicon), list(zip(*map(prepared, parsed), strict=True))
    found = ours(asked, lexicon, parsed)
    missing: list[Line] = []
    for name, build in ways.items():
        try:
            found[name] = line(name, build([phrase for phrase, _ in phrases]), asked, texts, phrases)
        except NotInstalledError:
            missing.append(Line(name, None))
    gc.collect()
    gc.freeze()  # or what the libraries hold would be gone through again and again while Scrutineer is timed
    times = interleaved({name: act for name, (_, act) in found.items()}, rounds)
    gc.unfreeze()
    each = {name: times[name].middle / len(asked) * 1e6 for name in found}
    return [replace(one, micros=each[name]) for name, (one, _) in found.items()] + missing


def shown(found: Sequence[Line], asked: Sequence[Asked]) -> str:
    """The table, in words."""
    none = sum(one.code is None for one in asked)
    title = f"{len(asked)} questions ({none} of them about no one indicator)"
    rows: list[tuple[str, ...]] = [(title, "right", "wrong with confidence", "asked", "right if none may be wrong", "µs")]
    for one in found:
        if one.tally is None:
            rows.append((one.name, "not installed: pip install 'scrutineer[bench]'", "", "", "", ""))
        else:
            counts = (one.tally.right, one.tally.wrong, one.tally.asked, one.none_wrong)
            rows.append((one.name, *map(str, counts), f"{one.micros:,.0f}"))
    return columns(rows)


def main(rounds: int) -> str:
    """The table, from one run."""
    return shown(lines(questions(), rounds), questions())
