# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""What stands in the way of a change that the database refuses, by the name of the constraint."""

from generated.obstacles import Obstacle

CONFLICTS: dict[str, Obstacle] = {
    "uq_folder_name": Obstacle("There is already a folder with this name.", "unique", ("/name",)),
    "fk_files_folder_id": Obstacle("There is no such folder.", "reference", of_parent=True),
    "fk_files_moved_from_id": Obstacle(
        "There is no such folder.", "reference", ("/moved_from_id",)
    ),
    "fk_bookmarks_folder_id": Obstacle("There is no such folder.", "reference", ("/folder_id",)),
}
