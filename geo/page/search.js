/* What a query finds: its words among the names of a place, in the sentence of a mention, in the title and outlet of the article. */
(function (B) {
  "use strict";

  const APOSTROPHES = /['’‘ʼʻʿʾ`]/g;
  const ARTICLES = new Set(["al", "el"]);
  const ARABIC = /^[\u0600-\u06ff]/;

  const loose = (text) => B.fold((text || "").replace(APOSTROPHES, ""));
  const among = (texts) => ` ${texts.map(loose).join(" ")}`;

  /** Texts of a page's data as they are searched: folded once, when first asked for. */
  const folded = {
    names: (data) => new Map(data.places.map((place) => [place, among([place.title, place.title_ar, ...place.names])])),
    sentences: (data) => data.sentences.map((sentence) => among([sentence.text])),
    articles: (data) => data.articles.map((article) => among([article.title || article.id, article.outlet])),
  };
  function texts(data, which) {
    data.folded = data.folded || {};
    return (data.folded[which] = data.folded[which] || folded[which](data));
  }

  /** A word of a query as a pattern: its beginning will do, but ة ends a word: حديثة is not حديثها. */
  function patterns(typed) {
    const all = loose(typed).split(" ").filter(Boolean);
    return /ة\P{L}*$/u.test(typed) ? [...all.slice(0, -1), `${all[all.length - 1]}(?= |$)`] : all;
  }

  /** The words of a query; the Latin article counts only while it stands alone. */
  function words(query) {
    const all = query.split(/\s+/).flatMap(patterns);
    const telling = all.filter((word) => !ARTICLES.has(word));
    return telling.length ? telling : all;
  }

  /** A word or its beginning, in a name: موصل finds الموصل, but الحديث not حديثة. */
  const inName = (word) => new RegExp(ARABIC.test(word) ? ` (?:ال)?${word}` : ` ${word}`);

  /** The same in running text, where particles stand before a word: وبالموصل, للموصل. */
  function inText(word) {
    if (!ARABIC.test(word)) return inName(word);
    const bare = word.replace(/^ال(?=..)/, "");
    return new RegExp(bare === word ? ` [وف]?(?:[بك]?(?:ال)?|لل?)${word}` : ` [وف]?(?:[بكل]?ال|لل)${bare}`);
  }

  /** For each word of a query, whether each place's names, each sentence and each article hold it. */
  function found(data, query) {
    if (data.found && data.found.query === query) return data.found;
    const each = words(query).map((word) => {
      const [name, text] = [inName(word), inText(word)];
      return {
        names: data.places.map((place) => name.test(texts(data, "names").get(place))),
        sentences: texts(data, "sentences").map((sentence) => text.test(sentence)),
        articles: texts(data, "articles").map((article) => text.test(article)),
      };
    });
    data.found = { query, each };
    return data.found;
  }

  /** Whether a mention belongs to what is sought: each word of the query is in a name of its place, its sentence or its article. */
  B.sought = function (data, query) {
    if (words(query).length === 0) return () => true;
    const { each } = found(data, query);
    const holds = (word, { place, sentence }) =>
      word.names[place] || word.sentences[sentence] || word.articles[data.sentences[sentence].article];
    return (mention) => each.every((word) => holds(word, mention));
  };

  /** Whether the names of a place hold every word of a query. */
  B.named = function (data, query) {
    const sought = words(query).map(inName);
    return (place) => sought.every((pattern) => pattern.test(texts(data, "names").get(place)));
  };

  /** The name by which a query finds a place, where neither title shows it; else null. */
  B.alias = function (place, query) {
    const sought = words(query).map(inName);
    const fits = (name) => sought.every((pattern) => pattern.test(among([name])));
    return [place.title, place.title_ar].some(fits) ? null : place.names.find(fits) || null;
  };

  /** Whether an article, by its number, has every word of a query in its title or outlet. */
  B.cited = function (data, query) {
    const sought = words(query).map(inText);
    return (at) => sought.every((pattern) => pattern.test(texts(data, "articles")[at]));
  };
})((window.Buldan = window.Buldan || {}));
