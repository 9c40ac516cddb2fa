"""A meeting that is conducted: its course, who is there, groups, ideas, notes, minutes; criteria that were ticked."""

from alembic import op
import sqlalchemy as sa


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # One by one, not in batch mode: see 0002.
    op.add_column('schools', sa.Column('leaders_vote', sa.String(32), server_default='last', nullable=False))
    op.add_column('schools', sa.Column('remark_days', sa.Integer(), server_default='5', nullable=False))
    op.add_column('members', sa.Column('subject', sa.Text(), server_default='', nullable=False))
    op.add_column('rounds', sa.Column('ticks', sa.Text(), server_default='{}', nullable=False))
    op.add_column('rounds', sa.Column('tickers', sa.Integer(), server_default='0', nullable=False))

    op.create_table('courses',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('phase', sa.Integer(), nullable=False),
    sa.Column('began_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('paused_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ideas', sa.String(length=32), nullable=False),
    sa.Column('version', sa.Integer(), server_default='0', nullable=False),
    sa.ForeignKeyConstraint(['id'], ['meetings.id'], name=op.f('fk_courses_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_courses'))
    )
    op.create_table('presences',
    sa.Column('meeting_id', sa.Text(), nullable=False),
    sa.Column('person_id', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_presences_meeting_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('meeting_id', 'person_id', name=op.f('pk_presences')),
    sqlite_with_rowid=False
    )
    op.create_table('groups',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('meeting_id', sa.Text(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('seats', sa.Text(), nullable=False),
    sa.Column('finding', sa.Text(), server_default='', nullable=False),
    sa.Column('done', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('version', sa.Integer(), server_default='0', nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_groups_meeting_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_groups')),
    sa.UniqueConstraint('meeting_id', 'number', name=op.f('uq_groups_meeting_id_number')),
    sqlite_with_rowid=False
    )
    op.create_table('ideas',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('meeting_id', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('joined_to', sa.Text(), server_default='', nullable=False),
    sa.Column('dots', sa.Integer(), nullable=True),
    sa.Column('measure_id', sa.Text(), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='0', nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_ideas_meeting_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ideas')),
    sqlite_with_rowid=False
    )
    op.create_index(op.f('ix_ideas_meeting_id'), 'ideas', ['meeting_id'], unique=False)
    op.create_table('notes',
    sa.Column('meeting_id', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['box_keys.meeting_id'], name=op.f('fk_notes_meeting_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('meeting_id', 'name', name=op.f('pk_notes')),
    sqlite_with_rowid=False
    )
    op.create_table('private_notes',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('owner', sa.Text(), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.Column('touched_on', sa.Date(), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_private_notes')),
    sqlite_with_rowid=False
    )
    op.create_index(op.f('ix_private_notes_owner'), 'private_notes', ['owner'], unique=False)
    op.create_table('minutes',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('findings', sa.Text(), server_default='', nullable=False),
    sa.Column('remarks_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('frozen_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('frozen', sa.Text(), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='0', nullable=False),
    sa.ForeignKeyConstraint(['id'], ['meetings.id'], name=op.f('fk_minutes_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_minutes_school_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_minutes'))
    )
    op.create_table('remarks',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('meeting_id', sa.Text(), nullable=False),
    sa.Column('person_id', sa.Text(), server_default='', nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_remarks_meeting_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_remarks'))
    )
    op.create_index(op.f('ix_remarks_meeting_id'), 'remarks', ['meeting_id'], unique=False)
    op.create_table('templates',
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('file_name', sa.Text(), server_default='', nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.Column('put_by', sa.Text(), server_default='', nullable=False),
    sa.Column('put_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_templates_school_id')),
    sa.PrimaryKeyConstraint('school_id', 'kind', name=op.f('pk_templates'))
    )


def downgrade() -> None:
    op.drop_table('templates')
    op.drop_index(op.f('ix_remarks_meeting_id'), table_name='remarks')
    op.drop_table('remarks')
    op.drop_table('minutes')
    op.drop_index(op.f('ix_private_notes_owner'), table_name='private_notes')
    op.drop_table('private_notes')
    op.drop_table('notes')
    op.drop_index(op.f('ix_ideas_meeting_id'), table_name='ideas')
    op.drop_table('ideas')
    op.drop_table('groups')
    op.drop_table('presences')
    op.drop_table('courses')
    for table, names in (('rounds', ('tickers', 'ticks')), ('members', ('subject',)), ('schools', ('remark_days', 'leaders_vote'))):
        for name in names:
            op.drop_column(table, name)
