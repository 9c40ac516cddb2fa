"""Who was written to in meetings that are over: rows that told who had prepared or voted are deleted."""

from alembic import op


revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

OVER = "SELECT id FROM meetings WHERE state IN ('ended', 'cancelled')"


def upgrade() -> None:
    op.execute(f"DELETE FROM notices WHERE kind IN ('nudge', 'catch_up', 'prepare') AND subject_id IN ({OVER})")
    op.execute(
        "DELETE FROM notices WHERE kind = 'group_write'"
        f" AND subject_id IN (SELECT id FROM groups WHERE meeting_id IN ({OVER}))"
    )


def downgrade() -> None:
    """What was deleted stays deleted."""
