/* The data as geo/webmap/wire.py packs them: columns in place of records, what repeats in a column once. */
(function (B) {
  "use strict";

  const LISTS = ["articles", "sentences", "places", "mentions", "unplaced"];

  const values = (column) => (Array.isArray(column) ? column : column.at.map((number) => column.of[number]));

  function records({ length, columns }) {
    const named = Object.entries(columns).map(([name, column]) => [name, values(column)]);
    return Array.from({ length }, (_, row) => {
      const record = {};
      for (const [name, column] of named) record[name] = column[row];
      return record;
    });
  }

  /** Records again: lists of plain objects, which share what is equal in them. */
  B.unpack = (data) => ({ ...data, ...Object.fromEntries(LISTS.map((name) => [name, records(data[name])])) });
})((window.Buldan = window.Buldan || {}));
