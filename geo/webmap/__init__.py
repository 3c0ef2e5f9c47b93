"""Table of mentions → Folium map → one self-contained page. The only import of folium, with the dashboard's bridge.

folium runs what it is given as a template, twice, and as HTML in the browser. So no text of an article or a place is
given to it: all data travel as one JSON literal in a layer of our own, and geo/page/ writes them with textContent.
"""

from geo.webmap.data import map_data
from geo.webmap.frame import embed, embed_whole
from geo.webmap.layers import live_layer, live_map, to_map, to_page

__all__ = ["embed", "embed_whole", "live_layer", "live_map", "map_data", "to_map", "to_page"]
