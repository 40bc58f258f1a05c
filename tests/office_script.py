"""Edits Word files in a running LibreOffice, as a reviewer would; for a Python that has ``uno``.

``python office_script.py PIPE < jobs.json > told.json``. A job::

    {"in": "a.docx", "out": "b.docx", "author": "委員", "tracked": true, "steps": [{"do": "insert", …}, …]}

A step finds its paragraph by ``at``, words that stand in it once. Steps and what they take:

    insert    at, where: start | end | before | after (``by``: the words before or after which), text (a line break
              begins a new paragraph)
    replace   at, words, text          remove    at: the paragraph with its mark
    rewrite   at, text                 split     at, by: behind these words
    join      at: with the next        move      at, after: behind the paragraph with these words
    everywhere words, text             swap      at: upward or downward (``down``)
    comment   at, words, text, author, resolved, until
    bold, style   at, words            author    name          track   state
    row       at, text: a row below, its cells from ``text``     row-gone   at
    field     at: words where a line break by hand is put in
    command   name: of the office's own (``.uno:AcceptAllTrackedChanges``)
"""

import json
import os
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.text.ControlCharacter import LINE_BREAK, PARAGRAPH_BREAK
from com.sun.star.util import DateTime

_START = 90.0
FILTERS = {
    ".docx": "MS Word 2007 XML",
    ".odt": "writer8",
    ".rtf": "Rich Text Format",
    ".doc": "MS Word 97",
    ".html": "HTML (StarWriter)",
    ".pdf": "writer_pdf_Export",
}


