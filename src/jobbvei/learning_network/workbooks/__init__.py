"""The workbook without its rows: what a template is, what an answer is, and how two people's writing becomes one."""
