// @ts-check
/**
 * The letter as words and as files. Everything is made in the browser; nothing here touches the network.
 *
 * @typedef {import("./api.js").Letter} Letter
 * @typedef {import("./api.js").LetterField} LetterField
 * @typedef {{text: string, gap: boolean, filled: boolean, long: boolean}} Piece
 */

const GAP = /\[([^[\]\n]{1,80})\]/g;
const HEADING = /[^.:?!,)\]]$/;
const RULED = "____________________";
const COMPUTER = /\bcomputer\b/i; // the server's own note about the computer, which stands outside the letter here

/** The steps in order; a field names its own (knowledge/content/letters/fields.yml), else it stands in the first. */
const STEPS = /** @type {const} */ (["where", "happened", "effect", "want"]);
/** Lines whose only gaps are of these kinds drop out when nothing is written in them. */
const OPTIONAL = ["email", "phone", "safest", "format", "helping", "gets a copy", "enclose", "evidence", "anything else",
  "own questions", "does now", "descriptions", "birth"];

/**
 * A gap's name without case and marks: "[Your name]", "your_name" and "your name" are one.
 *
 * @param {string} name
 */
function key(name) {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * The letter's own words: the template without the server's note about the computer at its end.
 *
 * @param {Letter} letter
 */
export function body(letter) {
  const rows = letter.template.trimEnd().split("\n");
  if (COMPUTER.test(rows[rows.length - 1])) rows.pop();
  return `${rows.join("\n").trimEnd()}\n`;
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
 * The fields in short steps, empty steps left out.
 *
 * @param {Letter} letter
 * @returns {{name: string, fields: LetterField[]}[]}
 */
export function stepsOf(letter) {
  const fields = fieldsOf(letter);
  return STEPS.map((name) => ({ name, fields: fields.filter((field) => (field.step || STEPS[0]) === name) }))
    .filter((step) => step.fields.length);
}

/** @param {LetterField|undefined} field */
function optional(field) {
  return field?.optional ?? OPTIONAL.some((word) => key(field?.name || "").includes(word));
}

/**
 * The letter in lines, each cut at its gaps. A line of optional gaps drops out when none is filled, and so does a
 * heading that has nothing left under it.
 *
 * @param {Letter} letter
 * @param {Map<string, string>} values by field name
 * @returns {Piece[][]}
 */
export function lines(letter, values) {
  const fields = fieldsOf(letter);
  /** @param {string} gap */
  const fieldOf = (gap) => fields.find((field) => [key(field.name), key(field.label || "")].includes(key(gap)));
  /** @type {Piece[][]} */
  const made = [];
  for (const block of body(letter).split(/\n{2,}/)) {
    const rows = block.split("\n").map((row) => ({ row, gaps: [...row.matchAll(GAP)].map(([, gap]) => fieldOf(gap)) }));
    const kept = rows.filter(({ gaps }) => !gaps.length || gaps.some((field) =>
      !optional(field) || (values.get(field?.name || "") || "").trim()));
    const bare = kept.length < rows.length && kept.every(({ row, gaps }) => !gaps.length && (HEADING.test(row) || !row));
    if (bare) continue;
    if (made.length) made.push([]);
    for (const { row } of kept) made.push(pieces(row, fieldOf, values));
  }
  return made;
}

/**
 * @param {string} row
 * @param {(gap: string) => LetterField|undefined} fieldOf
 * @param {Map<string, string>} values
 * @returns {Piece[]}
 */
function pieces(row, fieldOf, values) {
  /** @type {Piece[]} */
  const made = [];
  let at = 0;
  for (const found of row.matchAll(GAP)) {
    const place = found.index || 0;
    const field = fieldOf(found[1]);
    const value = (values.get(field?.name || "") || "").trim();
    made.push({ text: row.slice(at, place), gap: false, filled: false, long: false });
    made.push({ text: value || found[0], gap: true, filled: Boolean(value), long: Boolean(field?.multiline) });
    at = place + found[0].length;
  }
  made.push({ text: row.slice(at), gap: false, filled: false, long: false });
  return made.filter((piece) => piece.text);
}

/**
 * The letter as one text.
 *
 * @param {Letter} letter
 * @param {Map<string, string>} values
 * @param {boolean} [ruled] gaps as lines for a pen, not as words in brackets
 */
export function filled(letter, values, ruled = false) {
  const rows = lines(letter, values).map((line) =>
    line.map((piece) => (ruled && piece.gap && !piece.filled ? RULED : piece.text)).join(""));
  return `${rows.join("\n").trimEnd()}\n`;
}

/**
 * A file that Word, LibreOffice and Pages open: rich text, A4, every sign outside ASCII written as a number.
 *
 * @param {string} words
 * @returns {string}
 */
export function richText(words) {
  const inside = Array.from({ length: words.length }, (_, place) => {
    const sign = words[place];
    const code = words.charCodeAt(place);
    if (sign === "\n") return "\\par\n";
    if (sign === "\\" || sign === "{" || sign === "}") return `\\${sign}`;
    return code > 126 ? `\\u${code > 32767 ? code - 65536 : code}?` : sign;
  }).join("");
  return "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\paperw11906\\paperh16838\\margl1440\\margr1440"
    + `\\margt1440\\margb1440\\uc1\\f0\\fs24 ${inside}\\par}`;
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
