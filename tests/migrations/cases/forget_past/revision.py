"""Forget the past of tasks.size."""

revision = "0002"
down_revision = "0001"
base_snapshot = "3afe6f073e52"
snapshot = "c6f844311c1b"
checksum = "6326c96326c9"


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
