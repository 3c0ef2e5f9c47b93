/* The folding of letters, marks and digits by which names are compared: that of gazetteer/spelling.py, whose `key` gives the same. */
(function (B) {
  "use strict";

  const LETTERS = new Map(Object.entries({
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي",
    "ک": "ك", "ی": "ي", "گ": "ك", "ھ": "ه", "ہ": "ه", "ە": "ه", "ۀ": "ه", "پ": "ب", "چ": "ج", "ژ": "ز",
    "ڤ": "ف", "ۆ": "و", "ۇ": "و", "ێ": "ي", "ې": "ي", "ڕ": "ر", "ڵ": "ل",
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ə": "e",
  }));
  const [IDEOGRAPHS, SURROGATES] = [0x3041, 0xd800];
  const DIGIT = /\p{Nd}/u;
  const LETTER = /(?!\p{Lm})\p{L}/u;
  const NOTHING = /[\p{Mn}\p{Me}\p{Cf}ـ]/u;
  const SIGN = /[\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/;
  const PRESENTATION = /[\ufb50-\ufdff\ufe70-\ufefc]/;

  /** Digits of any script stand in tens, from nought up. */
  function digit(code) {
    let first = code;
    while (DIGIT.test(String.fromCharCode(first - 1))) first -= 1;
    return String((code - first) % 10);
  }

  function plain(char) {
    if (NOTHING.test(char)) return "";
    if (DIGIT.test(char)) return digit(char.charCodeAt(0));
    if (!LETTER.test(char)) return " ";
    const base = char.toLowerCase().normalize("NFD")[0];
    return LETTERS.get(char) || LETTERS.get(base) || base;
  }

  /** A form of a letter, or a ligature of several: ﻻ is لا. */
  function spelled(char) {
    const parts = Array.from(char.normalize("NFKC"), plain);
    const letters = parts.filter((part) => part.trim());
    return letters.length < 2 ? letters.join("") : parts.join("");
  }

  function folded(code) {
    const char = String.fromCharCode(code);
    if (code >= IDEOGRAPHS && code < SURROGATES) return char;
    if (PRESENTATION.test(char)) return spelled(char);
    return code < IDEOGRAPHS || SIGN.test(char) ? plain(char) : " ";
  }

  const known = new Array(0x10000);

  /** A text as names are compared: أ is ا, ة is ه, É is e, ٣ is 3; marks are gone, and one space is between words. */
  B.fold = function (text) {
    let all = "";
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      all += known[code] ?? (known[code] = folded(code));
    }
    return all.split(" ").filter(Boolean).join(" ");
  };
})((window.Buldan = window.Buldan || {}));
