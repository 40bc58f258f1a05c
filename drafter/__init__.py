"""drafter: structured drafting of policy proposals (提言・要望書).

The floors of the house, from the ground up (each imports only downward)::

    language registry resources   words of two languages; discovery; bundled files
    errors findings               what stops a run; what a check reports
    japanese files                eras, width, kinsoku, labels' glyphs | YAML, decoding, atomic save
    document                      the frozen tree that everything reads
    numbering                     schemes as data; label <-> text; recognition
    model                         pydantic: the file shapes
    library                       clause index and search
    checks readers writers compose edit
    workspace pipeline            any path -> Document with findings
    build intake session          batch | import of the past | undo, journal
    cli tui

This package imports nothing: ``drafter --version`` must be instant.
"""

__version__ = "0.1.0"
