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

  function shape([tag, attributes], paint) {
    const node = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries({ ...attributes, ...paint })) node.setAttribute(name, value);
    return node;
  }

  /** The symbol of a family as an SVG element, `pixels` wide. */
  B.symbol = function (family, pixels) {
    const svg = document.createElementNS(SVG, "svg");
    for (const [name, value] of Object.entries({ viewBox: "-2 -2 28 28", width: pixels, height: pixels })) {
      svg.setAttribute(name, value);
    }
    svg.setAttribute("aria-hidden", "true");
    const colour = B.COLOURS[family];
    const [fill, ring] = HOLLOW.has(family) ? ["#ffffff", colour] : [colour, "#ffffff"];
    for (const part of SHAPES[family]) {
      if (HOLLOW.has(family)) svg.append(shape(part, { fill: "none", stroke: "#ffffff", "stroke-width": 6 }));
      svg.append(shape(part, { fill, stroke: ring, "stroke-width": HOLLOW.has(family) ? 3 : 2 }));
    }
    return svg;
  };

  /** Pixels across, by number of articles: the area grows with the number. */
  B.size = (articles) => Math.min(44, Math.round(13 + 5 * Math.sqrt(articles)));

  B.name = (place) => `${place.title_ar} · ${place.title}`;

  B.marker = function (place, articles, latlng, open) {
    const pixels = B.size(articles);
    const icon = L.divIcon({
      html: B.symbol(place.family, pixels),
      className: `b-symbol b-${place.family}`,
      iconSize: [pixels, pixels],
    });
    const marker = L.marker(latlng, { icon, riseOnHover: true, zIndexOffset: -20 * pixels, keyboard: true });
    marker.on("click", open);
    marker.on("add", () => equip(marker.getElement(), place, open));
    const word = () => B.el("div", {}, B.el("bdi", { lang: "ar" }, place.title_ar), B.el("br"), B.el("bdi", {}, place.title));
    return marker.bindTooltip(word, { direction: "top", offset: [0, -pixels / 2], className: "b-tip" });
  };

  function equip(element, place, open) {
    element.setAttribute("aria-label", `${B.name(place)} (${place.kind_en}, ${place.id})`);
    element.dataset.place = place.id;
    element.dataset.family = place.family;
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open();
    });
  }

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
