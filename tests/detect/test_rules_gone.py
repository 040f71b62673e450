from __future__ import annotations

import pytest

from prospector.detect.judge import judge
from prospector.verdict import Finding, Reason
from tests.detect.answers import ARTICLE, answer, page


@pytest.mark.parametrize(
    "status body finding".split(),
    [
        (404, page("Hives", ARTICLE), Finding(Reason.HTTP_404, "HTTP 404")),
        (410, "", Finding(Reason.HTTP_410, "HTTP 410")),
        (
            530,
            page("Origin DNS error", "<h1>Error 1016</h1>"),
            Finding(Reason.DNS_NXDOMAIN, "origin_dns: HTTP 530, error 1016"),
        ),
        (
            530,
            page("Argo Tunnel error", "<h1>Error</h1><b>1033</b>"),
            Finding(Reason.HTTP_5XX, "origin_fault: HTTP 530"),
        ),
        (530, page("x", "<p>Error 10160</p>"), Finding(Reason.HTTP_5XX, "origin_fault: HTTP 530")),
    ],
)
def test_gone(status: int, body: str, finding: Finding) -> None:
    assert judge(answer(body, status)) == finding


def test_error_1016_in_plain_text() -> None:
    assert judge(answer("error code: 1016", 530, {"content-type": "text/plain"})).reason is Reason.DNS_NXDOMAIN
