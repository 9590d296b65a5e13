# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""What stands in the way of a change that the database refuses, by the name of the constraint."""

from generated.obstacles import Obstacle

CONFLICTS: dict[str, Obstacle] = {
    "fk_columns_board_id": Obstacle("There is no such board.", "reference", of_parent=True),
    "fk_cards_column_id": Obstacle("There is no such column.", "reference", of_parent=True),
    "fk_cards_after_id": Obstacle("There is no such card.", "reference", ("/after_id",)),
}
