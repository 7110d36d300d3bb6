"""The workbook on pages."""
