"""What a machine may lack to run a test."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def missing(what: str) -> NoReturn:
    """Skip the test, saying why. CI has everything: there it fails."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI lacks something: {what}")
    pytest.skip(what)
