"""Rename projects to areas."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "abfe02ecbf3a"
snapshot = "8c6b0dd6fd2b"
checksum = "8f9933e641ce"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.rename_table("projects", "areas")
    op.execute('ALTER TABLE "areas" RENAME CONSTRAINT "pk_projects" TO "pk_areas"')
    op.execute(
        'ALTER TABLE "areas" RENAME CONSTRAINT "ck_projects_user_id_length" '
        'TO "ck_areas_user_id_length"'
    )
    op.execute(
        'ALTER TABLE "areas" RENAME CONSTRAINT "ck_projects_user_id_pattern" '
        'TO "ck_areas_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "areas" RENAME CONSTRAINT "ck_projects_name_length" TO "ck_areas_name_length"'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute(
        'ALTER TABLE "areas" RENAME CONSTRAINT "ck_areas_name_length" TO "ck_projects_name_length"'
    )
    op.execute(
        'ALTER TABLE "areas" RENAME CONSTRAINT "ck_areas_user_id_pattern" '
        'TO "ck_projects_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "areas" RENAME CONSTRAINT "ck_areas_user_id_length" '
        'TO "ck_projects_user_id_length"'
    )
    op.execute('ALTER TABLE "areas" RENAME CONSTRAINT "pk_areas" TO "pk_projects"')
    op.rename_table("areas", "projects")