def connect(pipe):
    """The office's desktop, as soon as it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + _START
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


def value(name, content):
    found = PropertyValue()
    found.Name, found.Value = name, content
    return found


def moment():
    """A day for a comment."""
    found = DateTime()
    found.Year, found.Month, found.Day, found.Hours = 2027, 6, 1, 9
    return found


class Editor:
    """One open document."""

    def __init__(self, context, document):
        self.context, self.document = context, document
        self.text = document.Text

    def find(self, words):
        search = self.document.createSearchDescriptor()
        search.SearchString = words
        search.SearchCaseSensitive = True
        found = self.document.findFirst(search)
        if found is None:
            raise LookupError(f"not found: {words}")
        return found

    def paragraph(self, at):
        """A cursor over the paragraph that holds some words."""
        found = self.find(at)
        cursor = found.Text.createTextCursorByRange(found.Start)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        return cursor

    def stretch(self, at, words):
        """A cursor over some words of a paragraph."""
        cursor = self.paragraph(at)
        place = cursor.String.index(words)
        cursor.collapseToStart()
        cursor.goRight(place, False)
        cursor.goRight(len(words), True)
        return cursor

    def put(self, cursor, text):
        for number, line in enumerate(text.split("\n")):
            if number:
                cursor.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
            cursor.Text.insertString(cursor, line, False)

    def do_insert(self, step):
        where = step["where"]
        cursor = self.stretch(step["at"], step["by"]) if "by" in step else self.paragraph(step["at"])
        if where in ("start", "before"):
            cursor.collapseToStart()
        else:
            cursor.collapseToEnd()
        self.put(cursor, step["text"])

    def do_replace(self, step):
        cursor = self.stretch(step["at"], step["words"])
        cursor.String = step["text"]

    def do_rewrite(self, step):
        self.paragraph(step["at"]).String = step["text"]

    def do_remove(self, step):
        cursor = self.paragraph(step["at"])
        cursor.collapseToStart()
        cursor.gotoNextParagraph(True)
        cursor.String = ""

    def do_split(self, step):
        cursor = self.stretch(step["at"], step["by"])
        cursor.collapseToEnd()
        cursor.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)

    def do_join(self, step):
        cursor = self.paragraph(step["at"])
        cursor.collapseToEnd()
        cursor.goRight(1, True)
        cursor.String = ""

    def do_move(self, step):
        cursor = self.paragraph(step["at"])
        cursor.collapseToStart()
        cursor.gotoNextParagraph(True)
        controller = self.document.CurrentController
        controller.select(cursor)
        words = controller.getTransferable()
        target = self.paragraph(step["after"])
        target.gotoNextParagraph(False)
        cursor.String = ""
        controller.select(target)
        controller.insertTransferable(words)

    def do_swap(self, step):
        cursor = self.paragraph(step["at"])
        cursor.collapseToStart()
        self.document.CurrentController.select(cursor)
        self.dispatch(".uno:MoveDown" if step.get("down") else ".uno:MoveUp")

    def do_everywhere(self, step):
        replace = self.document.createReplaceDescriptor()
        replace.SearchString, replace.ReplaceString = step["words"], step["text"]
        self.document.replaceAll(replace)

    def do_comment(self, step):
        cursor = self.stretch(step["at"], step["words"]) if step.get("words") else self.paragraph(step["at"])
        if step.get("until"):
            cursor.gotoRange(self.stretch(step["until"], step["until"]).End, True)
        note = self.document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Author = step.get("author", "")
        note.Content = step["text"]
        note.DateTimeValue = moment()
        note.Resolved = bool(step.get("resolved"))
        cursor.Text.insertTextContent(cursor, note, True)

    def do_bold(self, step):
        self.stretch(step["at"], step["words"]).CharWeight = 150.0

    def do_style(self, step):
        cursor = self.paragraph(step["at"])
        cursor.ParaAdjust = uno.Enum("com.sun.star.style.ParagraphAdjust", "CENTER")
        cursor.ParaTopMargin = 500
        cursor.CharHeight = 14.0

    def do_field(self, step):
        cursor = self.stretch(step["at"], step["words"])
        cursor.collapseToEnd()
        cursor.Text.insertControlCharacter(cursor, LINE_BREAK, False)

    def do_row(self, step):
        found = self.find(step["at"])
        table = found.TextTable
        row = int("".join(filter(str.isdigit, found.Cell.CellName)))
        table.Rows.insertByIndex(row, 1)
        for column, text in enumerate(step["text"]):
            table.getCellByPosition(column, row).String = text

    def do_row_gone(self, step):
        found = self.find(step["at"])
        row = int("".join(filter(str.isdigit, found.Cell.CellName)))
        found.TextTable.Rows.removeByIndex(row - 1, 1)

    def do_author(self, step):
        name_user(self.context, step["name"])

    def do_track(self, step):
        self.document.RecordChanges = step["state"]

    def do_command(self, step):
        self.dispatch(step["name"])

    def dispatch(self, command, *given):
        services = self.context.ServiceManager
        helper = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", self.context)
        helper.executeDispatch(self.document.CurrentController.Frame, command, "", 0, given)


def name_user(context, name):
    """Who edits: the name in the user's own settings."""
    provider = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.configuration.ConfigurationProvider", context
    )
    access = provider.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationUpdateAccess",
        (value("nodepath", "/org.openoffice.UserProfile/Data"),),
    )
    access.givenname = name
    access.sn = ""
    access.commitChanges()


def job(context, desktop, said):
    """Opens, edits, saves, closes."""
    name_user(context, said.get("author", ""))
    url = Path(said["in"]).as_uri()
    ending = Path(said["in"]).suffix
    web = (value("FilterName", FILTERS[ending]),) if ending == ".html" else ()  # else it would open as a web page
    document = desktop.loadComponentFromURL(url, "_blank", 0, (value("Hidden", True), *web))
    try:
        document.RecordChanges = bool(said.get("tracked"))
        editor = Editor(context, document)
        for step in said["steps"]:
            getattr(editor, f"do_{step['do'].replace('-', '_')}")(step)
        name = FILTERS[Path(said["out"]).suffix]
        document.storeToURL(Path(said["out"]).as_uri(), (value("FilterName", name),))
    finally:
        document.close(True)


def main():
    context = connect(sys.argv[1])
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    told = []
    for said in json.load(sys.stdin)["jobs"]:
        try:
            job(context, desktop, said)
            told.append("")
        except Exception as error:
            told.append(f"{type(error).__name__}: {error}")
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)  # the bridge's threads would wait for the office


if __name__ == "__main__":
    main()
