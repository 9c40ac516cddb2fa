"""While an upgrade goes on, processes of the version before work on the new schema: migrations add to it, no more."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.house.tree import ROOT

VERSIONS = ROOT / "store" / "migrations" / "versions"
TAKING = {
    "drop_table",
    "drop_column",
    "rename_table",
    "alter_column",
    "create_unique_constraint",
    "create_check_constraint",
}
_ONE_PROCESS = "written when services were stopped for an upgrade"
WITH_A_REASON = {
    "0002 rename_table figures figures_before": _ONE_PROCESS,
    "0002 execute": _ONE_PROCESS,
    "0004 alter_column owner_id": "it got a default: what the version before writes is still taken",
    "0007 drop_table figures_before": "the table was renamed five versions before, and nothing has read it since",
}


def test_a_migration_takes_nothing_away_that_the_version_before_works_with() -> None:
    wrong = {
        f"{path.name}:{line} {what}"
        for path in sorted(VERSIONS.glob("*.py"))
        for line, what in _taking(path)
        if f"{path.stem.partition('_')[0]} {what}" not in WITH_A_REASON
    }

    assert not wrong


def test_every_reason_is_of_something_that_is_there() -> None:
    found = {f"{path.stem.partition('_')[0]} {what}" for path in VERSIONS.glob("*.py") for _, what in _taking(path)}

    assert not WITH_A_REASON.keys() - found


def test_what_takes_away_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "0099_takes.py"
    path.write_text(
        "def upgrade():\n"
        "    op.drop_column('a', 'b')\n"
        "    with op.batch_alter_table('a') as batch_op:\n"
        "        batch_op.alter_column('c', nullable=False)\n"
        "    op.add_column('a', sa.Column('d', sa.Text(), nullable=False))\n"
        "    op.add_column('a', sa.Column('e', sa.Text(), nullable=False, server_default=''))\n"
        "    op.execute('ALTER TABLE a RENAME TO b')\n"
        "def downgrade():\n"
        "    op.drop_table('a')\n"
    )

    assert [line for line, _ in _taking(path)] == [2, 4, 5, 7]


def _taking(path: Path) -> list[tuple[int, str]]:
    """Line and name of what an upgrade takes away or asks of those who write."""
    upgrades = [
        part
        for part in ast.parse(path.read_text("utf-8")).body
        if isinstance(part, ast.FunctionDef) and part.name == "upgrade"
    ]
    return sorted(
        (call.lineno, " ".join([call.func.attr, *_names(call)]))
        for part in upgrades
        for call in ast.walk(part)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and _takes(call, call.func.attr)
    )


def _names(call: ast.Call) -> list[str]:
    return [each.value for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)][:2]


def _takes(call: ast.Call, name: str) -> bool:
    if name in TAKING:
        return True
    text = ast.unparse(call).upper()
    if name == "execute":
        return any(word in text for word in ("DROP ", "RENAME ", " SET NOT NULL"))
    asks = "NULLABLE=FALSE" in text and "SERVER_DEFAULT" not in text
    return name == "add_column" and asks
