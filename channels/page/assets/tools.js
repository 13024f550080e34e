// @ts-check
/**
 * Under each answer: read aloud, copy, print, and whether it was useful. Reading aloud uses only voices that live on the device, so no
 * word goes anywhere; where there is none the button is not shown. On a shared tablet there is no copying.
 */
import { count } from "./api.js";
import { decorate, status } from "./conversation.js";
import { afterRow, byId, el, icon } from "./element.js";
import { offered, plain } from "./message.js";
import { onWipe } from "./privacy.js";
import { settings } from "./settings.js";
import { t } from "./strings.js";

const SAID = ["answer", "urgent", "routes", "notice", "question"];
const PRINTED = ["answer", "routes"];
const VALUES = ["yes", "no", "not_asked"];

/** @param {string} lang */
function voice(lang) {
  const voices = window.speechSynthesis?.getVoices() || [];
  return voices.find((one) => one.localService && one.lang.toLowerCase().startsWith(lang));
}

/** Stops the voice. */
export function hush() {
  window.speechSynthesis?.cancel();
}

/**
 * @param {import("./api.js").Message} message
 * @param {HTMLElement} button
 */
function read(message, button) {
  const label = /** @type {HTMLElement} */ (button.lastElementChild);
  const stopping = button.getAttribute("aria-pressed") === "true";
  hush();
  if (stopping) return;
  const lang = message.language || "en";
  const spoken = new SpeechSynthesisUtterance([plain(message, false), offered(message)].filter(Boolean).join("\n\n"));
  spoken.voice = voice(lang) || null;
  spoken.lang = lang === "cy" ? "cy-GB" : "en-GB";
  spoken.rate = 0.95;
  const ended = () => { button.setAttribute("aria-pressed", "false"); label.textContent = t("tools.read"); };
  spoken.addEventListener("end", ended);
  spoken.addEventListener("error", ended);
  button.setAttribute("aria-pressed", "true");
  label.textContent = t("tools.stop");
  window.speechSynthesis.speak(spoken);
}

/**
 * Copies words; says so, or says how to do it by hand.
 *
 * @param {string} words
 */
export async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    status(t("tools.copied"));
  } catch {
    status(t("tools.not_copied"));
  }
}

/**
 * Prints one part of the page, or all of it.
 *
 * @param {HTMLElement|null} part
 */
export function print(part) {
  document.body.classList.toggle("print-part", Boolean(part));
  part?.classList.add("printed");
  window.addEventListener("afterprint", () => {
    document.body.classList.remove("print-part");
    part?.classList.remove("printed");
  }, { once: true });
  window.print();
}

/**
 * @param {string} name of the drawing and of the words
 * @param {(button: HTMLElement) => void} does
 */
function tool(name, does) {
  const button = el("button", { class: `tool tool-${name}`, type: "button" }, icon(name),
    el("span", {}, t(`tools.${name}`)));
  button.addEventListener("click", () => does(button));
  return button;
}

/**
 * @param {HTMLElement} place
 * @param {import("./api.js").Message} message
 */
function add(place, message) {
  if (!SAID.includes(message.kind)) return;
  const row = el("div", { class: "tools", role: "group", "aria-label": t("tools.title") });
  const aloud = tool("read", (button) => read(message, button));
  aloud.setAttribute("aria-pressed", "false");
  aloud.dataset.lang = message.language || "en";
  aloud.hidden = !voice(aloud.dataset.lang);
  row.append(aloud);
  if (PRINTED.includes(message.kind)) {
    if (!settings.ward) row.append(tool("copy", () => copy(plain(message, true))));
    row.append(tool("print", () => print(place)));
  }
  afterRow(place).prepend(row);
}

/**
 * 'Was this useful?' Only which text it was and which of three buttons was pressed is sent, never a word of the chat;
 * when it cannot be sent it does not matter.
 *
 * @param {HTMLElement} place
 * @param {import("./api.js").Message} message
 */
function useful(place, message) {
  if (message.kind !== "answer" || !message.extract || place.querySelector(".useful")) return;
  const thanks = el("p", { tabindex: "-1" }, t("useful.thanks"));
  const row = el("div", { class: "useful", role: "group", "aria-label": t("useful.title") }, el("span", {}, t("useful.title")),
    ...VALUES.map((value) => el("button", { class: "tool", type: "button", onclick: () => {
      count(message.extract, value);
      row.replaceChildren(thanks);
      thanks.focus();
    } }, t(`useful.${value}`))));
  afterRow(place).append(row);
}

/** Adds the tools to what is shown and to what will be. */
export function start() {
  decorate(add);
  decorate(useful);
  onWipe(hush);
  window.speechSynthesis?.addEventListener?.("voiceschanged", () => {
    for (const aloud of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".tool-read"))) {
      aloud.hidden = !voice(aloud.dataset.lang || "en");
    }
  });
  byId("print-all").addEventListener("click", () => print(null));
}
