"""Numbering: schemes as data, and everything that is derived from them.

``schemes``    the levels of the shipped houses and of a user's own template
``labels``     number -> label, label -> readings, splitting a line into label and rest
``apply``      numbers a Document, once
``recognise``  the labels, headings and parts of a document that was read
``word``       what Word's native numbering needs, and what Word shows
"""
