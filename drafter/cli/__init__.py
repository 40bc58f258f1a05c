"""The commands: one module each, found by discovery (see ``drafter.cli.main``)."""
