"""Drop ix_task_large of tasks, and more.

- Drop ix_task_large of tasks.
- Change type of size and views in tasks.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "9edd317ac460"
snapshot = "e692095c90ff-half"
checksum = "80f160da5530"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('DROP INDEX IF EXISTS "ix_task_large"')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_size_range"')
    op.execute(
        'ALTER TABLE "tasks" ALTER COLUMN "size" DROP DEFAULT, '
        'ALTER COLUMN "size" TYPE numeric(9,2), '
        "ALTER COLUMN \"size\" SET DEFAULT '3.00', "
        'ALTER COLUMN "views" DROP DEFAULT, '
        'ALTER COLUMN "views" TYPE bigint, '
        'ALTER COLUMN "views" SET DEFAULT 0'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute(
        'ALTER TABLE "tasks" ALTER COLUMN "size" DROP DEFAULT, '
        'ALTER COLUMN "size" TYPE integer, '
        'ALTER COLUMN "size" SET DEFAULT 3, '
        'ALTER COLUMN "views" DROP DEFAULT, '
        'ALTER COLUMN "views" TYPE integer, '
        'ALTER COLUMN "views" SET DEFAULT 0'
    )

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_size_range" CHECK ("size" >= 0) NOT VALID'
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_size_range"')

    op.execute('CREATE INDEX "ix_task_large" ON "tasks" ("user_id", "size") WHERE size > 5')
