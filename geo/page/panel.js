/* The panel beside the map: a place with its status and its sentences, or the mentions that were not placed. */
(function (B) {
  "use strict";

  const AT_ONCE = 20;

  /** Put marks into an excerpt. Offsets are code points of the article, as Python counts them. */
  B.excerpt = function (sentence, language, spans) {
    const letters = Array.from(sentence.text);
    const quote = B.el("blockquote", { dir: B.direction(language), lang: language || null });
    let at = 0;
    for (const span of [...spans].sort((a, b) => a.start - b.start)) {
      const start = Math.max(at, Math.min(span.start - sentence.start, letters.length));
      const end = Math.max(start, Math.min(span.end - sentence.start, letters.length));
      if (end === start) continue;
      quote.append(letters.slice(at, start).join(""), B.el("mark", {}, letters.slice(start, end).join("")));
      at = end;
    }
    quote.append(letters.slice(at).join(""));
    return quote;
  };

  function dates(mentions, article, words) {
    const row = B.el("div", { class: "b-dates" });
    const add = (key, edtf) => {
      const fact = B.row(B.oneOf(edtf) ? `${key}Between` : key, B.when(edtf));
      row.append(...[fact, B.inWords(edtf, words)].filter(Boolean));
    };
    const seen = new Set();
    for (const found of mentions.flatMap((mention) => mention.dates)) {
      if (found.basis === "published" || !found.edtf || seen.has(found.edtf)) continue;
      seen.add(found.edtf);
      add("dated", found.edtf);
    }
    add("published", article.published);
    return row;
  }

  function source(article) {
    const title = B.isolate(article.title || article.id, article.language);
    const linked = B.link(article.url, title);
    const cite = B.el("cite", { dir: B.direction(article.language) }, linked);
    if (article.outlet) cite.append(" — ", B.el("bdi", { class: "b-outlet" }, article.outlet));
    if (article.url && linked === title) cite.append(B.el("small", { class: "b-url" }, " ", B.el("bdi", { dir: "ltr" }, article.url)));
    return cite;
  }

  function reasons(mentions) {
    const lines = mentions.map((mention) =>
      B.el("div", {}, B.isolate(mention.surface), " ", B.el("em", {}, B.say(mention.role)), " ", B.isolate(mention.reason || ""))
    );
    return B.el("small", { class: "b-reason" }, ...lines);
  }

  /** One sentence with the mentions in it that concern us. */
  function card(data, mentions) {
    const sentence = data.sentences[mentions[0].sentence];
    const article = data.articles[sentence.article];
    return B.el("li", { class: "b-card" }, dates(mentions, article, data.words), B.excerpt(sentence, article.language, mentions),
      source(article), reasons(mentions));
  }

  /** Cards, newest first, some at once and the rest on demand. */
  B.cards = function (data, mentions) {
    const groups = new Map();
    for (const mention of mentions) {
      groups.set(mention.sentence, [...(groups.get(mention.sentence) || []), mention]);
    }
    const newest = (group) => group.map((mention) => mention.time[1]).sort().pop() || "";
    const waiting = [...groups.values()].sort((a, b) => newest(b).localeCompare(newest(a)));
    const list = B.el("ol", { class: "b-cards" });
    const more = B.el("button", { type: "button", class: "b-more" }, B.say("more"));
    const next = () => {
      list.append(...waiting.splice(0, AT_ONCE).map((group) => card(data, group)));
      more.hidden = waiting.length === 0;
    };
    more.addEventListener("click", next);
    next();
    return B.el("div", {}, list, more);
  };

  function position(place) {
    const degrees = B.el("bdi", { dir: "ltr", class: "b-degrees" }, B.degrees(place.longitude, place.latitude));
    const vague = place.family === "area" || place.family === "country" ? "area" : "within";
    const metres = B.el("bdi", { dir: "ltr", class: "b-metres" }, B.metres(place.accuracy_m).slice(vague === "area" ? 1 : 0));
    return B.el("section", {}, B.row("position", degrees), B.row(vague, metres));
  }

  function citations(place) {
    if (place.citations.length === 0) return null;
    const links = place.citations.map((one) => B.el("li", {}, B.link(one.url, B.isolate(one.label))));
    return B.el("details", { class: "b-sources" }, B.el("summary", {}, B.say("sources")), B.el("ul", {}, ...links));
  }

  /** A place: where it is, what it was on the day (ISO 8601, or null), and what was said of it. */
  B.placePanel = function (data, place, mentions, day) {
    const title = B.el("h2", { tabindex: "-1" }, B.title(place));
    const kind = B.el("p", { class: "b-kind" }, B.symbol(place.family, 18), " ", B.pair(place.kind_en, place.kind_ar));
    const count = B.el("h3", {}, B.row("mentions", String(mentions.length)));
    return B.el("div", { "data-place": place.id }, kind, title, position(place), B.statusPanel(data, place, day), citations(place), count,
      B.cards(data, mentions));
  };

  B.unplacedPanel = function (data) {
    const title = B.el("h2", { tabindex: "-1" }, ...unplacedTitle(data.unplaced.length));
    const list = B.el("div", {});
    const surfaces = new Map();
    for (const mention of data.unplaced) {
      surfaces.set(mention.surface, [...(surfaces.get(mention.surface) || []), mention]);
    }
    for (const [surface, mentions] of surfaces) {
      const head = B.el("summary", {}, B.isolate(surface), ` × ${mentions.length} `, B.el("small", {}, B.say(mentions[0].resolution)));
      const could = mentions[0].candidates.map((name) => B.el("li", {}, B.isolate(name)));
      const choices = could.length ? B.el("div", {}, B.say("candidates"), B.el("ul", {}, ...could)) : null;
      list.append(B.el("details", {}, head, choices, B.cards(data, mentions)));
    }
    return B.el("div", { "data-place": "" }, title, list);
  };

  function unplacedTitle(count) {
    const noun = count === 1 ? "mention was" : "mentions were";
    return [B.pair(`${count} ${noun} not placed`, `لم يُحدَّد موضع ${count} من مرات الذكر`)];
  }
  B.unplacedTitle = unplacedTitle;
})((window.Buldan = window.Buldan || {}));
