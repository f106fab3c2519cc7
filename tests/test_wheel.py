"""What `pip install` gives to somebody who has no checkout: the code, the knowledge, the command."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from bot.understanding.encoder import NO_WEIGHTS, WEIGHTS_PACKAGE
from tests.conversations.house import CACHE  # learnt by words alone, as here
from tests.conversations.house import _knowledge as learn_by_words_alone

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=60)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def libraries(tmp_path_factory):
    """Give what the bot needs, without the weights and without this checkout."""
    folder = tmp_path_factory.mktemp("libraries")
    for installed in Path(sysconfig.get_paths()["purelib"]).iterdir():
        if installed.suffix != ".pth" and not installed.name.startswith((WEIGHTS_PACKAGE, "rxladder", "__")):
            (folder / installed.name).symlink_to(installed)
    return folder


@pytest.fixture(scope="module")
def installed(tmp_path_factory, wheel):
    folder = tmp_path_factory.mktemp("installed")
    install = [sys.executable, "-m", "pip", "install", "--no-index", "--no-deps", "--target", str(folder), str(wheel)]
    subprocess.run(install, check=True, capture_output=True, timeout=60)
    return folder


@pytest.fixture
def rxladder(tmp_path, installed, libraries):
    """Run the installed command from another folder."""
    learn_by_words_alone()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "understanding").symlink_to(CACHE, target_is_directory=True)

    def run(*arguments, said=""):
        return subprocess.run(
            [sys.executable, "-S", installed / "bin" / "rxladder", *arguments],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": f"{installed}{os.pathsep}{libraries}", "COLUMNS": "300"},
            input=said,
            capture_output=True,
            text=True,
            timeout=60,
        )

    return run


def test_the_wheel_holds_all_knowledge_and_no_test(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    ours = {str(path.relative_to(ROOT / "knowledge")) for path in (ROOT / "knowledge").rglob("*") if path.is_file()}
    assert {name.removeprefix("bot/_knowledge/") for name in names if name.startswith("bot/_knowledge/")} == ours
    assert [name for name in names if not name.startswith(("bot/", "rxladder-"))] == []


def test_installed_elsewhere_and_without_the_weights_it_says_so_in_one_line_and_answers(rxladder):
    done = rxladder("chat", said="why should I get certified?\n")
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines() == [NO_WEIGHTS]
    assert "Source: document" in done.stdout


def test_check_of_an_installation_tells_how_to_add_the_weights(rxladder):
    done = rxladder("check")
    assert done.returncode == 0, done.stderr
    assert "all in order" in done.stdout
    assert "weights.txt" in done.stderr


def test_the_installed_command_tells_its_version(rxladder):
    assert rxladder("--version").stdout.startswith("rxladder, version ")
