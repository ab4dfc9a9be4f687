"""The project's own source as the tests about it read it: what each file imports, what it calls, what git tracks."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("bot", "intents", "store")


@dataclass(frozen=True, slots=True)
class Module:
    """One file of Python: its path in the project, such as `intents/typos.py`, and its parsed source."""

    path: str
    tree: ast.Module

    @property
    def imports(self) -> set[str]:
        """Full names of what it imports, wherever in the file: `store`, `store.open`, `store.open.Store`…"""
        return {name for node in ast.walk(self.tree) for name in _imported(node, self.path)}

    @property
    def outside(self) -> set[str]:
        """First parts of what it imports: `rapidfuzz`, `store`, `re`…"""
        return {name.split(".")[0] for name in self.imports}

    @property
    def names(self) -> set[str]:
        """What it names or reaches for, with and without what stands before the dot: `open`, `now`, `datetime.now`."""
        found = {ast.unparse(n) for n in ast.walk(self.tree) if isinstance(n, ast.Attribute | ast.Name)}
        found |= {name for name in self.imports if name.split(".")[0] not in ROOMS}  # `store.open` opens no file
        return found | {name.rsplit(".", 1)[-1] for name in found}


def _imported(node: ast.AST, path: str) -> Iterator[str]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.name
    elif isinstance(node, ast.ImportFrom):
        above = path.split("/")[: -node.level] if node.level else []
        module = ".".join([*above, *([node.module] if node.module else [])])
        yield module
        for alias in node.names:
            yield f"{module}.{alias.name}"


def parsed(source: str, path: str) -> Module:
    """A file that is given as text."""
    return Module(path, ast.parse(source, path))


@cache
def modules() -> tuple[Module, ...]:
    """Every file of Python in the three rooms."""
    files = sorted(file for room in ROOMS for file in (ROOT / room).rglob("*.py"))
    return tuple(parsed(file.read_text(encoding="utf-8"), file.relative_to(ROOT).as_posix()) for file in files)


@cache
def project_files() -> tuple[str, ...]:
    """What git tracks, and what it would if asked to: paths from the root."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    return tuple(sorted(path for path in listed.split("\0") if path and (ROOT / path).is_file()))
