/* The layer of the news: which mentions are seen, the symbols that stand for them, and what is chosen.
   Its state lives on the map, so that a new layer with other data (a filter in the dashboard) takes over where the last one was. */
(function (B) {
  "use strict";

  const IRAQ_AND_SYRIA = [[29, 35.5], [37.6, 48.8]];
  const TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";

  const News = L.LayerGroup.extend({
    initialize(data) {
      L.LayerGroup.prototype.initialize.call(this);
      this.data = B.unpack(data);
    },

    onAdd(map) {
      this._map = map;
      const parts = B.parts(map);
      parts.news = this;
      this.state = parts.state = parts.state || this.opened();
      if (this.data.live && this.data.language) this.state.language = this.data.language;
      this.build(map);
      L.LayerGroup.prototype.onAdd.call(this, map);
      map.on("keydown", this.key, this);
      this.windowed = { beforeprint: () => this.paper(true), afterprint: () => this.paper(false), hashchange: () => this.readdress() };
      for (const [name, act] of Object.entries(this.windowed)) window.addEventListener(name, act);
      const first = !this.state.fitted;
      this.refresh();
      this.arrive();
      if (first && !this.panel.hidden && map.getSize().x >= 640) this.fit();
    },

    /** Show the place that the map was opened with. */
    arrive() {
      if (this.state.chosen === null) return;
      this.choose(this.state.chosen, true);
      if (this.markers.has(this.state.chosen)) this._map.panInside(this.markers.get(this.state.chosen).point, this.covered());
    },

    /** The reader has changed the address. */
    readdress() {
      if (this.data.live || !B.alone()) return;
      const { fitted, language, legend } = this.state;
      Object.assign(this.state, B.fresh(), { fitted, language, legend });
      B.open(this.state, location.hash, this.data);
      this.state.spoken = this.state.language === language ? null : this.state.language;
      this.speak(this.state.language);
      if (this.state.chosen === null) this.choose(null, true);
      this.arrive();
    },

    onRemove(map) {
      map.off("keydown", this.key, this);
      for (const [name, act] of Object.entries(this.windowed)) window.removeEventListener(name, act);
      this.watcher.disconnect();
      this.surroundings.forEach((node) => node.remove());
      this.scale.remove();
      this.corner.remove();
      L.LayerGroup.prototype.onRemove.call(this, map);
      map.buldan.news = null;
    },

    /** What the maker asked for, then what the address or an attribute of the embed says, in the reader's language. */
    opened() {
      const { data } = this;
      const state = B.open(B.fresh(), data.opening, data);
      if (!data.live) B.open(state, B.asked(this._map.getContainer()), data);
      state.spoken = state.language;
      state.language = state.language || data.language || (/^(ar|ckb|fa)\b/.test(navigator.language) ? "ar" : "en");
      return state;
    },

    build(map) {
      if (!map.getPane("b-areas")) map.createPane("b-areas").style.zIndex = 350;
      const container = map.getContainer();
      container.classList.add("b-map");
      this.drawn = new Map();
      this.outlines = new Map();
      this.written = new Map();
      this.symbols = L.layerGroup();
      this.names = L.layerGroup();
      this.exact = L.layerGroup();
      [this.exact, this.symbols, this.names].forEach((layer) => this.addLayer(layer));
      this.panel = B.panel(() => this.choose(null));
      this.parts = this.data.live ? [] : [B.finder(this.data, this), B.timeline(this.data, this)].filter(Boolean);
      this.foot = B.foot(this.data, this.state);
      const before = [B.head(this.data, this), ...this.parts.slice(0, 1).map((part) => part.node)].filter(Boolean);
      const after = [...this.parts.slice(1).map((part) => part.node), this.panel, this.foot];
      container.prepend(...before);
      container.append(...after);
      this.surroundings = [...before, ...after];
      this.scale = L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
      this.corner = L.control({ position: "bottomleft" });
      this.corner.onAdd = () => B.el("div", { class: "b-corner" });
      this.corner.addTo(map);
      this.watcher = new ResizeObserver(() => this.measure());
      [container, ...this.surroundings].forEach((node) => this.watcher.observe(node));
      this.speak(this.state.language);
      this.measure();
    },

    /** A frame or a tab may give the map its size late; bars may wrap. */
    measure() {
      const container = this._map.getContainer();
      for (const name of ["head", "time", "foot"]) container.style.setProperty(`--b-${name}`, `${this.tall(name)}px`);
      this.parts.forEach((part) => part.measure && part.measure());
      this._map.invalidateSize({ animate: false });
      if (this.markers && !this.state.fitted) this.fit();
    },

    tall(name) {
      const node = this.surroundings.find((each) => each.classList.contains(`b-${name}`));
      return node ? node.offsetHeight : 0;
    },

    /** Show the interface in Arabic or English. */
    speak(language) {
      this.state.language = language;
      const container = this._map.getContainer();
      container.dataset.lang = language;
      if (B.alone()) document.documentElement.lang = language;
      this.surroundings.forEach((node) => (node.dir = language === "ar" ? "rtl" : "ltr"));
      if (!this.data.live) B.describe(container, this.data, language);
      if (this.markers) this.refresh();
    },

    /** The reader's own choice of language. */
    prefer(language) {
      this.state.spoken = language;
      this.speak(language);
    },

    /** The last day of the window (where it is whole, of the newest article), ISO 8601: bases have the status of this day. Null where nothing is dated. */
    day() {
      const last = this.state.to === "~" ? this.data.newest || B.extent(this.data)[1] : this.state.to;
      return last ? B.lastDay(last) : null;
    },

    /** Mentions that all filters leave, whatever their family. */
    wanted() {
      const fits = B.fits(this.state, this.data);
      const sought = B.sought(this.data, this.state.query);
      return this.data.mentions.filter((one) => fits(one) && sought(one));
    },

    of(id) {
      return this.kept.get(id) || [];
    },

    /** Places that some wanted mention reaches, before families are hidden. */
    reached() {
      return this.data.places.filter((place) => this.kept.has(place.id));
    },

    shown() {
      return this.reached().filter((place) => !this.state.hidden.has(place.family));
    },

    toggle(set, value) {
      if (!this.state[set].delete(value)) this.state[set].add(value);
      this.refresh();
    },

    /** Change the state and show what it leaves: `filter({from: "2020-01", to: "2020-06"})`. */
    filter(change) {
      Object.assign(this.state, change);
      this.refresh();
    },

    online() {
      this.state.tiles = !this.state.tiles;
      this.background = this.background || L.tileLayer(TILES, { maxZoom: 19 });
      if (this.state.tiles) this.addLayer(this.background);
      else this.removeLayer(this.background);
      const foot = B.foot(this.data, this.state);
      this.surroundings[this.surroundings.indexOf(this.foot)] = foot;
      this.foot.replaceWith(foot);
      this.foot = foot;
      this.watcher.observe(foot);
      this.again();
    },

    /** Draw anew what the filters leave; the legend keeps its focus. */
    refresh() {
      this.kept = new Map();
      for (const mention of this.wanted()) {
        const { id } = this.data.places[mention.place];
        if (this.kept.has(id)) this.kept.get(id).push(mention);
        else this.kept.set(id, [mention]);
      }
      this.relegend();
      this.draw();
      this.again();
      if (!this.state.fitted) this.fit();
      this.parts.forEach((part) => part.refresh());
      if (this.state.chosen) this.choose(this.state.chosen, true);
      if (this.listed) this.list(this.listed, true);
      this.remember();
    },

    relegend() {
      const corner = this.corner.getContainer();
      const focused = corner.contains(document.activeElement) ? document.activeElement : null;
      const mark = focused && (focused.name ? `[name="${focused.name}"]` : `[data-family="${focused.dataset.family}"]`);
      corner.replaceChildren(B.legend(this.data, this));
      if (mark && corner.querySelector(mark)) corner.querySelector(mark).focus();
    },

    remember() {
      B.relabel(this._map.getContainer(), this.state.language);
      if (!this.data.live) B.remember(B.address(this.state, this.data));
    },

    draw() {
      B.draw(this);
    },

    again() {
      if (this.state.fitted) B.arrange(this._map);
    },

    arrange(room) {
      B.crowd(this, room);
    },

    roomy() {
      const size = this._map.getSize();
      const finder = parseFloat(this._map.getContainer().style.getPropertyValue("--b-finder")) || 0;
      return size.x - finder >= 800 && size.y >= 520;
    },

    /** Pixels that bars and an open panel cover. */
    covered() {
      const size = this._map.getSize();
      const margin = 28;
      const panel = this.panel.hidden ? [0, 0] : size.x < 640 ? [0, this.panel.offsetHeight] : [this.panel.offsetWidth, 0];
      const legend = this.corner.getContainer().querySelector("details[open]");
      const finder = parseFloat(this._map.getContainer().style.getPropertyValue("--b-finder")) || 0;
      const start = (legend && size.x >= 1000 ? legend.offsetWidth : 0) + finder;
      const sides = this.state.language === "ar" ? [panel[0], start] : [start, panel[0]];
      return {
        paddingTopLeft: [sides[0] + margin, this.tall("head") + margin],
        paddingBottomRight: [sides[1] + margin, panel[1] + this.tall("foot") + this.tall("time") + margin],
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

    /** On paper the map is a light page of its own, drawn in lines and not in dots; afterwards it is as it was. */
    paper(on) {
      const map = this._map;
      if (this.data.live || !B.alone() || on === Boolean(this.screen)) return;
      const view = this.screen || { bounds: map.getBounds(), centre: map.getCenter(), zoom: map.getZoom() };
      this.screen = on ? view : null;
      map.getContainer().classList.toggle("b-printed", on);
      this.measure();
      if (on) map.fitBounds(view.bounds, { animate: false });
      else map.setView(view.centre, view.zoom, { animate: false });
      if (map.buldan.base) map.buldan.base.paint(map, on);
      this.again();
    },

    key(event) {
      if (event.originalEvent.key === "Escape" && !this.panel.hidden) this.choose(null);
    },

    /** Open a place by id, the unplaced mentions with "", nothing with null. One that filters hide comes back with them: while time is played it may. */
    choose(id, again) {
      const before = this.listed ? this.listed[0] : this.state.chosen;
      const item = this.markers.get(id);
      const away = Boolean(id) && !item;
      this.listed = null;
      this.state.chosen = away && !again ? null : id;
      B.emphasise(this, item);
      if (!again) this.again();
      this.panel.hidden = id === null || away;
      if (!again) this.remember();
      const taken = this.parts.filter((part) => part.chosen && part.chosen(away ? null : id, again)).length > 0;
      if (id === null || away) return before && !taken && !again ? B.focusOn(this, before) : null;
      const content = item ? B.placePanel(this.data, item.place, this.of(id), this.day()) : B.unplacedPanel(this.data);
      this.tell(content, again);
      if (again || !item) return null;
      item.marker.closeTooltip();
      this._map.panInside(item.marker.getLatLng(), this.covered());
    },

    /** List places that lie close together, the first of them the one that the keyboard goes back to. */
    list(ids, again) {
      if (this.state.chosen !== null) this.choose(null, true);
      if (!again) this.again();
      if (!again) this.remember();
      this.listed = ids.filter((id) => this.markers.has(id));
      this.panel.hidden = this.listed.length === 0;
      this.tell(B.groupPanel(this, this.listed), again);
    },

    /** Fill the panel, and lead the reader there unless only what is said there has changed. */
    tell(content, again) {
      const body = this.panel.querySelector(".b-panel-body");
      body.replaceChildren(content);
      if (again) return;
      body.scrollTop = 0;
      content.querySelector("h2").focus({ preventScroll: true });
    },
  });

  B.news = (data) => new News(data);
})((window.Buldan = window.Buldan || {}));
