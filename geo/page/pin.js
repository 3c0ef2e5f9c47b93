/* The dashboard's map of one place: what was looked up, a pin that can be dragged, the circle in which the true place lies. */
(function (B) {
  "use strict";

  const HOME = [[29.5, 36], [37.3, 48.5]];
  const FROM_ZOOM = [6, 7.5, 8, 9];
  const STEP = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const PATIENCE_MS = 350;
  const INK = "#d55e00";

  /** Known places to find one's way by: [latitude, longitude, title_ar, title, rank], the best known first. */
  const Known = L.LayerGroup.extend({
    onAdd(map) {
      L.LayerGroup.prototype.onAdd.call(this, map);
      B.parts(map).news = this;
      map.on("moveend", () => B.arrange(map));
    },
    shown: () => [],
    arrange(room) {
      this.clearLayers();
      const seen = this._map.getBounds();
      const zoom = this._map.getZoom();
      for (const [latitude, longitude, ...rest] of this.places) {
        if (zoom >= FROM_ZOOM[rest[2]] && seen.contains([latitude, longitude])) this.write(room, L.latLng(latitude, longitude), rest);
      }
    },
    write(room, where, [arabic, english, rank]) {
      const lines = [[arabic, rank ? 11 : 12, rank ? 400 : 600], [english, 9, 400]];
      const box = room.beside(this._map.latLngToLayerPoint(where), 4, B.measure(lines));
      if (!box) return;
      this.addLayer(L.circleMarker(where, { radius: 2.5, stroke: false, fillColor: "#6b655c", fillOpacity: 1, interactive: false }));
      this.addLayer(B.labelAt(this._map, box, lines, "b-on-base b-governorate", "b-base-labels"));
    },
  });

  B.known = function (places) {
    const layer = new Known();
    layer.places = places;
    return layer;
  };

  function begin(map) {
    const pin = { moves: 0, found: L.layerGroup().addTo(map), fitted: false };
    const container = map.getContainer();
    container.classList.add("b-map", "b-pins");
    const foot = B.foot({}, { tiles: false });
    container.append(foot);
    L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
    new ResizeObserver(() => {
      container.style.setProperty("--b-foot", `${foot.offsetHeight}px`);
      map.invalidateSize({ animate: false });
      fit(map, pin);
    }).observe(container);
    map.on("click", (event) => {
      put(map, pin, event.latlng);
      tell(map, pin);
    });
    return pin;
  }

  /** What was looked up, else the pin, else Iraq and Syria; once, when the map has got its size. */
  function fit(map, pin) {
    if (pin.fitted || map.getSize().x === 0) return;
    pin.fitted = true;
    const seen = pin.seen || (pin.circle && pin.circle.getBounds());
    map.fitBounds(seen || HOME, { maxZoom: 11, animate: false });
  }

  const rounded = (degrees) => Math.round(degrees * 1e5) / 1e5;

  function put(map, pin, latlng) {
    const where = map.wrapLatLng(latlng);
    if (!pin.marker) make(map, pin, where);
    pin.marker.setLatLng(where);
    pin.circle.setLatLng(where);
  }

  /** A drop whose tip is the point: no symbol of a known place looks like it. */
  function drop() {
    const shape = (tag, attributes) => {
      const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
      Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
      return node;
    };
    const svg = shape("svg", { viewBox: "0 0 28 38", width: 28, height: 38, "aria-hidden": "true" });
    svg.append(
      shape("path", { d: "M14 37C14 37 26 22 26 13.5A12 12 0 0 0 2 13.5C2 22 14 37 14 37Z", fill: INK, stroke: "#ffffff", "stroke-width": 2 }),
      shape("circle", { cx: 14, cy: 13.5, r: 4.5, fill: "#ffffff" }));
    return svg;
  }

  function make(map, pin, where) {
    const icon = L.divIcon({ html: drop(), className: "b-pin", iconSize: [28, 38], iconAnchor: [14, 37] });
    pin.circle = L.circle(where, { radius: pin.radius, color: INK, weight: 1.5, dashArray: "5 4", fillOpacity: 0.1, interactive: false });
    pin.marker = L.marker(where, { icon, draggable: true, autoPan: true, keyboard: true, zIndexOffset: 2000 });
    pin.marker.on("drag", () => pin.circle.setLatLng(pin.marker.getLatLng()));
    pin.marker.on("dragend", () => tell(map, pin));
    [pin.circle, pin.marker].forEach((layer) => layer.addTo(map));
    const element = pin.marker.getElement();
    element.setAttribute("aria-label", pin.label);
    element.addEventListener("keydown", (event) => step(map, pin, event));
  }

  /** Ten pixels a press, one with Shift. */
  function step(map, pin, event) {
    if (!(event.key in STEP)) return;
    event.preventDefault();
    event.stopPropagation();
    const by = L.point(STEP[event.key]).multiplyBy(event.shiftKey ? 1 : 10);
    put(map, pin, map.layerPointToLatLng(map.latLngToLayerPoint(pin.marker.getLatLng()).add(by)));
    map.panInside(pin.marker.getLatLng(), { padding: [40, 40] });
    clearTimeout(pin.waiting);
    pin.waiting = setTimeout(() => tell(map, pin), PATIENCE_MS);
  }

  function tell(map, pin) {
    const { lat, lng } = map.wrapLatLng(pin.marker.getLatLng());
    put(map, pin, [lat, lng]);
    pin.moves += 1;
    window.__GLOBAL_DATA__.last_object_clicked_popup = `${rounded(lng)},${rounded(lat)}#${pin.moves}`;
    map.fire("overlayremove", {});
  }

  function clear(map, pin) {
    [pin.marker, pin.circle].filter(Boolean).forEach((layer) => map.removeLayer(layer));
    pin.marker = pin.circle = null;
  }

  /** Where the dashboard says that the pin is, unless that answers an older move than the last. */
  function follow(map, pin, { point, radius, label, moves }) {
    pin.radius = radius;
    pin.label = label;
    if (moves < pin.moves) return;
    if (!point) return clear(map, pin);
    put(map, pin, point);
    pin.circle.setRadius(radius);
    pin.marker.getElement().setAttribute("aria-label", label);
    if (pin.fitted && !map.getBounds().contains(point)) map.setView(point, map.getZoom(), { animate: false });
  }

  function show(map, pin, found) {
    if (pin.shown === (found && found.id)) return;
    pin.shown = found && found.id;
    pin.found.clearLayers();
    pin.seen = null;
    if (!found) return;
    const ink = { color: B.COLOURS.settlement, weight: 1.5, fillOpacity: 0.06, interactive: false };
    const extent = found.outline ? L.geoJSON(found.outline, { style: ink, interactive: false }) : L.circle(found.point, { ...ink, radius: found.radius });
    const icon = L.divIcon({ html: B.symbol(found.family, 22), className: "b-symbol", iconSize: [22, 22] });
    const symbol = L.marker(found.point, { icon, keyboard: false, interactive: false });
    [extent, symbol].forEach((layer) => pin.found.addLayer(layer));
    symbol.getElement().dataset.place = found.id;
    pin.seen = extent.getBounds();
    pin.fitted = false;
    fit(map, pin);
  }

  /** `data`: the pin's point [latitude, longitude] or null, its radius in metres, its label, the moves known; `found`. */
  B.pin = function (map, data) {
    const pin = (map.pin = map.pin || begin(map));
    follow(map, pin, data);
    show(map, pin, data.found);
  };
})((window.Buldan = window.Buldan || {}));
