"""`scrapy leads suppress|unsuppress|erase|purge`: whom to leave alone, whom to forget."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from prospector import urls
from prospector.campaign import BadInput
from prospector.commands.listed import list_named, values_in
from prospector.items import timestamp
from prospector.store import Store
from prospector.suppression import spelled

# A hundred years is for ever; a number beyond is a slip.
_MOST_DAYS = 36_500
# More are counted and not named.
_MOST_NAMED = 10
# What outreach tools call the column of those who want nothing from you, in their exports.
_LISTED = ("email", "e-mail", "email address", "domain", "website", "site", "url", "address")


def days_from(given: str) -> int:
    """The days of `--older-than`. Raises BadInput."""
    try:
        days = int(given)
    except ValueError:
        days = -1
    if not 0 <= days <= _MOST_DAYS:
        raise BadInput(f"--older-than must be a number of days from 0 to {_MOST_DAYS:,}, not {given[:40]!r}.")
    return days


async def suppress(store: Store, values: list[str], why: str) -> str:
    """Keep addresses, sites and pages from every visit and every list. What was done, as a sentence."""
    asked = [value for given in values for value in _asked_for(given)]
    await store.suppress(asked, why or "asked for with scrapy leads suppress")
    what = asked[0] if len(asked) == 1 else f"{len(asked)} addresses, sites or pages"
    return f"{what} will not be visited or listed any more, nor kept when a crawl meets it again."


def _asked_for(given: str) -> list[str]:
    """What an argument asks to leave alone: one address, site or page, or all that a file lists."""
    path = list_named(given)
    if path is None:
        return [_suppressible(given)]
    found = []
    for number, listed in values_in(path, _LISTED):
        try:
            found.append(_suppressible(listed))
        except BadInput as error:
            raise BadInput(f"{path}, line {number}: {error}") from error
    if not found:
        raise BadInput(f"{path} lists nobody: one address, domain or page in a line, or a column {_LISTED[0]}.")
    return list(dict.fromkeys(found))


def _suppressible(given: str) -> str:
    value = spelled(given)
    if value in urls.public_suffixes():
        raise BadInput(f"{given!r} is no site: the names of many sites end so, and each has to be named.")
    return value


async def unsuppress(store: Store, values: list[str]) -> str:
    """Take back what was suppressed. What was done, as a sentence."""
    asked = [value for given in values for value in _asked_for(given)]
    found = [value for value in asked if await store.unsuppress(value)]
    if not found:
        return f"Nothing was suppressed under {', '.join(values)}."
    what = ", ".join(found) if len(found) <= _MOST_NAMED else f"{len(found)} addresses, sites or pages"
    return f"{what} may be visited, listed and kept again."


async def erase(store: Store, given: str) -> str:
    """Forget a person, everywhere. What was done, and what is left to do, as sentences."""
    address = spelled(given)
    if "@" not in address or "://" in address:
        raise BadInput(f"{given!r} is no e-mail address: scrapy leads erase anna@bees.example.")
    forgotten = await store.erase(address)
    # Known again by its hash, it does not come back with the next crawl.
    await store.suppress([address], "erased")
    said = [f"{address} was taken out of {forgotten} records, and will not be kept again."]
    if written := await _still_there(store):
        said.append(f"Lists that were written before may still name it: {', '.join(written)}.")
    return " ".join(said)


async def purge(store: Store, days: int) -> str:
    """Forget the people on pages that nobody saw for so long, or works with."""
    before = datetime.now(UTC) - timedelta(days=days)
    changed = await store.purge(timestamp(before))
    return f"The people of {changed} records not seen for {days} days were forgotten; what people work with was kept."


async def _still_there(store: Store) -> list[str]:
    paths = [Path(path) for path in await store.exports()]
    return [str(path) for path in paths if path.exists()]
