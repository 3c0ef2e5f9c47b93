/* Groups of places that have no room each: a badge with their number, which leads to them. */
(function (B) {
  "use strict";

  const CLOSEST = 14;
  const APART = 30;

  /** Members of a group, the most mentioned first. */
  function ranked(news, places) {
    const many = (place) => news.of(place.id).length;
    return [...places].sort((a, b) => many(b) - many(a) || (a.id < b.id ? -1 : 1));
  }

  const named = (count, place) => [`${count} places, most mentioned: ${place.title}`, `عدد الأماكن: ${count}، أكثرها ذكرا: ${place.title_ar}`];

  /** The marker of a group: a round badge that names the most mentioned place to who hears or points. */
  B.badge = function (news, group) {
    if (group.marker) return group.marker;
    const count = group.members.length;
    const [most] = ranked(news, group.members.map((item) => item.place));
    const open = () => enter(news, group);
    const icon = L.divIcon({ html: B.el("span", {}, String(count)), className: "b-group", iconSize: [B.BADGE, B.BADGE] });
    group.marker = L.marker([0, 0], { icon, riseOnHover: true, keyboard: true }).on("click", open);
    group.marker.on("add", () => {
      const element = group.marker.getElement();
      element.setAttribute("aria-label", named(count, most)[news.state.language === "ar" ? 1 : 0]);
      element.dataset.group = most.id;
      element.classList.toggle("b-many", count > 999);
      B.pressed(element, open);
    });
    const tip = { direction: "top", offset: [0, -B.BADGE / 2], className: "b-tip" };
    return group.marker.bindTooltip(() => B.pair(...named(count, most)), tip);
  };

  /** Zoom in until the members part; list them where no zoom parts them. */
  function enter(news, group) {
    const map = news._map;
    group.marker.closeTooltip();
    const places = ranked(news, group.members.map((item) => item.place));
    const bounds = L.latLngBounds(places.map((place) => [place.latitude, place.longitude]));
    const { paddingTopLeft, paddingBottomRight } = news.covered();
    const padding = L.point(paddingTopLeft).add(paddingBottomRight);
    const zoom = Math.min(CLOSEST, map.getBoundsZoom(bounds, false, padding));
    const width = map.project(bounds.getNorthEast(), CLOSEST).distanceTo(map.project(bounds.getSouthWest(), CLOSEST));
    if (width < APART || !(zoom > map.getZoom())) return news.list(places.map((place) => place.id));
    map.once("moveend", () => B.focusOn(news, places[0].id));
    map.fitBounds(bounds, { paddingTopLeft, paddingBottomRight, maxZoom: zoom });
  }

  /** Give the keyboard to the symbol of a place, or to the group that holds it. */
  B.focusOn = function (news, id) {
    for (const [thing, marker] of news.drawn) {
      const holds = thing.members ? thing.members.some((item) => item.place.id === id) : thing.place.id === id;
      if (holds) return marker.getElement().focus({ preventScroll: true });
    }
  };

  /** The places of a group as a list to choose from. */
  B.groupPanel = function (news, ids) {
    const places = ranked(news, ids.map((id) => news.markers.get(id).place));
    const title = B.el("h2", { tabindex: "-1" }, B.pair(`${places.length} places close together`, `أماكن متقاربة: ${places.length}`));
    const entry = (place) => {
      const count = B.el("span", { class: "b-count" }, String(news.of(place.id).length));
      const states = news.markers.get(place.id).standing;
      const button = B.el("button", { type: "button", "data-place": place.id }, B.symbol(place.family, 20, states && states.states), B.title(place), count);
      button.addEventListener("click", () => news.choose(place.id));
      return B.el("li", {}, button);
    };
    return B.el("div", { class: "b-gathering" }, title, B.el("ul", { class: "b-gathered" }, ...places.map(entry)));
  };
})((window.Buldan = window.Buldan || {}));
