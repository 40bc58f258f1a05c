"""The numbering scheme that a template names or holds."""

from __future__ import annotations

from drafter.errors import InputError
from drafter.language import Message
from drafter.model.template import SchemeShape, Template
from drafter.numbering.schemes import SCHEMES, Level, Scheme


def scheme_of(template: Template) -> Scheme:
    """The template's scheme.

    Raises:
        InputError: for a name that no shipped scheme has.
    """
    numbering = template.numbering
    if isinstance(numbering, SchemeShape):
        levels = tuple(Level(**shape.model_dump()) for shape in numbering.levels)
        return Scheme(template.template, levels)
    scheme = SCHEMES.get(numbering)
    if scheme is None:
        known = ", ".join(SCHEMES)
        raise InputError(
            Message(
                ja=f"様式 {template.template}: 番号体系 {numbering} はありません",
                en=f"template {template.template}: there is no numbering scheme {numbering}",
            ),
            hint=Message(ja=f"使えるもの: {known}", en=f"known: {known}"),
        )
    return scheme
