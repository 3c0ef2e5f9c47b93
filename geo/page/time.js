/* The time line: a histogram of mentions, and a window over it that can be moved, stepped and played. */
(function (B) {
  "use strict";

  const STEP_MS = 1000;
  const [SLOW_MS, REST_MS] = [50, 120];
  const DAY_MS = 86400000;
  /** At most so many steps of a kind; years beyond. */
  const MOST = { day: 62, month: 72, quarter: 80 };
  /** What lies outside is gathered in a first and a last step, where the axis is so much shorter for it. */
  const [OUTERMOST, SHORTER] = [1 / 50, 3 / 4];
  const LETTER_PX = 7;

  const monthOf = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const monthAt = (month) => `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
  const dayAt = (day, plus) => new Date(Date.parse(day) + plus * DAY_MS).toISOString().slice(0, 10);
  const days = ([first, last]) => Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1;

  /** The first and the last day of the axis: of all mentions, or of nearly all where a few lie far away. */
  function axis(times) {
    const firsts = times.map(([first, last]) => first || last).sort();
    const lasts = times.map(([first, last]) => last || first).sort();
    const cut = Math.floor(times.length * OUTERMOST);
    const whole = [firsts[0], lasts[lasts.length - 1]];
    const most = [firsts[cut], lasts[lasts.length - 1 - cut]];
    return days(most) < SHORTER * days(whole) ? most : whole;
  }

  /** Steps `{from, to}` of equal length: days, months, quarters or years, by how long the axis is. */
  function equal([first, last]) {
    const number = days([first, last]);
    if (number <= MOST.day) return Array.from({ length: number }, (_, at) => ({ from: dayAt(first, at), to: dayAt(first, at) }));
    const months = monthOf(last) - monthOf(first) + 1;
    const size = months <= MOST.month ? 1 : months <= MOST.quarter * 3 ? 3 : 12;
    const steps = [];
    for (let at = monthOf(first) - (monthOf(first) % size); at <= monthOf(last); at += size) {
      const [from, to] = [monthAt(at), monthAt(at + size - 1)].map((month) => (size === 12 ? month.slice(0, 4) : month));
      steps.push({ from, to });
    }
    return steps;
  }

  const firstDay = (date) => `${date}-01-01`.slice(0, 10);
  const before = (date) => dayAt(firstDay(date), -1).slice(0, date.length);
  const after = (date) => dayAt(B.lastDay(date), 1).slice(0, date.length);

  /** The steps of a page's axis; its ends are open where mentions lie outside. */
  B.steps = function (data) {
    const times = data.mentions.map((mention) => mention.time).filter(([first, last]) => first || last);
    const [earliest, latest] = B.extent(data);
    const steps = equal(axis(times));
    if (earliest < firstDay(steps[0].from)) steps.unshift({ from: "", to: before(steps[0].from) });
    const end = steps[steps.length - 1].to;
    if (latest > B.lastDay(end)) steps.push({ from: after(end), to: "~" });
    return steps;
  };

  /** The number of the step that a day lies in; the outermost for what lies outside. */
  function stepOf(steps, day) {
    let [low, high] = [0, steps.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (firstDay(steps[middle].from) <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** For each mention the first and the last step that it may belong to, null where it is not dated. */
  function spans(data, steps) {
    const last = steps.length - 1;
    return data.mentions.map(({ time: [from, to] }) =>
      from || to ? [from ? stepOf(steps, from) : 0, to ? stepOf(steps, to) : last] : null
    );
  }

  /** How many of the mentions that all other filters leave each step holds, surely or perhaps; and how many have no date. */
  function count(data, state, steps, where) {
    const found = { sure: steps.map(() => 0), spread: steps.map(() => 0), perhaps: steps.map(() => 0), undated: 0 };
    const fits = B.fits({ ...state, from: "", to: "~" }, data);
    const sought = B.sought(data, state.query);
    data.mentions.forEach((one, at) => {
      if (state.hidden.has(data.places[one.place].family) || !fits(one) || !sought(one)) return;
      if (where[at] === null) found.undated += 1;
      else add(found, where[at]);
    });
    return found;
  }

  function add(found, [first, last]) {
    if (first === last) found.sure[first] += 1;
    else {
      for (let at = first; at <= last; at += 1) {
        found.spread[at] += 1 / (last - first + 1);
        found.perhaps[at] += 1;
      }
    }
  }

  const ICONS = {
    play: "M7 4 20 12 7 20Z",
    pause: "M6 4h4.5v16H6zM13.5 4H18v16h-4.5z",
    back: "M5 5h3v14H5zM19 5 9 12 19 19Z",
    forward: "M16 5h3v14h-3zM5 5 15 12 5 19Z",
  };

  function button(name, act) {
    const node = B.labelled(B.el("button", { type: "button", class: `b-time-${name}` }), name);
    node.append(...["play", "pause"].includes(name) ? [icon("play"), icon("pause")] : [icon(name)]);
    node.addEventListener("click", act);
    return node;
  }

  function icon(name) {
    const svg = B.svg("svg", { viewBox: "0 0 24 24", width: 18, height: 18, "aria-hidden": "true", class: `b-time-icon-${name}` });
    svg.append(B.svg("path", { d: ICONS[name] }));
    return svg;
  }

  const thumb = (end, most) => B.labelled(B.el("input", { type: "range", class: `b-time-thumb b-time-${end}`, min: 0, max: most, step: 1 }), end);

  /** The bars, drawn once; each step is `{group, sure, spread, title}`, measured in percent. */
  function bars(steps) {
    const hatch = `b-time-hatch-${Math.random().toString(36).slice(2)}`;
    const pattern = B.svg("pattern", { id: hatch, width: 4, height: 4, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
    pattern.append(B.svg("rect", { width: 4, height: 4, class: "b-time-hatch" }), B.svg("rect", { width: 1.6, height: 4, class: "b-time-sure" }));
    const svg = B.svg("svg", { class: "b-time-bars", "aria-hidden": "true" });
    svg.append(pattern);
    const each = 100 / steps.length;
    const drawn = steps.map((_, at) => {
      const place = { x: `${(at + 0.07) * each}%`, width: `${each * 0.86}%` };
      const parts = {
        group: B.svg("g", {}),
        title: B.svg("title", {}),
        reach: B.svg("rect", { x: `${at * each}%`, width: `${each}%`, height: "100%", class: "b-time-reach" }),
        spread: B.svg("rect", { ...place, fill: `url(#${hatch})` }),
        sure: B.svg("rect", { ...place, class: "b-time-sure" }),
      };
      parts.group.append(parts.title, parts.reach, parts.spread, parts.sure);
      svg.append(parts.group);
      return parts;
    });
    return { svg, drawn };
  }

  /** Marks under the bars, as many as there is room for: years, or months or days on a short axis; dots where the axis ends. */
  function ticks(steps, pixels) {
    const dated = steps.map(({ from, to }, at) => [at, to === "~" ? "" : from]).filter(([, from]) => from);
    const years = dated.filter(([, from]) => from.length === 4 || from.endsWith("-01")).map(([at, from]) => [at, from.slice(0, 4)]);
    const marks = dated[0][1].length < 10 && years.length > 2 ? years : dated;
    const room = Math.max(1, Math.floor(pixels / (LETTER_PX * (marks[0][1].length + 2))));
    const kept = marks.filter((_, at) => at % Math.ceil(marks.length / room) === 0);
    const outside = steps.map(({ from, to }, at) => [at, from === "" || to === "~" ? "…" : ""]).filter(([, text]) => text);
    return [...kept, ...outside].map(([at, text]) => {
      const node = B.el("span", {}, B.el("bdi", { dir: "ltr" }, text));
      node.style.insetInlineStart = `${(at / steps.length) * 100}%`;
      return node;
    });
  }

  class Timeline {
    constructor(data, news) {
      Object.assign(this, { data, news, steps: B.steps(data), timer: null, took: 0 });
      this.where = spans(data, this.steps);
      this.build();
      this.listen();
    }

    build() {
      this.words = B.el("p", { class: "b-time-window", "aria-live": "polite" });
      this.notes = B.el("p", { class: "b-time-notes" });
      this.summary = B.el("div", { class: "b-unseen" });
      const keys = ["mentions", "spread"].map((name) => B.el("span", { class: `b-time-${name}` }, B.say(name)));
      const key = B.el("p", { class: "b-time-keys", "aria-hidden": "true" }, ...keys);
      const side = B.el("div", { class: "b-time-side" }, this.controls(), key, this.words, this.notes);
      this.node = B.labelled(B.bar("b-time", side, this.axis(), this.summary), "timeline");
    }

    controls() {
      this.play = button("play", () => (this.timer ? this.stop() : this.start()));
      this.back = button("back", () => this.step(-1));
      this.forward = button("forward", () => this.step(1));
      const all = B.el("button", { type: "button", class: "b-time-all" }, B.say("allDates"));
      all.addEventListener("click", () => this.open());
      return B.el("div", { class: "b-time-controls" }, this.back, this.play, this.forward, all);
    }

    axis() {
      const { svg, drawn } = bars(this.steps);
      this.bars = drawn;
      this.box = B.el("div", { class: "b-time-box" });
      this.track = B.el("div", { class: "b-time-track" }, this.box, svg);
      this.ticks = B.el("div", { class: "b-time-ticks", "aria-hidden": "true" });
      this.thumbs = ["first", "last"].map((end) => thumb(end, this.steps.length));
      return B.el("div", { class: "b-time-chart" }, this.track, this.ticks, ...this.thumbs);
    }

    listen() {
      const [first, last] = this.thumbs;
      first.addEventListener("input", () => this.choose(Math.min(Number(first.value), this.window()[1] - 1), this.window()[1]));
      last.addEventListener("input", () => this.choose(this.window()[0], Math.max(Number(last.value), this.window()[0] + 1)));
      this.track.addEventListener("pointerdown", (event) => this.drag(event));
      new ResizeObserver(() => this.ticks.replaceChildren(...ticks(this.steps, this.track.offsetWidth))).observe(this.track);
    }

    /** The steps that the window covers, from the first to before the last. */
    window() {
      const { from, to } = this.news.state;
      const first = from ? stepOf(this.steps, firstDay(from)) : 0;
      const last = to === "~" ? this.steps.length : stepOf(this.steps, B.lastDay(to)) + 1;
      return [Math.min(first, last - 1), last];
    }

    whole() {
      return this.news.state.from === "" && this.news.state.to === "~";
    }

    /** What a reader does stops the play. */
    choose(first, last) {
      this.stop();
      this.move(first, last);
    }

    open() {
      this.stop();
      this.set("", "~");
    }

    /** An end that stays where it is stays as exact as an address gave it. */
    move(first, last) {
      const { steps, news } = this;
      const [began, ended] = this.window();
      const from = first === 0 ? "" : steps[first].from;
      const to = last === steps.length ? "~" : steps[last - 1].to;
      this.set(first === began ? news.state.from : from, last === ended ? news.state.to : to);
    }

    set(from, to) {
      Object.assign(this.news.state, { from, to });
      this.show();
      this.soon();
    }

    /** Draw the map in the next frame or, where that takes long, once the thumbs rest. */
    soon() {
      clearTimeout(this.waiting);
      cancelAnimationFrame(this.frame);
      const draw = () => {
        if (!this.node.isConnected) return;
        const began = performance.now();
        this.news.refresh();
        this.took = performance.now() - began;
      };
      this.waiting = setTimeout(() => (this.frame = requestAnimationFrame(draw)), this.took > SLOW_MS ? REST_MS : 0);
    }

    step(by) {
      const [first, last] = this.window();
      const most = this.steps.length;
      if (last - first === most) return by > 0 ? this.choose(0, 1) : this.choose(most - 1, most);
      const moved = Math.max(-first, Math.min(by, most - last));
      return this.choose(first + moved, last + moved);
    }

    /** From a whole window play begins with its first step, from one at the end with the same width at the start. */
    start() {
      const [first, last] = this.window();
      const most = this.steps.length;
      if (last - first === most) this.move(0, 1);
      else if (last === most) this.move(0, last - first);
      this.timer = setInterval(() => this.next(), STEP_MS);
      this.show();
    }

    next() {
      const [first, last] = this.window();
      const ends = !this.node.isConnected || last + 1 >= this.steps.length;
      if (last < this.steps.length) this.move(first + 1, last + 1);
      if (ends) this.stop();
    }

    stop() {
      if (this.timer === null) return;
      clearInterval(this.timer);
      this.timer = null;
      this.show();
    }

    /** The window itself can be dragged. */
    drag(event) {
      const [first, last] = this.window();
      const most = this.steps.length;
      const { left, width } = this.track.getBoundingClientRect();
      const at = (x) => (this.node.dir === "rtl" ? left + width - x : x - left) / (width / most);
      const began = at(event.clientX);
      if (last - first === most || began < first || began > last) return;
      this.track.setPointerCapture(event.pointerId);
      this.track.onpointermove = ({ clientX }) => {
        const by = Math.max(-first, Math.min(Math.round(at(clientX) - began), most - last));
        if (first + by !== this.window()[0]) this.choose(first + by, last + by);
      };
      this.track.onlostpointercapture = () => (this.track.onpointermove = null);
    }

    refresh() {
      this.found = count(this.data, this.news.state, this.steps, this.where);
      this.show();
      this.note();
      this.chart();
    }

    say([en, ar]) {
      return this.news.state.language === "ar" ? ar : en;
    }

    /** The window: thumbs, box, bars outside of it, and the same in words. */
    show() {
      const [first, last] = this.window();
      const { steps } = this;
      const [start, end] = this.thumbs;
      Object.assign(this.box.style, { insetInlineStart: `${(100 * first) / steps.length}%`, width: `${(100 * (last - first)) / steps.length}%` });
      [start.value, end.value] = [first, last];
      start.setAttribute("aria-valuetext", this.say(B.told(this.data, steps[first].from || B.extent(this.data)[0])));
      end.setAttribute("aria-valuetext", this.say(B.told(this.data, steps[last - 1].to === "~" ? B.extent(this.data)[1] : steps[last - 1].to)));
      this.bars.forEach(({ group }, at) => group.classList.toggle("b-time-out", at < first || at >= last));
      this.tell();
      B.labelled(this.play, this.timer ? "pause" : "play");
      this.node.classList.toggle("b-time-playing", this.timer !== null);
      this.node.classList.toggle("b-time-whole", this.whole());
      B.relabel(this.node, this.news.state.language);
      for (const node of [this.play, this.back, this.forward]) node.title = B.word(node.dataset.label, this.news.state.language);
    }

    /** The window in words; nothing is spoken while it plays, nor where a thumb says it already. */
    tell() {
      const { from, to } = this.news.state;
      const extent = B.extent(this.data).map((day) => day.slice(0, Math.max(7, this.steps[1].from.length)));
      const [en, ar] = B.told(this.data, ...(this.whole() ? extent : [from, to]));
      this.words.setAttribute("aria-live", this.timer || this.thumbs.includes(document.activeElement) ? "off" : "polite");
      if (this.words.dataset.told !== en) this.words.replaceChildren(B.pair(en, ar));
      this.words.dataset.told = en;
    }

    /** Of which day the symbols' states are, and how many mentions a narrowed window leaves out for want of a date. */
    note() {
      const day = this.news.day();
      const held = this.news.shown().some((place) => B.states(place, day));
      const status = held ? B.pair(...B.told(this.data, day).map((said, at) => `${B.words.statusOf[at]} ${said}`)) : null;
      const left = this.whole() ? 0 : this.found.undated;
      const noun = left === 1 ? "mention without a date is" : "mentions without a date are";
      const undated = left ? B.el("span", { class: "b-time-undated" }, B.pair(`${left} ${noun} not shown`, `مرات ذكر بلا تاريخ لا تظهر: ${left}`)) : null;
      this.notes.replaceChildren(...[status, " ", undated].filter(Boolean));
    }

    chart() {
      const { sure, spread, perhaps } = this.found;
      const most = Math.max(1, ...sure.map((number, at) => number + spread[at]));
      const rows = [];
      this.bars.forEach((bar, at) => {
        const [low, high] = [(100 * sure[at]) / most, (100 * (sure[at] + spread[at])) / most];
        for (const [node, from, to] of [[bar.sure, 0, low], [bar.spread, low, high]]) {
          node.setAttribute("y", `${100 - to}%`);
          node.setAttribute("height", `${to - from}%`);
        }
        const when = this.say(B.told(this.data, this.steps[at].from, this.steps[at].to));
        const numbers = [[sure[at], "mentions"], [perhaps[at], "spread"]].filter(([number]) => number);
        bar.title.textContent = [when, ...numbers.map(([number, name]) => `${B.word(name, this.news.state.language)}: ${number}`)].join("\n");
        if (numbers.length) rows.push([when, sure[at], perhaps[at]]);
      });
      this.summary.replaceChildren(this.table(rows));
    }

    /** The same numbers for who does not see the bars. */
    table(rows) {
      const row = (tag, cells) => B.el("tr", {}, ...cells.map((cell) => B.el(tag, {}, cell)));
      const word = (key) => B.word(key, this.news.state.language);
      return B.el("table", {}, B.el("caption", {}, word("histogram")), row("th", [word("time"), word("mentions"), word("spread")]),
        ...rows.map((cells) => row("td", cells.map(String))));
    }
  }

  /** A part of the page, as the finder is one; null where fewer than two days are dated. */
  B.timeline = function (data, news) {
    const [first, last] = B.extent(data);
    return first === last ? null : new Timeline(data, news);
  };
})((window.Buldan = window.Buldan || {}));
