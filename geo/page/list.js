/* The list of places: a button each, those that a query names before those that it finds in sentences. */
(function (B) {
  "use strict";

  const AT_ONCE = 200;

  function item(place, choose) {
    const also = B.el("small", { class: "b-also" });
    const count = B.el("span", { class: "b-count" });
    const names = B.el("span", { class: "b-names" }, B.title(place), also);
    const button = B.el("button", { type: "button", "data-place": place.id }, B.symbol(place.family, 18), names, count);
    button.addEventListener("click", () => choose(place.id));
    const tell = (mentions, alias) => {
      count.textContent = String(mentions);
      also.replaceChildren(...(alias ? [B.say("also"), " ", B.isolate(alias)] : []));
    };
    return { node: B.el("li", {}, button), button, tell };
  }

  /** Places in the order that was chosen: most mentions first, or by name in the language of the interface. */
  function sorted(places, news) {
    const { language, order } = news.state;
    const name = (place) => (language === "ar" ? place.title_ar : place.title);
    const { compare } = new Intl.Collator(language);
    const most = (a, b) => (order === "name" ? 0 : news.of(b.id).length - news.of(a.id).length);
    return [...places].sort((a, b) => most(a, b) || compare(name(a), name(b)));
  }

  const List = class {
    constructor(data, news, choose, above) {
      Object.assign(this, { data, news, choose, above, items: new Map(), limit: AT_ONCE, laid: "" });
      this.list = B.labelled(B.el("ul", { class: "b-list" }), "places");
      this.more = B.el("button", { type: "button", class: "b-more" }, B.say("more"));
      this.node = B.el("div", {}, this.list, this.more);
      this.more.addEventListener("click", () => this.lengthen());
      this.node.addEventListener("keydown", (event) => this.key(event));
    }

    item(place) {
      if (!this.items.has(place.id)) this.items.set(place.id, item(place, this.choose));
      return this.items.get(place.id);
    }

    buttons() {
      return [...this.node.querySelectorAll("button:not([hidden])")];
    }

    refresh() {
      const { query, chosen } = this.news.state;
      const called = B.named(this.data, query);
      const places = sorted(this.news.shown(), this.news);
      const named = places.filter(called);
      const first = [...named, ...places.filter((place) => !called(place))].slice(0, this.limit);
      first.forEach((place, at) => this.item(place).tell(this.news.of(place.id).length, at < named.length ? B.alias(place, query) : null));
      this.lay(first, named.length);
      this.more.hidden = places.length <= this.limit;
      this.mark(chosen);
    }

    /** Put lines into the list, with a heading before line `heading`, if they are others than those in it; the focus stays. */
    lay(places, heading) {
      const order = [heading, ...places.map((place) => place.id)].join();
      if (order === this.laid) return;
      this.laid = order;
      const lines = places.map((place) => this.item(place).node);
      if (heading < lines.length) lines.splice(heading, 0, B.el("li", { class: "b-heading" }, B.say("inTexts")));
      const focused = document.activeElement;
      this.list.replaceChildren(...lines);
      if (focused !== document.activeElement && this.list.contains(focused)) focused.focus({ preventScroll: true });
    }

    mark(id) {
      for (const [each, { button }] of this.items) {
        if (each === id) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
      }
    }

    lengthen() {
      const at = this.buttons().length - 1;
      this.limit += AT_ONCE;
      this.refresh();
      this.buttons()[at].focus();
    }

    /** Begin anew from the top. */
    rewind() {
      this.limit = AT_ONCE;
    }

    key(event) {
      const all = this.buttons();
      const at = all.indexOf(document.activeElement);
      const to = { Home: 0, End: all.length - 1, ArrowDown: Math.min(at + 1, all.length - 1), ArrowUp: at - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      (all[to] || this.above).focus();
    }

    /** Go to the first line, if there is one. */
    enter() {
      this.buttons().slice(0, 1).forEach((button) => button.focus());
    }

    /** Go to the line of a place; whether it is there. */
    focus(id) {
      const there = this.items.has(id) && this.items.get(id).node.isConnected;
      if (there) this.items.get(id).button.focus();
      return there;
    }
  };

  /** A list of places that calls `choose` with an id; the arrow leads up from its first line to the field `above`. */
  B.placeList = (data, news, choose, above) => new List(data, news, choose, above);
})((window.Buldan = window.Buldan || {}));
