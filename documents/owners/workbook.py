"""The owner's report as a workbook: one row a level, a measure, a piece of good practice."""

from __future__ import annotations

from documents.exports.sheets import xlsx
from documents.owners.text import OwnerReport


def workbook(report: OwnerReport) -> bytes:
    """The file; what people have written never becomes a formula in it."""
    return xlsx(report.sheets, report.title)
