"""An HTML-like tree → passages: shared by the readers of Markdown and HTML.

::

    bytes ─ source (limits, libxml2) ─ tree ─ walk (text, lists, tables) ─ passages ─ mend (page cuts) ─ reading
    Markdown ─ commonmark (HTML with the same lines) ─┘
"""
