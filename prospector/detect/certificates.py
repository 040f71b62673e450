"""Whose signatures we trust: the system's store, as a browser or curl on this machine would."""

from __future__ import annotations

import os
import ssl
from pathlib import Path

import certifi

from prospector.campaign import BadInput

# Where systems keep their store: Debian, Fedora, openSUSE, Alpine and macOS. The libcurl inside pycurl's wheel
# was built elsewhere and has none of its own.
SYSTEM_STORES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)


def trust_store() -> str:
    """The file of trusted certificates: `SSL_CERT_FILE`, else the system's, else certifi's. Raises BadInput."""
    asked = os.environ.get("SSL_CERT_FILE")
    if asked:
        if not Path(asked).is_file():
            raise BadInput(f"SSL_CERT_FILE: there is no file {asked}; name a file of certificates, or unset it.")
        return asked
    built_in = ssl.get_default_verify_paths().cafile
    for path in (built_in, *SYSTEM_STORES):
        if path and Path(path).is_file():
            return path
    return certifi.where()
