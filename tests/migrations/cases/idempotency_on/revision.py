"""Create idempotency_keys."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
base_snapshot = "8f732e1464ff"
snapshot = "a44970a1566e"
checksum = "cff4eb41df5c"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.create_table(
        "idempotency_keys",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column(
            "fingerprint",
            sa.LargeBinary(),
            nullable=False,
            comment="SHA-256 of what was asked: a key stands for one request.",
        ),
        sa.Column(
            "status",
            sa.Integer(),
            nullable=True,
            comment="The status of the answer; null until there is one.",
        ),
        sa.Column("headers", postgresql.JSONB(), nullable=True, comment="Its headers."),
        sa.Column("body", sa.LargeBinary(), nullable=True, comment="Its content."),
        sa.Column(
            "expires_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When the key is free again.",
        ),
        sa.CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64',
            name=op.f("ck_idempotency_keys_user_id_length"),
        ),
        sa.CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_idempotency_keys_user_id_pattern"),
        ),
        sa.CheckConstraint(
            'octet_length("fingerprint") BETWEEN 32 AND 32',
            name=op.f("ck_idempotency_keys_fingerprint_size"),
        ),
        sa.CheckConstraint(
            '"status" BETWEEN 100 AND 599', name=op.f("ck_idempotency_keys_status_range")
        ),
        sa.CheckConstraint(
            'octet_length("body") <= 1073741824', name=op.f("ck_idempotency_keys_body_size")
        ),
        sa.PrimaryKeyConstraint("user_id", "id", name=op.f("pk_idempotency_keys")),
        comment="What was answered to a request with an Idempotency-Key.",
    )
    op.execute(
        'CREATE INDEX "ix_idempotency_keys_expires_at" '
        'ON "idempotency_keys" ("user_id", "expires_at")'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_table("idempotency_keys")
