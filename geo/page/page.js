/* The layer of the news: which mentions are seen, the symbols that stand for them, and what is chosen.
   Its state lives on the map, so that a new layer with other data (a filter in the dashboard) takes over where the last one was.
   `map.buldan.news.filter({from, to})` keeps mentions by time: the place for a slider. */
(function (B) {
  "use strict";

  const IRAQ_AND_SYRIA = [[29, 35.5], [37.6, 48.8]];
  const ORDER = ["base", "camp", "site", "settlement", "area", "country"];
  const TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";
  const fresh = () => ({ roles: new Set(["literal"]), hidden: new Set(), from: "", to: "~", chosen: null, fitted: false, tiles: false });

  const News = L.LayerGroup.extend({
    initialize(data) {
      L.LayerGroup.prototype.initialize.call(this);
      this.data = data;
    },

    onAdd(map) {
      this._map = map;
      const parts = B.parts(map);
      parts.news = this;
      this.state = parts.state = parts.state || fresh();
      this.build(map);
      L.LayerGroup.prototype.onAdd.call(this, map);
      map.on("zoomend resize", this.again, this).on("keydown", this.key, this);
      this.refresh();
      if (!this.state.fitted) this.fit();
      if (this.state.chosen !== null) this.choose(this.state.chosen, true);
    },

    onRemove(map) {
      map.off("zoomend resize", this.again, this).off("keydown", this.key, this);
      this.watcher.disconnect();
      this.surroundings.forEach((node) => node.remove());
      this.scale.remove();
      this.corner.remove();
      L.LayerGroup.prototype.onRemove.call(this, map);
      map.buldan.news = null;
    },

    build(map) {
      if (!map.getPane("b-areas")) map.createPane("b-areas").style.zIndex = 350;
      const container = map.getContainer();
      container.classList.add("b-map");
      this.symbols = L.layerGroup();
      this.names = L.layerGroup();
      this.exact = L.layerGroup();
      [this.exact, this.symbols, this.names].forEach((layer) => this.addLayer(layer));
      this.panel = B.panel(() => this.choose(null));
      this.surroundings = [B.head(this.data, this), B.foot(this.state), this.panel].filter(Boolean);
      container.append(...this.surroundings);
      this.scale = L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
      this.corner = L.control({ position: "bottomleft" });
      this.corner.onAdd = () => B.el("div", { class: "b-corner" });
      this.corner.addTo(map);
      this.watcher = new ResizeObserver(() => this.measure());
      [container, ...this.surroundings].forEach((node) => this.watcher.observe(node));
      this.measure();
    },

    /** A frame or a tab may give the map its size late; bars may wrap. */
    measure() {
      const container = this._map.getContainer();
      const height = (name) => this.surroundings.filter((node) => node.classList.contains(name)).map((node) => node.offsetHeight)[0] || 0;
      container.style.setProperty("--b-head", `${height("b-head")}px`);
      container.style.setProperty("--b-foot", `${height("b-foot")}px`);
      this._map.invalidateSize({ animate: false });
      if (this.markers && !this.state.fitted) this.fit();
    },

    /** Mentions whose role is wanted and whose time overlaps the window, whatever their family. */
    wanted() {
      const { roles, from, to } = this.state;
      return this.data.mentions.filter((one) => roles.has(one.role) && (one.time[1] || "~") >= from && one.time[0] <= to);
    },

    of(id) {
      return this.wanted().filter((mention) => this.data.places[mention.place].id === id);
    },

    /** Places that some wanted mention reaches, before families are hidden. */
    reached() {
      const numbers = new Set(this.wanted().map((mention) => mention.place));
      return this.data.places.filter((place, at) => numbers.has(at));
    },

    shown() {
      return this.reached().filter((place) => !this.state.hidden.has(place.family));
    },

    toggle(set, value) {
      if (!this.state[set].delete(value)) this.state[set].add(value);
      this.refresh();
    },

    filter(window) {
      Object.assign(this.state, window);
      this.refresh();
    },

    online() {
      this.state.tiles = !this.state.tiles;
      this.background = this.background || L.tileLayer(TILES, { maxZoom: 19 });
      if (this.state.tiles) this.addLayer(this.background);
      else this.removeLayer(this.background);
      const foot = B.foot(this.state);
      this.surroundings[this.surroundings.length - 2].replaceWith(foot);
      this.surroundings[this.surroundings.length - 2] = foot;
      this.watcher.observe(foot);
      this.again();
    },

    /** Draw anew what the filters leave; the legend keeps its focus. */
    refresh() {
      const corner = this.corner.getContainer();
      const focused = corner.contains(document.activeElement) ? document.activeElement : null;
      const mark = focused && (focused.name ? `[name="${focused.name}"]` : `[data-family="${focused.dataset.family}"]`);
      corner.replaceChildren(B.legend(this.data, this));
      if (mark && corner.querySelector(mark)) corner.querySelector(mark).focus();
      this.draw();
      this.again();
      if (this.state.chosen) this.choose(this.state.chosen, true);
    },

    draw() {
      this.symbols.clearLayers();
      this.markers = new Map();
      this.outlines = new Map();
      for (const place of this.shown()) {
        const open = () => this.choose(place.id);
        if (place.outline && place.family === "area") this.outlines.set(place.id, B.outline(place, open).addTo(this.symbols));
        const articles = new Set(this.of(place.id).map((mention) => this.data.sentences[mention.sentence].article)).size;
        const marker = B.marker(place, articles, [place.latitude, place.longitude], open).addTo(this.symbols);
        this.markers.set(place.id, { marker, place, half: B.size(articles) / 2 });
      }
    },

    again() {
      B.arrange(this._map);
    },

    /** Give each symbol room; one that has to move keeps a thin line to its true point. */
    arrange(room) {
      this.names.clearLayers();
      const rank = (item) => ORDER.indexOf(item.place.family);
      const items = [...this.markers.values()].sort((a, b) => rank(a) - rank(b) || a.half - b.half || (a.place.id < b.place.id ? -1 : 1));
      for (const item of items) this.settle(room, item);
      for (const item of items) this.write(room, item);
    },

    settle(room, item) {
      const true_point = L.latLng(item.place.latitude, item.place.longitude);
      const point = this._map.latLngToLayerPoint(true_point);
      item.spot = room.spot(point, item.half + 1);
      const moved = item.spot.distanceTo(point) > 3;
      const where = moved ? this._map.layerPointToLatLng(item.spot) : true_point;
      item.marker.setLatLng(where);
      if (!moved) return;
      const ink = { color: "#333", weight: 1, opacity: 0.8, interactive: false };
      this.names.addLayer(L.polyline([true_point, where], ink));
      this.names.addLayer(L.circleMarker(true_point, { ...ink, radius: 2, fillColor: "#333", fillOpacity: 1 }));
    },

    write(room, item) {
      const [large, small] = item.place.family === "country" ? [15, 11] : [12, 10];
      const lines = [[item.place.title_ar, large, 600], [item.place.title, small, 400]];
      const box = room.beside(item.spot, item.half + 2, B.measure(lines));
      if (box) this.names.addLayer(B.labelAt(this._map, box, lines, `b-of-${item.place.family}`, "markerPane"));
    },

    roomy() {
      const size = this._map.getSize();
      return size.x >= 900 && size.y >= 520;
    },

    /** Pixels that bars and an open panel cover. */
    covered() {
      const foot = this.surroundings[this.surroundings.length - 2].offsetHeight;
      const size = this._map.getSize();
      const margin = 28;
      const panel = this.panel.hidden ? [0, 0] : size.x < 640 ? [0, this.panel.offsetHeight] : [this.panel.offsetWidth, 0];
      const legend = this.corner.getContainer().querySelector("details[open]");
      const left = legend && size.x >= 1000 ? legend.offsetWidth : 0;
      const head = this.surroundings.length > 2 ? this.surroundings[0].offsetHeight : 0;
      return {
        paddingTopLeft: [left + margin, head + margin],
        paddingBottomRight: [panel[0] + margin, panel[1] + foot + margin],
      };
    },

    /** The places of Iraq and Syria when most are there, else all of them. */
    fit() {
      const all = this.shown();
      const exact = all.filter((place) => place.family !== "country");
      const places = exact.length ? exact : all;
      const home = places.filter((place) => L.latLngBounds(IRAQ_AND_SYRIA).contains([place.latitude, place.longitude]));
      const chosen = home.length * 2 >= places.length ? home : places;
      const size = this._map.getSize();
      const styled = getComputedStyle(this.panel).zIndex === "1001";
      if (chosen.length === 0 || size.x === 0 || !styled) return;
      this.state.fitted = true;
      const bounds = L.latLngBounds(chosen.map((place) => [place.latitude, place.longitude]));
      this._map.fitBounds(bounds.pad(0.08), { ...this.covered(), maxZoom: 9, animate: false });
    },

    key(event) {
      if (event.originalEvent.key === "Escape" && this.state.chosen !== null) this.choose(null);
    },

    /** Open a place by id, the unplaced mentions with "", nothing with null. */
    choose(id, again) {
      const before = this.state.chosen;
      const item = this.markers.get(id);
      if (id && !item) id = null;
      this.state.chosen = id;
      this.emphasise(item);
      this.panel.hidden = id === null;
      if (id === null) return before && this.markers.has(before) && !again ? this.markers.get(before).marker.getElement().focus() : null;
      const content = item ? B.placePanel(this.data, item.place, this.of(id)) : B.unplacedPanel(this.data);
      const body = this.panel.querySelector(".b-panel-body");
      body.replaceChildren(content);
      if (again) return null;
      body.scrollTop = 0;
      content.querySelector("h2").focus({ preventScroll: true });
      if (!item) return null;
      item.marker.closeTooltip();
      this._map.panInside(item.marker.getLatLng(), this.covered());
    },

    emphasise(item) {
      this.exact.clearLayers();
      for (const [id, { marker, place }] of this.markers) {
        const chosen = Boolean(item) && item.place.id === id;
        marker.getElement().classList.toggle("b-chosen", chosen);
        if (this.outlines.has(id)) this.outlines.get(id).setStyle(B.outlineStyle(place, chosen));
      }
      if (!item || this.outlines.has(item.place.id)) return;
      const { place } = item;
      const ink = { color: B.COLOURS[place.family], weight: 1.5, dashArray: "5 4", fillOpacity: 0.06, interactive: false };
      if (place.outline) this.exact.addLayer(L.geoJSON(place.outline, { style: ink, interactive: false, pane: "b-areas" }));
      else if (place.family !== "country") this.exact.addLayer(L.circle([place.latitude, place.longitude], { ...ink, radius: place.accuracy_m }));
    },
  });

  B.news = (data) => new News(data);
})((window.Buldan = window.Buldan || {}));
