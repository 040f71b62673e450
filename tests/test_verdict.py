from prospector.verdict import REASONS, Reason, Verdict


def test_every_reason_belongs_to_exactly_one_verdict() -> None:
    listed = [reason for reasons in REASONS.values() for reason in reasons]
    assert sorted(listed) == sorted(Reason)
    assert set(REASONS) == set(Verdict)


def test_a_reason_knows_its_verdict() -> None:
    assert Reason.PARKED.verdict is Verdict.DEAD
    assert Reason.TIMEOUT.verdict is Verdict.DOWN
