/* The quiet base map: land, borders, rivers and their names, drawn from a file that comes with the page. */
(function (B) {
  "use strict";

  const INK = {
    world: { stroke: false, fillColor: "#faf8f3", fillOpacity: 1 },
    land: { stroke: false, fillColor: "#faf8f3", fillOpacity: 1 },
    rivers: { color: "#9dc3d9", weight: 1.2, fill: false },
    governorates: { color: "#cfc7b8", weight: 0.8, fill: false },
    countries: { color: "#94897a", weight: 1.4, fill: false },
  };
  const CONTESTED = "4 4";
  const CLASSES = {
    country: { lines: (l) => [[l.name_ar, 15, 600], [l.name_en, 11, 500]], from: 4, to: 9 },
    water: { lines: (l) => [[l.name_ar, 11, 400], [l.name_en, 10, 400]], from: 6, to: 18 },
    governorate: { lines: (l) => [[l.name_ar, 11, 500], [l.name_en, 9, 400]], from: 6, to: 18 },
  };

  const contested = (feature) => Boolean(feature && feature.properties && feature.properties.contested);

  function drawn(name, shapes, renderer) {
    return L.geoJSON(shapes, {
      renderer,
      pane: "b-base",
      interactive: false,
      style: (feature) => ({ ...INK[name], renderer, dashArray: contested(feature) ? CONTESTED : null }),
    });
  }

  function pane(map, name, zIndex) {
    if (map.getPane(name)) return;
    map.createPane(name).style.zIndex = zIndex;
    map.getPane(name).style.pointerEvents = "none";
  }

  const BaseMap = L.LayerGroup.extend({
    initialize(basemap) {
      L.LayerGroup.prototype.initialize.call(this);
      this.source = basemap;
    },

    onAdd(map) {
      pane(map, "b-base", 150);
      pane(map, "b-base-labels", 450);
      B.parts(map).base = this;
      this.names = L.layerGroup();
      this.addLayer(this.names);
      L.LayerGroup.prototype.onAdd.call(this, map);
      map.on("zoomend resize", this.again, this);
      if (typeof this.source !== "string") return this.draw(map, this.source);
      fetch(this.source).then((answer) => answer.json()).then((basemap) => this.draw(map, basemap));
    },

    onRemove(map) {
      map.off("zoomend resize", this.again, this);
      B.parts(map).base = null;
      L.LayerGroup.prototype.onRemove.call(this, map);
    },

    draw(map, basemap) {
      const renderer = L.canvas({ pane: "b-base", padding: 0.6 });
      for (const name of Object.keys(INK)) {
        if (basemap[name]) this.addLayer(drawn(name, basemap[name], renderer));
      }
      this.labels = basemap.labels || [];
      this.again();
    },

    again() {
      B.arrange(this._map);
    },

    arrange(room, shown) {
      this.names.clearLayers();
      const zoom = this._map.getZoom();
      for (const [name, rules] of Object.entries(CLASSES)) {
        if (zoom < rules.from || zoom > rules.to) continue;
        for (const label of this.labels || []) {
          if (label.class === name && !shown.some((place) => same(place, label))) this.write(room, label, rules);
        }
      }
    },

    write(room, label, rules) {
      const lines = rules.lines(label).filter((line) => line[0]);
      const point = this._map.latLngToLayerPoint([label.latitude, label.longitude]);
      const box = room.centred(point, B.measure(lines));
      if (box) this.names.addLayer(B.labelAt(this._map, box, lines, `b-on-base b-${label.class}`, "b-base-labels"));
    },
  });

  /** A place on the map bears its own name: the base map does not write it again. */
  function same(place, label) {
    if (place.title_ar === label.name_ar || place.title === label.name_en) return true;
    if (label.class === "country") return place.family === "country" && named(place, label);
    return label.class === "governorate" && place.kind === "governorate" && named(place, label);
  }
  const named = (place, label) =>
    place.title.startsWith(label.name_en) || place.title_ar.includes(label.name_ar || place.title);

  B.base = (basemap) => new BaseMap(basemap);
})((window.Buldan = window.Buldan || {}));
