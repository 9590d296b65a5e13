"""Whoever shows a token of a book may act for that book, until the token expires.

A token names a book and the second at which it expires, and is signed with `LEDGER_KEY`, from the
environment or from `.env`. Whoever signs people in hands tokens out. By hand, in this folder:

    python -m overrides.auth 0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e
"""

import hmac
import sys
import time
from uuid import UUID

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from starlette.requests import Request

from generated.errors import Forbidden, Unauthorized

SECONDS = 24 * 3600
"""How long a token is good for."""


class Secrets(BaseSettings):
    """What only those know who make tokens or verify them."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    ledger_key: str = Field(default=..., min_length=32, repr=False)


def load_key() -> bytes:
    """The key that tokens are signed with. Raises SystemExit where there is none."""
    try:
        return Secrets().ledger_key.encode()
    except ValidationError:
        raise SystemExit(
            "LEDGER_KEY: tokens are signed with this secret of 32 characters or more.\n"
            "Set it in the environment or in .env; `openssl rand -hex 32` writes one."
        ) from None


KEY = load_key()


def issue(book: UUID) -> str:
    """A token for a book."""
    told = f"{book}.{int(time.time()) + SECONDS}"
    return f"{told}.{sign(told)}"


def sign(told: str) -> str:
    """What nobody can write without the key."""
    return hmac.new(KEY, told.encode(), "sha256").hexdigest()


def book_of(token: str) -> UUID:
    """The book that a token is for. Raises Unauthorized where it is none, or has expired."""
    told, _, signature = token.rpartition(".")
    if not hmac.compare_digest(sign(told).encode(), signature.encode()):
        raise Unauthorized("This is no token of a book.")
    book, _, expires = told.partition(".")
    if int(expires) <= time.time():
        raise Unauthorized("The token has expired.")
    return UUID(book)


async def authorize(request: Request, owner: UUID) -> None:
    """Compare the book of the token with the one in the path."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise Unauthorized("Send a bearer token.")
    if book_of(token) != owner:
        raise Forbidden("The token is for another book.")


if __name__ == "__main__":
    sys.stdout.write(f"{issue(UUID(sys.argv[1]))}\n")
