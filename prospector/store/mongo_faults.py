"""What the driver comes to grief over: will it pass by itself?"""

from __future__ import annotations

from collections.abc import Iterator

from pymongo.errors import (
    BulkWriteError,
    ConfigurationError,
    ConnectionFailure,
    OperationFailure,
    PyMongoError,
)

DUPLICATE = 11000
_ILLEGAL = 20
# A document has 16 MB: as it is sent, as it would be, and as it would be the first time.
_TOO_LARGE = frozenset({10334, 17419, 17420})

# A server that is going down, coming up, or handing its duties to another one; and networks between servers.
_PASSING = frozenset(
    {
        6,  # HostUnreachable
        7,  # HostNotFound
        64,  # WriteConcernFailed: not enough servers said in time that they have it
        89,  # NetworkTimeout
        91,  # ShutdownInProgress
        100,  # UnsatisfiableWriteConcern: too few servers are there
        133,  # FailedToSatisfyReadPreference
        134,  # ReadConcernMajorityNotAvailableYet
        189,  # PrimarySteppedDown
        262,  # ExceededTimeLimit
        9001,  # SocketException
        10107,  # NotWritablePrimary
        11600,  # InterruptedAtShutdown
        11602,  # InterruptedDueToReplStateChange
        13388,  # StaleConfig
        13435,  # NotPrimaryNoSecondaryOk
        13436,  # NotPrimaryOrSecondary
    }
)


def is_away(error: PyMongoError) -> bool:
    """True where the server does not answer, or not now."""
    if isinstance(error, ConfigurationError):
        return False
    if isinstance(error, ConnectionFailure) or codes_of(error) & _PASSING:
        return True
    # A server that has just been started again, taken for one of several for as long as it says little about itself.
    return _ILLEGAL in codes_of(error) and "Transaction numbers" in str(error)


def is_too_large(error: PyMongoError) -> bool:
    """True where one document is more than the server keeps; with the server itself all is well."""
    return bool(codes_of(error) & _TOO_LARGE)


def codes_of(error: PyMongoError) -> set[int]:
    """The server's codes for what went wrong."""
    return set(_codes(error))


def words_of(error: PyMongoError) -> str:
    """What the server says went wrong; of many writes at once, what it says of the first."""
    if isinstance(error, BulkWriteError):
        details = error.details
        for each in (*details.get("writeErrors", ()), *details.get("writeConcernErrors", ())):
            return str(each.get("errmsg", error))
    return str(error)


def _codes(error: PyMongoError) -> Iterator[int]:
    if isinstance(error, BulkWriteError):
        details = error.details
        for each in (*details.get("writeErrors", ()), *details.get("writeConcernErrors", ())):
            yield each.get("code", 0)
    elif isinstance(error, OperationFailure) and error.code is not None:
        yield error.code
