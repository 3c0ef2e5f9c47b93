/* The finder: a bar at the side of the map, or a drawer over a narrow one, with search, filters and the list of places. */
(function (B) {
  "use strict";

  const WIDE = 900;
  const PATIENCE_MS = 120;
  const MAGNIFIER = "M10.5 3.5a7 7 0 1 0 0 14a7 7 0 1 0 0-14M15.6 15.6L21 21";
  const CHEVRON = "M14.5 5L8 12l6.5 7";

  function icon(path, name) {
    const svg = B.svg("svg", { viewBox: "0 0 24 24", width: 16, height: 16, class: name, "aria-hidden": "true" });
    svg.append(B.svg("path", { d: path }));
    return svg;
  }

  const button = (name, key, press) => {
    const node = B.el("button", { type: "button", class: name }, B.say(key));
    node.addEventListener("click", press);
    return node;
  };

  /** A field to search in, with a button that clears it; `change(text)` is called when typing pauses. */
  B.SearchField = class {
    constructor(key, change) {
      this.change = change;
      this.waiting = null;
      this.input = B.labelled(B.el("input", { type: "search", autocomplete: "off", spellcheck: "false", maxlength: 200, "data-hint": key }), key);
      this.clear = B.labelled(B.el("button", { type: "button", class: "b-clear" }, "×"), "clear");
      this.node = B.el("div", { class: "b-search" }, icon(MAGNIFIER, "b-lens"), this.input, this.clear);
      this.input.addEventListener("input", () => this.typed());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.clear.addEventListener("click", () => this.empty());
      this.show();
    }

    typed() {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.say(), PATIENCE_MS);
      this.show();
    }

    say() {
      clearTimeout(this.waiting);
      this.waiting = null;
      this.change(this.input.value);
    }

    /** Text from elsewhere, unless someone is typing. */
    put(text) {
      if (this.waiting === null && this.input.value !== text) this.input.value = text;
      this.show();
    }

    /** What is typed runs its own way; an empty field that of the interface. */
    show() {
      const empty = this.input.value === "";
      this.clear.hidden = empty;
      this.input.dir = empty ? "" : "auto";
    }

    empty() {
      this.input.value = "";
      this.show();
      this.say();
      this.input.focus();
    }

    key(event) {
      if (event.key !== "Escape" || this.input.value === "") return;
      event.preventDefault();
      event.stopPropagation();
      this.empty();
    }
  };

  /** How many filters of a state are not as at first. */
  function changed(state) {
    const fresh = B.fresh();
    return [
      state.query.trim() !== "",
      state.hidden.size > 0,
      [...state.roles].sort().join() !== [...fresh.roles].join(),
      state.articles !== null,
      state.from !== fresh.from || state.to !== fresh.to,
    ].filter(Boolean).length;
  }

  function counted(places, mentions) {
    const many = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
    return B.pair(`${many(places, "place")}, ${many(mentions, "mention")}`, `الأماكن: ${places}، مرات الذكر: ${mentions}`);
  }

  const Finder = class {
    constructor(data, news) {
      this.news = news;
      this.picked = null;
      this.search = new B.SearchField("search", (query) => this.seek(query));
      this.filters = B.filters(data, news);
      this.list = B.placeList(data, news, (id) => this.pick(id), this.search.input);
      this.build();
      this.search.input.addEventListener("keydown", (event) => this.down(event));
      this.node.addEventListener("keydown", (event) => this.escape(event));
    }

    build() {
      this.toggle = button("b-toggle", "finder", () => this.fold(!this.opened()));
      this.badge = B.el("span", { class: "b-badge" });
      this.toggle.prepend(icon(MAGNIFIER, "b-lens"), icon(CHEVRON, "b-chevron"));
      this.toggle.append(this.badge);
      this.status = B.el("p", { class: "b-left", role: "status" });
      this.reset = button("b-small b-reset", "reset", () => this.anew());
      this.nothing = B.el("p", { class: "b-nothing" }, B.say("nothing"));
      const order = (name, key) => button(`b-small b-by-${name}`, key, () => this.news.filter({ order: name }));
      this.orders = B.labelled(B.el("div", { class: "b-orders", role: "group" }, order("mentions", "byMentions"), order("name", "byName")), "order");
      this.body = B.el("div", { class: "b-finder-body" }, this.search.node, ...this.filters.map((part) => part.node),
        this.status, this.nothing, B.el("div", { class: "b-line" }, this.orders, this.reset), this.list.node);
      this.node = B.labelled(B.bar("b-finder", this.toggle, this.body), "finder");
    }

    container() {
      return this.news._map.getContainer();
    }

    narrow() {
      return this.container().clientWidth < WIDE;
    }

    /** On a wide map it is open until it is folded, on a narrow one folded until it is opened. */
    opened() {
      const { drawer, bar } = this.news.state;
      return this.narrow() ? drawer === true : bar !== false;
    }

    /** The map's size may have changed. */
    measure() {
      const [open, narrow] = [this.opened(), this.narrow()];
      this.node.classList.toggle("b-drawer", narrow);
      this.node.classList.toggle("b-folded", !open);
      this.body.hidden = !open;
      this.toggle.setAttribute("aria-expanded", String(open));
      this.container().style.setProperty("--b-finder", open && !narrow ? `${this.node.offsetWidth}px` : "0px");
    }

    fold(open) {
      this.news.state[this.narrow() ? "drawer" : "bar"] = open;
      this.measure();
      (open ? this.search.input : this.toggle).focus();
    }

    seek(query) {
      this.list.rewind();
      this.news.filter({ query });
    }

    pick(id) {
      this.picked = id;
      if (this.narrow()) this.fold(false);
      this.news.choose(id);
    }

    /** Mark the place that is chosen; true where the focus is here, or has come back from the panel of a place picked here. */
    chosen(id, again) {
      this.list.mark(id);
      const { picked } = this;
      if (id !== picked) this.picked = null;
      if (id !== null || again) return false;
      return this.node.contains(document.activeElement) || (this.opened() && this.list.focus(picked));
    }

    anew() {
      const { query, hidden, roles, articles, from, to } = B.fresh();
      this.news.filter({ query, hidden, roles, articles, from, to });
      this.search.input.focus();
    }

    /** What is shown has changed. */
    refresh() {
      const { state } = this.news;
      this.search.put(state.query);
      for (const field of this.node.querySelectorAll("[data-hint]")) field.placeholder = B.word(field.dataset.hint, state.language);
      [...this.filters, this.list].forEach((part) => part.refresh());
      const order = `b-by-${state.order || "mentions"}`;
      for (const each of this.orders.children) each.setAttribute("aria-pressed", String(each.classList.contains(order)));
      this.badge.textContent = changed(state) || "";
      this.reset.hidden = changed(state) === 0;
      this.count(this.news.shown());
    }

    /** How many places and mentions are left; said only when it is news. */
    count(places) {
      const mentions = places.reduce((sum, place) => sum + this.news.of(place.id).length, 0);
      this.nothing.hidden = places.length > 0;
      this.orders.hidden = places.length < 2;
      const said = counted(places.length, mentions);
      if (said.textContent !== this.status.textContent) this.status.replaceChildren(said);
    }

    down(event) {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      this.list.enter();
    }

    /** Out of the drawer, or from the list back to the search; else it is the map's, which closes its panel. */
    escape(event) {
      if (event.key !== "Escape") return;
      if (this.narrow() && this.opened()) this.fold(false);
      else if (this.news.state.chosen === null && this.list.node.contains(event.target)) this.search.input.focus();
      else return;
      event.preventDefault();
      event.stopPropagation();
    }
  };

  /** A part of the page: `node` stands beside the map; `refresh` is called whenever what is shown has changed, `measure` when
      the map's size may have, `chosen` when a place is. */
  B.finder = (data, news) => new Finder(data, news);
})((window.Buldan = window.Buldan || {}));
