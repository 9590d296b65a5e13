# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The tables. Importing this package makes all of them known to `Base.metadata`."""

from generated.models.author import Author
from generated.models.authorship import Authorship
from generated.models.base import Base
from generated.models.book import Book
from generated.models.book_book import BookBook
from generated.models.favourite import Favourite
from generated.models.idempotency_key import IdempotencyKey
from generated.models.loan import Loan
from generated.models.reader import Reader

__all__ = [
    "Author",
    "Authorship",
    "Base",
    "Book",
    "BookBook",
    "Favourite",
    "IdempotencyKey",
    "Loan",
    "Reader",
]
