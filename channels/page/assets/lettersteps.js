// @ts-check
/**
 * The four short steps of a letter: where it goes, what happened, what harm it did, what you want. One step is seen at
 * a time; nothing has to be filled in to go on.
 *
 * @typedef {import("./api.js").LetterField} LetterField
 * @typedef {import("./letter.js").Draft} Draft
 */
import { el } from "./element.js";
import { t } from "./strings.js";

let count = 0;

/**
 * @param {Draft} draft
 * @param {{name: string, fields: LetterField[]}[]} list
 * @param {() => void} changed called at every key
 * @param {() => void} finished called when the last step is left
 */
export function steps(draft, list, changed, finished) {
  const made = list.map((step, at) => fieldset(draft, step, { now: at + 1, of: list.length }, changed));
  const back = el("button", { class: "tool", type: "button" }, t("walk.back"));
  const next = el("button", { class: "btn", type: "button" }, t("letter.next"));
  let at = 0;
  /** @param {number} to */
  const go = (to) => {
    at = to;
    made.forEach((one, place) => { one.hidden = place !== at; });
    back.hidden = at === 0;
    next.textContent = t(at === list.length - 1 ? "letter.done" : "letter.next");
  };
  back.addEventListener("click", () => { go(at - 1); focus(made[at]); });
  next.addEventListener("click", () => {
    if (at === list.length - 1) return finished();
    go(at + 1);
    focus(made[at]);
  });
  go(0);
  return el("div", { class: "letter-fields" }, ...made, el("div", { class: "btn-row letter-walk" }, next, back));
}

/** @param {HTMLElement} step */
function focus(step) {
  /** @type {HTMLElement|null} */ (step.querySelector("legend"))?.focus();
}

/**
 * @param {Draft} draft
 * @param {{name: string, fields: LetterField[]}} step
 * @param {{now: number, of: number}} place
 * @param {() => void} changed
 */
function fieldset(draft, step, place, changed) {
  return el("fieldset", {},
    el("legend", { tabindex: "-1" }, el("span", { class: "progress" }, t("letter.step", { now: place.now, of: place.of })),
      " ", t(`letter.step_${step.name}`)),
    el("p", { class: "hint" }, t("letter.optional")),
    ...step.fields.map((one) => field(draft, one, changed)));
}

/**
 * @param {Draft} draft
 * @param {LetterField} one
 * @param {() => void} changed
 */
function field(draft, one, changed) {
  const id = `field-${++count}`;
  const input = /** @type {HTMLInputElement} */ (el(one.multiline ? "textarea" : "input", {
    id, class: "input", rows: one.multiline ? 3 : null, type: one.multiline ? null : "text",
    autocomplete: "off", autocapitalize: "sentences", spellcheck: "false",
    "aria-describedby": one.hint ? `${id}-hint` : null,
  }));
  input.addEventListener("input", () => { draft.values.set(one.name, input.value); changed(); });
  return el("div", { class: "field" }, el("label", { for: id, lang: draft.lang }, one.label || one.name),
    one.hint && el("p", { class: "hint", id: `${id}-hint`, lang: draft.lang }, one.hint), input);
}
