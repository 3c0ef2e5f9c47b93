/* Draws the symbols, groups, outlines and names that lie in the view or near it; the rest waits until the map is moved there. */
(function (B) {
  "use strict";

  const ALL_AT_ONCE = 300;
  const MARGIN = 0.2;
  const LAST = ["area", "country"];

  /** What stands for a place. Its marker is made when it is first wanted. */
  class Item {
    constructor(news, place, day) {
      this.place = place;
      this.articles = new Set(news.of(place.id).map((mention) => news.data.sentences[mention.sentence].article)).size;
      this.standing = B.standing(news.data, place, day, news.state.language);
      this.half = B.size(this.articles) / 2;
      this.open = () => news.choose(place.id);
    }

    get point() {
      return L.latLng(this.place.latitude, this.place.longitude);
    }

    get marker() {
      this.made = this.made || B.marker(this.place, this.articles, this.point, this.open, this.standing);
      return this.made;
    }

    like(other) {
      return this.articles === other.articles && JSON.stringify(this.standing) === JSON.stringify(other.standing);
    }
  }

  /** The items of what `news` shows; one that looks as before is the same as before. */
  B.draw = function (news) {
    const before = news.markers || new Map();
    const day = news.day();
    const items = news.shown().map((place) => new Item(news, place, day));
    const kept = (item, old) => (old && item.like(old) ? old : item);
    news.markers = new Map(items.map((item) => [item.place.id, kept(item, before.get(item.place.id))]));
    news.laid = null;
  };

  /** Where everything lies at this zoom. The chosen place lies by itself, and apart from that moves nothing. */
  function lay(news) {
    const zoom = news._map.getZoom();
    const project = (place) => news._map.project([place.latitude, place.longitude], zoom);
    const items = [...news.markers.values()];
    if (!news.laid || news.laid.zoom !== zoom) news.laid = { zoom, plain: B.gather(items, project, null), chosen: null };
    const { laid } = news;
    const chosen = news.markers.get(news.state.chosen);
    if (!chosen || laid.plain.spots.has(chosen)) return laid.plain;
    if (laid.chosen !== chosen) Object.assign(laid, { chosen, parted: B.gather(items, project, chosen) });
    return laid.parted;
  }

  /** Draw what lies near the view, take its room, then write the names that find some. */
  B.crowd = function (news, room) {
    const { spots, groups } = lay(news);
    news.near = near(news);
    const items = [...spots.keys()].filter((item) => news.near.contains(spots.get(item)));
    const close = groups.filter((group) => news.near.contains(group.at));
    show(news, new Map([...items.map((item) => [item, spots.get(item)]), ...close.map((group) => [group, group.at])]));
    outline(news, items);
    const origin = news._map.getPixelOrigin();
    items.forEach((item) => room.hold(spots.get(item).subtract(origin), item.half + 1));
    close.forEach((group) => room.hold(group.at.subtract(origin), B.BADGE / 2 + 1));
    const leads = items.map((item) => lead(news, item, spots.get(item)));
    const names = items.sort(byName(news)).map((item) => write(news, room, item, spots.get(item).subtract(origin)));
    keep(news, [...leads, ...names].filter(Boolean));
  };

  /** The box of the world, in pixels, in which things are drawn: everything where there is not much. */
  function near(news) {
    const { min, max } = news._map.getPixelBounds();
    const margin = news.markers.size > ALL_AT_ONCE ? max.subtract(min).multiplyBy(MARGIN) : L.point(Infinity, Infinity);
    return L.bounds(min.subtract(margin), max.add(margin));
  }

  function show(news, wanted) {
    for (const [thing, layer] of news.drawn) {
      if (wanted.has(thing)) continue;
      news.symbols.removeLayer(layer);
      news.drawn.delete(thing);
    }
    for (const [thing, at] of wanted) {
      const marker = thing.members ? B.badge(news, thing) : thing.marker;
      marker.setLatLng(news._map.unproject(at));
      if (!news.drawn.has(thing)) news.drawn.set(thing, marker.addTo(news.symbols));
      if (thing.place) marker.getElement().classList.toggle("b-chosen", thing.place.id === news.state.chosen);
    }
  }

  /** Areas that have a symbol of their own have their outlines, too. */
  function outline(news, items) {
    const areas = new Map(items.filter(({ place }) => place.outline && place.family === "area").map((item) => [item.place.id, item]));
    for (const [id, layer] of news.outlines) {
      if (!areas.has(id)) news.symbols.removeLayer(layer);
    }
    for (const [id, { place, open }] of areas) {
      if (!news.outlines.has(id)) news.outlines.set(id, B.outline(place, open));
      const layer = news.outlines.get(id);
      if (!news.symbols.hasLayer(layer)) layer.addTo(news.symbols);
      layer.setStyle(B.outlineStyle(place, id === news.state.chosen));
    }
  }

  /** Put the lines and names of `[key, make]` on the map; those that are there stay. */
  function keep(news, made) {
    const before = news.written;
    news.written = new Map(made.map(([key, make]) => [key, before.get(key) || make().addTo(news.names)]));
    for (const [key, layer] of before) {
      if (!news.written.has(key)) news.names.removeLayer(layer);
    }
  }

  /** A thin line from the true point of a symbol that has moved. */
  function lead(news, item, at) {
    const point = news._map.project(item.point);
    if (at.distanceTo(point) <= 3) return null;
    const ink = { color: "var(--b-leader)", weight: 1, opacity: 0.8, interactive: false };
    const make = () => L.featureGroup([
      L.polyline([item.point, news._map.unproject(at)], ink),
      L.circleMarker(item.point, { ...ink, radius: 2, fillColor: "var(--b-leader)", fillOpacity: 1 }),
    ]);
    return [`${item.place.id} ${news._map.getZoom()} ${at.x} ${at.y}`, make];
  }

  /** The order of names: what is chosen, then what is mentioned most; areas and countries last. */
  function byName(news) {
    const rank = ({ place }) => (place.id === news.state.chosen ? -1 : LAST.indexOf(place.family) + 1);
    const many = ({ place }) => news.of(place.id).length;
    return (a, b) => rank(a) - rank(b) || many(b) - many(a) || (a.place.id < b.place.id ? -1 : 1);
  }

  /** The name in both languages, that of the interface first, or in that one alone where there is no room for both. */
  function write(news, room, item, spot) {
    const [large, small] = item.place.family === "country" ? [15, 11] : [12, 10];
    const names = [item.place.title_ar, item.place.title];
    if (news.state.language === "en") names.reverse();
    const chosen = item.place.id === news.state.chosen;
    const both = [[names[0], large, 600], [names[1], small, 400]];
    for (const lines of [both, both.slice(0, 1)]) {
      const box = room.beside(spot, item.half + (chosen ? 6 : 2), B.measure(lines));
      if (!box) continue;
      const corner = L.point(box.left, box.top).add(news._map.getPixelOrigin()).round();
      const make = () => B.labelAt(news._map, box, lines, `b-of-${item.place.family}`, "markerPane");
      return [`${item.place.id} ${news._map.getZoom()} ${corner.x} ${corner.y} ${lines.length} ${news.state.language}`, make];
    }
    return null;
  }

  /** Around the chosen place that is no area on the map: its outline, or the circle that it surely lies in. */
  B.emphasise = function (news, item) {
    news.exact.clearLayers();
    if (!item || item.place.family === "area" && item.place.outline) return;
    const { place } = item;
    const ink = { color: B.COLOURS[place.family], weight: 1.5, dashArray: "5 4", fillOpacity: 0.06, interactive: false };
    if (place.outline) news.exact.addLayer(L.geoJSON(place.outline, { style: ink, interactive: false, pane: "b-areas" }));
    else if (place.family !== "country") news.exact.addLayer(L.circle(item.point, { ...ink, radius: place.accuracy_m }));
  };
})((window.Buldan = window.Buldan || {}));
