// @ts-check
/**
 * The page's words in the language chosen. The server has written them into the page already; these are for
 * what appears later, and for changing the language without losing the chat.
 */
import { settings } from "./settings.js";

/** @type {Record<string, string>} */
let words = {};

/** @returns {"en"|"cy"} the language of the page now */
export function language() {
  return document.documentElement.lang === "cy" ? "cy" : "en";
}

/**
 * Reads the words of a language from the server; throws when it cannot, and then the old ones stay.
 *
 * @param {"en"|"cy"} wanted
 */
export async function load(wanted) {
  const reply = await fetch(`${settings.base}/strings/${wanted}.json`);
  if (!reply.ok) throw new Error(`strings: ${reply.status}`);
  words = await reply.json();
}

/**
 * The words of a key, with its {gaps} filled. An unknown key shows itself, so that a test finds it.
 *
 * @param {string} key
 * @param {Record<string, string|number>} [gaps]
 * @returns {string}
 */
export function t(key, gaps = {}) {
  /** @type {Record<string, string|number>} */
  const filled = { minutes: settings.minutes, ...gaps };
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, gap) => String(filled[gap] ?? whole));
}

/**
 * Puts the words of the language into every element that names a key: `data-t` its text, `data-t-label` its
 * accessible name, `data-t-placeholder` the words in an empty field. Links keep the language chosen.
 *
 * @param {"en"|"cy"} wanted
 */
export function apply(wanted) {
  document.documentElement.lang = wanted;
  for (const place of document.querySelectorAll("[data-t]")) {
    place.textContent = t(/** @type {HTMLElement} */ (place).dataset.t || "");
  }
  for (const place of document.querySelectorAll("[data-t-label]")) {
    place.setAttribute("aria-label", t(/** @type {HTMLElement} */ (place).dataset.tLabel || ""));
  }
  for (const place of document.querySelectorAll("[data-t-placeholder]")) {
    place.setAttribute("placeholder", t(/** @type {HTMLElement} */ (place).dataset.tPlaceholder || ""));
  }
  const other = wanted === "en" ? "cy" : "en";
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".language"))) {
    link.lang = link.hreflang = other;
    link.href = link.href.replace(/language=\w+/, `language=${other}`);
  }
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.away"))) {
    link.href = link.href.replace(/language=\w+/, `language=${wanted}`);
  }
  for (const field of document.querySelectorAll("input[name=language]")) {
    /** @type {HTMLInputElement} */ (field).value = wanted;
  }
  document.title = t(settings.ward ? "page.title_ward" : "page.title");
}

/**
 * A day in words: "2026-11-22" is "22 November 2026". Anything else comes back as it was.
 *
 * @param {string} iso
 * @returns {string}
 */
export function day(iso) {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso);
  if (!parts) return iso;
  const month = t("months").split(",")[Number(parts[2]) - 1];
  return month ? `${Number(parts[3])} ${month} ${parts[1]}` : iso;
}

/**
 * A day in few letters: "2026-11-22" is "22 Nov 2026".
 *
 * @param {string} iso
 * @returns {string}
 */
export function shortDay(iso) {
  const [number, month, year] = day(iso).split(" ");
  return year ? `${number} ${month.slice(0, 3)} ${year}` : iso;
}
