// @ts-check
/**
 * What to do in danger: the heading is the instruction, then one button a number as wide as the card, then the words.
 *
 * @typedef {import("./api.js").Message} Message
 * @typedef {import("./api.js").HelpNumber} HelpNumber
 */
import { el } from "./element.js";
import { t } from "./strings.js";
import { numbersIn } from "./text.js";

const LEVELS = ["emergency", "urgent", "support"];
const MOST = 6; // buttons; more would hide the first

/** @param {Message} message */
export function level(message) {
  return LEVELS.includes(message.level || "") ? /** @type {string} */ (message.level) : "urgent";
}

/**
 * The numbers as large links, or null when there is none; those in the words when the server lists none.
 *
 * @param {Message} message
 */
export function numbers(message) {
  const given = message.numbers?.length ? message.numbers : numbersIn(message.text || "");
  const made = given.flatMap(links).slice(0, MOST);
  return made.length ? el("ul", { class: "numbers", lang: message.language || "en" }, ...made.map((one) => el("li", {}, one))) : null;
}

/** @param {HelpNumber} one */
function links(one) {
  const about = [one.name === one.phone ? "" : one.name, one.note].filter(Boolean).join(": "); // 999 needs no name
  const made = [];
  if (one.phone) made.push(link(`tel:${one.phone.replace(/[^\d+]/g, "")}`, t("answer.call", { number: one.phone }), about));
  if (one.text) {
    const [, body, to] = /^(\S+) to ([\d ]+)$/.exec(one.text) || [];
    const address = to ? `sms:${to.replace(/ /g, "")}?&body=${encodeURIComponent(body)}` : `sms:${one.text.replace(/\D/g, "")}`;
    made.push(link(address, t("answer.text", { number: one.text }), about));
  }
  return made;
}

/**
 * @param {string} href
 * @param {string} does
 * @param {string} about
 */
function link(href, does, about) {
  return el("a", { class: "number", href }, el("strong", {}, does), about && " ", about && el("span", {}, about));
}
