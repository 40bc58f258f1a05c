"""The numbering scheme that a template names or holds."""

from __future__ import annotations

from drafter.errors import InputError
from drafter.language import Message
from drafter.model.loading import Loaded
from drafter.model.template import SchemeShape, Template
from drafter.numbering.schemes import SCHEMES, Level, Scheme


def usable(loaded: Loaded[Template]) -> Template:
    """A loaded template whose scheme exists. Raises InputError at its ``numbering`` otherwise."""
    try:
        scheme_of(loaded.value)
    except InputError as error:
        raise InputError(error.message, loaded.place("numbering"), error.hint) from error
    return loaded.value


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
                ja=f"様式 {template.template}: 番号体系「{numbering}」はありません",
                en=f"template {template.template}: there is no numbering scheme “{numbering}”",
            ),
            hint=Message(
                ja=f"使えるもの: {known}。levels で自分の番号体系も書けます",
                en=f"known: {known}; or write your own with levels",
            ),
        )
    return scheme
