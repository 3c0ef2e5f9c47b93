/* The quiet base map: land, borders, rivers and their names, drawn from a file that comes with the page. */
(function (B) {
  "use strict";

  /** Colours are those of theme.css, by their names there. */
  const INK = {
    world: { stroke: false, fillColor: "--b-land", fillOpacity: 1 },
    land: { stroke: false, fillColor: "--b-land", fillOpacity: 1 },
    rivers: { color: "--b-river", weight: 1.2, fill: false },
    governorates: { color: "--b-governorate", weight: 0.8, fill: false },
    countries: { color: "--b-border", weight: 1.4, fill: false },
  };
  const CONTESTED = "4 4";
  const DARK = matchMedia("(prefers-color-scheme: dark)");
  const CLASSES = {
    country: { first: [15, 600], second: [11, 500], from: 4, to: 9 },
    water: { first: [11, 400], second: [10, 400], from: 6, to: 18 },
    governorate: { first: [11, 500], second: [9, 400], from: 6, to: 18 },
  };

  const contested = (feature) => Boolean(feature && feature.properties && feature.properties.contested);

  function ink(name, theme) {
    const colours = ["color", "fillColor"].filter((key) => INK[name][key]).map((key) => [key, theme.getPropertyValue(INK[name][key]).trim()]);
    return { ...INK[name], ...Object.fromEntries(colours) };
  }

  function drawn(name, shapes, renderer, theme) {
    const style = (feature) => ({ ...ink(name, theme), renderer, dashArray: contested(feature) ? CONTESTED : null });
    return L.geoJSON(shapes, { renderer, pane: "b-base", interactive: false, style });
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
      map.getContainer().classList.add("b-map");
      DARK.addEventListener("change", (this.themed = () => this.paint(map)));
      if (typeof this.source !== "string") return this.draw(map, this.source);
      fetch(this.source).then((answer) => answer.json()).then((basemap) => this.draw(map, basemap));
    },

    onRemove(map) {
      DARK.removeEventListener("change", this.themed);
      B.parts(map).base = null;
      L.LayerGroup.prototype.onRemove.call(this, map);
    },

    draw(map, basemap) {
      this.shapes = basemap;
      this.lands = L.layerGroup();
      this.addLayer(this.lands);
      this.labels = basemap.labels || [];
      this.paint(map);
      this.written = false;
      Promise.resolve().then(() => this._map && !this.written && this.again());
    },

    /** Draw in the colours of the theme, light or dark; as lines for paper, else on a canvas, which is faster. */
    paint(map, paper) {
      const theme = getComputedStyle(map.getContainer());
      if (this.renderer) this.renderer.remove();
      this.renderer = (paper ? L.svg : L.canvas)({ pane: "b-base", padding: 0.6 });
      this.lands.clearLayers();
      for (const name of Object.keys(INK)) {
        if (this.shapes[name]) this.lands.addLayer(drawn(name, this.shapes[name], this.renderer, theme));
      }
    },

    again() {
      B.arrange(this._map);
    },

    arrange(room, shown) {
      this.names.clearLayers();
      this.written = true;
      const zoom = this._map.getZoom();
      for (const [name, rules] of Object.entries(CLASSES)) {
        if (zoom < rules.from || zoom > rules.to) continue;
        for (const label of this.labels || []) {
          if (label.class === name && !shown.some((place) => same(place, label))) this.write(room, label, rules);
        }
      }
    },

    /** Names stand in the language of the interface first. */
    english() {
      const { state } = B.parts(this._map);
      return Boolean(state) && state.language === "en";
    },

    write(room, label, rules) {
      const names = this.english() ? [label.name_en, label.name_ar] : [label.name_ar, label.name_en];
      const lines = [[names[0], ...rules.first], [names[1], ...rules.second]].filter((line) => line[0]);
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
