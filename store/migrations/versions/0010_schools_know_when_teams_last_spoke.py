"""Schools know when Teams last said whether we are there."""

from alembic import op
import sqlalchemy as sa

import store.database.types


revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('schools', sa.Column('event_at', store.database.types.UtcDateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column('schools', 'event_at')
