/* Where symbols lie that crowd: few are spread around their points, many are gathered into groups.
   All in pixels of the world at one zoom, so that the same places lie alike wherever the map is moved to. */
(function (B) {
  "use strict";

  const ORDER = ["base", "camp", "site", "settlement", "area", "country"];
  const SPREAD = 36;
  const GATHER = 64;
  const FEW = 6;
  const TARGET = 24;
  /** Pixels across the badge of a group. */
  B.BADGE = 28;

  const rank = (item) => ORDER.indexOf(item.place.family);
  const first = (a, b) => rank(a) - rank(b) || b.articles - a.articles || (a.place.id < b.place.id ? -1 : 1);

  /** Half of what a symbol takes, so that even small ones lie far enough apart to be hit, when positions are rounded too. */
  const room = (item) => Math.max(item.half + 1, TARGET / 2 + 0.5);

  class Crowd {
    constructor(points, alone) {
      this.points = points;
      this.alone = alone;
      this.room = new B.Room();
      this.around = new B.Grid(TARGET);
      this.symbols = new B.Grid(GATHER);
      this.badges = new B.Grid(GATHER);
      this.spots = new Map();
      this.groups = [];
      for (const [item, point] of points) this.around.add(point, item);
    }

    place(item) {
      const few = item !== this.alone && this.around.count(this.points.get(item)) <= FEW;
      if (!this.settle(item, few ? SPREAD : 0)) this.gather(item);
    }

    /** Give a symbol the nearest free spot in reach; false where there is none. */
    settle(item, reach) {
      const half = room(item);
      const at = this.room.spot(this.points.get(item), half, reach);
      if (!at) return false;
      this.spots.set(item, at);
      this.symbols.add(at, item);
      return true;
    }

    /** Into the nearest group, or into one in place of a near symbol: of the same kind, or else any that it has to hide. */
    gather(item) {
      const point = this.points.get(item);
      const [group] = this.badges.near(point);
      if (group) return group.members.push(item);
      const hosts = this.symbols.near(point).filter((other) => this.spots.has(other) && other !== this.alone);
      const like = hosts.filter((other) => rank(other) === rank(item));
      const joined = (hosts) => hosts.some((host) => this.join(host, item));
      return joined(like) || this.settle(item, SPREAD) || joined(hosts) || this.settle(item, Infinity);
    }

    /** Make one group of a symbol and an item, if its badge has room where the symbol was. */
    join(host, item) {
      const spot = this.spots.get(host);
      const half = room(host);
      this.room.leave(spot, half);
      const at = this.room.spot(spot, B.BADGE / 2 + 1, SPREAD / 3);
      if (!at) {
        this.room.hold(spot, half);
        return false;
      }
      this.spots.delete(host);
      const group = { at, members: [host, item] };
      this.groups.push(group);
      this.badges.add(at, group);
      return true;
    }
  }

  /** `spots`: symbols and where each lies; `groups`: {at, members} for the others. `project` gives the point of a
      place; `alone` is an item that no group may hold, null where there is none. */
  B.gather = function (items, project, alone) {
    const ranked = [...items].sort(first).sort((a, b) => (b === alone) - (a === alone));
    const crowd = new Crowd(new Map(ranked.map((item) => [item, project(item.place)])), alone);
    ranked.forEach((item) => crowd.place(item));
    return crowd;
  };
})((window.Buldan = window.Buldan || {}));
