"""The rules, one module each: ``RULE`` and ``check(document, context) -> Iterable[Finding]``."""
