/* What a reader has chosen, and the same as an address: `place=camp-taji&from=2020-01&to=2021&roles=literal,associative`. */
(function (B) {
  "use strict";

  /** `from` and `to` are dates of any precision, compared as text; "" and "~" leave an end open. `articles` null means all. */
  B.fresh = () => ({
    roles: new Set(["literal"]),
    hidden: new Set(),
    articles: null,
    query: "",
    from: "",
    to: "~",
    chosen: null,
    fitted: false,
    tiles: false,
    language: null,
  });

  const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
  const LANGUAGES = new Set(["ar", "en"]);
  const list = (text) => text.split(",").filter(Boolean);

  /** Put into a state what an address asks for; what is malformed or unknown is passed over. */
  B.open = function (state, address, data) {
    const asked = new URLSearchParams((address || "").replace(/^#/, ""));
    const given = (name, take) => asked.has(name) && take(asked.get(name));
    given("place", (id) => (state.chosen = id));
    given("from", (date) => DATE.test(date) && (state.from = date));
    given("to", (date) => DATE.test(date) && (state.to = date));
    given("q", (query) => (state.query = query));
    given("roles", (roles) => (state.roles = new Set(list(roles).filter((role) => ["literal", "associative", "embedded"].includes(role)))));
    given("kinds", (kinds) => (state.hidden = new Set(Object.keys(B.families).filter((family) => !list(kinds).includes(family)))));
    given("articles", (ids) => (state.articles = new Set(list(ids).map((id) => numberOf(data, id)).filter((at) => at >= 0))));
    given("lang", (language) => LANGUAGES.has(language) && (state.language = language));
    return state;
  };

  const numberOf = (data, id) => data.articles.findIndex((article) => encodeURIComponent(article.id) === id);

  /** The address of a state: only what differs from a fresh one. */
  B.address = function (state, data) {
    const said = new URLSearchParams();
    if (state.chosen) said.set("place", state.chosen);
    if (state.from) said.set("from", state.from);
    if (state.to !== "~") said.set("to", state.to);
    if (state.query) said.set("q", state.query);
    if ([...state.roles].join() !== "literal") said.set("roles", [...state.roles].join());
    if (state.hidden.size) said.set("kinds", Object.keys(B.families).filter((family) => !state.hidden.has(family)).join());
    if (state.articles) said.set("articles", [...state.articles].map((at) => encodeURIComponent(data.articles[at].id)).join());
    if (state.spoken) said.set("lang", state.spoken);
    return said.toString().replace(/%2C/g, ",");
  };

  /** Whether the document is this map's own: only then is its address ours. */
  B.alone = () => document.querySelectorAll(".folium-map").length === 1;

  /** What a map is asked to open with: by the address, or by `data-buldan` on the map or the page where a frame has none. */
  B.asked = function (container) {
    const told = container.dataset.buldan || document.documentElement.dataset.buldan || "";
    return B.alone() && location.hash.length > 1 ? location.hash : told;
  };

  let waiting = null;
  /** Keep the address in step, now and then: browsers stop a page that does so all the time, and sandboxes forbid it. */
  B.remember = function (address) {
    clearTimeout(waiting);
    if (!B.alone() || location.protocol === "about:") return;
    waiting = setTimeout(() => {
      const now = location.hash.slice(1);
      if (now === address) return;
      try {
        history.replaceState(history.state, "", address ? `#${address}` : location.href.split("#")[0]);
      } catch (error) {
        waiting = null;
      }
    }, 250);
  };

  /** First and last day that the mentions of a page are dated with, open ends apart; ["", ""] where none is. */
  B.extent = function (data) {
    if (!data.extent) {
      const days = data.mentions.flatMap((mention) => mention.time).filter(Boolean).sort();
      data.extent = days.length ? [days[0], days[days.length - 1]] : ["", ""];
    }
    return data.extent;
  };

  /** The last day of a year, a month or a day, ISO 8601. */
  B.lastDay = function (date) {
    const [year, month, day] = date.split("-").map(Number);
    if (day) return date;
    const last = new Date(Date.UTC(year, month || 12, 0));
    return last.toISOString().slice(0, 10);
  };

  /** Mentions of some role and article whose time overlaps the window. Once it is narrowed, what has no date is left out. */
  B.fits = function (state, data) {
    const narrowed = state.from !== "" || state.to !== "~";
    const last = `${state.to}~`;
    const timely = ([first, end]) => !narrowed || ((first || end) && (end || "~") >= state.from && first <= last);
    const cited = (one) => state.articles === null || state.articles.has(data.sentences[one.sentence].article);
    return (one) => state.roles.has(one.role) && cited(one) && Boolean(timely(one.time));
  };
})((window.Buldan = window.Buldan || {}));
