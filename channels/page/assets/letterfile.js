// @ts-check
/**
 * The letter as words and as files. Everything is made in the browser; nothing here touches the network.
 *
 * @typedef {import("./api.js").Letter} Letter
 * @typedef {import("./api.js").LetterField} LetterField
 */

const GAP = /\[([^[\]\n]{1,80})\]/g;

/**
 * A gap's name without case and marks: "[Your name]", "your_name" and "your name" are one.
 *
 * @param {string} name
 */
function key(name) {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * The fields to ask for: those the letter names, then one for every gap that none of them fills.
 *
 * @param {Letter} letter
 * @returns {LetterField[]}
 */
export function fieldsOf(letter) {
  const fields = [...(letter.fields || [])];
  const known = new Set(fields.flatMap((field) => [key(field.name), key(field.label || field.name)]));
  for (const [, gap] of letter.template.matchAll(GAP)) {
    if (known.has(key(gap))) continue;
    known.add(key(gap));
    fields.push({ name: gap, label: gap.charAt(0).toUpperCase() + gap.slice(1) });
  }
  return fields;
}

/**
 * The letter cut at its gaps. A part with a `gap` is a gap, filled or still open.
 *
 * @param {Letter} letter
 * @param {Map<string, string>} values by field name
 * @returns {{text: string, gap: boolean, filled: boolean}[]}
 */
export function parts(letter, values) {
  const given = new Map();
  for (const field of fieldsOf(letter)) {
    const value = (values.get(field.name) || "").trim();
    if (!value) continue;
    given.set(key(field.name), value);
    given.set(key(field.label || field.name), value);
  }
  const made = [];
  let at = 0;
  for (const found of letter.template.matchAll(GAP)) {
    const place = found.index || 0;
    const value = given.get(key(found[1]));
    made.push({ text: letter.template.slice(at, place), gap: false, filled: false });
    made.push({ text: value ?? found[0], gap: true, filled: value !== undefined });
    at = place + found[0].length;
  }
  made.push({ text: letter.template.slice(at), gap: false, filled: false });
  return made;
}

/**
 * The letter as one text.
 *
 * @param {Letter} letter
 * @param {Map<string, string>} values
 */
export function filled(letter, values) {
  return parts(letter, values).map((part) => part.text).join("");
}

/**
 * A file that Word, LibreOffice and Pages open: rich text, A4, every sign outside ASCII written as a number.
 *
 * @param {string} words
 * @returns {string}
 */
export function richText(words) {
  const body = Array.from({ length: words.length }, (_, place) => {
    const sign = words[place];
    const code = words.charCodeAt(place);
    if (sign === "\n") return "\\par\n";
    if (sign === "\\" || sign === "{" || sign === "}") return `\\${sign}`;
    return code > 126 ? `\\u${code > 32767 ? code - 65536 : code}?` : sign;
  }).join("");
  return "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\paperw11906\\paperh16838\\margl1440\\margr1440"
    + `\\margt1440\\margb1440\\uc1\\f0\\fs24 ${body}\\par}`;
}

/**
 * Hands a file to the browser's downloads; it never leaves the device.
 *
 * @param {string} name
 * @param {string} type
 * @param {string} content
 */
export function save(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
