"""Downloaded dumps as a lower tier under the curated places: read, sift, write.

GeoNames' country files (19 columns, no header) and those of the Geographic Names Server (a header). What is
imported never changes what a curated place gets; see `sift`.
"""

from gazetteer.imports.rows import Row, Rows, read_geonames, read_gns
from gazetteer.imports.sift import Sifted, sift

__all__ = ["Row", "Rows", "Sifted", "read_geonames", "read_gns", "sift"]
