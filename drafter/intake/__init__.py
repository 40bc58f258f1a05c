"""A past document into a workspace: its requests as a clause collection, and a draft that reproduces it.

``naming``    ids of sources and clauses that stay the same when a document is imported again
``themes``    ministries and topics told from the words
``collect``   Document → Collection
``redraft``   Document → Draft
``deliver``   both to files, never over somebody else's
"""
