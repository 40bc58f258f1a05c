"""Checking files: which are meant, what kind each is, what is accepted, what is new, and what can be mended in them."""
