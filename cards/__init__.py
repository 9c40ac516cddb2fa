"""Views to Adaptive Cards. Pure: no I/O, no clock, no botbuilder, no SQLAlchemy."""
