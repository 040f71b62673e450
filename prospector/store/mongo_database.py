"""One MongoDB database, open: how it is made and written, and what is said when that cannot be done."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Self
from urllib.parse import parse_qsl, unquote, urlsplit

from pymongo import ASCENDING, AsyncMongoClient, ReadPreference
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import ConfigurationError, DocumentTooLarge, DuplicateKeyError, InvalidURI, PyMongoError

from prospector.campaign import BadInput
from prospector.store import StoreAway, StoreUnavailable, without_password
from prospector.store.mongo_faults import is_away, is_too_large, words_of
from prospector.store.mongo_neighbours import ORDER

SCHEMA_VERSION = 2
# Milliseconds to wait for a server, unless the address says otherwise.
PATIENCE_MS = 10_000
# What the driver refuses in a database's name.
_NO_NAME = frozenset(' /\\"$\0')
# What the driver says of a server that hangs.
_IN_PLAIN_WORDS = dict.fromkeys(("No servers found yet", "operation cancelled"), "its server does not answer")
_ESCAPED = "in a user's name or password write @ as %40, : as %3A, / as %2F, ? as %3F, # as %23 and % as %25"

_INDEXES: dict[str, tuple[tuple[list[tuple[str, int]], dict[str, Any]], ...]] = {
    "pages": (
        ([("url", ASCENDING), ("campaign", ASCENDING)], {"unique": True}),
        ([("campaign", ASCENDING), ("url", ASCENDING)], {}),
        ([("targets", ASCENDING)], {}),
        ([("site", ASCENDING)], {}),
        ([("last_seen", ASCENDING)], {}),
        ([("contacts.value", ASCENDING)], {}),
    ),
    "opportunities": (
        ([("campaign", ASCENDING), *ORDER], {}),
        (ORDER, {}),
        ([("run_ids", ASCENDING), *ORDER], {}),
        ([("site", ASCENDING), *ORDER], {}),
        ([("kind", ASCENDING), *ORDER], {}),
        ([("target", ASCENDING)], {}),
        ([("page_url", ASCENDING), ("campaign", ASCENDING)], {}),
        ([("status", ASCENDING)], {}),
        ([("history.by", ASCENDING), ("history.value", ASCENDING)], {}),
        # Few leads have any.
        ([("notes", ASCENDING)], {"partialFilterExpression": {"notes": {"$gt": ""}}}),
        ([("last_seen", ASCENDING)], {}),
        ([("contacts.value", ASCENDING)], {}),
    ),
}


class MongoDatabase:
    """The database of a store, inside an `async with` block."""

    def __init__(self, uri: str, must_exist: bool = False) -> None:
        """Raises BadInput for an address that names no database."""
        self._must_exist = must_exist
        self._open: AsyncDatabase[dict[str, Any]] | None = None
        self._uri = uri
        self._name = without_password(uri)
        parts = urlsplit(uri)
        database = unquote(parts.path.removeprefix("/"))
        if "@" in parts.path + parts.fragment + ("" if database else parts.query):
            raise BadInput(f"PROSPECTOR_STORE: {self._name}: {_ESCAPED}.")
        if not database.strip("/"):
            raise BadInput(f"PROSPECTOR_STORE: {self._name} names no database; write mongodb://localhost/prospector.")
        if "." in database:
            raise BadInput(f"PROSPECTOR_STORE: {self._name}: no database has a dot in its name.")
        if not _NO_NAME.isdisjoint(database):
            raise BadInput(f'PROSPECTOR_STORE: {self._name}: no database has a space or one of / \\ " $ in its name.')

    @property
    def _db(self) -> AsyncDatabase[dict[str, Any]]:
        if self._open is None:
            raise StoreUnavailable(f"The store {self._name} is not open.")
        return self._open

    async def __aenter__(self) -> Self:
        try:
            with warnings.catch_warnings():
                # An option that the driver does not know is a slip.
                warnings.simplefilter("error", UserWarning)
                client: AsyncMongoClient[dict[str, Any]] = AsyncMongoClient(
                    self._uri, serverSelectionTimeoutMS=PATIENCE_MS, appname="prospector", **_durably(self._uri)
                )
            # What was written is looked for at once: a server that is behind the primary may not have it yet.
            self._open = client.get_default_database(read_preference=ReadPreference.PRIMARY)
        except OSError as error:
            raise StoreUnavailable(
                f"The store {self._name} cannot be opened: a file that its address names cannot be read "
                f"({error.strerror})."
            ) from None
        except (InvalidURI, ConfigurationError, ValueError, UserWarning) as error:
            # Its words may hold the password.
            raise StoreUnavailable(
                f"The store {self._name} cannot be opened: its address is malformed ({type(error).__name__}); see to "
                f"the port, to what stands after a question mark, and {_ESCAPED}."
            ) from None
        try:
            async with self._said_well("opened"):
                await self._build()
                await self._begin()
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *exception: object) -> None:
        if self._open is not None:
            client, self._open = self._open.client, None
            await client.close()

    async def _begin(self) -> None:
        """What is to be known of the store before anything else."""

    async def _build(self) -> None:
        schema = await self._db.meta.find_one({"_id": "schema"})
        if schema is None and self._must_exist:
            raise StoreUnavailable(f"There is no store {self._name} yet: run a crawl first.")
        version = schema["version"] if schema is not None else 0
        if version > SCHEMA_VERSION:
            raise StoreUnavailable(
                f"The store {self._name} was written by a newer prospector (schema {version}); update this one."
            )
        if version < SCHEMA_VERSION:
            for collection, indexes in _INDEXES.items():
                for keys, options in indexes:
                    await self._db[collection].create_index(keys, **options)
            await self._db.meta.update_one({"_id": "schema"}, {"$set": {"version": SCHEMA_VERSION}}, upsert=True)

    @asynccontextmanager
    async def _said_well(self, done: str) -> AsyncIterator[None]:
        """Whatever the driver comes to grief over, in one sentence and without the password."""
        try:
            yield
        except PyMongoError as error:
            if is_too_large(error):
                # As the driver says it of a larger one: nothing that comes next suffers from it.
                raise DocumentTooLarge("a document has 16 MB at most") from None
            words = words_of(error)
            for further in (", Timeout:", " (configured timeouts", ", full error:", " to execute command"):
                words = words.partition(further)[0]
            words = _IN_PLAIN_WORDS.get(words.rstrip(".: "), words.rstrip(".: "))
            kind = StoreAway if is_away(error) else StoreUnavailable
            raise kind(f"The store {self._name} cannot be {done}: {words[:300]}.") from None

    @asynccontextmanager
    async def together(self) -> AsyncIterator[None]:
        yield

    async def _upsert_newest(
        self,
        collection: str,
        which: dict[str, Any],
        fields: dict[str, Any],
        at_first: dict[str, Any],
        added: dict[str, Any] | None = None,
    ) -> bool:
        """As `_upsert`, but leave what is newer as it is. False where it was."""
        not_newer = {"last_seen": {"$lte": fields["last_seen"]}}
        try:
            await self._upsert(collection, which | not_newer, fields, at_first, added)
        except DuplicateKeyError:
            # It is there, and was not found among what is as old.
            return False
        return True

    async def _upsert(
        self,
        collection: str,
        which: dict[str, Any],
        fields: dict[str, Any],
        at_first: dict[str, Any],
        added: dict[str, Any] | None = None,
    ) -> None:
        change = {"$set": fields, "$setOnInsert": at_first} | ({"$addToSet": added} if added else {})
        for attempt in (1, 2):
            try:
                await self._db[collection].update_one(which, change, upsert=True)
            except DuplicateKeyError:
                # Two runs that write the same new document at once: the second time it is there.
                if attempt == 2:
                    raise
                await asyncio.sleep(0)
            else:
                return


def _durably(uri: str) -> dict[str, Any]:
    """What is acknowledged outlives a server that is killed, unless the address says otherwise."""
    options = {name.lower(): value for name, value in parse_qsl(urlsplit(uri).query)}
    if options.get("w") == "0":
        return {}
    safely: dict[str, Any] = {} if "journal" in options else {"journal": True}
    if "w" not in options:
        # Of several servers most must have it: the next primary drops what only the last one had. Said together with
        # `journal`, or the server takes it for `w=1`, whatever its own default is. Too few servers are no reason to
        # wait for ever.
        safely |= {"w": "majority"} | ({} if "wtimeoutms" in options else {"wTimeoutMS": PATIENCE_MS})
    return safely
