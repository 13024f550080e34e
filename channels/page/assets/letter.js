// @ts-check
/**
 * The letter editor. Personal details are typed here and stay in the browser: the fields have no names, sit
 * in no form, and are never sent. They are gone when the chat is cleared.
 *
 * @typedef {import("./api.js").Letter} Letter
 * @typedef {import("./api.js").LetterField} LetterField
 * @typedef {{letter: Letter, lang: string, values: Map<string, string>, own: string|null}} Draft
 *   `own` holds the person's own wording once they change it; then the fields rest.
 */
import { decorate, status } from "./conversation.js";
import { confirmed, el } from "./element.js";
import { fieldsOf, filled, parts, richText, save } from "./letterfile.js";
import { onWipe } from "./privacy.js";
import { settings } from "./settings.js";
import { t } from "./strings.js";
import { paragraphs } from "./text.js";
import { copy, print } from "./tools.js";

let count = 0;
/** @type {Set<Draft>} */
const drafts = new Set();

/** @param {Draft} draft */
const words = (draft) => draft.own ?? filled(draft.letter, draft.values);

/**
 * @param {Draft} draft
 * @param {() => void} changed
 */
function fields(draft, changed) {
  const made = fieldsOf(draft.letter).map((field) => {
    const id = `letter-${++count}`;
    const input = /** @type {HTMLInputElement} */ (el(field.multiline ? "textarea" : "input", {
      id, class: "input", rows: field.multiline ? 4 : null, type: field.multiline ? null : "text",
      autocomplete: "off", autocapitalize: "sentences", spellcheck: "false",
      "aria-describedby": field.hint ? `${id}-hint` : null,
    }));
    input.addEventListener("input", () => { draft.values.set(field.name, input.value); changed(); });
    return el("div", { class: "field" },
      el("label", { for: id, lang: draft.lang }, field.label || field.name),
      field.hint && el("p", { class: "hint", id: `${id}-hint`, lang: draft.lang }, field.hint), input);
  });
  return el("fieldset", { class: "letter-fields" },
    el("legend", {}, t("letter.about")), el("p", { class: "hint" }, t("letter.optional")), ...made);
}

/**
 * The letter as it stands, gaps marked; it is also what is printed.
 *
 * @param {Draft} draft
 * @param {HTMLElement} sheet
 */
function draw(draft, sheet) {
  if (draft.own !== null) return sheet.replaceChildren(draft.own);
  return sheet.replaceChildren(...parts(draft.letter, draft.values).map((part) =>
    part.gap ? el(part.filled ? "span" : "mark", { class: part.filled ? "filled" : "gap" }, part.text) : part.text));
}

/**
 * The box for changing the wording itself, and the way back.
 *
 * @param {Draft} draft
 * @param {HTMLElement} editor
 * @param {() => void} changed
 */
function wording(draft, editor, changed) {
  const id = `letter-${++count}`;
  const area = /** @type {HTMLTextAreaElement} */ (el("textarea", { id, class: "input letter-words", rows: 18,
    autocomplete: "off", lang: draft.lang, "aria-describedby": `${id}-note` }));
  const free = el("div", { class: "field letter-free", hidden: true },
    el("label", { for: id }, t("letter.edit_label")),
    el("p", { class: "hint", id: `${id}-note` }, t("letter.edit_note")), area);
  const toggle = el("button", { class: "btn btn-quiet", type: "button" }, t("letter.edit"));
  const show = () => {
    const on = draft.own !== null;
    editor.classList.toggle("is-free", on);
    free.hidden = !on;
    toggle.textContent = t(on ? "letter.edit_back" : "letter.edit");
    changed();
  };
  area.addEventListener("input", () => { draft.own = area.value; changed(); });
  toggle.addEventListener("click", async () => {
    const lost = draft.own !== null && draft.own !== filled(draft.letter, draft.values);
    if (lost && !(await confirmed({ title: t("letter.edit_back"), text: t("letter.edit_lose"),
      yes: t("letter.edit_yes"), no: t("letter.edit_no") }))) return;
    draft.own = draft.own === null ? (area.value = words(draft)) : null;
    show();
    if (draft.own !== null) area.focus();
  });
  return { free, toggle };
}

/**
 * What can be done with it. On a shared tablet only printing: a copy or a file would stay behind.
 *
 * @param {Draft} draft
 * @param {HTMLElement} printed
 */
function actions(draft, printed) {
  /** @type {(key: string, does: () => void) => HTMLElement} */
  const button = (key, does) => el("button", { class: "btn btn-quiet", type: "button", onclick: does }, t(key));
  /** @type {(ending: string, type: string, content: string) => void} */
  const kept = (ending, type, content) => { save(`letter.${ending}`, type, content); status(t("letter.saved")); };
  const row = el("div", { class: "btn-row" },
    el("button", { class: "btn", type: "button", onclick: () => print(printed) }, t("letter.print")));
  if (settings.ward) return [row, el("p", { class: "hint" }, t("letter.ward"))];
  const whole = () => `${words(draft)}\n\n${t("letter.check")}\n`;
  row.append(
    button("letter.copy", () => copy(words(draft))),
    button("letter.txt", () => kept("txt", "text/plain;charset=utf-8", `\ufeff${whole().replace(/\n/g, "\r\n")}`)),
    button("letter.rtf", () => kept("rtf", "application/rtf", richText(whole()))));
  return [row];
}

/**
 * What the message says besides the letter, which has its own place now.
 *
 * @param {import("./api.js").Message} message
 */
function besides(message) {
  return (message.text || "").replace(message.letter?.template.trim() || "", "").trim();
}

/**
 * @param {HTMLElement} place
 * @param {import("./api.js").Message} message
 */
function add(place, message) {
  if (!message.letter?.template || place.querySelector(".letter")) return;
  /** @type {Draft} */
  const draft = { letter: message.letter, lang: message.language || "en", values: new Map(), own: null };
  drafts.add(draft);
  const sheet = el("div", { class: "sheet", lang: draft.lang });
  const check = el("p", { class: "letter-check" }, t("letter.check"));
  const printed = el("div", { class: "letter-sheet" }, el("h3", { class: "letter-title" }, t("letter.preview")), sheet, check);
  const changed = () => draw(draft, sheet);
  const editor = el("div", { class: "letter" });
  const { free, toggle } = wording(draft, editor, changed);
  editor.append(el("p", { class: "letter-intro" }, t("letter.intro")),
    el("div", { class: "letter-two" }, fields(draft, changed), free, printed),
    el("div", { class: "letter-edit" }, toggle), ...actions(draft, printed));
  if (message.letter.title) editor.prepend(el("h3", { lang: draft.lang }, message.letter.title));
  changed();
  place.querySelector(".words")?.replaceChildren(paragraphs(besides(message)));
  place.insertBefore(editor, place.querySelector(".sources, .choices"));
}

/** Asks before the tab closes over a letter somebody has typed in; never on a shared tablet. */
function warnBeforeLoss() {
  window.addEventListener("beforeunload", (event) => {
    const typed = [...drafts].some((draft) => draft.own !== null || [...draft.values.values()].some(Boolean));
    if (typed && !settings.ward) event.preventDefault();
  });
}

/** Adds the editor to letters shown and to come, and forgets them all when the chat is cleared. */
export function start() {
  decorate(add);
  onWipe(() => drafts.clear());
  warnBeforeLoss();
}
