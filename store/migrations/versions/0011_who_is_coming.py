"""Who is coming to meetings."""

from alembic import op
import sqlalchemy as sa


revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('attendances',
    sa.Column('meeting_id', sa.Text(), nullable=False),
    sa.Column('person_id', sa.Text(), nullable=False),
    sa.Column('coming', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_attendances_meeting_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('meeting_id', 'person_id', name=op.f('pk_attendances')),
    sqlite_with_rowid=False
    )
    op.create_index(op.f('ix_attendances_person_id'), 'attendances', ['person_id'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_attendances_person_id'), table_name='attendances')
    op.drop_table('attendances')
