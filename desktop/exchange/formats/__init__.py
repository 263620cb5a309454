"""The forms a file can have: text, workbook, transfer file; how each is opened safely."""
