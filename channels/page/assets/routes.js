// @ts-check
/**
 * Ways to complain as numbered steps. The words stay those of the message, which is complete without this
 * module; a step's last day stands out, and what else is known of a way folds away under it.
 *
 * @typedef {import("./api.js").Message} Message
 * @typedef {import("./api.js").Step} Step
 */
import { decorate } from "./conversation.js";
import { el, icon } from "./element.js";
import { day, t } from "./strings.js";
import { outside, paragraphs, pressable } from "./text.js";

const ENTRY = /^(\d{1,2})\. (.+)$/;
const DETAILS = /** @type {const} */ (["who_can", "how", "before_you_start", "what_it_can_do",
  "what_it_cannot", "what_happens_next", "how_long"]);

/**
 * @param {string} line
 * @param {Step} step
 */
function shownLine(line, step) {
  if (!step.by || !line.includes(day(step.by))) return el("p", {}, ...pressable(line));
  return el("p", { class: "by-date" }, icon("date"), el("span", {}, ...pressable(line)));
}

/**
 * Everything known of a way that its lines have not said yet.
 *
 * @param {Step} step
 * @param {string} said
 */
function more(step, said) {
  const facts = el("dl", { class: "summary" });
  for (const name of DETAILS) {
    const words = step[name];
    if (words && !said.includes(words)) facts.append(el("dt", {}, t(`route.${name}`)), el("dd", {}, ...pressable(words)));
  }
  for (const one of step.contacts || []) {
    const reach = [one.phone, one.email, one.hours, one.note].filter(Boolean).join(", ");
    facts.append(el("dt", {}, one.name), el("dd", {}, ...pressable(reach), reach && one.web && el("br"),
      one.web && outside(one.web, one.web)));
  }
  return facts.childElementCount ? el("details", { class: "more" }, el("summary", {}, t("route.more")), facts) : null;
}

/**
 * @param {string} block the words of one way: its title, and a line each for the rest
 * @param {Step} step
 */
function item(block, step) {
  const [, ...lines] = block.split("\n");
  return el("li", {}, el("h3", {}, step.title), ...lines.map((line) => shownLine(line, step)), more(step, block));
}

/**
 * The words with every numbered way that the steps know as an item of a list.
 *
 * @param {Message} message
 * @returns {DocumentFragment}
 */
function laidOut(message) {
  const made = document.createDocumentFragment();
  /** @type {HTMLElement|null} */
  let list = null;
  for (const block of (message.text || "").split(/\n{2,}/)) {
    const [, number, title] = ENTRY.exec(block.split("\n", 1)[0]) || [];
    const step = (message.steps || []).find((one) => one.title === title);
    if (step) {
      if (!list) made.append(list = el("ol", { class: "steps", start: number, "data-from": number }));
      list.append(item(block, step));
    } else {
      list = null;
      made.append(paragraphs(block));
    }
  }
  return made;
}

/** Lays out the ways to complain that are shown and those to come. */
export function start() {
  decorate((place, message) => {
    const words = place.querySelector(".words");
    if (message.steps?.length && words) words.replaceChildren(laidOut(message));
  });
}
