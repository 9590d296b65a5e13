# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""What stands in the way of a change that the database refuses, by the name of the constraint."""

from generated.obstacles import Obstacle

CONFLICTS: dict[str, Obstacle] = {
    "fk_loans_book_id": Obstacle("There is no such book.", "reference", ("/book_id",)),
    "fk_loans_reader_id": Obstacle(
        "There is no such reader.",
        "reference",
        ("/reader_id",),
        held="There are loans that refer to this.",
    ),
    "fk_authorship_author_id": Obstacle("There is no such author.", "reference", ("/author_ids",)),
    "fk_book_book_other_book_id": Obstacle(
        "There is no such book.", "reference", ("/similar_ids",)
    ),
    "fk_authorship_book_id": Obstacle("There is no such book.", "reference", ("/book_ids",)),
    "fk_favourite_book_id": Obstacle("There is no such book.", "reference", ("/favourites_ids",)),
}
