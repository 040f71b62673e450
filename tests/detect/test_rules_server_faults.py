from __future__ import annotations

import pytest

from prospector.detect.judge import judge
from prospector.verdict import Reason
from tests.detect.answers import answer, page

JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    "status reason detail".split(),
    [
        (500, Reason.HTTP_5XX, "server_error: HTTP 500"),
        (503, Reason.HTTP_5XX, "server_unavailable: HTTP 503"),
        (509, Reason.HTTP_5XX, "hosting_quota: HTTP 509"),
        (522, Reason.HTTP_5XX, "origin_down: HTTP 522"),
        (526, Reason.HTTP_5XX, "origin_tls: HTTP 526"),
        (204, Reason.BAD_RESPONSE, "empty_body: HTTP 204"),
        (205, Reason.BAD_RESPONSE, "empty_body: HTTP 205"),
        (600, Reason.BAD_RESPONSE, "protocol_error: HTTP 600"),
        (199, Reason.BAD_RESPONSE, "protocol_error: HTTP 199"),
        # Odd, but a person sees the page.
        (206, Reason.OK, ""),
        (300, Reason.OK, ""),
        (302, Reason.OK, ""),
        (304, Reason.OK, ""),
    ],
)
def test_faults_of_the_server(status: int, reason: Reason, detail: str) -> None:
    found = judge(answer(page("Hives", "<p>Some words.</p>"), status))
    assert (found.reason, found.detail) == (reason, detail)


@pytest.mark.parametrize(
    "body reason".split(),
    [
        ('{"error": "no database"}', Reason.BAD_RESPONSE),
        ('{"errors": [{"code": 12}], "data": null}', Reason.BAD_RESPONSE),
        ('{"error": null, "hives": 3}', Reason.OK),
        ('{"hives": [{"error": "none"}]}', Reason.OK),
        ("[" * 1000, Reason.OK),
        ("", Reason.BAD_RESPONSE),
    ],
)
def test_an_error_object_is_no_content(body: str, reason: Reason) -> None:
    assert judge(answer(body, headers=JSON)).reason is reason
