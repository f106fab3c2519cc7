"""An answer that changed is told to who got it and agreed to be told: once, with the old, the new, the source."""

import shutil
from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot import answering, assembly
from bot.library import read
from tests.answering.shaped import Hands, answer, heard, labels
from tests.library_model import MODEL, WHERE, WHY, both, change
from tests.talk import ZONE, Understands, talking

DAY = 86400
CHANGES = """changes:
  - version: 2
    on: 2027-01-12
    was: Some *towns* ask for it.
    now: Every town asks for it.
    source: The Bakers' Guild
    url: https://guild.example.org/rules
"""
THIRD = """  - version: 3
    on: 2027-02-01
    was: Every town asks for it.
    now: No town asks for it.
    source: The Ministry of Bread
    url: https://bread.example.org/rules
"""
OLD = both()
NEW = change(WHY, "version: 1\n", f"version: 2\n{CHANGES}")
NEWER = change(WHY, "version: 1\n", f"version: 3\n{CHANGES}{THIRD}")
REWORDED = change(WHY, "version: 1\n", "version: 2\n")
WHERE_TOO = change(WHERE, "version: 1\n", f"version: 2\n{CHANGES}")
MEANS = {"worth it": answer(**heard(why_certify=0.9)), "which ovens": answer(**heard(work_settings=0.9))}


def knowledge(edit):
    with TemporaryDirectory() as empty:
        folder = Path(shutil.copytree(MODEL, Path(empty) / "knowledge"))
        edit(folder)
        return read(folder)


@pytest.fixture
async def opened(tmp_path, clock, post):
    """Open the house on the same file with other knowledge, as a start after an edit does."""
    async with AsyncExitStack() as stack:
        house = AsyncExitStack()
        await stack.enter_async_context(house)

        async def opened(edit=OLD):
            await house.aclose()
            library = knowledge(edit)

            def build(understand, **more):
                return assembly.build(
                    tmp_path / "house.db", library, understand, now=clock.now, default_zone=ZONE, **more
                )

            talk = await house.enter_async_context(
                talking(build, clock, post, (), Understands(), False, {"paced": False})
            )
            talk.understands.means.update(MEANS)
            talk._number = len(post.rows) * 100  # the platform counts on
            return Told(talk, library)

        yield opened


class Told(Hands):
    """Somebody in their private chat with a house; `edited` is what a start after an edit does."""

    def __init__(self, talk, library, **where):
        super().__init__(talk, **where)
        self.library = library

    async def agrees(self, *asks):
        await self.say("/zone America/Phoenix")
        for asked in asks or ("worth it",):
            await self.say(asked)
            await self.say("tell me if this changes")

    async def planned(self):
        """Do what the house does after a start: plan those anew who hold what changed."""

        def plan(db):
            found = answering.outdated(self.library, db, 0, 100)
            for person_id in found:
                self.talk.house.beginning.agenda.replan(db, person_id, int(self.talk.clock.now()))
            return found

        return await self.talk.db.write(plan, "changes")

    async def day(self, days=1):
        """Let days go by; gives the texts that came."""
        before = len(self.talk.post.rows)
        await self.talk.until(self.talk.clock.now() + days * DAY)
        return [row.request["text"] for row in self.talk.post.rows[before:] if "text" in row.request]

    async def news(self):
        """Let a day go by and give the one message that came."""
        await self.planned()
        before = len(self.talk.post.rows)
        await self.talk.until(self.talk.clock.now() + DAY)
        rows = self.talk.post.rows[before:]
        assert len(rows) == 1
        return Came(rows)

    def kept(self):
        found = self.talk.db.read().rows("SELECT entry, version, told FROM received ORDER BY entry")
        return [tuple(row) for row in found]


class Came:
    """What came of itself."""

    def __init__(self, rows):
        self.rows = rows

    @property
    def text(self):
        return "\n".join(row.request["text"] for row in self.rows)

    def says(self, label):
        buttons = [button for row in self.rows for line in row.request.get("buttons", []) for button in line]
        return next(button["says"] for button in buttons if button["label"].startswith(label))


async def test_who_got_the_version_before_is_told_what_it_was_what_it_is_and_by_whom(opened):
    await (await opened()).agrees()
    ana = await opened(NEW)
    news = await ana.news()
    assert news.text == (
        "What I told you on Fri, Jan 15 about “Is the certificate worth it?” has changed.\n\n"
        "Before: “Some \\*towns\\* ask for it.”\nNow: “Every town asks for it.”\n"
        "*Source: [The Bakers' Guild](https://guild.example.org/rules), January 12, 2027*"
    )
    assert labels(news) == ["Open the answer", "No more of these", "Snooze"]


