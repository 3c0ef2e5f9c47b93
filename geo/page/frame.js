/* What stands around the map: title bar, foot line, legend with its switches, the panel's shell. */
(function (B) {
  "use strict";

  /** A bar over the map: what is done on it does not move the map. */
  B.bar = function (name, ...children) {
    const node = B.el("section", { class: `b-bar ${name}` }, ...children);
    L.DomEvent.disableClickPropagation(node);
    L.DomEvent.disableScrollPropagation(node);
    node.addEventListener("keydown", (event) => event.key !== "Escape" && event.stopPropagation());
    return node;
  };

  /** The map in words, for who does not see it. */
  B.describe = function (container, data, language) {
    const at = language === "ar" ? 1 : 0;
    const old = container.querySelector(".b-alt");
    if (old) old.remove();
    const alt = B.el("p", { class: "b-alt b-unseen", lang: language }, data.alt[at]);
    container.prepend(alt);
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", data.about.title || data.title[at]);
  };

  function languages(news) {
    const button = (code, name) => {
      const node = B.el("button", { type: "button", lang: code, "data-language": code }, name);
      node.addEventListener("click", () => news.prefer(code));
      return node;
    };
    return B.labelled(B.el("div", { class: "b-languages", role: "group" }, button("ar", "عربي"), button("en", "English")), "language");
  }

  B.head = function (data, news) {
    if (data.live) return null;
    const { title, description } = data.about;
    const heading = B.el("h1", {}, title ? B.el("bdi", { dir: "auto" }, title) : B.pair(...data.title));
    const line = B.el("p", { class: "b-counts" }, B.pair(...data.counts));
    if (data.unplaced.length) {
      const button = B.el("button", { type: "button", class: "b-unplaced" }, ...B.unplacedTitle(data.unplaced.length));
      button.addEventListener("click", () => news.choose(""));
      line.append(" ", button);
    }
    const told = description ? B.el("p", { class: "b-description", dir: "auto" }, description) : null;
    return B.bar("b-head", languages(news), heading, told, line);
  };

  const CREDITS = [
    ["Natural Earth", "https://www.naturalearthdata.com/"],
    ["GeoNames (CC BY 4.0)", "https://www.geonames.org/"],
    ["Buldan gazetteer (CC BY 4.0)", null],
    ["Leaflet", "https://leafletjs.com/"],
  ];

  /** What its maker says of the map: source, author, licence, day of making. */
  function caption(about) {
    const line = B.el("p", { class: "b-caption" });
    for (const [name, key] of [["source", "source"], ["author", "author"], ["licence", "license"], ["made", "made"]]) {
      if (!about[name]) continue;
      const text = B.link(about[name], B.el("bdi", { dir: "auto" }, about[name]));
      line.append(B.el("span", { class: "b-said" }, B.say(key), ": ", text), " ");
    }
    return line.hasChildNodes() ? line : null;
  }

  B.foot = function (data, state) {
    const credits = state.tiles
      ? [["© OpenStreetMap contributors", "https://www.openstreetmap.org/copyright"], ...CREDITS]
      : CREDITS;
    const list = B.el("bdi", { class: "b-credits", dir: "ltr" });
    credits.forEach(([name, url], at) => list.append(at ? ", " : "", B.link(url, B.el("span", {}, name))));
    const about = data.about || {};
    if (about.software) list.append(`; ${about.software}`);
    return B.bar("b-foot", caption(about), B.el("p", {}, B.say("endorse"), " ", list));
  };

  function family(name, places, news) {
    const count = places.filter((place) => place.family === name).length;
    const pressed = String(!news.state.hidden.has(name));
    const button = B.el("button", { type: "button", "aria-pressed": pressed, "data-family": name },
      B.symbol(name, 20), B.pair(...B.families[name]), B.el("span", { class: "b-count" }, String(count)));
    button.addEventListener("click", () => news.toggle("hidden", name));
    return B.el("li", {}, button);
  }

  B.check = function (text, checked, name, change) {
    const box = B.el("input", { type: "checkbox", name, checked });
    box.addEventListener("change", change);
    return B.el("label", {}, box, " ", text);
  };

  /** From about so many places on, some have to share a symbol. */
  const CROWD = 40;

  B.legend = function (data, news) {
    const wide = news.state.legend ?? news.roomy();
    const rows = Object.keys(B.families).filter((name) => data.places.some((place) => place.family === name));
    const body = B.el("div", { class: "b-legend-body", tabindex: "-1" },
      B.el("ul", {}, ...rows.map((name) => family(name, news.reached(), news))), ...B.statusKey(data, news.shown(), news.day()),
      B.el("p", {}, B.say("size")), B.el("p", {}, B.say("moved")),
      data.places.length > CROWD ? B.el("p", {}, B.say("gathered")) : null,
      data.tiles ? B.check(B.say("online"), news.state.tiles, "tiles", () => news.online()) : null);
    const details = B.el("details", { class: "b-legend", open: wide, dir: news.state.language === "ar" ? "rtl" : "ltr" },
      B.el("summary", {}, B.say("key")), body);
    details.addEventListener("toggle", () => (news.state.legend = details.open));
    L.DomEvent.disableClickPropagation(details);
    L.DomEvent.disableScrollPropagation(details);
    return details;
  };

  B.panel = function (close) {
    const button = B.labelled(B.el("button", { type: "button", class: "b-close" }, "×"), "close");
    button.addEventListener("click", close);
    const body = B.el("div", { class: "b-panel-body" });
    const panel = B.labelled(B.bar("b-panel", button, body), "panel");
    panel.addEventListener("keydown", (event) => event.key === "Escape" && close());
    panel.hidden = true;
    return panel;
  };
})((window.Buldan = window.Buldan || {}));
