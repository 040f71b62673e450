"""No answer at all: the fault is the finding. With an answer, the fault says nothing."""

from __future__ import annotations

import pytest

from prospector.detect.judge import judge
from prospector.detect.rules.faults import no_answer
from prospector.detect.seen import Visit
from prospector.verdict import Finding, Reason, Verdict
from tests.detect.answers import ARTICLE, LINK, page


@pytest.mark.parametrize(
    "fault verdict".split(),
    [
        (Reason.DNS_NXDOMAIN, Verdict.DEAD),
        (Reason.DNS_ERROR, Verdict.DOWN),
        (Reason.TIMEOUT, Verdict.DOWN),
        (Reason.REDIRECT_LOOP, Verdict.DOWN),
        (Reason.PRIVATE_ADDRESS, Verdict.SKIPPED),
    ],
)
def test_a_fault_without_an_answer_is_the_finding(fault: Reason, verdict: Verdict) -> None:
    found = no_answer(Visit(url=LINK, fault=fault, fault_detail="dns: no such name"))
    assert found == Finding(fault, "dns: no such name")
    assert found.verdict is verdict


def test_neither_answer_nor_fault_is_a_bad_response() -> None:
    assert no_answer(Visit(url=LINK)) == Finding(Reason.BAD_RESPONSE)


def test_a_body_that_was_cut_short_is_judged_by_what_was_read() -> None:
    visit = Visit(
        url=LINK,
        status=200,
        final_url=LINK,
        headers={"content-type": "text/html"},
        body=page("Hive stands", ARTICLE).encode()[:900],
        fault=Reason.TIMEOUT,
        fault_detail="body: too slow",
    )
    assert judge(visit).reason is Reason.OK
