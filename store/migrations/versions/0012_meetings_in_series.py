"""Meetings that were planned together know which series they are of."""

from alembic import op
import sqlalchemy as sa


revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('meetings', sa.Column('series', sa.Text(), server_default='', nullable=False))


def downgrade() -> None:
    op.drop_column('meetings', 'series')
