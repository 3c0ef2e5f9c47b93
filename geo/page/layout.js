/* Room on the map: boxes already taken, free spots beside a point, widths of text. All in layer pixels. */
(function (B) {
  "use strict";

  const CELL = 48;
  const ROWS = 2 ** 24;

  /** The squares of a coarse grid that a box touches, as numbers: only boxes in the same squares can meet. */
  function cells({ left, right, top, bottom }, cell) {
    const touched = [];
    for (let x = Math.floor(left / cell); x <= Math.floor(right / cell); x += 1) {
      for (let y = Math.floor(top / cell); y <= Math.floor(bottom / cell); y += 1) touched.push(x * ROWS + y);
    }
    return touched;
  }

  /** Points with what stands at them, found again by nearness without asking all. */
  B.Grid = class {
    constructor(reach) {
      this.reach = reach;
      this.cells = new Map();
    }

    add(point, thing) {
      const [cell] = cells(around(point, 0), this.reach);
      if (this.cells.has(cell)) this.cells.get(cell).push([point, thing]);
      else this.cells.set(cell, [[point, thing]]);
    }

    /** What stands within `reach` pixels of a point, the nearest first. */
    near(point) {
      const found = cells(around(point, this.reach), this.reach).flatMap((cell) => this.cells.get(cell) || []);
      const apart = found.map(([other, thing]) => [other.distanceTo(point), thing]);
      return apart.filter(([far]) => far <= this.reach).sort((a, b) => a[0] - b[0]).map(([, thing]) => thing);
    }

    /** How many stand in the squares around a point. */
    count(point) {
      return cells(around(point, this.reach), this.reach).reduce((sum, cell) => sum + (this.cells.get(cell) || []).length, 0);
    }
  };

  const within = ({ min, max }) => (box) => min.x <= box.left && box.right <= max.x && min.y <= box.top && box.bottom <= max.y;
  const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

  B.Room = class {
    /** `open`: the box that nothing covers, where labels go if they can; `view`: what the map shows, whose edge cuts none. */
    constructor(open, view) {
      this.cells = new Map();
      this.open = open;
      this.view = view;
    }

    free(box) {
      for (const cell of cells(box, CELL)) {
        const others = this.cells.get(cell);
        if (others && !others.every((other) => apart(box, other))) return false;
      }
      return true;
    }

    take(box) {
      for (const cell of cells(box, CELL)) {
        if (this.cells.has(cell)) this.cells.get(cell).push(box);
        else this.cells.set(cell, [box]);
      }
      return box;
    }

    /** Take the square around a centre. */
    hold(centre, half) {
      return this.take(around(centre, half));
    }

    /** Give the square around a centre back. */
    leave(centre, half) {
      const same = ({ left, top, right }) => left === centre.x - half && top === centre.y - half && right === centre.x + half;
      for (const cell of cells(around(centre, half), CELL)) this.cells.set(cell, this.cells.get(cell).filter((box) => !same(box)));
    }

    /** The nearest free centre for a square of half-width `half`, on rings around `point`; null where none is in reach. */
    spot(point, half, reach) {
      for (let radius = 0; radius <= reach; radius += 4) {
        const steps = radius === 0 ? 1 : 16;
        for (let step = 0; step < steps; step += 1) {
          const angle = (step / steps) * 2 * Math.PI - Math.PI / 4;
          const centre = L.point(point.x + radius * Math.cos(angle), point.y + radius * Math.sin(angle));
          if (this.free(around(centre, half))) {
            this.hold(centre, half);
            return centre;
          }
        }
      }
      return null;
    }

    /** The first free box of a label beside a symbol: right, left, below, above, then the corners and aslant; null when none is. */
    beside(point, gap, size) {
      const [w, h] = size;
      const corners = [
        [point.x + gap, point.y - h / 2],
        [point.x - gap - w, point.y - h / 2],
        [point.x - w / 2, point.y + gap],
        [point.x - w / 2, point.y - gap - h],
        ...[[0.7, 0.7], [0.7, -1], [-1, 0.7], [-1, -1]].map(([x, y]) => [
          point.x + (x > 0 ? gap * x : -gap * 0.7 - w),
          point.y + (y > 0 ? gap * y : -gap * 0.7 - h),
        ]),
        ...[0.85, 0.15].flatMap((part) => [point.y + gap, point.y - gap - h].map((top) => [point.x - w * part, top])),
      ];
      const boxes = corners.map(([left, top]) => ({ left, top, right: left + w, bottom: top + h }));
      const free = boxes.filter((box) => this.free(box));
      const best = free.find(within(this.open)) || (this.view.contains(point) ? free.find(within(this.view)) : free[0]);
      return best ? this.take(best) : null;
    }

    centred(point, size) {
      const box = around(point, 0);
      box.left -= size[0] / 2;
      box.right += size[0] / 2;
      box.top -= size[1] / 2;
      box.bottom += size[1] / 2;
      return this.free(box) ? this.take(box) : null;
    }
  };

  const around = (point, half) => ({
    left: point.x - half,
    right: point.x + half,
    top: point.y - half,
    bottom: point.y + half,
  });

  const lengths = new Map();
  function long(text, font) {
    const key = `${font} ${text}`;
    if (!lengths.has(key)) {
      pen.font = font;
      lengths.set(key, pen.measureText(text).width);
    }
    return lengths.get(key);
  }

  const pen = document.createElement("canvas").getContext("2d");
  B.FONT = '"Segoe UI", "Noto Sans Arabic", "Noto Sans", "DejaVu Sans", Tahoma, Arial, sans-serif';

  /** Width and height of a label of lines `[text, pixels, weight]`. */
  B.measure = function (lines) {
    let width = 0;
    let height = 0;
    for (const [text, pixels, weight] of lines) {
      width = Math.max(width, long(text, `${weight} ${pixels}px ${B.FONT}`));
      height += pixels * 1.25;
    }
    return [Math.ceil(width) + 4, Math.ceil(height)];
  };

  /** A label that takes no clicks, laid at a box of layer pixels. */
  B.labelAt = function (map, box, lines, style, pane) {
    const html = B.el("div", { class: `b-label ${style}`, "aria-hidden": "true" });
    for (const [text, pixels, weight] of lines) {
      const line = B.el("div", { dir: "auto" }, text);
      line.style.font = `${weight} ${pixels}px/1.25 ${B.FONT}`;
      html.append(line);
    }
    const size = [box.right - box.left, box.bottom - box.top];
    const icon = L.divIcon({ html, className: "b-plain", iconSize: size, iconAnchor: [0, 0] });
    const corner = map.layerPointToLatLng(L.point(box.left, box.top));
    return L.marker(corner, { icon, pane, interactive: false, keyboard: false });
  };

  /** What bars and panel cover: asked for again only when it may have changed, for the answer has the whole page laid out. */
  function covered(news) {
    const container = news._map.getContainer();
    const legend = Boolean(container.querySelector(".b-legend[open]"));
    const key = [news._map.getSize(), news.panel.hidden, legend, container.style.cssText, news.state.language].join();
    if (!news.inset || news.inset.key !== key) news.inset = { key, ...news.covered() };
    return news.inset;
  }

  /** Symbols first, then their names, then whatever names of the base map find room. */
  B.arrange = function (map) {
    const parts = map.buldan;
    const news = parts.news && parts.news.markers ? parts.news : null;
    const { paddingTopLeft, paddingBottomRight } = news ? covered(news) : { paddingTopLeft: [0, 0], paddingBottomRight: [0, 0] };
    const corner = (point) => map.containerPointToLayerPoint(point);
    const size = map.getSize();
    const room = new B.Room(
      L.bounds(corner(paddingTopLeft), corner(size.subtract(paddingBottomRight))), L.bounds(corner([0, 0]), corner(size)));
    if (news) news.arrange(room);
    const alone = news ? [...news.drawn.keys()].flatMap((thing) => thing.place || []) : [];
    if (parts.base) parts.base.arrange(room, alone);
  };

  /** What stands on a map; its layout follows the view, in a drag as soon as what is drawn no longer reaches. */
  B.parts = function (map) {
    if (map.buldan) return map.buldan;
    map.buldan = { base: null, news: null, state: null };
    map.on("moveend", () => B.arrange(map));
    map.on("move", () => beyond(map) && B.arrange(map));
    return map.buldan;
  };

  function beyond(map) {
    const { news } = map.buldan;
    return Boolean(news && news.laid && news.near && news.laid.zoom === map.getZoom() && !news.near.contains(map.getPixelBounds()));
  }
})((window.Buldan = window.Buldan || {}));
