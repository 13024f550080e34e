// @ts-check
/**
 * Ways to complain: the nearest day first, the first two ways open, the others folded to their title and day, then what
 * was understood. The words stay those of the message, which is complete without this module.
 *
 * @typedef {import("./api.js").Message} Message
 * @typedef {import("./api.js").Step} Step
 * @typedef {import("./conversation.js").Choose} Choose
 */
import { once, tool } from "./choices.js";
import { decorate } from "./conversation.js";
import { el, icon } from "./element.js";
import { day, shortDay, t } from "./strings.js";
import { outside, paragraphs, pressable } from "./text.js";

const ENTRY = /^(\d{1,2})\. (.+)$/;
const OPEN = 2; // ways that are not folded
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
 * One way: its title and day, its lines, the letter as the main button, and what else is known.
 *
 * @param {Step} step
 * @param {string} block its words in the message, the title first
 * @param {boolean} open
 * @param {Choose} choose
 */
function way(step, block, open, choose) {
  const said = (step.text || block).split("\n").filter((line) => line.trim());
  const lines = said.filter((line, at) => at > 0 || line.replace(ENTRY, "$2") !== step.title);
  const main = step.main && el("button", { class: "btn", type: "button", "aria-label": t("route.letter_to", { title: step.title }),
    onclick: () => choose({ title: t("route.letter_to", { title: step.title }), choice: step.main }) },
    t("route.letter"));
  const folded = more(step, said.join("\n"));
  const others = once(step.buttons || []).filter((one) => one.choice !== step.main && !(folded && one.title.includes(step.title)));
  return el("li", {}, el("details", { class: "way", open },
    el("summary", {}, el("h3", {}, step.title), step.by && el("span", { class: "due" }, icon("date"),
      el("span", {}, t("route.by", { date: shortDay(step.by) })))),
    ...lines.map((line) => shownLine(line, step)),
    (main || others.length > 0) && el("div", { class: "btn-row" }, main, ...others.map((one) => tool(one.title, one, choose))),
    folded));
}

/** @param {import("./api.js").Nearest} near */
function nearest(near) {
  const left = near.days === 0 ? t("route.today") : near.days === 1 ? t("route.one_day") : t("route.in_days", { days: near.days });
  return el("div", { class: "nearest" }, icon("date"), el("div", {},
    el("p", { class: "nearest-day" }, el("strong", {}, day(near.day)), ` ${left}`),
    el("p", {}, [near.title, near.do].filter(Boolean).join(". "))));
}

/**
 * What was understood, each with a way to change it.
 *
 * @param {Message} message
 * @param {Choose} choose
 */
function understood(message, choose) {
  const facts = message.understood || [];
  if (!facts.length) return null;
  return el("details", { class: "more understood" }, el("summary", {}, t("route.understood", { many: facts.length })),
    el("ul", {}, ...facts.map((one) => el("li", {}, el("span", {}, el("strong", {}, `${one.label}: `), one.value),
      one.change && el("button", { class: "tool", type: "button",
        "aria-label": t("route.change_fact", { fact: one.label }),
        onclick: () => choose({ title: t("route.change_fact", { fact: one.label }), choice: one.change }) },
      t("route.change"))))));
}

/**
 * True for the block of the words that says every fact that was understood.
 *
 * @param {Message} message
 * @param {string} block
 */
function readBack(message, block) {
  const facts = message.understood || [];
  return facts.length > 0 && facts.every((one) => block.includes(`${one.label}: ${one.value}`));
}

/**
 * Every letter, also of the ways that are folded.
 *
 * @param {Message} message
 * @param {Choose} choose
 */
function letters(message, choose) {
  const list = once(message.letters || []);
  if (!list.length) return null;
  return el("details", { class: "more letters" }, el("summary", {}, t("route.letters", { many: list.length })),
    el("div", { class: "chips-all" }, ...list.map((one) => tool(one.title, one, choose))));
}

/**
 * The words with every numbered way that the steps know as an item of a list. What the message says of the nearest day
 * is left to the panel, and what was understood to the list of it: each says it all, so nothing is said twice.
 *
 * @param {Message} message
 * @param {Choose} choose
 * @returns {DocumentFragment}
 */
function laidOut(message, choose) {
  const made = document.createDocumentFragment();
  const steps = message.steps || [];
  const near = message.nearest;
  if (near) made.append(nearest(near));
  /** @type {HTMLElement|null} */
  let list = null;
  let told = 0;
  for (const block of (message.text || "").split(/\n{2,}/)) {
    const [, number, title] = ENTRY.exec(block.split("\n", 1)[0]) || [];
    const step = steps.find((one) => one.title === title);
    if (step) {
      if (!list) made.append(list = el("ol", { class: "steps", start: number, "data-from": number }));
      list.append(way(step, block, told++ < OPEN, choose));
    } else if (!readBack(message, block) && (!near || told || !block.includes(day(near.day)))) {
      list = null;
      if (block.trim() !== message.heading) made.append(paragraphs(block));
    }
  }
  for (const part of [letters(message, choose), understood(message, choose)]) if (part) made.append(part);
  return made;
}

/** Lays out the ways to complain that are shown and those to come. */
export function start() {
  decorate((place, message, choose) => {
    const words = place.querySelector(".words");
    if (message.steps?.length && words) words.replaceChildren(laidOut(message, choose));
  });
}
