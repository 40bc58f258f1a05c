"""The screen. The only package that imports textual; it shows state and sends edits (``drafter.session``).

::

    run        starts it: what the command ``edit`` calls
    app        the application: keys in order, workers, what follows an edit
    actions    every action: id, titles, default keys; palette, footer, help and keymap read it
    words      the screen's words in both languages
    glyphs, buffer, rows    text as a terminal shows it, an editable text, its rows (no textual in them)
    fields, lists           where Japanese is typed; lists that draw only what is seen
    outline, editor, frame, library, preview, findings, values    the panes
    dialogs, palette, rendering, opening, help                    what opens over them
"""
