# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""What stands in the way of a change that the database refuses, by the name of the constraint."""

from generated.obstacles import Obstacle

CONFLICTS: dict[str, Obstacle] = {
    "fk_notes_task_id": Obstacle("There is no such task.", "reference", of_parent=True),
}
