"""A past document into a workspace: its requests as a clause collection, and a draft that reproduces it.

``units``     the requests of a document
``naming``    ids of sources and clauses
``keeping``   importing again: ids are found again, people's edits stay
``shelf``     the library as an import finds it
``familiar``  what the library has of the requests already
``themes``    ministries and topics told from the words
``collect``   Document → Collection
``gather``    these together, for one document
``redraft``   Document → Draft
``deliver``   both to files, never over somebody else's
"""
