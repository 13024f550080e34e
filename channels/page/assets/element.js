// @ts-check
/**
 * Builds the page's elements. Words go in as text nodes and nowhere else: nothing a person or the server
 * wrote is ever read as HTML.
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * One element. `class` and other names become attributes, `true` an empty attribute, `false` and null none;
 * a function named `onclick` becomes a listener.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      made.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  for (const child of children) {
    if (child) made.append(child);
  }
  return made;
}

/**
 * A drawing from the sprite at the top of the page; it says nothing to a screen reader.
 *
 * @param {string} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  drawing.setAttribute("focusable", "false");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  drawing.append(use);
  return drawing;
}

/**
 * The row at the foot of a message, for what can be done with it; made when it is not there yet.
 *
 * @param {HTMLElement} place the message
 * @returns {HTMLElement}
 */
export function afterRow(place) {
  const found = /** @type {HTMLElement|null} */ (place.querySelector(":scope > .after"));
  if (found) return found;
  const made = el("div", { class: "after" });
  place.append(made);
  return made;
}

/**
 * The element with this id; the page cannot work without it.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element with the id ${id}`);
  return found;
}

/**
 * Shows a modal dialog with one question; true when the first button was pressed, false for the other
 * button or Escape.
 *
 * @param {{title: string, text: string, yes: string, no: string}} words
 * @returns {Promise<boolean>}
 */
export function confirmed(words) {
  return new Promise((resolve) => {
    const no = el("button", { class: "btn", type: "button", onclick: () => end(false) }, words.no);
    const yes = el("button", { class: "btn btn-warn", type: "button", onclick: () => end(true) }, words.yes);
    const box = /** @type {HTMLDialogElement} */ (
      el("dialog", { class: "box", "aria-labelledby": "sure-title", "aria-describedby": "sure-text" },
        el("h2", { id: "sure-title" }, words.title),
        el("p", { id: "sure-text" }, words.text),
        el("div", { class: "btn-row" }, yes, no))
    );
    /** @param {boolean} answer */
    const end = (answer) => { box.remove(); resolve(answer); };
    const before = document.activeElement;
    box.addEventListener("close", () => end(false));
    document.body.append(box);
    box.showModal();
    no.focus();
    box.addEventListener("close", () => before instanceof HTMLElement && before.focus());
  });
}
