"""What an operator can set, and what they are told about a mistake."""

import re
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.settings import RETENTION, Settings, WrongSettings, read_settings

ROOT = Path(__file__).parents[1]
TOKEN = "123456:AAabcdefghijklmnopqrstuvwxyz"


def read(tmp_path, text="", **environment):
    """Read settings from a config.env of this text and this environment."""
    file = tmp_path / "config.env"
    if text:
        file.write_text(text, "utf-8")
    return read_settings(environment, file)


def mistakes(tmp_path, text="", **environment):
    with pytest.raises(WrongSettings) as told:
        read(tmp_path, text, **environment)
    return told.value.mistakes


WRONG = {
    "a token that is none": ("TELEGRAM_TOKEN", "hello", "copy the whole line that @BotFather sent"),
    "half a token": ("TELEGRAM_TOKEN", "123456", "copy the whole line that @BotFather sent"),
    "an API without a scheme": ("TELEGRAM_API_URL", "api.telegram.org", "such as https://api.telegram.org"),
    "an API with an odd port": ("TELEGRAM_API_URL", "http://localhost:port", "such as https://api.telegram.org"),
    "another database": ("DATABASE_URL", "postgresql://localhost/x", "only SQLite is supported today"),
    "a database without a path": ("DATABASE_URL", "sqlite:///", "write sqlite:///data/rxladder.db"),
    "no such folder": ("KNOWLEDGE_DIR", "/no/such/folder", "there is no folder /no/such/folder"),
    "no such model": ("ENCODER_DIR", "/no/such/model", "correct the path or remove the line"),
    "an operator's name": ("OPERATORS", "123,@kim", "numeric ids separated by commas"),
    "an unknown way in": ("INGRESS", "carrier pigeon", "write 'poll' or 'webhook'"),
    "a webhook without https": ("WEBHOOK_URL", "http://example.org", "such as https://example.org"),
    "a port alone": ("WEBHOOK_LISTEN", "8080", "write host:port"),
    "a port too high": ("WEBHOOK_LISTEN", "127.0.0.1:99999", "write host:port"),
    "a port in other digits": ("WEBHOOK_LISTEN", "127.0.0.1:²", "write host:port"),
    "a secret with spaces": ("WEBHOOK_SECRET", "open sesame", "1 to 256 characters"),
    "an unknown level": ("LOG_LEVEL", "LOUD", "write 'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
    "an unknown zone": ("DEFAULT_TIMEZONE", "Mars/Olympus", "write a name such as America/Chicago"),
    "a zone that is a path": ("DEFAULT_TIMEZONE", "../etc/passwd", "write a name such as America/Chicago"),
}


@pytest.mark.parametrize(("name", "value", "remedy"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_one_sentence_with_its_name_and_its_remedy(tmp_path, name, value, remedy):
    (told,) = mistakes(tmp_path, **{name: value})
    assert told.startswith(f"{name}: ")
    assert remedy in told
    assert told.endswith(".")
    assert "\n" not in told


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, value, _ in WRONG.values()], ids=WRONG)
def test_a_mistake_in_the_file_is_found_as_well(tmp_path, name, value):
    assert len(mistakes(tmp_path, f"{name}={value}\n")) == 1


def test_all_mistakes_are_told_at_once(tmp_path):
    told = mistakes(tmp_path, "TELEGRAM_TOKN=x\nLOG_LEVEL=LOUD\n", INGRESS="pigeon", OPERATORS="kim")
    assert sorted(line.split(":")[0] for line in told) == ["INGRESS", "LOG_LEVEL", "OPERATORS", "TELEGRAM_TOKN"]
    told = mistakes(tmp_path, "LOG_LEVEL=LOUD\n", TELEGRAM_TOKEN=TOKEN, INGRESS="webhook")
    assert sorted(line.split(":")[0] for line in told) == ["INGRESS", "LOG_LEVEL"]


def test_a_misspelt_name_in_the_file_gets_the_nearest_right_one(tmp_path):
    assert "did you mean TELEGRAM_TOKEN?" in mistakes(tmp_path, "TELEGRAM_TOKN=x\n")[0]
    assert "config.example.env lists all settings" in mistakes(tmp_path, "COLOUR=red\n")[0]


def test_a_line_without_a_value_is_a_mistake(tmp_path):
    assert mistakes(tmp_path, "LOG_LEVEL\n")[0].endswith("write NAME=value.")


def test_a_file_that_is_no_text_is_a_mistake(tmp_path):
    (tmp_path / "config.env").write_bytes(b"\xff\xfe\x00TELEGRAM")
    assert "write it anew from config.example.env" in mistakes(tmp_path)[0]


@pytest.mark.parametrize(
    ("more", "missing"),
    [
        ({}, "WEBHOOK_URL and WEBHOOK_SECRET"),
        ({"WEBHOOK_URL": "https://example.org/x"}, "WEBHOOK_SECRET"),
        ({"WEBHOOK_SECRET": "sesame"}, "WEBHOOK_URL"),
    ],
)
def test_a_webhook_needs_its_address_and_its_secret(tmp_path, more, missing):
    (told,) = mistakes(tmp_path, TELEGRAM_TOKEN=TOKEN, INGRESS="webhook", **more)
    assert f"needs {missing};" in told


def test_the_environment_goes_before_the_file(tmp_path):
    assert read(tmp_path, "LOG_LEVEL=ERROR\nINGRESS=poll\n", LOG_LEVEL="debug").log_level == "DEBUG"


def test_names_of_others_in_the_environment_are_no_mistake(tmp_path):
    assert read(tmp_path, PATH="/bin", HOME="/root").log_level == "INFO"


def test_an_empty_value_counts_as_not_set(tmp_path):
    settings = read(tmp_path, "TELEGRAM_TOKEN=\nLOG_LEVEL=  \n", OPERATORS="")
    assert settings == Settings()


def test_a_value_may_be_written_with_spaces_and_quotes(tmp_path):
    settings = read(tmp_path, f'TELEGRAM_TOKEN = "{TOKEN}"\nOPERATORS= 12, 34,\n', TELEGRAM_API_URL=" http://x:8081/ ")
    assert settings.telegram_token.get_secret_value() == TOKEN
    assert settings.operators == {12, 34}
    assert settings.telegram_api_url == "http://x:8081"


def test_a_dollar_sign_puts_nothing_from_the_environment_into_a_value(tmp_path):
    assert mistakes(tmp_path, "WEBHOOK_SECRET=${HOME}\n", HOME="/root") == [
        "WEBHOOK_SECRET: use 1 to 256 characters of A-Z a-z 0-9 _ -."
    ]


def test_without_any_file_the_defaults_hold(tmp_path):
    settings = read(tmp_path)
    assert str(settings.database_path) == "data/rxladder.db"
    assert settings.telegram_token is None


# --- secrets -------------------------------------------------------------------------------------------------------


def test_secrets_are_never_in_what_is_printed(tmp_path):
    settings = read(tmp_path, TELEGRAM_TOKEN=TOKEN, WEBHOOK_SECRET="sesame-open")
    printed = f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"
    assert TOKEN not in printed
    assert "sesame-open" not in printed


@pytest.mark.parametrize("name", ["TELEGRAM_TOKEN", "WEBHOOK_SECRET"])
def test_a_wrong_secret_is_not_repeated_in_the_mistake(tmp_path, name):
    with pytest.raises(WrongSettings) as told:
        read(tmp_path, **{name: "my wrong secret!"})
    chain = f"{told.value} {told.value!r} {told.value.__cause__!r} {told.value.__context__!r}"
    assert "wrong secret" not in chain


# --- config.example.env --------------------------------------------------------------------------------------------


def example():
    """Read the example: each setting's explanation and value."""
    blocks = re.split(r"\n\s*\n", (ROOT / "config.example.env").read_text("utf-8").strip())[1:]
    found = {}
    for block in blocks:
        *explained, setting = block.splitlines()
        name, _, value = setting.removeprefix("#").partition("=")
        found[name] = (explained, value)
    return found


def test_the_example_lists_every_setting_in_order_and_no_other():
    assert list(example()) == [name.upper() for name in Settings.model_fields]


def written(default):
    return "" if default is None or default == frozenset() else str(default)


def test_the_example_shows_every_default():
    defaults = {name.upper(): written(field.default) for name, field in Settings.model_fields.items()}
    assert {name: value for name, (_, value) in example().items()} == defaults


def test_the_example_explains_every_setting():
    assert [name for name, (lines, _) in example().items() if not lines] == []
    assert all(line.startswith("# ") and line.endswith(".") for lines, _ in example().values() for line in lines[-1:])


def test_every_setting_says_what_it_is_for():
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_the_example_as_it_stands_changes_nothing(tmp_path):
    text = (ROOT / "config.example.env").read_text("utf-8")
    assert read(tmp_path, text) == Settings()
    assert dotenv_values(ROOT / "config.example.env") == {}


def test_the_example_with_every_line_in_effect_is_right_as_well(tmp_path):
    text = re.sub(r"(?m)^#(?=[A-Z_]+=)", "", (ROOT / "config.example.env").read_text("utf-8"))
    assert read(tmp_path, text) == Settings()


def test_every_retention_time_is_said_in_words():
    assert [name for name, keep in RETENTION.items() if not (keep.what and keep.words)] == []
