"""Whatever is said, in whatever characters, is answered without an error."""

import asyncio

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.chat import Kind
from tests.talk import GROUP, Talk

ODD = st.one_of(
    st.text(max_size=300),
    st.text(alphabet=st.characters(codec=None), max_size=50),
    st.text(alphabet="/@*_[]()`\\<>&\n\r\t\u202e\u200d\x00\U0001f468 a1", max_size=200),
    st.builds("/{}{}".format, st.sampled_from(["ask ", "start ", "entry ", "theme ", "help@", "none "]), st.text()),
    st.builds(lambda text, times: text * times, st.text(min_size=1, max_size=5), st.integers(1, 5000)),
)


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(text=ODD, is_group=st.booleans(), kind=st.sampled_from([Kind.TEXT, Kind.TEXT, Kind.PRESS, Kind.SEARCH]))
@example(text="half a pair \ud83d", is_group=False, kind=Kind.TEXT)
@example(text="/ask@", is_group=True, kind=Kind.TEXT)
def test_whatever_is_said_is_answered_without_an_error(hostile, text, is_group, kind):
    errors, back = hostile(text, GROUP if is_group else None, kind)
    assert errors == []
    assert all("Something went wrong" not in said for said in back.texts)


@pytest.fixture
def hostile(build, understanding, clock, post, caplog):
    """Say something to the bot as it really understands."""
    house = build(understanding.understand, limits_texts=False)
    runner = asyncio.Runner()

    async def said(text, group, kind):
        sender = house.delivery("telegram", post.send, paced=False)
        talk = Talk(house, sender, post, clock, None)
        talk._number = len(post.rows) + said.number
        said.number += 1000
        talk.sending = asyncio.create_task(sender.run())
        # Under a message too old to be known: of any other the bot knows which buttons it has.
        more = {"message": None, "press": "q"} if kind is Kind.PRESS else {}
        back = await talk.take(talk.incoming(text, group=group, kind=kind, **more))
        talk.sending.cancel()
        await asyncio.wait({talk.sending})
        return [record.message for record in caplog.records if record.levelno >= 40], back

    said.number = 0
    yield lambda *given: runner.run(said(*given))
    runner.close()
    house.close()
