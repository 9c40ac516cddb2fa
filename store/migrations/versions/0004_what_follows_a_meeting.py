"""What follows a meeting: history of measures, rhythms, good practice, releases, what was deleted."""

from alembic import op
import sqlalchemy as sa


revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('deletions',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('school_id', sa.Text(), server_default='', nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('what', sa.Text(), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_deletions'))
    )
    op.create_index(op.f('ix_deletions_school_id_at'), 'deletions', ['school_id', 'at'], unique=False)
    op.create_table('gone',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_gone'))
    )
    op.create_table('left_out',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_left_out'))
    )
    op.create_table('owners',
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('person_id', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_owners_person_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_owners_school_id')),
    sa.PrimaryKeyConstraint('school_id', 'person_id', name=op.f('pk_owners'))
    )
    op.create_index(op.f('ix_owners_person_id'), 'owners', ['person_id'], unique=False)
    op.create_table('practices',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('characteristic_id', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), server_default='', nullable=False),
    sa.Column('did', sa.Text(), server_default='', nullable=False),
    sa.Column('changed', sa.Text(), server_default='', nullable=False),
    sa.Column('again', sa.Text(), server_default='', nullable=False),
    sa.Column('shared', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('measure_id', sa.Text(), server_default='', nullable=False),
    sa.Column('origin', sa.Text(), server_default='', nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='0', nullable=False),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_practices_school_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_practices'))
    )
    op.create_index(op.f('ix_practices_school_id'), 'practices', ['school_id'], unique=False)
    op.create_table('releases',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('characteristic_id', sa.Text(), nullable=False),
    sa.Column('parts', sa.Text(), nullable=False),
    sa.Column('told_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('open_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('released_by', sa.Text(), server_default='', nullable=False),
    sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='0', nullable=False),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_releases_school_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_releases'))
    )
    op.create_index(op.f('ix_releases_school_id'), 'releases', ['school_id'], unique=False)
    op.create_table('reminder_plans',
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('ahead', sa.Integer(), nullable=False),
    sa.Column('after', sa.Text(), nullable=False),
    sa.Column('digest', sa.String(length=32), nullable=False),
    sa.Column('overdue_to_leader', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), server_default='0', nullable=False),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_reminder_plans_school_id')),
    sa.PrimaryKeyConstraint('school_id', name=op.f('pk_reminder_plans'))
    )
    op.create_table('rhythms',
    sa.Column('person_id', sa.Text(), nullable=False),
    sa.Column('days', sa.Text(), nullable=False),
    sa.Column('begin', sa.Integer(), nullable=False),
    sa.Column('end', sa.Integer(), nullable=False),
    sa.Column('wants', sa.String(length=32), nullable=False),
    sa.Column('paused_until', sa.Date(), nullable=True),
    sa.Column('reminded_on', sa.Date(), nullable=True),
    sa.Column('reminded_by', sa.Text(), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='0', nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_rhythms_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_rhythms'))
    )
    op.create_table('practice_thanks',
    sa.Column('practice_id', sa.Text(), nullable=False),
    sa.Column('person_id', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_practice_thanks_person_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['practice_id'], ['practices.id'], name=op.f('fk_practice_thanks_practice_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('practice_id', 'person_id', name=op.f('pk_practice_thanks'))
    )
    op.add_column('measures', sa.Column('helpers', sa.Text(), server_default='[]', nullable=False))
    op.add_column('measures', sa.Column('steps', sa.Text(), server_default='[]', nullable=False))
    op.add_column('measures', sa.Column('from_level', sa.Integer(), nullable=True))
    op.add_column('measures', sa.Column('to_level', sa.Integer(), nullable=True))
    op.add_column('measures', sa.Column('seen_in', sa.Text(), server_default='[]', nullable=False))
    op.add_column('measures', sa.Column('look_on', sa.Date(), nullable=True))
    op.add_column('measures', sa.Column('answered_by', sa.Text(), server_default='', nullable=False))
    op.add_column('measures', sa.Column('practice_id', sa.Text(), server_default='', nullable=False))
    # Nothing points at measures yet: on SQLite the table can be made anew without taking rows of others with it.
    with op.batch_alter_table('measures') as batch:
        batch.alter_column('owner_id', server_default='')
        batch.drop_constraint('fk_measures_owner_id', type_='foreignkey')
    op.add_column('schools', sa.Column('release_days', sa.Integer(), server_default='5', nullable=False))
    op.add_column('schools', sa.Column('keep_years', sa.Integer(), server_default='5', nullable=False))
    op.create_table('measure_events',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('measure_id', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('what', sa.String(length=32), nullable=False),
    sa.Column('by', sa.Text(), server_default='', nullable=False),
    sa.Column('before', sa.Text(), server_default='', nullable=False),
    sa.Column('after', sa.Text(), server_default='', nullable=False),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['measure_id'], ['measures.id'], name=op.f('fk_measure_events_measure_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_measure_events'))
    )
    op.create_index(op.f('ix_measure_events_measure_id'), 'measure_events', ['measure_id'], unique=False)
    for table in ('catalogues', 'own_questions', 'own_forms'):
        op.add_column(table, sa.Column('origin', sa.Text(), server_default='', nullable=False))
    waiting = sa.text("state = 'pending'")
    op.create_index('ix_notices_turns', 'notices', ['school_id', 'due_at', 'id'], unique=False,
                    sqlite_where=waiting, postgresql_where=waiting)
    op.create_index('ix_notices_person', 'notices', ['person_id', 'due_at'], unique=False,
                    sqlite_where=waiting, postgresql_where=waiting)


def downgrade() -> None:
    op.drop_index('ix_notices_person', table_name='notices')
    op.drop_index('ix_notices_turns', table_name='notices')
    for table in ('own_forms', 'own_questions', 'catalogues'):
        op.drop_column(table, 'origin')
    op.drop_index(op.f('ix_measure_events_measure_id'), table_name='measure_events')
    op.drop_table('measure_events')
    op.drop_column('schools', 'keep_years')
    op.drop_column('schools', 'release_days')
    # A measure that nobody sees to falls back to who made it; where they are gone too, it cannot be kept.
    op.execute("UPDATE measures SET owner_id = created_by WHERE owner_id NOT IN (SELECT id FROM people)")
    op.execute("DELETE FROM measures WHERE owner_id NOT IN (SELECT id FROM people)")
    with op.batch_alter_table('measures') as batch:
        batch.alter_column('owner_id', server_default=None)
        batch.create_foreign_key('fk_measures_owner_id', 'people', ['owner_id'], ['id'])
    op.drop_column('measures', 'practice_id')
    op.drop_column('measures', 'answered_by')
    op.drop_column('measures', 'look_on')
    op.drop_column('measures', 'seen_in')
    op.drop_column('measures', 'to_level')
    op.drop_column('measures', 'from_level')
    op.drop_column('measures', 'steps')
    op.drop_column('measures', 'helpers')
    op.drop_table('practice_thanks')
    op.drop_table('rhythms')
    op.drop_table('reminder_plans')
    op.drop_index(op.f('ix_releases_school_id'), table_name='releases')
    op.drop_table('releases')
    op.drop_index(op.f('ix_practices_school_id'), table_name='practices')
    op.drop_table('practices')
    op.drop_index(op.f('ix_owners_person_id'), table_name='owners')
    op.drop_table('owners')
    op.drop_index(op.f('ix_deletions_school_id_at'), table_name='deletions')
    op.drop_table('left_out')
    op.drop_table('gone')
    op.drop_table('deletions')
