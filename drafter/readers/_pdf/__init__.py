"""The PDF reader's own modules, in the order of its steps.

==============  ==========================================================================================
``worker``      the child process: the only place where the PDF library runs, bounded in memory and time
``glyphs``      (in the child) a page's characters with their places, turned upright
``box``         (in the child) the visible part of a page
``drawn``       (in the child) the straight rules that a page draws
``pieces``      (in the child) characters → pieces: stretches on one baseline in one size without a wide gap
``child``       starts the worker, watches it, turns its answers into pages or one clear error
``page``        the plain values that pass between them
``numbered``    line numbers along the margin taken out
``layout``      one page → its lines, by the five that follow
``lines``       pieces → printed lines: ruby and raised marks taken out, blanks where the page shows them
``ruled``       drawn rules → tables with cells
``strips``      strips of white that run down between lines
``apart``       tables without upright rules, whose columns only such strips set apart
``columns``     lines → reading order: columns, headings across them, boxes
``measures``    what the whole file shows: body font, cell, line pitch, margins
``margins``     running heads, page numbers and footnotes by their place on the page
``rows``        → ``readers._lines.Row``
``noticed``     findings on whole pages
``ocr``         text of scanned pages, where an OCR program is installed and the user asks for it
==============  ==========================================================================================
"""
