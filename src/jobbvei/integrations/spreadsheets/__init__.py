"""Files from a spreadsheet: CSV and XLSX in, rows with line numbers, typed cells, faults a caseworker can mend."""
