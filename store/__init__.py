"""The only SQLAlchemy: tables, mapping, unit of work, repositories, migrations."""
