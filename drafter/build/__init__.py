"""Batch: all documents of many drafts.

``plan``   which drafts, and where each output goes
``run``    render them over all cores, each output whole or not at all
"""
