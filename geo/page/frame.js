/* What stands around the map: title bar, foot line, legend with its switches, the panel's shell. */
(function (B) {
  "use strict";

  function bar(name, ...children) {
    const node = B.el("div", { class: `b-bar ${name}` }, ...children);
    L.DomEvent.disableClickPropagation(node);
    L.DomEvent.disableScrollPropagation(node);
    return node;
  }

  B.head = function (data, news) {
    const head = bar("b-head");
    if (data.title) head.append(B.el("h1", {}, B.el("bdi", {}, data.title)));
    const line = B.el("p", {});
    if (data.source) line.append(B.el("bdi", {}, data.source));
    if (data.unplaced.length) {
      const button = B.el("button", { type: "button", class: "b-unplaced" }, ...B.unplacedTitle(data.unplaced.length));
      button.addEventListener("click", () => news.choose(""));
      line.append(" ", button);
    }
    if (line.hasChildNodes()) head.append(line);
    return head.hasChildNodes() ? head : null;
  };

  const CREDITS = [
    ["Natural Earth", "https://www.naturalearthdata.com/"],
    ["GeoNames (CC BY 4.0)", "https://www.geonames.org/"],
    ["Buldan gazetteer (CC BY 4.0)", null],
    ["Leaflet", "https://leafletjs.com/"],
  ];

  B.foot = function (state) {
    const credits = state.tiles
      ? [["© OpenStreetMap contributors", "https://www.openstreetmap.org/copyright"], ...CREDITS]
      : CREDITS;
    const list = B.el("span", { class: "b-credits" });
    credits.forEach(([name, url], at) => list.append(at ? ", " : "", B.link(url, B.el("bdi", {}, name))));
    return bar("b-foot", B.say("endorse"), " ", list);
  };

  function family(name, places, news) {
    const count = places.filter((place) => place.family === name).length;
    const pressed = String(!news.state.hidden.has(name));
    const button = B.el("button", { type: "button", "aria-pressed": pressed, "data-family": name },
      B.symbol(name, 20), B.pair(...B.families[name]), B.el("span", { class: "b-count" }, String(count)));
    button.addEventListener("click", () => news.toggle("hidden", name));
    return B.el("li", {}, button);
  }

  function check(text, checked, name, change) {
    const box = B.el("input", { type: "checkbox", name, checked });
    box.addEventListener("change", change);
    return B.el("label", {}, box, " ", text);
  }

  function role(name, data, news) {
    const count = data.mentions.filter((mention) => mention.role === name).length;
    const text = B.el("span", {}, B.say(name), " ", B.el("span", { class: "b-count" }, String(count)));
    return check(text, news.state.roles.has(name), name, () => news.toggle("roles", name));
  }

  B.legend = function (data, news) {
    const wide = news.state.legend ?? news.roomy();
    const rows = Object.keys(B.families).filter((name) => data.places.some((place) => place.family === name));
    const body = B.el("div", { class: "b-legend-body" },
      B.el("ul", {}, ...rows.map((name) => family(name, news.reached(), news))),
      B.el("p", {}, B.say("size")), B.el("p", {}, B.say("moved")),
      B.el("fieldset", {}, B.el("legend", {}, B.say("roles")), role("associative", data, news), role("embedded", data, news),
        data.tiles ? check(B.say("online"), news.state.tiles, "tiles", () => news.online()) : null));
    const details = B.el("details", { class: "b-legend", open: wide }, B.el("summary", {}, B.say("key")), body);
    details.addEventListener("toggle", () => (news.state.legend = details.open));
    L.DomEvent.disableClickPropagation(details);
    L.DomEvent.disableScrollPropagation(details);
    return details;
  };

  B.panel = function (close) {
    const button = B.el("button", { type: "button", class: "b-close", "aria-label": B.label("close") }, "×");
    button.addEventListener("click", close);
    const body = B.el("div", { class: "b-panel-body" });
    const panel = bar("b-panel", button, body);
    panel.setAttribute("role", "region");
    panel.setAttribute("aria-live", "polite");
    panel.hidden = true;
    return panel;
  };
})((window.Buldan = window.Buldan || {}));
