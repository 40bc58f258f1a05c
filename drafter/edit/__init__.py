"""Edits: pure functions Draft → Draft, tested without a screen.

A place in a draft is a ``Path``: the keys and indices that lead to it in the YAML file, as
``("sections", 0, "clauses", 2)``. Each edit returns an ``Edited``: the new draft and the path to select. An edit that
cannot be done raises ``EditRefused`` with the reason, and nothing has changed.

::

    paths    looking up, replacing, walking in printed order
    add      sections, clauses, paragraphs, items; clauses of the library
    order    moving, indenting, outdenting, deleting
    words    headings, texts, adapting, making local
    frame    title, issuer, date, values: everything around the body
"""
