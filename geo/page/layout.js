/* Room on the map: boxes already taken, free spots beside a point, widths of text. All in layer pixels. */
(function (B) {
  "use strict";

  const CELL = 48;

  /** The squares of a coarse grid that a box touches: only boxes in the same squares can meet. */
  function cells({ left, right, top, bottom }) {
    const touched = [];
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) touched.push(`${x} ${y}`);
    }
    return touched;
  }
  const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

  B.Room = class {
    /** `view`: the box that can be seen; labels go there where they can. */
    constructor(view) {
      this.cells = new Map();
      this.view = view;
    }

    free(box) {
      return cells(box).every((cell) => (this.cells.get(cell) || []).every((other) => apart(box, other)));
    }

    take(box) {
      for (const cell of cells(box)) this.cells.set(cell, [...(this.cells.get(cell) || []), box]);
      return box;
    }

    seen(box) {
      const { min, max } = this.view;
      return min.x <= box.left && box.right <= max.x && min.y <= box.top && box.bottom <= max.y;
    }

    /** The nearest free centre for a square of half-width `half`, on rings around `point`. */
    spot(point, half) {
      for (let radius = 0; radius <= 120; radius += 5) {
        const steps = radius === 0 ? 1 : 16;
        for (let step = 0; step < steps; step += 1) {
          const angle = (step / steps) * 2 * Math.PI - Math.PI / 4;
          const centre = L.point(point.x + radius * Math.cos(angle), point.y + radius * Math.sin(angle));
          if (this.free(around(centre, half))) {
            this.take(around(centre, half));
            return centre;
          }
        }
      }
      this.take(around(point, half));
      return point;
    }

    /** The first free box of a label beside a symbol: right, left, below, above, then the corners; null when none is. */
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
      ];
      const boxes = corners.map(([left, top]) => ({ left, top, right: left + w, bottom: top + h }));
      const free = boxes.filter((box) => this.free(box));
      const best = free.find((box) => this.seen(box)) || free[0];
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

  const pen = document.createElement("canvas").getContext("2d");
  B.FONT = '"Segoe UI", "Noto Sans Arabic", "Noto Sans", "DejaVu Sans", Tahoma, Arial, sans-serif';

  /** Width and height of a label of lines `[text, pixels, weight]`. */
  B.measure = function (lines) {
    let width = 0;
    let height = 0;
    for (const [text, pixels, weight] of lines) {
      pen.font = `${weight} ${pixels}px ${B.FONT}`;
      width = Math.max(width, pen.measureText(text).width);
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

  /** Symbols first, then their names, then whatever names of the base map find room. */
  B.arrange = function (map) {
    const parts = map.buldan;
    const corner = map.containerPointToLayerPoint([4, 4]);
    const room = new B.Room(L.bounds(corner, corner.add(map.getSize()).subtract([8, 8])));
    if (parts.news) parts.news.arrange(room);
    if (parts.base) parts.base.arrange(room, parts.news ? parts.news.shown() : []);
  };

  B.parts = (map) => (map.buldan = map.buldan || { base: null, news: null, state: null });
})((window.Buldan = window.Buldan || {}));
