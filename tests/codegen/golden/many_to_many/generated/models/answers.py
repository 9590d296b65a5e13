# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Rows as they are answered: with the ids of the rows that they are joined to."""

from sqlalchemy import bindparam, select

from generated.models.author import Author
from generated.models.authorship import Authorship
from generated.models.book import Book
from generated.models.book_book import BookBook
from generated.models.favourite import Favourite
from generated.models.joined import joined_ids, joined_version
from generated.models.loan import Loan
from generated.models.reader import Reader

BOOK_ROW = (
    Book,
    joined_ids(
        "author_ids",
        select(Authorship.author_id)
        .join(Author, Author.id == Authorship.author_id)
        .where(
            Authorship.user_id == bindparam("_owner"),
            Authorship.book_id == Book.id,
            Author.user_id == bindparam("_owner"),
            Author.deleted_at.is_(None),
        )
        .order_by(Authorship.author_id)
        .limit(10)
        .correlate(Book),
    ),
    joined_ids(
        "similar_ids",
        select(BookBook.other_book_id)
        .where(BookBook.user_id == bindparam("_owner"), BookBook.book_id == Book.id)
        .order_by(BookBook.other_book_id)
        .limit(100)
        .correlate(Book),
    ),
    joined_ids(
        "reader_ids",
        select(Loan.reader_id)
        .distinct()
        .where(
            Loan.user_id == bindparam("_owner"), Loan.book_id == Book.id, Loan.deleted_at.is_(None)
        )
        .order_by(Loan.reader_id)
        .limit(100)
        .correlate(Book),
    ),
)
BOOK_VERSION = joined_version(Book.entity_tag, *BOOK_ROW[1:])
AUTHOR_ROW = (
    Author,
    joined_ids(
        "book_ids",
        select(Authorship.book_id)
        .where(Authorship.user_id == bindparam("_owner"), Authorship.author_id == Author.id)
        .order_by(Authorship.book_id)
        .limit(100)
        .correlate(Author),
    ),
)
AUTHOR_VERSION = joined_version(Author.entity_tag, *AUTHOR_ROW[1:])
READER_ROW = (
    Reader,
    joined_ids(
        "favourites_ids",
        select(Favourite.book_id)
        .where(Favourite.user_id == bindparam("_owner"), Favourite.reader_id == Reader.id)
        .order_by(Favourite.book_id)
        .limit(100)
        .correlate(Reader),
    ),
)
READER_VERSION = joined_version(Reader.entity_tag, *READER_ROW[1:])
