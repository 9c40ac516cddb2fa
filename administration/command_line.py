"""The command line of ``app.py``, without doing anything yet."""

from __future__ import annotations

import argparse

from administration.backups import add_parsers as add_backups
from administration.figures import add_parsers as add_imports
from administration.statistics import add_parser as add_statistics


def parser() -> argparse.ArgumentParser:
    """The commands of ``app.py`` and what each takes."""
    whole = argparse.ArgumentParser(prog="app.py", description="Samklang")
    whole.add_argument("--local", action="store_true", help="no app id and no token check, on loopback only")
    local = argparse.ArgumentParser(add_help=False)
    local.add_argument("--local", action="store_true", default=argparse.SUPPRESS, help="as in `app.py --local`")
    commands = whole.add_subparsers(dest="command", required=False)
    commands.add_parser("serve", parents=[local], help="answer Teams (the default)")
    commands.add_parser("migrate", parents=[local], help="bring the database to the newest schema")
    add_backups(commands, local)
    add_imports(commands, local)
    leaders = commands.add_parser("leaders", parents=[local], help="who leads a school")
    leaders.add_argument("school", help="the school's name or id")
    leaders.add_argument("--add", metavar="PERSON", help="a member's name or id: leads from now on")
    forget = commands.add_parser("forget", parents=[local], help="delete all that there is of a school")
    forget.add_argument("school", help="the school's name or id")
    forget.add_argument("--sure", action="store_true", help="really delete; without it, what would go is told")
    add_statistics(commands, local)
    commands.add_parser("package", help="build the Teams app package")
    return whole
