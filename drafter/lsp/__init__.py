"""Editors: a server of the Language Server Protocol (LSP 3.17), ``drafter lsp``. The only importer of pygls.

::

    server       the connection: what the client says and is answered; the check after each pause in typing
    desk         the open files, what the check found in each, the library near it; no protocol in it
    buffers      a file's text as the client holds it, its lines and the units in which the client counts
    context      where the cursor stands in a YAML file, half typed or not
    diagnostics, actions, hovers, completions, outline, definitions    one answer each
    settings     what the client's initializationOptions may say
"""
