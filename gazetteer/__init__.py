"""The curated places and the index over them; it knows nothing of articles or maps."""

from gazetteer.errors import GazetteerError, PlaceFileError, PlaceNotFoundError
from gazetteer.index import Gazetteer, Name, Sense, load
from gazetteer.place import Kind, Place, Toponym, kinds

__all__ = [
    "Gazetteer",
    "GazetteerError",
    "Kind",
    "Name",
    "Place",
    "PlaceFileError",
    "PlaceNotFoundError",
    "Sense",
    "Toponym",
    "kinds",
    "load",
]
