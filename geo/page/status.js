/* What a base or camp was on a day, as its sources say. */
(function (B) {
  "use strict";

  const HELD = new Set(["base", "camp"]);

  /** The entries of a place's status that a day (ISO 8601) may belong to: in the month of a handover there are two. */
  B.statusOn = (place, day) => place.status.filter(({ time: [first, last] }) => first <= day && day <= (last || "~"));

  /** The states of a place on a day, each once; "unsaid" where no source tells, null where none is asked for. */
  B.states = function (place, day) {
    if (!day || (!HELD.has(place.family) && place.status.length === 0)) return null;
    const states = [...new Set(B.statusOn(place, day).map((entry) => entry.state))];
    return states.length ? states : ["unsaid"];
  };

  /** "Status on 30 November 2025", in both languages. */
  const heading = (data, day) => B.told(data, day).map((said, at) => `${B.words.statusOn[at]} ${said}`);

  /** The states of a place and the day that they are of, as one line for who hears it: {states, said}. */
  B.standing = function (data, place, day, language) {
    const states = B.states(place, day);
    const at = language === "ar" ? 1 : 0;
    const and = at ? "، " : ", ";
    return states && { states, said: `${heading(data, day)[at]}: ${states.map((state) => B.word(state, language)).join(and)}` };
  };

  function entry(one, words, current) {
    const cited = one.url ? B.el("small", {}, B.link(one.url, B.isolate(one.label))) : null;
    return B.el("li", { "aria-current": current ? "true" : null }, B.row(one.state, B.when(one.when)), B.inWords(one.when, words), cited);
  }

  /** What a place was on the day, with the source of it, then all that is known; null where nothing is asked for. */
  B.statusPanel = function (data, place, day) {
    const states = B.states(place, day);
    if (!states && place.status.length === 0) return null;
    const now = day ? B.statusOn(place, day) : [];
    const then = states ? B.el("div", { class: "b-then" }, B.el("h3", {}, B.pair(...heading(data, day))), ...standing(place, states, now)) : null;
    const entries = place.status.map((one) => entry(one, data.words, now.includes(one)));
    const all = entries.length ? [B.el("h4", {}, B.say("statusAll")), B.el("ul", { class: "b-states" }, ...entries)] : [];
    return B.el("section", { class: "b-status" }, then, ...all);
  };

  function standing(place, states, now) {
    const line = (state, cited) => B.el("p", {}, B.symbol(place.family, 20, [state]), " ", B.el("strong", {}, B.say(state)), cited);
    if (now.length === 0) return states.map((state) => line(state, null));
    return now.map((one) => line(one.state, one.url ? B.el("small", {}, B.link(one.url, B.isolate(one.label))) : null));
  }

  const ORDER = ["coalition", "host-forces", "handed-over", "open", "closed", "unknown", "unsaid"];

  /** The symbols by status that are on the map, explained, under the day that they are of; [] where there are none. */
  B.statusKey = function (data, places, day) {
    const found = new Map();
    for (const place of places) {
      const states = B.states(place, day) || [];
      for (const state of states) found.set(state, found.get(state) || place.family);
      if (states.length > 1) found.set("changing", { family: place.family, states });
    }
    if (found.size === 0) return [];
    const row = (key, family, states) => B.el("li", {}, B.symbol(family, 20, states), B.say(key));
    const rows = ORDER.filter((state) => found.has(state)).map((state) => row(state, found.get(state), [state]));
    const changing = found.get("changing");
    if (changing) rows.push(row("changing", changing.family, changing.states));
    return [B.el("h2", {}, B.pair(...heading(data, day))), B.el("ul", { class: "b-status-key" }, ...rows)];
  };
})((window.Buldan = window.Buldan || {}));
