"""Rename tasks to jobs, and more.

- Rename tasks to jobs.
- Rename tags to labels.
- Rename task_tag to job_label.
- Rename label to text in labels.
- Rename task_id to job_id in job_label.
- Rename tag_id to label_id in job_label.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "aae41f60cf0c"
snapshot = "c50c9e299ca6"
checksum = "a25b3c96b8d1"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "task_tag", "tags", "tasks" IN ACCESS EXCLUSIVE MODE')
    op.rename_table("tasks", "jobs")
    op.rename_table("tags", "labels")
    op.rename_table("task_tag", "job_label")
    op.execute('ALTER TABLE "jobs" RENAME CONSTRAINT "pk_tasks" TO "pk_jobs"')
    op.execute('ALTER TABLE "labels" RENAME CONSTRAINT "pk_tags" TO "pk_labels"')
    op.execute('ALTER TABLE "job_label" RENAME CONSTRAINT "pk_task_tag" TO "pk_job_label"')
    op.execute('ALTER INDEX "ix_task_tag_tag_id" RENAME TO "ix_job_label_label_id"')
    op.execute(
        'ALTER TABLE "jobs" RENAME CONSTRAINT "ck_tasks_user_id_length" TO "ck_jobs_user_id_length"'
    )
    op.execute(
        'ALTER TABLE "jobs" RENAME CONSTRAINT "ck_tasks_user_id_pattern" '
        'TO "ck_jobs_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "jobs" RENAME CONSTRAINT "ck_tasks_title_length" TO "ck_jobs_title_length"'
    )
    op.alter_column("labels", "label", new_column_name="text")
    op.execute(
        'ALTER TABLE "labels" RENAME CONSTRAINT "ck_tags_user_id_length" '
        'TO "ck_labels_user_id_length"'
    )
    op.execute(
        'ALTER TABLE "labels" RENAME CONSTRAINT "ck_tags_user_id_pattern" '
        'TO "ck_labels_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "labels" RENAME CONSTRAINT "ck_tags_label_length" TO "ck_labels_text_length"'
    )
    op.alter_column("job_label", "task_id", new_column_name="job_id")
    op.alter_column("job_label", "tag_id", new_column_name="label_id")
    op.execute(
        'ALTER TABLE "job_label" RENAME CONSTRAINT "ck_task_tag_user_id_length" '
        'TO "ck_job_label_user_id_length"'
    )
    op.execute(
        'ALTER TABLE "job_label" RENAME CONSTRAINT "ck_task_tag_user_id_pattern" '
        'TO "ck_job_label_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "job_label" RENAME CONSTRAINT "fk_task_tag_task_id" TO "fk_job_label_job_id"'
    )
    op.execute(
        'ALTER TABLE "job_label" RENAME CONSTRAINT "fk_task_tag_tag_id" TO "fk_job_label_label_id"'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "job_label", "labels", "jobs" IN ACCESS EXCLUSIVE MODE')
    op.execute(
        'ALTER TABLE "job_label" RENAME CONSTRAINT "fk_job_label_label_id" TO "fk_task_tag_tag_id"'
    )
    op.execute(
        'ALTER TABLE "job_label" RENAME CONSTRAINT "fk_job_label_job_id" TO "fk_task_tag_task_id"'
    )
    op.execute(
        'ALTER TABLE "job_label" RENAME CONSTRAINT "ck_job_label_user_id_pattern" '
        'TO "ck_task_tag_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "job_label" RENAME CONSTRAINT "ck_job_label_user_id_length" '
        'TO "ck_task_tag_user_id_length"'
    )
    op.alter_column("job_label", "label_id", new_column_name="tag_id")
    op.alter_column("job_label", "job_id", new_column_name="task_id")
    op.execute(
        'ALTER TABLE "labels" RENAME CONSTRAINT "ck_labels_text_length" TO "ck_tags_label_length"'
    )
    op.execute(
        'ALTER TABLE "labels" RENAME CONSTRAINT "ck_labels_user_id_pattern" '
        'TO "ck_tags_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "labels" RENAME CONSTRAINT "ck_labels_user_id_length" '
        'TO "ck_tags_user_id_length"'
    )
    op.alter_column("labels", "text", new_column_name="label")
    op.execute(
        'ALTER TABLE "jobs" RENAME CONSTRAINT "ck_jobs_title_length" TO "ck_tasks_title_length"'
    )
    op.execute(
        'ALTER TABLE "jobs" RENAME CONSTRAINT "ck_jobs_user_id_pattern" '
        'TO "ck_tasks_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "jobs" RENAME CONSTRAINT "ck_jobs_user_id_length" TO "ck_tasks_user_id_length"'
    )
    op.execute('ALTER INDEX "ix_job_label_label_id" RENAME TO "ix_task_tag_tag_id"')
    op.execute('ALTER TABLE "job_label" RENAME CONSTRAINT "pk_job_label" TO "pk_task_tag"')
    op.execute('ALTER TABLE "labels" RENAME CONSTRAINT "pk_labels" TO "pk_tags"')
    op.execute('ALTER TABLE "jobs" RENAME CONSTRAINT "pk_jobs" TO "pk_tasks"')
    op.rename_table("job_label", "task_tag")
    op.rename_table("labels", "tags")
    op.rename_table("jobs", "tasks")
