"""Named limits of input, each with its reason. A file beyond one is refused with one clear message, fast."""

from __future__ import annotations

#: Text to read as a document. The longest real proposals are under 200 KB of text; 20 MB is a hundred times that
#: and still decodes in a second.
TEXT_BYTES = 20 * 1024 * 1024

#: HTML. Word's own HTML of 500 pages is 5 MB; 20 MB bounds the parse to a second.
HTML_BYTES = 20 * 1024 * 1024

#: Tags of one HTML file. A long page has 20,000, 500 pages saved by Word 300,000; half a million take 200 MB as a tree.
HTML_TAGS = 500_000

#: Markdown. 500 pages are 1.5 MB; its parser takes about a second a megabyte.
MARKDOWN_BYTES = 4 * 1024 * 1024

#: Paragraphs, items, cells, line breaks and pictures of one HTML file, and lines of one Markdown file that are not
#: blank. 500 pages have 20,000; each costs 120 µs.
MARKUP_BLOCKS = 40_000

#: Bold words, readings, note signs, links and pictures of one file of markup: 500 pages have some 5,000, a textbook
#: with a reading on every word 40,000; each costs 20 µs.
MARKUP_MARKS = 60_000

#: Characters between two tags of HTML: the longest document as one paragraph has 200,000; two million take two seconds.
MARKUP_TEXT = 1_500_000

#: Lists and quotations inside one another in Markdown. Ten are more than anybody reads; the parser would leave out,
#: without a word, what lies deeper than its own limit.
MARKDOWN_DEPTH = 50

#: Signs of quotations, lists and table cells at and in the lines of one Markdown file: each costs the
#: parser and the reader about 60 µs. 500 pages have 10,000.
MARKDOWN_MARKS = 40_000

#: Signs of emphasis, code, links, entities and escapes in all of a Markdown file: 500 pages have 20,000; each
#: costs 8 µs.
MARKDOWN_SIGNS = 100_000

#: One YAML file. A draft of 240 clauses is 270 KB; 16 MB leaves room for any library and bounds a parse to seconds.
YAML_BYTES = 16 * 1024 * 1024

#: Mappings and lists inside one another. A draft nine sections deep needs about 30; recursive validation and
#: recursive writers stay far from Python's own limit at 64.
YAML_DEPTH = 64

#: Keys and values of one YAML file. A draft of 240 clauses has 3,000; half a million still load in two seconds, while
#: 16 MB of "[y, y, …" would hold eight million and a gigabyte of memory.
YAML_NODES = 500_000

#: One settings file or template is written by hand.
SETTINGS_BYTES = 1024 * 1024

#: Problems of one file shown at once; more than that means that it is another kind of file.
ERRORS_SHOWN = 50

#: Collections and clauses of a library: the index and its search are built in memory at start.
LIBRARY_FILES = 5_000
LIBRARY_CLAUSES = 200_000

#: One PDF. A scan of a hundred pages is some 50 MB; what holds text is far smaller.
PDF_BYTES = 100 * 1024 * 1024

#: Pages of one PDF. A year's whole collection has a few hundred; each costs some 15 ms.
PDF_PAGES = 3_000

#: Characters, drawn objects and rules of one page. The densest page of print holds 10,000 characters; a map has
#: some 50,000 paths.
PDF_PAGE_CHARACTERS = 50_000
PDF_PAGE_OBJECTS = 200_000
PDF_PAGE_RULES = 5_000

#: Characters of one PDF: as many as a text of the largest size read.
PDF_CHARACTERS = 5_000_000

#: Memory of the process that opens a PDF. It needs 30 MB, and 100 MB for a page drawn like a map; a compressed stream
#: of one megabyte can ask for a thousand.
PDF_MEMORY = 200 * 1024 * 1024

#: A page drawn for OCR: pixels of its longer side (A3 at 300 dots an inch), the memory that drawing takes (a scan of
#: 600 dots in colour is 100 MB), and seconds.
PDF_PICTURE_SIDE = 5_000
PDF_PICTURE_MEMORY = 600 * 1024 * 1024
PDF_PICTURE_SECONDS = 30.0

#: Pages that OCR reads in one run, and seconds a page; it takes some five.
PDF_OCR_PAGES = 300
PDF_OCR_SECONDS = 120.0

#: Seconds in which a PDF must show its next page. A dense one takes 0.1; the rest is for a busy machine.
PDF_SECONDS = 5.0


def megabytes(count: int) -> str:
    """A number of bytes as people say it: ``20 MB``, ``270 KB``."""
    if count >= 1024 * 1024:
        return f"{count / (1024 * 1024):.0f} MB"
    return f"{max(1, round(count / 1024))} KB"


#: A Word file, packed: long ones with pictures are under 20 MB. Pictures are never unpacked.
WORD_BYTES = 64 * 1024 * 1024

#: Members of a Word file: a long one has a few hundred (pictures, headers, charts).
WORD_MEMBERS = 10_000

#: One part of a Word file unpacked, and all that are read: the text of 500 pages is about 20 MB.
WORD_PART_BYTES = 96 * 1024 * 1024
WORD_PARTS_BYTES = 160 * 1024 * 1024

#: How often its own size a part of more than 8 MB may unpack to. XML of real files: 10 to 40, monotonous tables 150.
WORD_RATIO = 400

#: XML elements of one part: 500 pages have 300,000 to 900,000; two million are read in ten seconds.
WORD_ELEMENTS = 2_000_000

#: Paragraphs of one Word file, those of cells included, and lines broken by hand: 500 pages have 20,000.
WORD_PARAGRAPHS = 60_000

#: Bytes of memory (estimated) of the XML between two paragraphs of the body: one table of 2,000 rows needs 40 MB.
WORD_BLOCK_BYTES = 160 * 1024 * 1024

#: One picture of a draft. A scan of a page in colour is 2 MB; 10 MB bounds the file that is made.
PICTURE_BYTES = 10_000_000

#: Seconds that LibreOffice may take to start, and for each file: a busy laptop needs 20 for the first start with a new
#: profile, and a proposal of 500 pages a minute.
OFFICE_START_SECONDS = 120.0
OFFICE_FILE_SECONDS = 90.0
