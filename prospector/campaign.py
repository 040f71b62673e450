"""What a person asked for: where to begin, how far to go, and about what.

A campaign comes from the spider's arguments or from one TOML file:

    name = "bees"
    seeds = ["beekeepers.example", "https://hives.example/links"]   # or the path of a file
    topic = "beekeeping"
    terms = ["bees", "hive", "honey"]
    negative_terms = ["spelling bee"]
    our_sites = ["ours.example"]        # what we would have linked to
    our_names = ["The Honey Guide"]     # what people call us
    competitors = ["theirs.example"]
    max_pages = 200     # per site
    depth = 4           # clicks from a seed
    expand = false      # also read sites that resource pages name, while they stay on topic

    [synonyms]
    bees = ["honeybee", "apis mellifera"]
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Self

from prospector import urls

# A campaign is a page of text; nothing larger is read into memory.
_LARGEST_FILE = 16 * 1024 * 1024
# No site has more pages; a number beyond is a slip.
_LARGEST_NUMBER = 1_000_000_000
_YES = ("1", "true", "yes", "on")
_NO = ("0", "false", "no", "off")


class BadInput(ValueError):
    """Something a person gave us cannot be used. The message is one sentence: what, where, what to do."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """What a person asked for. `seeds` are as given: `discover.seeds` reads them."""

    name: str = "default"
    seeds: tuple[str, ...] = ()
    topic: str = ""
    terms: tuple[str, ...] = ()
    """What the topic's pages name."""
    synonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Other words for a term, by term."""
    negative_terms: tuple[str, ...] = ()
    """What pages about something else name."""
    min_relevance: float = 0.15
    """0..1. Pages below it are read, but do not lead into the list. Without a topic and terms no page is."""
    our_sites: tuple[str, ...] = ()
    """Our own sites: domains or addresses."""
    our_names: tuple[str, ...] = ()
    """What people call us, where they do not link."""
    competitors: tuple[str, ...] = ()
    """Sites that have the links we would like: domains or addresses."""
    max_pages: int = 200
    """Pages read per site at most."""
    depth: int = 4
    """Clicks from a seed at most."""
    expand: bool = False
    """Sites that resource pages name are read too, while they stay on topic."""

    @classmethod
    def from_arguments(
        cls,
        seeds: str | None = None,
        campaign: str | None = None,
        max_pages: str | int | None = None,
        depth: str | int | None = None,
        expand: str | int | None = None,
        **unknown: str,
    ) -> Self:
        """The campaign of `scrapy crawl resourcepages -a seeds=… -a campaign=… -a max_pages=… -a depth=…
        -a expand=1`.

        Arguments win over the file. Raises BadInput.
        """
        # Scrapyd names the job and the egg's version in arguments of its own.
        unknown = {name: value for name, value in unknown.items() if not name.startswith("_")}
        if unknown:
            names = ", ".join(sorted(unknown))
            raise BadInput(f"Unknown argument: {names}. Known are seeds, campaign, max_pages, depth and expand.")
        asked = cls.from_file(campaign) if campaign else cls()
        if seeds is not None:
            asked = replace(asked, seeds=(seeds,))
        if max_pages is not None:
            asked = replace(asked, max_pages=_whole_number("max_pages", max_pages, at_least=1))
        if depth is not None:
            asked = replace(asked, depth=_whole_number("depth", depth, at_least=0))
        if expand is not None:
            asked = replace(asked, expand=_yes_or_no("expand", expand))
        if not any(seed.strip() for seed in asked.seeds):
            raise BadInput("No seeds: give addresses, domains or a file with -a seeds=…, or a campaign file.")
        return asked

    @classmethod
    def from_file(cls, path: str) -> Self:
        """Read a campaign's TOML file. Raises BadInput."""
        try:
            with Path(path).open("rb") as file:
                text = file.read(_LARGEST_FILE + 1)
            if len(text) > _LARGEST_FILE:
                raise BadInput(f"The campaign file {path} is larger than {_LARGEST_FILE:,} bytes: is it the right one?")
            # Some editors begin a file with a byte order mark.
            given = tomllib.loads(text.decode("utf-8-sig"))
        except OSError as error:
            raise BadInput(f"The campaign file {path} cannot be read: {error.strerror}.") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise BadInput(f"The campaign file {path} is not valid TOML: {error}.") from error
        except BadInput:
            raise
        except (ValueError, RecursionError) as error:
            raise BadInput(
                f"The campaign file {path} cannot be read: it has a number that is too long, or brackets too deep in "
                "each other."
            ) from error
        unknown = given.keys() - {known.name for known in fields(cls)}
        if unknown:
            known = ", ".join(known.name for known in fields(cls))
            raise BadInput(f"{path}: unknown key {', '.join(sorted(unknown))}. Known are {known}.")
        return cls(**{name: _read(path, name, value) for name, value in given.items()})


def _read(path: str, name: str, value: Any) -> Any:
    if name in ("seeds", "terms", "negative_terms", "our_sites", "our_names", "competitors"):
        return _texts(path, name, value)
    if name == "synonyms":
        if isinstance(value, dict):
            return {term: _texts(path, "synonyms", others) for term, others in value.items()}
        raise BadInput(f'{path}: synonyms must be a table, like [synonyms] and below it bees = ["honeybee"].')
    if name == "min_relevance":
        if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1:
            return float(value)
        raise BadInput(f"{path}: min_relevance must be a number from 0 to 1, like min_relevance = 0.15.")
    if name in ("max_pages", "depth"):
        return _whole_number(f"{path}: {name}", value, at_least=1 if name == "max_pages" else 0)
    if name == "expand":
        if isinstance(value, bool):
            return value
        raise BadInput(f"{path}: expand must be true or false.")
    if not isinstance(value, str) or (name == "name" and not value.strip()):
        raise BadInput(f'{path}: {name} must be a text in quotes, like {name} = "…".')
    return value


def _yes_or_no(name: str, value: str | int) -> bool:
    said = str(value).strip().lower()
    if said not in _YES and said not in _NO:
        raise BadInput(f"{name} must be 1 or 0, not {said[:80]!r}.")
    return said in _YES


def _texts(path: str, name: str, value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise BadInput(f'{path}: {name} must be a list of texts, like {name} = ["one", "two"].')
    for entry in value:
        if name in ("our_sites", "competitors"):
            host = urls.host_of(entry if "://" in entry else f"https://{entry.strip()}/")
            if "." not in host and not urls.is_address(host):
                raise BadInput(f"{path}: {entry!r} in {name} is no domain and no address: write bees.example.")
        elif name != "seeds" and not any(map(str.isalnum, entry)):
            raise BadInput(f"{path}: {entry!r} in {name} has no letter in it: leave it out.")
    return tuple(value)


def _whole_number(name: str, value: str | int, at_least: int) -> int:
    given = "a number thousands of digits long"
    try:
        given = repr(value)
        number = int(str(value))
    except ValueError:
        # No number, or one so long that Python refuses to spell it.
        number = at_least - 1
    if number < at_least or isinstance(value, bool):
        given = given if len(given) <= 80 else given[:79] + "…"
        raise BadInput(f"{name} must be a whole number of at least {at_least}, not {given}.")
    if number > _LARGEST_NUMBER:
        raise BadInput(f"{name} must be a whole number of at most {_LARGEST_NUMBER:,}.")
    return number
