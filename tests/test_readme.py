"""The README keeps up with what it describes."""

import re
from pathlib import Path

import pytest

from bot import assembly, library
from bot.agenda import Agenda
from bot.conversation import Conversation
from bot.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_explained_as_the_program_explains_it(name):
    assert f"| `{name.upper()}` |" in README
    assert Settings.model_fields[name].description in README


def test_every_command_a_person_sees_is_listed_and_no_other():
    features = assembly.features(library.read(ROOT / "knowledge"), Conversation(), Agenda())
    shown = {f"/{command.name}" for feature in features for command in feature.commands if not command.hidden}
    assert set(re.findall(r"^\| `(/\w+)` \|", README, re.MULTILINE)) == shown


def test_every_make_target_and_folder_it_names_exists():
    targets = re.findall(r"(?:^|`)make (\w+)", README, re.MULTILINE)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert {"run", "test"} <= set(targets)
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)
    for folder in re.findall(r"^  ?(\w+)/ ", README.split("## Where things are")[1].split("```")[1], re.MULTILINE):
        assert (ROOT / folder).is_dir() or (ROOT / "bot" / folder).is_dir()


def test_the_changelog_speaks_of_this_version():
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert version and f"## {version[1]} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
