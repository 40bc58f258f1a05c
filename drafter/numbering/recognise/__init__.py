"""Recognition, shared by all readers: lines with neutral evidence in, the tree of a document out.

``lines``      what a reader hands over: text, indent, page, blank lines before
``marks``      every way to read the label of a line; ``scores`` and ``levels`` choose over the whole document;
             ``ranks`` how high each kind of label stands by custom
``plain``      headings without labels; ``sentences`` and ``requests`` tell sentences and requests from headings
``matter``     front and end matter: title, date, addressees, issuer, 記, 以上; ``ends``, ``parts`` their order
``tree``       sections and blocks; ``document`` runs all of it
"""