async def test_it_is_told_once_whatever_the_days_and_starts_after_it(opened):
    await (await opened()).agrees()
    ana = await opened(NEW)
    await ana.news()
    assert await ana.planned() == []
    assert await ana.day(30) == []
    ana = await opened(NEW)
    assert await ana.planned() == []
    assert await ana.day(30) == []


async def test_a_version_that_changes_nothing_of_weight_is_not_told(opened):
    await (await opened()).agrees()
    ana = await opened(REWORDED)
    assert await ana.planned() == []
    assert await ana.day(3) == []


async def test_who_read_the_new_version_meanwhile_is_not_told(opened):
    await (await opened()).agrees()
    ana = await opened(NEW)
    await ana.planned()
    await ana.say("worth it")
    assert ana.kept() == [("why-certify", 2, 2)]
    assert await ana.day(3) == []


async def test_who_did_not_agree_is_not_told(opened):
    ana = await opened()
    await ana.say("/zone America/Phoenix")
    await ana.say("worth it")
    ana = await opened(NEW)
    assert await ana.planned() == []
    assert await ana.day(3) == []


async def test_nobody_is_told_before_their_zone_is_known_and_then_the_change_is_not_lost(opened):
    ana = await opened()
    await ana.say("worth it")
    await ana.say("tell me if this changes")
    ana = await opened(NEW)
    await ana.planned()
    assert await ana.day(3) == []
    await ana.say("/zone America/Phoenix")
    assert "has changed" in (await ana.news()).text


async def test_changes_of_two_answers_are_one_message(opened):
    await (await opened()).agrees("worth it", "which ovens")
    ana = await opened(both(NEW, WHERE_TOO))
    news = await ana.news()
    assert "- An answer I gave you has changed: “" in news.text
    other = await ana.press(news, "Changed: ")
    assert "Now: “Every town asks for it.”" in other.text


async def test_a_second_change_is_told_with_all_that_differs_from_what_was_got(opened):
    await (await opened()).agrees()
    await (await opened(NEW)).news()
    ana = await opened(NEWER)
    ana.talk.clock.advance(30 * DAY)
    news = await ana.news()
    assert "Now: “Every town asks for it.”" in news.text
    assert news.text.endswith("[The Ministry of Bread](https://bread.example.org/rules), February 1, 2027*")
    assert "Now: “No town asks for it.”" in news.text
    assert await ana.planned() == []


async def test_opening_the_news_opens_all_of_the_new_answer_and_takes_it_for_received(opened):
    await (await opened()).agrees()
    ana = await opened(NEW)
    back = await ana.press(await ana.news(), "Open the answer")
    assert "What you gain" in back.text
    assert ana.kept() == [("why-certify", 2, 2)]


async def test_no_more_of_these_deletes_what_was_kept_and_nothing_is_told_again(opened):
    await (await opened()).agrees("worth it", "which ovens")
    ana = await opened(NEW)
    back = await ana.press(await ana.news(), "No more of these")
    assert "the list of answers you got is deleted" in back.text
    assert ana.kept() == []
    ana = await opened(both(NEWER, WHERE_TOO))
    assert await ana.planned() == []
    assert await ana.day(30) == []


async def test_news_that_was_put_off_comes_again_as_it_was(opened):
    await (await opened()).agrees()
    ana = await opened(NEW)
    first = await ana.news()
    person = ana.talk.db.read().rows("SELECT id FROM people")[0]["id"]
    agenda, later = ana.talk.house.beginning.agenda, int(ana.talk.clock.now()) + DAY

    def again(db):
        agenda.again(db, person, "answering", "changed:why-certify:2", "", later)

    await ana.talk.db.write(again, "again")
    assert await ana.day(2) == [first.text]


async def test_news_that_could_not_go_out_in_time_is_not_lost(opened):
    await (await opened()).agrees()
    ana = await opened(NEW)
    await ana.planned()
    person = ana.talk.db.read().rows("SELECT id FROM people")[0]["id"]
    begins = next(each for each in ana.talk.house.features if each.name == "answering").begins
    now = int(ana.talk.clock.now())
    due = next(iter(begins.plans(ana.talk.db.read(), person, {}, now)))
    await ana.talk.db.write(lambda db: db.run("UPDATE received SET told = 2"), "composed")
    assert [each.key for each in begins.plans(ana.talk.db.read(), person, {}, now)] == [due.key]
    assert begins.plans(ana.talk.db.read(), person, {due.key: now}, now) == []
