/* Words, dates and small DOM helpers. Every text enters the page by textContent. */
(function (B) {
  "use strict";

  B.words = {
    associative: ["a government or army (associative)", "حكومة أو جيش"],
    close: ["Close", "إغلاق"],
    "coalition": ["coalition forces", "قوات التحالف"],
    "host-forces": ["host nation's forces", "القوات المحلية"],
    "handed-over": ["handed over", "تسليم"],
    closed: ["closed", "إغلاق"],
    open: ["open", "قيد العمل"],
    unknown: ["unknown", "غير معروف"],
    ambiguous: ["ambiguous", "ملتبس"],
    dated: ["date in the text", "تاريخ في النص"],
    datedBetween: ["a day between", "يوم بين"],
    embedded: ["part of another name (embedded)", "جزء من اسم آخر"],
    key: ["Legend", "مفتاح الخريطة"],
    literal: ["the place itself", "المكان نفسه"],
    mentions: ["Mentions", "مرات الذكر"],
    more: ["Show more", "المزيد"],
    online: ["street map (needs the network)", "خريطة الشوارع (تحتاج إلى الشبكة)"],
    candidates: ["could be", "قد يكون"],
    position: ["Position", "الموقع"],
    within: ["true place within", "المكان الصحيح ضمن"],
    area: ["an area, reaching", "منطقة تمتد حتى"],
    published: ["published", "نُشر"],
    publishedBetween: ["published between", "نُشر بين"],
    roles: ["Also show", "أظهر أيضا"],
    size: ["Size: number of articles", "الحجم: عدد المقالات"],
    moved: ["A thin line leads to the true point", "الخط الرفيع يدل على النقطة الصحيحة"],
    sources: ["Sources for the place", "مصادر المكان"],
    status: ["Status", "الحالة"],
    undated: ["no date", "بلا تاريخ"],
    endorse: ["Boundaries and names imply no endorsement.", "لا تعني الحدود والأسماء إقرارا بها."],
  };
  B.families = {
    base: ["base", "قاعدة"],
    camp: ["camp", "مخيم"],
    settlement: ["city, town, village", "مدينة، بلدة، قرية"],
    site: ["site", "موقع"],
    area: ["area", "منطقة"],
    country: ["country", "دولة"],
  };

  B.el = function (tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
    }
    for (const child of children) {
      if (child !== null && child !== undefined) node.append(child);
    }
    return node;
  };

  B.pair = function (en, ar) {
    return B.el("span", { class: "b-pair" },
      B.el("bdi", { lang: "ar", dir: "rtl" }, ar), B.el("span", { class: "b-sep" }, " · "), B.el("bdi", { lang: "en", dir: "ltr" }, en));
  };
  B.say = (key) => (B.words[key] ? B.pair(...B.words[key]) : B.el("bdi", {}, String(key)));
  /** A fact between its two labels: English at the left, Arabic at the right. */
  B.row = function (key, ...fact) {
    const [en, ar] = B.words[key] || [key, key];
    return B.el("div", { class: "b-row" }, B.el("bdi", { lang: "en" }, en), B.el("span", { class: "b-fact" }, ...fact),
      B.el("bdi", { lang: "ar", dir: "rtl" }, ar));
  };
  B.label = (key) => B.words[key][1] + " · " + B.words[key][0];
  B.isolate = (text, language) =>
    B.el("bdi", { lang: language || null, dir: rightToLeft(language) ? "rtl" : language ? "ltr" : "auto" }, text);

  const RTL = /^(ar|ckb|fa|he|ps|sd|ug|ur|yi)\b/;
  const rightToLeft = (language) => RTL.test(language || "");
  B.direction = (language) => (rightToLeft(language) ? "rtl" : "ltr");

  /** An http(s) address becomes a link; whatever else it is stays text. */
  B.link = function (url, content) {
    let address = null;
    try {
      address = new URL(url);
    } catch (error) {
      address = null;
    }
    const safe = address && (address.protocol === "https:" || address.protocol === "http:");
    return safe ? B.el("a", { href: address.href, target: "_blank", rel: "noopener noreferrer" }, content) : content;
  };

  B.oneOf = (edtf) => /^\[.+\.\..+\]$/.test(edtf || "");

  /** EDTF in a form that people read; always isolated, for an ISO date after Arabic turns round. */
  B.when = function (edtf) {
    if (!edtf) return B.say("undated");
    return B.el("bdi", { dir: "ltr", class: "b-date" }, B.oneOf(edtf) ? edtf.slice(1, -1).replace("..", " … ") : interval(edtf));
  };

  /** The same in words, English at the left and Arabic at the right; null where words say no more. */
  B.inWords = function (edtf, words) {
    const [ar, en] = (words || {})[edtf] || [];
    if (!ar || (ar === edtf && en === edtf)) return null;
    return B.el("div", { class: "b-inwords" }, B.el("bdi", { lang: "en", dir: "ltr" }, en), B.el("bdi", { lang: "ar", dir: "rtl" }, ar));
  };

  function interval(edtf) {
    const [start, end] = edtf.split("/");
    if (end === undefined) return single(edtf);
    if (end === ".." || end === "") return `${single(start)} →`;
    if (start === ".." || start === "") return `→ ${single(end)}`;
    return `${single(start)} – ${single(end)}`;
  }
  const single = (edtf) => edtf.replace(/^(.*)[~%]$/, "≈ $1").replace(/^(.*)\?$/, "$1 (?)");

  B.metres = (m) => (m < 1000 ? `±${m} m` : `±${m < 10000 ? Math.round(m / 100) / 10 : Math.round(m / 1000)} km`);
  B.degrees = function (longitude, latitude) {
    const side = (value, plus, minus) => `${Math.abs(value).toFixed(4)}° ${value < 0 ? minus : plus}`;
    return `${side(latitude, "N", "S")}, ${side(longitude, "E", "W")}`;
  };
})((window.Buldan = window.Buldan || {}));
