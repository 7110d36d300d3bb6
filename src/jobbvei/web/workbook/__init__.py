"""The workbook: written together, read by those who may, and taken out as documents."""
