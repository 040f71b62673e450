"""The shared corpus of real pages, where it is at hand: `../shared/corpus`, or where PROSPECTOR_CORPUS says."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

_DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "corpus"


def corpus(name: str) -> Path:
    """The folder or file `name` of the corpus; skips the test, saying so, where there is none."""
    path = Path(os.environ.get("PROSPECTOR_CORPUS", _DEFAULT)) / name
    if not path.exists():
        pytest.skip(f"the corpus is not here ({path}): set PROSPECTOR_CORPUS to its folder")
    return path


def index(name: str) -> list[dict[str, Any]]:
    """The labelled entries of one folder of the corpus."""
    lines = (corpus(name) / "index.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
