"""A draft being worked on: undo, the journal that survives a crash, saving, what is derived. No screen here.

::

    history   states of the frozen draft: do, undo, redo, typing that runs together
    journal   what is on the screen, on the disk within a second; found again at the next start
    desk      one open draft: edits, saving with a guard against changes from outside
    views     what the screen shows of a draft: document, numbers, text, findings, slots
"""
