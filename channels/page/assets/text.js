// @ts-check
/**
 * Plain text from the server as paragraphs and lists, with phone numbers and addresses that can be pressed.
 * The text holds no marks but these: an empty line between paragraphs, "- " or "1. " before a line of a list.
 */
import { settings } from "./settings.js";
import { el } from "./element.js";
import { t } from "./strings.js";

const PRESSABLE = /(https?:\/\/[^\s<>"]+[^\s<>".,;:)])|(SHOUT to 85258)|(\b(?:999|111|101|116 123|0(?: ?\d){9,10})\b)/g;
const NOT_A_PHONE = /(?:\b(?:section|sections|regulation|paragraph|para|article|rule|page|chapter|s|reg|art)\.? ?|[\d.£\/-])$/i;

/**
 * @param {string} text
 * @returns {DocumentFragment}
 */
export function paragraphs(text) {
  const made = document.createDocumentFragment();
  for (const block of text.replace(/\r\n?/g, "\n").split(/\n{2,}/)) {
    for (const part of parts(block.split("\n").filter((line) => line.trim()))) made.append(part);
  }
  return made;
}

/**
 * Runs of list lines become lists, every other line a paragraph.
 *
 * @param {string[]} lines
 * @returns {Node[]}
 */
function parts(lines) {
  /** @type {HTMLElement[]} */
  const made = [];
  for (const line of lines) {
    const [, bullet, number, rest] = /^\s*(?:([-•*])|(\d{1,2})[.)])\s+(.*)$/.exec(line) || [];
    if (!bullet && !number) {
      made.push(paragraph(line));
      continue;
    }
    const tag = bullet ? "ul" : "ol";
    const last = made[made.length - 1];
    const list = last?.localName === tag ? last : el(tag, number ? { start: number } : {});
    if (list !== last) made.push(list);
    list.append(el("li", {}, ...pressable(rest)));
  }
  return made;
}

/**
 * A line as a paragraph; a few words that end in a colon ("In Wales:") stand out.
 *
 * @param {string} line
 */
function paragraph(line) {
  const [, opening, words] = /^([^\s.:?!][^.:?!]{0,30}:)(?: (.+))?$/.exec(line) || [];
  if (!opening) return el("p", {}, ...pressable(line));
  return el("p", {}, el("strong", {}, opening), ...(words ? [" ", ...pressable(words)] : []));
}

/**
 * @param {string} line
 * @returns {(Node|string)[]}
 */
export function pressable(line) {
  /** @type {(Node|string)[]} */
  const made = [];
  let at = 0;
  for (const found of line.matchAll(PRESSABLE)) {
    const before = line.slice(at, found.index);
    const link = NOT_A_PHONE.test(line.slice(0, found.index)) ? found[0] : linked(found);
    made.push(before, link);
    at = (found.index || 0) + found[0].length;
  }
  made.push(line.slice(at));
  return made;
}

/**
 * The telephone numbers in a text, each once, in order.
 *
 * @param {string} text
 * @returns {import("./api.js").HelpNumber[]}
 */
export function numbersIn(text) {
  const found = [...text.matchAll(PRESSABLE)].filter((one) => !one[1] && !NOT_A_PHONE.test(text.slice(0, one.index)));
  return [...new Set(found.map((one) => one[0]))].map((one) => (/^SHOUT/.test(one) ? { text: one } : { phone: one }));
}

/** @param {RegExpMatchArray} found */
function linked(found) {
  if (found[1]) return outside(found[1], found[1]);
  if (found[2]) return el("a", { class: "tel", href: "sms:85258?&body=SHOUT" }, found[2]);
  return el("a", { class: "tel", href: `tel:${found[0].replace(/ /g, "")}` }, found[0]);
}

/**
 * A link that leaves the page: in a new tab, telling the other site nothing. On a shared tablet it is words
 * only, because a second tab would stay open for the next person.
 *
 * @param {string} url
 * @param {string} words
 * @returns {HTMLElement}
 */
export function outside(url, words) {
  if (settings.ward || !/^https?:\/\//.test(url)) return el("span", { class: "address" }, words);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" },
    words, el("span", { class: "hush" }, ` (${t("sources.new_tab")})`));
}
