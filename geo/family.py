"""The families of kinds: the colour and the name of each, the same on the page, in pictures and in files."""

from __future__ import annotations

# Okabe and Ito's colours, safe for the colour-blind; geo/page/symbols.js has the same.
COLOURS = {
    "base": "#d55e00",
    "camp": "#009e73",
    "settlement": "#0072b2",
    "site": "#e69f00",
    "area": "#a84f86",
    "country": "#3c3c3c",
}
# Arabic and English, as geo/page/words.js has them.
NAMES = {
    "base": ("قاعدة", "base"),
    "camp": ("مخيم", "camp"),
    "settlement": ("مدينة، بلدة، قرية", "city, town, village"),
    "site": ("موقع", "site"),
    "area": ("منطقة", "area"),
    "country": ("دولة", "country"),
}
