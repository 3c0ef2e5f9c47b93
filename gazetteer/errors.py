"""What can be wrong with a gazetteer: one root error, few children, one line each."""

from __future__ import annotations

from collections.abc import Sequence


class GazetteerError(Exception):
    """Something in the gazetteer cannot be used; the message is one line for the user."""


class PlaceNotFoundError(GazetteerError):
    """No place has this id."""


class PlaceFileError(GazetteerError):
    """One or more place files are at fault; `faults` names each file and its value."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))
