"""Discovery: a rule, writer or reader is one module in a package; nothing lists them by hand."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType


def names(package: ModuleType) -> tuple[str, ...]:
    """Names of the public modules directly in a package, sorted, without importing them."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(package.__path__) if not m.name.startswith("_")))


def modules(package: ModuleType) -> tuple[ModuleType, ...]:
    """The public modules directly in a package, imported, sorted by name."""
    return tuple(importlib.import_module(f"{package.__name__}.{name}") for name in names(package))
