"""Workbooks and CSV files for the tests."""

import io
from typing import Any

import openpyxl


def csv_of(*lines: str) -> bytes:
    """Lines as a CSV file."""
    return ("\n".join(lines) + "\n").encode()


def xlsx_of(*rows: list[Any], merge: str = "") -> bytes:
    """Rows as a workbook."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if merge:
        book.active.merge_cells(merge)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()
