// @ts-check
/**
 * The letter editor: four short steps and the letter beside them. Personal details are typed here and stay in the
 * browser: the fields have no names, sit in no form, and are never sent. They are gone when the chat is cleared.
 *
 * @typedef {import("./api.js").Letter} Letter
 * @typedef {import("./letterfile.js").Piece} Piece
 * @typedef {{letter: Letter, lang: string, values: Map<string, string>, own: string|null, note: boolean}} Draft
 *   `own` holds the person's own wording once they change it; then the steps rest. `note`: a line about the computer.
 */
import { decorate, status } from "./conversation.js";
import { confirmed, el } from "./element.js";
import { wouldLose } from "./keeping.js";
import { filled, lines, richText, save, stepsOf } from "./letterfile.js";
import { steps } from "./lettersteps.js";
import { onWipe } from "./privacy.js";
import { settings } from "./settings.js";
import { t } from "./strings.js";
import { paragraphs } from "./text.js";
import { copy, print } from "./tools.js";

const LONG = 3; // ruled lines for an answer of several sentences

let count = 0;
/** @type {Set<Draft>} */
const drafts = new Set();

/** True when somebody has typed in a letter. */
function typedLetters() {
  return [...drafts].some((draft) => draft.own !== null || [...draft.values.values()].some(Boolean));
}

/**
 * The words for a file or the clipboard: gaps as ruled space, the note at the end when it is kept.
 *
 * @param {Draft} draft
 */
function whole(draft) {
  const words = draft.own ?? filled(draft.letter, draft.values, true);
  return draft.note ? `${words.trimEnd()}\n\n${t("letter.note")}\n` : words;
}

/**
 * The letter as it stands, gaps marked; it is also what is printed, and then a gap is ruled space for a pen.
 *
 * @param {Draft} draft
 * @param {HTMLElement} sheet
 */
function draw(draft, sheet) {
  if (draft.own !== null) return sheet.replaceChildren(draft.own);
  sheet.replaceChildren(...lines(draft.letter, draft.values).flatMap((line) => [...line.map(piece), "\n"]));
}

/** @param {Piece} one */
function piece(one) {
  if (!one.gap) return one.text;
  if (one.filled) return el("span", { class: "filled" }, one.text);
  const rules = Array.from({ length: one.long ? LONG : 1 }, () => el("i", { "aria-hidden": "true" }));
  return el("mark", { class: one.long ? "gap gap-long" : "gap" }, el("span", {}, one.text), ...rules);
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
    autocomplete: "off", spellcheck: "false", lang: draft.lang, "aria-describedby": `${id}-note` }));
  const free = el("div", { class: "field letter-free", hidden: true },
    el("label", { for: id }, t("letter.edit_label")),
    el("p", { class: "hint", id: `${id}-note` }, t("letter.edit_note")), area);
  const toggle = el("button", { class: "tool", type: "button" }, t("letter.edit"));
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
    draft.own = draft.own === null ? (area.value = filled(draft.letter, draft.values)) : null;
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
 * @param {HTMLElement} toggle
 * @param {() => void} changed
 */
function actions(draft, printed, toggle, changed) {
  /** @type {(key: string, does: () => void) => HTMLElement} */
  const button = (key, does) => el("button", { class: "tool", type: "button", onclick: does }, t(key));
  /** @type {(ending: string, type: string, content: string) => void} */
  const kept = (ending, type, content) => { save(`letter.${ending}`, type, content); status(t("letter.saved")); };
  const box = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", autocomplete: "off", checked: draft.note }));
  box.addEventListener("change", () => { draft.note = box.checked; changed(); });
  const row = el("div", { class: "btn-row letter-does" },
    el("button", { class: "btn", type: "button", onclick: () => print(printed) }, t("letter.print")));
  if (!settings.ward) {
    row.append(button("letter.copy", () => copy(whole(draft))),
      button("letter.txt", () => kept("txt", "text/plain;charset=utf-8", `\ufeff${whole(draft).replace(/\n/g, "\r\n")}`)),
      button("letter.rtf", () => kept("rtf", "application/rtf", richText(whole(draft)))));
  }
  row.append(toggle);
  return [el("p", { class: "hint letter-check" }, t("letter.check")),
    el("label", { class: "choice tick letter-keep" }, box, el("span", {}, t("letter.keep_note"))), row,
    settings.ward && el("p", { class: "hint" }, t("letter.ward"))];
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
 * The two tabs of a small screen: the steps, and the letter as it stands.
 *
 * @param {HTMLElement} editor
 * @param {HTMLElement} printed
 */
function tabs(editor, printed) {
  const fill = el("button", { class: "tool", type: "button", "aria-pressed": "true" }, t("letter.fill"));
  const look = el("button", { class: "tool", type: "button", "aria-pressed": "false" }, t("letter.preview"));
  /** @param {boolean} seen */
  const show = (seen) => {
    editor.classList.toggle("shows-letter", seen);
    fill.setAttribute("aria-pressed", String(!seen));
    look.setAttribute("aria-pressed", String(seen));
    if (seen) /** @type {HTMLElement|null} */ (printed.querySelector(".letter-title"))?.focus();
  };
  fill.addEventListener("click", () => show(false));
  look.addEventListener("click", () => show(true));
  return { row: el("div", { class: "letter-tabs", role: "group", "aria-label": t("letter.preview") }, fill, look), show };
}

/**
 * @param {HTMLElement} place
 * @param {import("./api.js").Message} message
 */
function add(place, message) {
  if (!message.letter?.template || place.querySelector(".letter")) return;
  /** @type {Draft} */
  const draft = { letter: message.letter, lang: message.language || "en", values: new Map(), own: null, note: true };
  drafts.add(draft);
  const sheet = el("div", { class: "sheet", lang: draft.lang });
  const note = el("p", { class: "letter-note" }, t("letter.note"));
  const printed = el("div", { class: "letter-sheet" },
    el("h3", { class: "letter-title", tabindex: "-1" }, t("letter.preview")), sheet, note);
  const changed = () => { draw(draft, sheet); note.hidden = !draft.note; };
  const editor = el("div", { class: "letter" });
  const { free, toggle } = wording(draft, editor, changed);
  const { row, show } = tabs(editor, printed);
  editor.append(el("p", { class: "letter-intro" }, t("letter.intro")), row,
    el("div", { class: "letter-two" }, steps(draft, stepsOf(draft.letter), changed, () => show(true)), free, printed),
    el("div", { class: "letter-foot" }, ...actions(draft, printed, toggle, changed)));
  changed();
  if (message.letter.title) place.querySelector(".by")?.replaceChildren(message.letter.title);
  place.querySelector(".words")?.replaceChildren(paragraphs(besides(message)));
  place.insertBefore(editor, place.querySelector(":scope > .sources, :scope > .choices"));
}

/** Adds the editor to letters shown and to come, and forgets them all when the chat is cleared. */
export function start() {
  decorate(add);
  onWipe(() => drafts.clear());
  wouldLose(typedLetters);
}

