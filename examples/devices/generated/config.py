# Generated from schema.yaml; edit the schema, not this file. [seal 5e01c2f49960]
"""The settings of the API, from the environment and from a `.env` file beside it."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

Seconds = Annotated[float, Field(gt=0, le=3600)]

_ORIGIN = re.compile(r"https?://([a-z0-9.-]+|\[[0-9a-f:]+\])(:[0-9]{1,5})?")
_ADDRESS = re.compile(rf"{_ORIGIN.pattern}(/[^\s?#]*)?", re.IGNORECASE)


class Settings(BaseSettings):
    """What differs between one deployment and another. Each name is an environment variable."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    database_url: str = Field(default=..., repr=False)
    """Where the data is: `postgresql://user:password@host/name?sslmode=require`."""

    database_url_unpooled: str | None = Field(default=None, repr=False)
    """The same database without a transaction pooler in between, for migrations."""

    database_pool_size: Annotated[int, Field(ge=1, le=1000)] = 10
    """How many connections one process keeps at the most."""

    database_pool_timeout: Seconds = 5.0
    """How long a request waits for a free connection before it is answered 503."""

    database_connect_timeout: Annotated[int, Field(ge=2, le=3600)] = 5
    """How long connecting may take, in whole seconds."""

    database_prepared_statements: bool | None = None
    """Whether statements are prepared on the server. Unset: not behind a host named `-pooler`."""

    request_timeout: Seconds = 15.0
    """How long a request may take before it is answered 503."""

    max_body_bytes: Annotated[int, Field(ge=1024, le=1 << 30)] = 1 << 20
    """How large a request body may be before it is answered 413."""

    public_url: str | None = None
    """What the API's own addresses begin with, behind a proxy. Unset: what the request says."""

    cors_origins: Annotated[tuple[str, ...] | None, NoDecode] = None
    """The origins whose pages may call the API, in the place of those in the schema."""

    idempotency_hours: Annotated[float, Field(gt=0, le=8760)] = 24.0
    """For how many hours a request with an `Idempotency-Key` is answered as it was the first time.
    """

    log_level: Annotated[str, Field(pattern="^(debug|info|warning|error|critical)$")] = "info"
    """The least serious message that is logged."""

    log_format: Annotated[str, Field(pattern="^(text|json)$")] = "text"
    """Whether the log is lines for people, or one JSON object in each line."""

    @field_validator("database_url", "database_url_unpooled")
    @classmethod
    def _speaks_postgresql(cls, url: str | None) -> str | None:
        if url is None:
            return None
        scheme, separator, rest = url.partition("://")
        if not separator or scheme not in {"postgres", "postgresql", "postgresql+psycopg"}:
            raise ValueError("a PostgreSQL address starts with postgresql://")
        return f"postgresql+psycopg://{rest}"

    @field_validator("public_url")
    @classmethod
    def _is_an_address(cls, url: str | None) -> str | None:
        if url is not None and not _ADDRESS.fullmatch(url):
            raise ValueError("write it like https://api.example.com")
        return None if url is None else url.rstrip("/")

    @field_validator("cors_origins", mode="before")
    @classmethod
    def _are_origins(cls, written: object) -> object:
        origins = written.replace(",", " ").split() if isinstance(written, str) else written
        if isinstance(origins, list | tuple):
            for each in origins:
                if each != "*" and not _ORIGIN.fullmatch(str(each)):
                    raise ValueError(f"{each} is not an origin like https://app.example.com")
        return origins

    @property
    def migration_url(self) -> str:
        """Where migrations connect: past the pooler, where that address is given."""
        return self.database_url_unpooled or self.database_url

    @property
    def prepares_statements(self) -> bool:
        """Whether the server may keep prepared statements between two transactions."""
        if self.database_prepared_statements is not None:
            return self.database_prepared_statements
        host = urlsplit(self.database_url).hostname or ""
        return not host.split(".")[0].endswith("-pooler")


def load_settings() -> Settings:
    """The settings of this process.

    Raises SystemExit with one sentence per setting that is missing or makes no sense: whoever
    starts the server must act, and a traceback would bury what to do.
    """
    try:
        return Settings()
    except ValidationError as error:
        problems = [
            f"{str(found['loc'][0]).upper()}: {found['msg']}."
            for found in error.errors(include_url=False, include_input=False)
        ]
        raise SystemExit(
            "\n".join([*problems, "Set it in the environment or in .env; see .env.example."])
        ) from None
