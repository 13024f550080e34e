// @ts-check
/**
 * What can be pressed under a message: light chips under an answer, wide buttons under a question, ticks where more
 * than one may be chosen, and the way back and out of the walk.
 *
 * @typedef {import("./api.js").Message} Message
 * @typedef {import("./api.js").Choice} Choice
 * @typedef {{title: string, choice?: string, choices?: string[]}} Chosen
 */
import { el } from "./element.js";
import { t } from "./strings.js";

const CHIPS = 3; // shown under an answer; the rest fold away

/**
 * The group for a message, or null when there is nothing to press.
 *
 * @param {Message} message
 * @param {(chosen: Chosen) => void} choose
 * @param {string} id of the heading they belong to
 * @returns {HTMLElement|null}
 */
export function choices(message, choose, id) {
  const nav = [message.back, message.stop];
  const elsewhere = [...nav, ...(message.steps || []).flatMap((step) => [step.main, ...(step.buttons || []).map((one) => one.choice)]),
    ...(message.letters || []).map((one) => one.choice)];
  const list = once(message.buttons || []).filter((one) => !elsewhere.includes(one.choice));
  if (!list.length && !nav.some(Boolean)) return null;
  const lang = message.language || "en";
  const chips = message.kind === "answer" || message.kind === "routes";
  const group = el("div", { class: chips ? "choices chips" : "choices", role: "group", "aria-labelledby": id });
  const made = message.multiple ? ticks(list, choose, lang) : list.map((one) => button(one, choose, lang));
  if (chips && made.length > CHIPS) {
    const rest = el("details", { class: "more chips-rest" }, el("summary", {}, t("answer.other")), ...made.splice(CHIPS));
    group.append(...made, rest);
  } else {
    group.append(...made);
  }
  const walk = el("div", { class: "walk-nav" },
    message.back && tool(t("walk.back"), { title: t("walk.back"), choice: message.back }, choose),
    message.stop && tool(t("walk.stop"), { title: t("walk.stop"), choice: message.stop }, choose));
  if (walk.childElementCount) group.append(walk);
  return group;
}

/**
 * Nothing twice: not the same words, not the same choice.
 *
 * @param {Choice[]} list
 */
export function once(list) {
  return list.filter((one, at) => at === list.findIndex((other) =>
    other.choice === one.choice || other.title.toLowerCase() === one.title.toLowerCase()));
}

/**
 * @param {Choice} one
 * @param {(chosen: Chosen) => void} choose
 * @param {string} lang
 */
function button(one, choose, lang) {
  return el("button", { class: "choice", type: "button", lang, onclick: () => choose(one) }, one.title);
}

/**
 * @param {string} words
 * @param {Chosen} chosen
 * @param {(chosen: Chosen) => void} choose
 */
export function tool(words, chosen, choose) {
  return el("button", { class: "tool", type: "button", onclick: () => choose(chosen) }, words);
}

/**
 * Boxes to tick, and Continue; pressing it with none ticked says what is missing.
 *
 * @param {Choice[]} list
 * @param {(chosen: Chosen) => void} choose
 * @param {string} lang
 */
function ticks(list, choose, lang) {
  const boxes = list.map((one) => /** @type {HTMLInputElement} */ (
    el("input", { type: "checkbox", autocomplete: "off", value: one.choice })));
  const error = el("p", { class: "error", role: "alert" });
  const go = () => {
    const ticked = list.filter((_, at) => boxes[at].checked);
    error.textContent = ticked.length ? "" : t("walk.tick_one");
    if (!ticked.length) return boxes[0]?.focus();
    choose({ title: ticked.map((one) => one.title).join(", "), choices: ticked.map((one) => one.choice) });
  };
  return [...list.map((one, at) => el("label", { class: "choice tick" }, boxes[at], el("span", { lang }, one.title))),
    error, el("button", { class: "btn walk-go", type: "button", onclick: go }, t("walk.continue"))];
}
