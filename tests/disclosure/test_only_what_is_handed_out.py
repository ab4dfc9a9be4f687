"""The assistant knows nothing of a draft but what disclosure control hands out.

The same is handed out of two databases whose suppressed numbers differ; every question is then answered alike, to the byte.
So whatever an answer is made of (counts of a summary, lists, colours, charts, digests, follow-ups, what is verified), it
tells nothing of a suppressed number that the figures handed out don't tell: what they tell is searched elsewhere.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection

from bot.contract import to_json
from bot.conversation import Assistant
from bot.digested import Digest
from bot.learning import Learning
from bot.slack.blocks import draw
from bot.slack.digest_blocks import messages
from bot.verifying import essence
from bot.vocabulary import Vocabulary
from store.audience import Audience
from store.disclosure import Disclose
from store.disclosure.told import Told as Remembered
from store.engine import make_engine, writing
from store.filling import fill_with
from store.imported import Reader as Listed
from store.load import load_packaged
from store.migrating import migrate
from store.open import Store
from store.values import Printing
from tests.disclosure.asked import CHANNEL, TODAY, print_table, questions
from tests.disclosure.tables import CATALOGUE, HALF, NAMES, Q1, Q2, Q3, Q4, Figure, Table
from tests.disclosure.told import DISCLOSE
from tests.store.small import when

HERE = Audience(channel=CHANNEL)
FIGURES = (
    Figure("number", Q1, (0,), published=True), Figure("number", Q2, (1,)), Figure("number", Q3, (2,)),
    Figure("number", Q4, (3,)), Figure("share", HALF, (0,), (0, 1), frozenset({"numerator", "denominator"})),
    Figure("girls", Q4, (4,)), Figure("all", Q4, (3, 4)),
)  # fmt: skip
TRUE, OTHER = (9, 3, 8, 4, 12), (9, 5, 8, 2, 30)
FOLLOW_UPS = (
    "list the measures in Q4 2023/24", "which went up?", "which of those declined?", "and which missed their target?",
    "how many?", NAMES["number"], "and Q2?", "vs Q3", "how many was that?", "where is that from?", "and the girls?",
    "what about 2023/24?",
    "what's red in Q4 2023/24?", "which are in the bottom quartile in Q4 2023/24?", "what was it first published as?",
)  # fmt: skip


class Told(Store):
    """A store that hands out what it is given to, row by row, whatever its own figures are."""

    decides: Disclose = staticmethod(DISCLOSE)

    def _discloser(self, connection: Connection) -> Disclose:
        return self.decides


@contextmanager
def told(world: tuple[int, ...], folder: Path, decides: Disclose = DISCLOSE) -> Iterator[Told]:
    """The figures of a world in a database."""
    folder.mkdir()
    papers = folder / "papers"
    papers.mkdir()
    print_table(papers, Table(world, FIGURES))
    engine = make_engine(f"sqlite:///{folder / 'scrutineer.db'}")
    with writing(engine) as connection:
        migrate(connection)
        fill_with(connection, CATALOGUE, load_packaged(when, {c: i.unit for c, i in CATALOGUE.indicators.items()}, papers))
    with closing(Told(engine, lambda: TODAY, when, CATALOGUE)) as store:
        store.decides = decides
        store.imports.allow("draft", [Listed("channel", CHANNEL)], who="the analyst", now=TODAY)
        yield store


def everything(store: Store) -> Iterator[str]:
    """Every answer there is: by itself, within a conversation, drawn, as a digest and as it is verified."""
    assistant = Assistant(store, Vocabulary(CATALOGUE, store), Learning(store.misses, False))
    for thread, said in ((None, questions(Table(TRUE, FIGURES))), ("a thread", FOLLOW_UPS)):
        for question in said:
            reply = assistant.ask(question, thread=thread, now=TODAY, audience=HERE)
            yield json.dumps(to_json(reply.answer, reply.text, draw) | {"essence": essence(reply.answer)}, sort_keys=True)
    for report in ("Q3 2023/24", "Q4 2023/24"):
        given = assistant.digest(report, now=TODAY, audience=HERE)
        yield json.dumps(messages(given)) if isinstance(given, Digest) else str(given)


def answers(world: tuple[int, ...], folder: Path, decides: Disclose = DISCLOSE) -> list[str]:
    with told(world, folder, decides) as store:
        return list(everything(store))


def handed_out(world: tuple[int, ...], folder: Path) -> tuple[Printing, ...]:
    """What disclosure control hands out of a world, row by row."""
    seen = list[tuple[Printing, ...]]()

    def decides(printings: Sequence[Printing], before: Iterable[Remembered] = (), /) -> tuple[Printing, ...]:
        seen.append(DISCLOSE(printings, before))
        return seen[-1]

    with told(world, folder, decides) as store, store.reading(audience=HERE) as reader:
        reader.documents()
    return seen[-1]


def all_of_it(printings: Sequence[Printing], _: Iterable[Remembered] = (), /) -> tuple[Printing, ...]:
    """No disclosure control at all."""
    return tuple(printings)


def test_a_suppressed_number_changes_no_answer(tmp_path: Path) -> None:
    same = handed_out(TRUE, tmp_path / "out")
    assert answers(OTHER, tmp_path / "other", lambda *_: same) == answers(TRUE, tmp_path / "true")


def test_without_disclosure_control_it_does(tmp_path: Path) -> None:
    assert answers(OTHER, tmp_path / "other", all_of_it) != answers(TRUE, tmp_path / "true", all_of_it)
