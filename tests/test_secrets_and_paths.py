"""Nothing in a file of the project that belongs to one machine or one person: no paths, hosts, tokens or addresses."""

import re
from collections.abc import Iterator

import pytest

from tests.source_tree import ROOT, project_files

# what must stand nowhere: (its name, what it looks like, an example, files where it is meant, with the reason)
FORBIDDEN: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("a path of one machine", r"(?<![\w.:/-])/(?:home|root|Users|work|tmp|mnt|media)/\w|\b[A-Z]:\\Users\b", "cd /home/alex", {}),
    (
        "a folder beside the checkout",
        r"(?<![\w/])(?:\.\./)?shared/\w|\"shared\"",
        "../shared/seeds",
        {"tests/seed_text.py": "where the reports are looked for, which are no part of the project"},
    ),
    (
        "the host of a package registry",
        r"\b(?:pypi|pythonhosted|npmjs|debian|docker|ghcr|quay)\.(?:org|io|com)\b",
        "https://pypi.org/simple",
        {},
    ),
    (
        "an index to install from",
        r"(?m)^\s*-{1,2}(?:index-url|extra-index-url|find-links|trusted-host|[if]) ",
        "--index-url https://x",
        {},
    ),
    ("a Slack token", r"\bxox[a-z]-\d{6,}|\bxapp-\d-[A-Z0-9]{6,}|hooks\.slack\.com/services/T", "xoxb-123456789012-abc", {}),
    ("a private key", r"-----BEGIN [A-Z ]*PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----", {}),
    ("a key of a cloud", r"\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{36}\b", "AKIAIOSFODNN7EXAMPLE", {}),
    ("an e-mail address", r"\b[\w.+-]+@(?!example\.)[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}\b", "alex@council.gov.uk", {}),
    (
        "a telephone number",
        r"(?<![\w.-])(?!0123456789)(?:\+44\s?|\(?0)\d{2,4}\)?\s?\d{3,4}\s?\d{3,4}(?![\w.-])",
        "0116 305 0000",
        {},
    ),
)
OWN = "tests/test_secrets_and_paths.py"  # it holds an example of each


def texts() -> Iterator[tuple[str, str]]:
    for path in project_files():
        if path != OWN:
            yield path, (ROOT / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "pattern", "example", "meant"), FORBIDDEN, ids=[row[0] for row in FORBIDDEN])
def test_it_stands_nowhere(name: str, pattern: str, example: str, meant: dict[str, str]) -> None:
    looks = re.compile(pattern)
    found = [f"{path}: {match[0]}" for path, text in texts() if path not in meant for match in looks.finditer(text)]
    assert found == []


@pytest.mark.parametrize(("name", "pattern", "example", "meant"), FORBIDDEN, ids=[row[0] for row in FORBIDDEN])
def test_it_would_be_seen(name: str, pattern: str, example: str, meant: dict[str, str]) -> None:
    assert re.search(pattern, example)


def test_no_secret_is_kept_in_a_file_of_settings() -> None:
    assert [path for path in project_files() if path.split("/")[-1].startswith(".env")] == []
