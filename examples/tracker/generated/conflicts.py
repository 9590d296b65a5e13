# Generated from schema.yaml; edit the schema, not this file. [seal 784bc35c243f]
"""What stands in the way of a change that the database refuses, by the name of the constraint."""

from generated.obstacles import Obstacle

CONFLICTS: dict[str, Obstacle] = {
    "uq_project_slug": Obstacle("There is already a project with this slug.", "unique", ("/slug",)),
    "fk_projects_country_id": Obstacle("There is no such country.", "reference", ("/country_id",)),
    "fk_tasks_project_id": Obstacle("There is no such project.", "reference", ("/project_id",)),
    "fk_tasks_parent_id": Obstacle(
        "There is no such task.",
        "reference",
        ("/parent_id",),
        held="There are tasks that refer to this.",
    ),
    "ck_tasks_done_has_time": Obstacle("This breaks the rule `done_has_time` of tasks.", "rule"),
    "uq_tag_label": Obstacle("There is already a tag with this label.", "unique", ("/label",)),
    "fk_comments_task_id": Obstacle("There is no such task.", "reference", of_parent=True),
    "fk_reactions_comment_id": Obstacle("There is no such comment.", "reference", of_parent=True),
    "uq_person_email": Obstacle(
        "There is already a person with this email.", "unique", ("/email",)
    ),
    "uq_membership_pair": Obstacle(
        "There is already a membership with this project id and this person id.",
        "unique",
        ("/project_id", "/person_id"),
    ),
    "fk_memberships_project_id": Obstacle(
        "There is no such project.", "reference", ("/project_id",)
    ),
    "fk_memberships_person_id": Obstacle("There is no such person.", "reference", ("/person_id",)),
    "uq_country_code": Obstacle("There is already a country with this code.", "unique", ("/code",)),
    "fk_task_tag_tag_id": Obstacle("There is no such tag.", "reference", ("/tag_ids",)),
    "fk_task_tag_task_id": Obstacle("There is no such task.", "reference", ("/task_ids",)),
}
