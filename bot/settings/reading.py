"""Every setting with unit, default and meaning; all mistakes are reported at once."""

import difflib
import re
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

CONFIG_FILE = Path("config.env")
TOKEN_SHAPE = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{3,120}")
SECRET_SHAPE = re.compile(r"[A-Za-z0-9_-]{1,256}")  # the characters Telegram allows in a webhook secret


class WrongSettings(Exception):
    """Settings that cannot be used; one sentence with the remedy for each mistake, and what is right without them."""

    def __init__(self, mistakes: list[str], usable: "Settings") -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes
        self.usable = usable


class Settings(BaseModel):
    """What an operator can set, in the environment or in config.env (the environment wins)."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    telegram_token: SecretStr | None = Field(
        None, description="The token that @BotFather gave. Without it: the terminal."
    )
    telegram_api_url: str = Field(
        "https://api.telegram.org", description="Root of the Bot API, or a self-hosted server's."
    )
    database_url: str = Field(
        default="sqlite:///data/rxladder.db", description="Where everything is kept; sqlite:/// only."
    )
    knowledge_dir: Path | None = Field(
        default=None, description="A folder of knowledge instead of the one that came along."
    )
    operators: frozenset[int] = Field(
        default=frozenset(), description="Numeric Telegram ids of those who operate the bot, separated by commas."
    )
    ingress: Literal["poll", "webhook"] = Field(default="poll", description="How updates arrive.")
    webhook_url: str | None = Field(
        default=None, description="Public https address that Telegram calls (webhook only)."
    )
    webhook_listen: str = Field(default="127.0.0.1:8080", description="host:port that the webhook server listens on.")
    webhook_secret: SecretStr | None = Field(
        None, description="Shared secret: 1-256 of A-Z a-z 0-9 _ - (webhook only)."
    )
    encoder_dir: Path | None = Field(default=None, description="A local model folder instead of the packaged one.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(default="INFO", description="How much is logged.")
    default_timezone: str = Field(
        default="America/New_York",
        description="Fills 'today' for people whose zone is unknown; never allows a reminder.",
    )

    @field_validator("telegram_token")
    @classmethod
    def _token_has_its_shape(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not TOKEN_SHAPE.fullmatch(value.get_secret_value()):
            raise ValueError("it does not look like a token; copy the whole line that @BotFather sent (123456:ABC...)")
        return value

    @field_validator("telegram_api_url")
    @classmethod
    def _api_is_an_address(cls, value: str) -> str:
        _port_of(value, ("http", "https"))
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _database_is_sqlite(cls, value: str) -> str:
        if not value.startswith("sqlite:///") or len(value) <= len("sqlite:///"):
            raise ValueError("only SQLite is supported today; write sqlite:///data/rxladder.db")
        return value

    @field_validator("knowledge_dir", "encoder_dir")
    @classmethod
    def _folder_is_there(cls, value: Path | None) -> Path | None:
        if value and not value.is_dir():
            raise ValueError(f"there is no folder {value}; correct the path or remove the line")
        return value

    @field_validator("operators", mode="before")
    @classmethod
    def _ids_are_numbers(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",") if part.strip()]
        if not all(part.isascii() and part.isdigit() for part in parts):
            raise ValueError("write numeric ids separated by commas, such as 123456,789012 (no names)")
        return frozenset(int(part) for part in parts)

    @field_validator("ingress", "log_level", mode="before")
    @classmethod
    def _case_is_forgiven(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return value.lower() if value.lower() in ("poll", "webhook") else value.upper()

    @field_validator("webhook_url")
    @classmethod
    def _webhook_is_https(cls, value: str | None) -> str | None:
        if value:
            _port_of(value, ("https",))
        return value

    @field_validator("webhook_listen")
    @classmethod
    def _listen_is_host_and_port(cls, value: str) -> str:
        host, _, port = value.rpartition(":")
        if not host or not (port.isascii() and port.isdigit()) or not 0 < int(port) < 65536:
            raise ValueError("write host:port, such as 127.0.0.1:8080")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _secret_has_its_shape(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not SECRET_SHAPE.fullmatch(value.get_secret_value()):
            raise ValueError("use 1 to 256 characters of A-Z a-z 0-9 _ -")
        return value

    @field_validator("default_timezone")
    @classmethod
    def _zone_exists(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            raise ValueError("this time zone is not known; write a name such as America/Chicago") from None
        return value

    @property
    def database_path(self) -> Path:
        """Give the file behind DATABASE_URL."""
        return Path(self.database_url.removeprefix("sqlite:///"))


def _port_of(address: str, schemes: tuple[str, ...]) -> None:
    example = "https://example.org/rxladder" if schemes == ("https",) else "https://api.telegram.org"
    try:
        parts = urlsplit(address)
        good = parts.scheme in schemes and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        good = False
    if not good:
        raise ValueError(f"write a full address, such as {example}")


def read_settings(environment: Mapping[str, str], config_file: Path = CONFIG_FILE) -> Settings:
    """Read the environment over config.env.

    Raises WrongSettings with every mistake, unknown names in config.env included.
    """
    written, mistakes = _read_config(config_file)
    names = {name.upper() for name in Settings.model_fields}
    for name in written:
        if name not in names:
            near = difflib.get_close_matches(name, names, 1)
            hint = f"did you mean {near[0]}?" if near else "config.example.env lists all settings."
            mistakes.append(f"{name}: {config_file} has a setting of this name that nobody reads; {hint}")
    values = {
        name.lower(): value for name, value in {**written, **environment}.items() if name in names and value.strip()
    }
    given = {name: value.strip() for name, value in values.items()}
    try:
        settings = Settings.model_validate(given)
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_input=False)
        mistakes += [_sentence(dict(one)) for one in wrong]
        for one in wrong:
            given.pop(str(one["loc"][0]), None)
        settings = Settings.model_validate(given)
    mistakes += _missing_for_webhook(values)
    if mistakes:
        raise WrongSettings(mistakes, settings)
    return settings


def _missing_for_webhook(values: Mapping[str, str]) -> list[str]:
    if values.get("ingress", "").strip().lower() != "webhook" or "telegram_token" not in values:
        return []
    missing = [name.upper() for name in ("webhook_url", "webhook_secret") if name not in values]
    return [f"INGRESS: webhook also needs {' and '.join(missing)}; set it, or set INGRESS=poll."] if missing else []


def _read_config(file: Path) -> tuple[dict[str, str], list[str]]:
    try:
        read = dotenv_values(stream=StringIO(file.read_text(encoding="utf-8")), interpolate=False)
    except FileNotFoundError:
        return {}, []
    except (OSError, UnicodeDecodeError):
        return {}, [f"{file}: it cannot be read as text; write it anew from config.example.env."]
    loose = [
        f"{file}: the line {name!r} has no value; write NAME=value." for name, value in read.items() if value is None
    ]
    return {name.upper(): value for name, value in read.items() if value is not None}, loose


def _sentence(error: dict[str, object]) -> str:
    where = error["loc"]
    name = str(where[0]).upper() if isinstance(where, tuple) else ""
    reason = str(error["msg"]).removeprefix("Value error, ")
    if error["type"] == "literal_error":
        reason = reason.replace("Input should be", "write")
    return f"{name}: {reason}."
