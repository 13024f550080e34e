// @ts-check
/**
 * On a shared tablet: after a pause it asks whether somebody is still there, and then clears the chat. It
 * counts by the clock, so a tablet that slept clears itself on waking.
 */
import { el } from "./element.js";
import { finish, onWipe } from "./privacy.js";
import { settings } from "./settings.js";
import { t } from "./strings.js";

const SIGNS = ["pointerdown", "keydown", "input", "scroll", "touchstart"];
const TOLD = [60, 30, 10]; // seconds left at which a screen reader hears the number

let last = Date.now();
/** @type {HTMLDialogElement|null} */
let warning = null;

/** True when there is something on the page that the next person should not find. */
function holdsWords() {
  return document.body.classList.contains("talking")
    || Boolean(/** @type {HTMLTextAreaElement} */ (document.getElementById("message")).value);
}

function stay() {
  last = Date.now();
  const open = warning;
  warning = null;
  open?.remove();
}

/** @param {() => void} end */
function warn(end) {
  const before = document.activeElement;
  const here = el("button", { class: "btn", type: "button" }, t("idle.stay"));
  const box = /** @type {HTMLDialogElement} */ (
    el("dialog", { class: "box", role: "alertdialog", "aria-labelledby": "idle-title", "aria-describedby": "idle-told" },
      el("h2", { id: "idle-title" }, t("idle.title")),
      el("p", { class: "idle-left", "aria-hidden": "true" }),
      el("p", { id: "idle-told", class: "hush", "aria-live": "assertive" }),
      el("div", { class: "btn-row" }, here,
        el("button", { class: "btn btn-warn", type: "button", onclick: end }, t("idle.clear"))))
  );
  const back = () => {
    stay();
    if (before instanceof HTMLElement) before.focus();
  };
  here.addEventListener("click", back);
  box.addEventListener("cancel", back);
  document.body.append(box);
  box.showModal();
  here.focus();
  return box;
}

/** @param {number} left seconds */
function count(left) {
  const words = t("idle.text", { seconds: left });
  const seen = warning?.querySelector(".idle-left");
  const told = warning?.querySelector("#idle-told");
  if (seen) seen.textContent = words;
  if (told && (TOLD.includes(left) || !told.textContent)) told.textContent = words;
}

function clear() {
  stay();
  finish("idle");
}

function tick() {
  if (!holdsWords() || window.speechSynthesis?.speaking) {
    if (!warning) last = Date.now();
    return;
  }
  const quiet = Math.floor((Date.now() - last) / 1000);
  if (quiet >= settings.idleClear) return clear();
  if (quiet < settings.idleWarn) return;
  warning ??= warn(clear);
  count(settings.idleClear - quiet);
}

/** Starts to watch. Touching the page outside the warning counts; while it stands only its buttons do. */
export function start() {
  for (const sign of SIGNS) {
    window.addEventListener(sign, () => { if (!warning) last = Date.now(); }, { passive: true, capture: true });
  }
  document.addEventListener("visibilitychange", tick);
  setInterval(tick, 1000);
  document.body.dataset.idle = "on";
  onWipe(stay);
}
