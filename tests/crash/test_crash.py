"""Nothing is lost or done twice, whatever happens to the process: a short form of what `make bars` tries in full."""

import pytest

from benchmarks.crash import Kills, after_a_pause, after_kills

KNOWN = {
    "is it worth it": "why-certify",
    "where can I work": "work-settings",
    "what counts as ce": "continuing-education",
}


def silent(_):
    return None


@pytest.mark.parametrize("by_webhook", [False, True], ids=["polling", "webhook"])
async def test_kill_9_loses_nothing_and_does_nothing_twice(by_webhook):
    found = await after_kills(Kills(kills=2, people=120, rounds=8, known=KNOWN), by_webhook, silent)
    assert (found.lost, found.doubled, found.answers_lost, found.strange) == (0, 0, 0, 0)
    assert found.repeated <= found.in_flight
    assert found.out_of_order == 0
    assert found.is_whole
    assert found.changed_by_redelivery == 0


async def test_a_process_that_slept_over_its_lease_does_no_harm_when_it_wakes():
    found = await after_a_pause(KNOWN)
    assert (found.lost, found.doubled, found.answers_lost, found.strange) == (0, 0, 0, 0)
    assert found.repeated <= found.in_flight
    assert found.out_of_order == 0
    assert found.is_whole
