"""Why a file can't be read, and what to do about it: one sentence for each reason, in one table.

Readers raise `Refused` with the reason's name; only the name and short details cross from the child, never a sentence,
so that a hostile file can put no words in the program's mouth.
"""

from __future__ import annotations

SENTENCES = {
    "empty": "This file is empty: check that it was saved, and send it again.",
    "nothing in it": "There is no table and no text in this file: check that it is the right one, and send it again.",
    "too large": "This file has {size} MB and at most {most} MB can be read: send only the sheets or pages with the figures.",
    "unpacks too large": "This file would unpack to far more than its size: copy the figures into a new workbook and send that.",
    "too many parts": "This file is made of too many parts: copy the figures into a new workbook and send that.",
    "far cell": "Cell {cell} of {sheet} stands far away from everything else: delete it, or its row or column, save, and send the file again.",
    "too many cells": "This file holds more than {most} cells: send only the rows and columns with the figures.",
    "too many columns": "A table in this file has more than {most} columns: send only the columns with the figures.",
    "long cell": "A cell in this file holds more than {most} characters: shorten it, and send the file again.",
    "long paragraph": "A paragraph in this file holds more than {most} characters, so it is no prose: send the text with its paragraphs, or the figures as a table.",
    "repeated rows": "Row {row} of {sheet} is said to be repeated {times} times: delete the rows that nobody typed, save, and send the file again.",
    "too many pages": "This PDF has more than {most} pages: send only the pages with the figures.",
    "crowded page": "Page {page} of this PDF holds more than {most} letters and lines, far more than can be read on one: send the figures as a spreadsheet.",
    "password": "This file is protected by a password: save a copy without one, and send that.",
    "scan": "This PDF is a scan, a picture of pages without any text: send the document that it was made from, or the figures as a spreadsheet.",
    "truncated": "This file is cut short or damaged: save it again, and send the new copy.",
    "open quotation": "A quotation mark that opens in line {line} is never closed, so the file may be cut short: export it again and send that.",
    "stray quotation": "A quotation mark stands out of place in line {line}: put it right, or save the table as XLSX, and send that.",
    "encoding": "The letters of this file are in an encoding that is not known: save it as “CSV UTF-8”, or as XLSX, and send that.",
    "entities": "This file defines entities of its own, which no spreadsheet program does: open it, save it as XLSX, and send that.",
    "old excel": "This is a workbook of Excel 97 to 2003 (.xls): open it, save it as .xlsx, and send that.",
    "old word": "This is a document of Word 97 to 2003 (.doc): open it, save it as .docx, and send that.",
    "old office": "This is a file of an old Office format: open it, save it as .xlsx or .docx, and send that.",
    "binary workbook": "This is a binary workbook (.xlsb): open it, save it as .xlsx, and send that.",
    "xml workbook": "This is a file of XML and no spreadsheet: open it in Excel, save it as .xlsx, and send that.",
    "web page": "This is a web page, whatever its name says: open it in Excel or a browser, save the table as .xlsx, and send that.",
    "odt": "This is an OpenDocument text: save it as .docx or PDF, and send that.",
    "slides": "This is a presentation: send the figures behind it as a spreadsheet.",
    "picture": "This is a picture: send the document that it was made from, or the figures as a spreadsheet.",
    "archive": "This is an archive of files: unpack it, and send the files in it one by one.",
    "rich text": "This is a file of rich text (.rtf): save it as .docx, and send that.",
    "unknown": "This is no file of tables or text that can be read: send CSV, XLSX, ODS, DOCX, PDF or Markdown.",
    "took too long": "Reading this file took too long, and was stopped: send only the sheets or pages with the figures.",
    "took too much": "Reading this file took too much memory, and was stopped: send only the sheets or pages with the figures.",
    "not now": "This file could not be read just now, because no process could be started for it: try again in a minute.",
    "failed": "This file could not be read, perhaps because it is damaged: open it, save it as XLSX or CSV, and send that.",
}  # fmt: skip


class Refused(Exception):  # noqa: N818 - it is what happened to the file, not a fault of the program
    """A file that is not read, with the reason's name in `SENTENCES` and the details that its sentence takes."""

    def __init__(self, reason: str, **details: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.details = {name: plain(str(value)) for name, value in details.items()}


def plain(detail: str) -> str:
    """A detail out of the file, fit to stand in a sentence: short, on one line, without control characters."""
    shown = "".join(letter if letter.isprintable() else " " for letter in detail)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"


def sentence(reason: str, details: dict[str, str]) -> str:
    """The sentence for a reason; that of "failed" where either is not as the table has it."""
    try:
        return SENTENCES[reason].format_map(details)
    except (KeyError, IndexError, ValueError):
        return SENTENCES["failed"]
