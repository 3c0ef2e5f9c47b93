/* The filters of the finder: folded lists of boxes for kinds, roles and articles, each saying beside its name what is ticked. */
(function (B) {
  "use strict";

  const ROLES = ["literal", "associative", "embedded"];
  const ROOMY = 720;
  const MANY = 15;
  const AT_ONCE = 100;

  /** A box with its text and its count; `refresh(ticked, count)` sets both. */
  function option(name, text, change) {
    const count = B.el("span", { class: "b-count" });
    const node = B.check(B.el("span", { class: "b-option" }, text), false, name, change);
    node.append(count);
    const box = node.querySelector("input");
    const refresh = (ticked, number) => {
      box.checked = ticked;
      count.textContent = String(number);
    };
    return { node, refresh };
  }

  /** A folded list; `tell(ticked, total, only)` says beside its name how many are ticked, or the only one. */
  function group(key, open, ...body) {
    const told = B.el("span", { class: "b-told" });
    const node = B.el("details", { class: "b-filter", open, "data-filter": key }, B.el("summary", {}, B.say(key), told), ...body);
    const tell = (ticked, total, only) => {
      const some = ticked === 1 ? only() : B.pair(`${ticked} of ${total}`, `${ticked} من ${total}`);
      told.replaceChildren(ticked === total ? B.say("all") : ticked === 0 ? B.say("none") : some);
    };
    return { node, tell };
  }

  /** How many mentions there would be for each value of `value` were the state changed so; hidden families stay hidden. */
  function tally(data, news, change, value) {
    const state = { ...news.state, ...change };
    const [fits, sought] = [B.fits(state, data), B.sought(data, state.query)];
    const counts = new Map();
    for (const one of data.mentions) {
      if (state.hidden.has(data.places[one.place].family) || !fits(one) || !sought(one)) continue;
      counts.set(value(one), (counts.get(value(one)) || 0) + 1);
    }
    return (of) => counts.get(of) || 0;
  }

  function kinds(data, news) {
    const names = Object.keys(B.families).filter((name) => data.places.some((place) => place.family === name));
    const text = (name) => B.el("span", { class: "b-family" }, B.symbol(name, 16), B.pair(...B.families[name]));
    const options = names.map((name) => option(name, text(name), () => news.toggle("hidden", name)));
    const { node, tell } = group("kinds", false, ...options.map((each) => each.node));
    const refresh = () => {
      const reached = news.reached();
      const seen = names.filter((name) => !news.state.hidden.has(name));
      names.forEach((name, at) => options[at].refresh(seen.includes(name), reached.filter((place) => place.family === name).length));
      tell(seen.length, names.length, () => B.pair(...B.families[seen[0]]));
    };
    return { node, refresh };
  }

  function roles(data, news) {
    const options = ROLES.map((name) => option(name, B.say(name), () => news.toggle("roles", name)));
    const roomy = news._map.getContainer().clientHeight >= ROOMY;
    const { node, tell } = group("roles", roomy, ...options.map((each) => each.node));
    const refresh = () => {
      const count = tally(data, news, { roles: new Set(ROLES) }, (one) => one.role);
      const ticked = ROLES.filter((name) => news.state.roles.has(name));
      ROLES.forEach((name, at) => options[at].refresh(ticked.includes(name), count(name)));
      tell(ticked.length, ROLES.length, () => B.say(ticked[0]));
    };
    return { node, refresh };
  }

  const titled = ({ title, id, language }) => B.isolate(title || id, language);

  function cited(article) {
    const outlet = article.outlet ? [B.el("bdi", {}, article.outlet), " — "] : [];
    const line = B.el("small", {}, ...outlet, B.when(article.published));
    return B.el("span", { class: "b-cited", dir: B.direction(article.language) }, B.el("span", { class: "b-titled" }, titled(article)), line);
  }

  /** Numbers of articles, the newest first. */
  function newest({ articles }) {
    const day = (at) => (articles[at].published || "").replace(/^\W+/, "");
    return articles.map((_, at) => at).sort((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : a - b));
  }

  const Articles = class {
    constructor(data, news) {
      Object.assign(this, { data, news, all: newest(data), options: new Map(), limit: AT_ONCE });
      this.found = this.all;
      this.search = new B.SearchField("searchArticles", (query) => this.seek(query));
      this.list = B.el("div", { class: "b-articles" });
      this.more = this.button("more", () => this.fill(this.limit + AT_ONCE));
      const every = B.el("div", { class: "b-every" }, this.button("all", () => this.tick(this.found, true)),
        this.button("none", () => this.tick(this.found, false)));
      const { node, tell } = group("articles", false, this.all.length > MANY ? this.search.node : null, every, this.list, this.more);
      Object.assign(this, { node, tell });
    }

    button(key, press) {
      const node = B.el("button", { type: "button", class: `b-small b-${key}` }, B.say(key));
      node.addEventListener("click", press);
      return node;
    }

    ticked(at) {
      return this.news.state.articles === null || this.news.state.articles.has(at);
    }

    /** Tick some articles, by their numbers, or no longer; all of them are as good as no filter. */
    tick(numbers, on) {
      const some = new Set(this.all.filter((at) => this.ticked(at)));
      numbers.forEach((at) => (on ? some.add(at) : some.delete(at)));
      this.news.filter({ articles: some.size === this.all.length ? null : some });
    }

    seek(query) {
      this.found = this.all.filter(B.cited(this.data, query));
      this.fill(AT_ONCE);
    }

    option(at) {
      const make = () => option(`article-${at}`, cited(this.data.articles[at]), () => this.tick([at], !this.ticked(at)));
      if (!this.options.has(at)) this.options.set(at, make());
      return this.options.get(at);
    }

    fill(limit) {
      this.limit = limit;
      this.list.replaceChildren(...this.found.slice(0, limit).map((at) => this.option(at).node));
      this.more.hidden = this.found.length <= limit;
      this.refresh();
    }

    refresh() {
      if (this.options.size === 0 && this.found.length) return this.fill(AT_ONCE);
      const count = tally(this.data, this.news, { articles: null }, (one) => this.data.sentences[one.sentence].article);
      this.found.slice(0, this.limit).forEach((at) => this.option(at).refresh(this.ticked(at), count(at)));
      const chosen = this.all.filter((at) => this.ticked(at));
      this.tell(chosen.length, this.all.length, () => titled(this.data.articles[chosen[0]]));
    }
  };

  /** Parts of the finder, each with its node and its refresh. */
  B.filters = (data, news) => [kinds(data, news), roles(data, news), new Articles(data, news)];
})((window.Buldan = window.Buldan || {}));
