"""Charts know what they show, and go with it."""

from alembic import op
import sqlalchemy as sa


revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Of the charts that are there nobody knows what they show: they stay until anything is taken away.
    op.create_table('chart_subjects',
    sa.Column('digest', sa.Text(), nullable=False),
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('about', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['digest'], ['charts.digest'], name=op.f('fk_chart_subjects_digest'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_chart_subjects_school_id')),
    sa.PrimaryKeyConstraint('digest', 'school_id', 'about', name=op.f('pk_chart_subjects'))
    )
    op.create_index(op.f('ix_chart_subjects_about'), 'chart_subjects', ['about'])
    op.create_index(op.f('ix_chart_subjects_school_id_about'), 'chart_subjects', ['school_id', 'about'])


def downgrade() -> None:
    op.drop_table('chart_subjects')
