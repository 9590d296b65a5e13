# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""What stands in the way of a change that the database refuses, by the name of the constraint."""

from generated.obstacles import Obstacle

CONFLICTS: dict[str, Obstacle] = {
    "fk_projects_country_id": Obstacle("There is no such country.", "reference", ("/country_id",)),
    "fk_tasks_project_id": Obstacle(
        "There is no such project.",
        "reference",
        ("/project_id",),
        held="There are tasks that refer to this.",
    ),
    "fk_notes_task_id": Obstacle("There is no such task.", "reference", of_parent=True),
    "fk_task_tag_tag_id": Obstacle("There is no such tag.", "reference", ("/tag_ids",)),
}
