"""Whose the data are: what every export says."""

from __future__ import annotations

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
ATTRIBUTION = (
    "Buldan gazetteer, CC BY 4.0; points and names of GeoNames, CC BY 4.0; outlines of Natural Earth, public domain. "
    "Boundaries imply no endorsement."
)
