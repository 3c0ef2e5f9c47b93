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
    roles: ["Mentions of", "ذكر"],
    size: ["Size: number of articles", "الحجم: عدد المقالات"],
    moved: ["A thin line leads to the true point", "الخط الرفيع يدل على النقطة الصحيحة"],
    sources: ["Sources for the place", "مصادر المكان"],
    status: ["Status", "الحالة"],
    undated: ["no date", "بلا تاريخ"],
    license: ["Licence", "الرخصة"],
    author: ["By", "إعداد"],
    source: ["Source", "المصدر"],
    made: ["Made on", "أُعد في"],
    map: ["Map", "خريطة"],
    panel: ["What is said of the place", "ما قيل عن المكان"],
    arabic: ["Arabic", "العربية"],
    language: ["Language", "اللغة"],
    timeline: ["Time line", "الخط الزمني"],
    play: ["Play", "تشغيل"],
    pause: ["Pause", "إيقاف مؤقت"],
    back: ["Step back", "خطوة إلى الوراء"],
    forward: ["Step forward", "خطوة إلى الأمام"],
    allDates: ["All dates", "كل التواريخ"],
    first: ["Shown from", "المعروض من"],
    last: ["Shown until", "المعروض حتى"],
    histogram: ["Mentions over time", "مرات الذكر عبر الزمن"],
    time: ["Time", "الزمن"],
    spread: ["perhaps: in a longer span", "ربما: ضمن مدة أطول"],
    statusOn: ["Status on", "الحالة في"],
    statusOf: ["Status of bases and camps on", "حالة القواعد والمخيمات في"],
    statusAll: ["All that is known of its status", "كل ما يُعرف عن حالته"],
    unsaid: ["no source says", "لا يذكرها مصدر"],
    changing: ["days of a change: both", "أيام التغيّر: الحالتان"],
    gathered: ["A number: so many places, close together", "الرقم: عدد أماكن متقاربة"],
    endorse: ["Boundaries and names imply no endorsement.", "لا تعني الحدود والأسماء إقرارا بها."],
    all: ["all", "الكل"],
    also: ["also", "أيضا"],
    articles: ["Articles", "المقالات"],
    byMentions: ["by mentions", "بحسب الذكر"],
    byName: ["by name", "بحسب الاسم"],
    clear: ["Clear the search", "مسح البحث"],
    finder: ["Search and filter", "بحث وتصفية"],
    inTexts: ["In sentences and titles", "في الجمل والعناوين"],
    kinds: ["Kind", "النوع"],
    none: ["none", "لا شيء"],
    nothing: ["Nothing fits.", "لا شيء يطابق."],
    order: ["Order of the places", "ترتيب الأماكن"],
    places: ["Places, with the number of their mentions", "الأماكن وعدد مرات ذكرها"],
    reset: ["Reset", "إلغاء التصفية"],
    search: ["Search places and text", "ابحث في الأماكن والنصوص"],
    searchArticles: ["Search the articles", "ابحث في المقالات"],
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

  const both = (name, en, ar) => B.el("span", { class: name },
    B.el("bdi", { lang: "ar", dir: "rtl" }, ar), B.el("bdi", { lang: "en", dir: "ltr" }, en));
  /** A text of the interface in both languages, of which the map's `data-lang` shows one. */
  B.pair = (en, ar) => both("b-pair", en, ar);
  /** A name in both languages, that of the interface first and larger. */
  B.title = (place) => both("b-title", place.title, place.title_ar);
  B.say = (key) => (B.words[key] ? B.pair(...B.words[key]) : B.el("bdi", {}, String(key)));
  /** A fact with its label before it. */
  B.row = (key, ...fact) => B.el("div", { class: "b-row" }, B.say(key), B.el("span", { class: "b-fact" }, ...fact));

  /** Give an element a spoken label by a key of B.words, in whichever language the interface has. */
  B.labelled = function (node, key) {
    node.dataset.label = key;
    return node;
  };
  B.relabel = function (container, language) {
    for (const node of container.querySelectorAll("[data-label]")) node.setAttribute("aria-label", B.word(node.dataset.label, language));
  };
  B.word = (key, language) => B.words[key][language === "ar" ? 1 : 0];
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

  /** The same in words; null where words say no more. */
  B.inWords = function (edtf, words) {
    const [ar, en] = (words || {})[edtf] || [];
    if (!ar || (ar === edtf && en === edtf)) return null;
    return B.el("div", { class: "b-inwords" }, B.pair(en, ar));
  };

  function interval(edtf) {
    const [start, end] = edtf.split("/");
    if (end === undefined) return single(edtf);
    if (end === ".." || end === "") return `${single(start)} →`;
    if (start === ".." || start === "") return `→ ${single(end)}`;
    return `${single(start)} – ${single(end)}`;
  }
  const single = (edtf) => edtf.replace(/^(.*)[~%]$/, "≈ $1").replace(/^(.*)\?$/, "$1 (?)");

  /** A date, or a window between two, in words: [English, Arabic]. "" and "~" are open ends. */
  B.told = function (data, from, to = from) {
    return ["en", "ar"].map((language) => {
      const say = data.readable[language];
      const fill = (form, words) => say[form].replace(/\{(\w+)\}/g, (_, name) => words[name]);
      const one = (date) => {
        const [year, month, day] = date.split("-");
        const words = { year, month: say.months[month - 1], day: Number(day) };
        return month ? fill(day ? "day" : "month", words) : year;
      };
      if (from === to) return one(from);
      if (from === "") return fill("until", { end: one(to) });
      return to === "~" ? fill("since", { start: one(from) }) : fill("between", { start: one(from), end: one(to) });
    });
  };

  B.metres = (m) => (m < 1000 ? `±${m} m` : `±${m < 10000 ? Math.round(m / 100) / 10 : Math.round(m / 1000)} km`);
  B.degrees = function (longitude, latitude) {
    const side = (value, plus, minus) => `${Math.abs(value).toFixed(4)}° ${value < 0 ? minus : plus}`;
    return `${side(latitude, "N", "S")}, ${side(longitude, "E", "W")}`;
  };
})((window.Buldan = window.Buldan || {}));
