/* Symbols: each family has its own shape and its own colour (Okabe and Ito's, safe for the colour-blind). */
(function (B) {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  B.COLOURS = {
    base: "#d55e00",
    camp: "#009e73",
    settlement: "#0072b2",
    site: "#e69f00",
    area: "#a84f86",
    country: "#3c3c3c",
  };

  const polygon = (points) => ["polygon", { points }];
  const SHAPES = {
    base: [polygon("12,1 23,12 12,23 1,12")],
    camp: [polygon("12,1.5 23,21.5 1,21.5")],
    settlement: [["circle", { cx: 12, cy: 12, r: 10 }]],
    site: [polygon("12,1 22.5,8.6 18.5,21 5.5,21 1.5,8.6")],
    area: [["rect", { x: 4, y: 4, width: 16, height: 16, rx: 2 }]],
    country: [["circle", { cx: 12, cy: 12, r: 9 }], ["circle", { cx: 12, cy: 12, r: 3 }]],
  };
  const HOLLOW = new Set(["area", "country"]);

  B.svg = function (tag, attributes) {
    const node = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  };
  const shape = ([tag, attributes], paint) => B.svg(tag, { ...attributes, ...paint });

  const filled = (family) =>
    SHAPES[family].map((part) => shape(part, { fill: B.COLOURS[family], stroke: "#ffffff", "stroke-width": 2 }));
  const hollow = (family, dashes) =>
    SHAPES[family].flatMap((part) => [
      shape(part, { fill: "#ffffff", stroke: "#ffffff", "stroke-width": 6 }),
      shape(part, { fill: "#ffffff", stroke: B.COLOURS[family], "stroke-width": 3, ...dashes }),
    ]);

  /** What is drawn in a symbol's middle: a triangle's lies lower. */
  const dot = (family, fill) => B.svg("circle", { cx: 12, cy: family === "camp" ? 15 : 12, r: 3.8, fill });
  const cross = (stroke, width) => B.svg("path", { d: "M2 22 22 2M2 2 22 22", stroke, "stroke-width": width, "stroke-linecap": "round" });

  /** Hollow symbols have thick lines: drawn smaller, they are as large as full ones. */
  function smaller(...parts) {
    const group = B.svg("g", { transform: "translate(1.4 1.4) scale(0.88)" });
    group.append(...parts);
    return [group];
  }

  /** States differ in form, not in colour: full where the coalition held it, hollow where it left, crossed out where closed. */
  const STATES = {
    coalition: filled,
    open: (family) => [...filled(family), dot(family, "#ffffff")],
    "host-forces": (family) => smaller(...hollow(family), dot(family, B.COLOURS[family])),
    "handed-over": (family) => smaller(...hollow(family)),
    closed: (family) => smaller(...hollow(family), cross("#ffffff", 5.5), cross("#23211e", 2.6)),
    unknown: (family) => smaller(...hollow(family, { "stroke-dasharray": "3.2 3" })),
  };
  STATES.unsaid = STATES.unknown;

  /** Two states share a symbol: the earlier has its left half, the later its right one. */
  function halves(family, states) {
    return [[states[0], -2], [states[states.length - 1], 12]].map(([state, x]) => {
      const half = B.svg("svg", { x, y: -2, width: 14, height: 28, viewBox: `${x} -2 14 28` });
      half.append(...STATES[state](family));
      return half;
    });
  }

  /** The symbol of a family as an SVG element, `pixels` wide; of a base or camp by its states, where they are given. */
  B.symbol = function (family, pixels, states) {
    const svg = B.svg("svg", { viewBox: "-2 -2 28 28", width: pixels, height: pixels, "aria-hidden": "true" });
    if (HOLLOW.has(family)) svg.append(...hollow(family));
    else if (!states) svg.append(...filled(family));
    else svg.append(...(states.length > 1 ? halves(family, states) : STATES[states[0]](family)));
    return svg;
  };

  /** Pixels across, by number of articles: the area grows with the number. */
  B.size = (articles) => Math.min(44, Math.round(13 + 5 * Math.sqrt(articles)));

  B.name = (place) => `${place.title_ar} · ${place.title}`;

  /** `standing`: what a base or camp was, as B.standing has it, or null. */
  B.marker = function (place, articles, latlng, open, standing) {
    const pixels = B.size(articles);
    const icon = L.divIcon({
      html: B.symbol(place.family, pixels, standing && standing.states),
      className: `b-symbol b-${place.family}`,
      iconSize: [pixels, pixels],
    });
    const marker = L.marker(latlng, { icon, riseOnHover: true, zIndexOffset: -20 * pixels, keyboard: true });
    marker.on("click", open);
    marker.on("add", () => equip(marker.getElement(), place, open, standing));
    const word = () => B.el("div", {}, B.title(place), standing && B.el("div", { class: "b-tip-status", dir: "auto" }, standing.said));
    return marker.bindTooltip(word, { direction: "top", offset: [0, -pixels / 2], className: "b-tip" });
  };

  function equip(element, place, open, standing) {
    const name = `${B.name(place)} (${place.kind_en}, ${place.id})`;
    element.setAttribute("aria-label", standing ? `${name}; ${standing.said}` : name);
    element.dataset.place = place.id;
    if (standing) element.dataset.status = standing.states.join(" ");
    element.dataset.family = place.family;
    B.pressed(element, open);
  }

  /** Enter and the space bar do what a click does. */
  B.pressed = (element, open) =>
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open();
    });

  /** An area's outline: light fill and a line, stronger when the place is chosen. */
  B.outline = function (place, open) {
    const layer = L.geoJSON(place.outline, { style: B.outlineStyle(place, false), pane: "b-areas" });
    return layer.on("click", open);
  };
  B.outlineStyle = (place, chosen) => ({
    color: B.COLOURS.area,
    weight: chosen ? 3 : 1.6,
    opacity: chosen ? 1 : 0.75,
    fillOpacity: chosen ? 0.16 : 0.06,
  });
})((window.Buldan = window.Buldan || {}));
