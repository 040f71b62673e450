"""Every way a transfer can fail, in one table: libcurl's code and the system's, to one word of ours."""

from __future__ import annotations

import errno

import pycurl

from prospector.verdict import Reason

_TLS_CODES = (
    pycurl.E_SSL_CONNECT_ERROR,
    pycurl.E_PEER_FAILED_VERIFICATION,
    pycurl.E_SSL_CERTPROBLEM,
    pycurl.E_SSL_CIPHER,
    pycurl.E_SSL_CACERT_BADFILE,
    pycurl.E_SSL_ISSUER_ERROR,
    pycurl.E_SSL_PINNEDPUBKEYNOTMATCH,
    pycurl.E_SSL_INVALIDCERTSTATUS,
    pycurl.E_SSL_ENGINE_NOTFOUND,
)

FAULT_OF_CODE: dict[int, Reason] = {
    pycurl.E_OPERATION_TIMEDOUT: Reason.TIMEOUT,
    pycurl.E_COULDNT_RESOLVE_HOST: Reason.DNS_ERROR,
    pycurl.E_COULDNT_CONNECT: Reason.UNREACHABLE,
    pycurl.E_GOT_NOTHING: Reason.RESET,
    pycurl.E_SEND_ERROR: Reason.RESET,
    pycurl.E_RECV_ERROR: Reason.RESET,
} | dict.fromkeys(_TLS_CODES, Reason.TLS_ERROR)

FAULT_OF_ERRNO: dict[int, Reason] = {
    errno.ECONNREFUSED: Reason.REFUSED,
    errno.ECONNRESET: Reason.RESET,
    errno.EPIPE: Reason.RESET,
    errno.ETIMEDOUT: Reason.TIMEOUT,
    errno.ENETUNREACH: Reason.UNREACHABLE,
    errno.EHOSTUNREACH: Reason.UNREACHABLE,
    errno.ENETDOWN: Reason.UNREACHABLE,
    errno.EHOSTDOWN: Reason.UNREACHABLE,
    errno.EADDRNOTAVAIL: Reason.UNREACHABLE,
    errno.EAFNOSUPPORT: Reason.UNREACHABLE,
    errno.EACCES: Reason.UNREACHABLE,
    errno.EPERM: Reason.UNREACHABLE,
    errno.EINVAL: Reason.UNREACHABLE,
}

# What is wrong with a certificate or a handshake, by what OpenSSL says of it.
_TLS_WORDS = (
    ("self-signed certificate", "tls_self_signed"),
    ("certificate has expired", "tls_expired"),
    ("certificate is not yet valid", "tls_not_yet_valid"),
    ("subject name matches", "tls_hostname"),
    ("subject name does not match", "tls_hostname"),
    ("local issuer certificate", "tls_untrusted"),
    ("certificate", "tls_certificate"),
)


def described(code: int, words: str) -> str:
    """libcurl's words for a fault, with one of ours before them where it is the certificate's or the handshake's."""
    if code == pycurl.E_PEER_FAILED_VERIFICATION:
        return f"{next((word for said, word in _TLS_WORDS if said in words), 'tls_certificate')}: {words}"
    return f"tls_handshake: {words}" if code in _TLS_CODES else words


def fault_of(code: int, os_errno: int) -> Reason:
    """The word for a failed transfer. What we don't know is a bad response: `down`, never `dead`."""
    if code in (pycurl.E_COULDNT_CONNECT, pycurl.E_SEND_ERROR, pycurl.E_RECV_ERROR) and os_errno in FAULT_OF_ERRNO:
        return FAULT_OF_ERRNO[os_errno]
    return FAULT_OF_CODE.get(code, Reason.BAD_RESPONSE)
