"""Who may import whom: docs/architecture.md, kept true."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.scrapy_process import ROOT

WORDS = {"items", "verdict", "urls", "html", "mailbox", "marks", "suppression", "words", "campaign"}
STAGES = {"discover", "qualify", "detect", "enrich"}
KEEPING = {"store", "export"}
ANY = WORDS | STAGES | KEEPING

# A room, and what of the library it may import beside itself.
MAY_IMPORT = (
    dict.fromkeys(WORDS, WORDS)
    | dict.fromkeys(STAGES, WORDS)
    | {"store": WORDS, "export": WORDS | {"store"}}
    | {"browser": {"campaign"}}
    | dict.fromkeys(("middlewares", "extensions", "commands"), ANY | {"browser"})
    | {"spiders": WORDS | STAGES, "pipelines": WORDS | {"store", "enrich"}, "sampleweb": WORDS, "settings": set()}
)


def room_of(module: str) -> str:
    """`detect` for prospector.detect.visit, `spiders` for spiders.resourcepages."""
    top, *rest = module.split(".")
    return (rest[0] if rest else "") if top == "prospector" else top


def imports() -> Iterator[tuple[Path, str, str]]:
    """Every import of one of our modules by another: the file, its room, the room it imports."""
    for top in ("prospector", "spiders", "pipelines"):
        for file in (ROOT / top).rglob("*.py"):
            room = room_of(".".join(file.relative_to(ROOT).with_suffix("").parts))
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                if isinstance(node, ast.ImportFrom) and node.module == "prospector":
                    names = [f"prospector.{alias.name}" for alias in node.names]
                if isinstance(node, ast.Import):
                    names = [alias.name for alias in node.names]
                for name in names:
                    if name.split(".")[0] in ("prospector", "spiders", "pipelines", "tests"):
                        yield file, room, room_of(name)


def test_no_room_reaches_where_it_should_not() -> None:
    strays = [
        f"{file.relative_to(ROOT)} imports {imported}"
        for file, room, imported in imports()
        if imported not in ("", room, "__version__") and imported not in MAY_IMPORT.get(room, set())
    ]
    assert strays == []


def test_the_check_sees_imports() -> None:
    assert ("middlewares", "detect") in {(room, imported) for _, room, imported in imports()}
