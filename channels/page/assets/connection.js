// @ts-check
/**
 * The banner that stands above the question box while a message could not be sent. It says why, keeps the
 * words, and tries again by itself when that can help.
 */
import { byId, el, icon } from "./element.js";
import { t } from "./strings.js";

const WAITS = [5, 10, 20, 40, 60]; // seconds between tries without a line

/** @type {(() => void)|null} */
let retry = null;
let tries = 0;
/** @type {number|undefined} */
let ticking;

/**
 * Shows the banner. `again` is called for every try, `change` when the person wants the words back.
 *
 * @param {import("./api.js").Problem} problem
 * @param {{again: () => void, change: (() => void)|null}} actions
 */
export function trouble(problem, actions) {
  const place = byId("trouble");
  const count = el("span", { "aria-hidden": "true" });
  retry = actions.again;
  clearInterval(ticking);
  place.replaceChildren(
    el("div", { role: "alert" },
      el("p", { class: "trouble-what" }, icon("cloud"), t(`net.${problem.kind}`)),
      problem.kind === "offline" && el("p", {}, t("net.numbers"))),
    el("p", { class: "hint" }, count),
    el("div", { class: "btn-row" },
      el("button", { class: "btn", type: "button", onclick: tryNow }, t("net.retry")),
      actions.change && el("button", { class: "btn btn-quiet", type: "button", onclick: actions.change },
        t("net.change"))));
  place.hidden = false;
  if (problem.kind !== "error") countdown(count, problem.seconds || WAITS[Math.min(tries, WAITS.length - 1)]);
  tries += 1;
}

/**
 * @param {HTMLElement} place
 * @param {number} seconds
 */
function countdown(place, seconds) {
  let left = seconds;
  const tick = () => {
    place.textContent = t("net.trying", { seconds: left });
    if (left <= 0) tryNow();
    left -= 1;
  };
  tick();
  ticking = setInterval(tick, 1000);
}

/** Tries again at once; does nothing when no message waits. */
export function tryNow() {
  clearInterval(ticking);
  retry?.();
}

/** Takes the banner away: the message arrived, was taken back, or the chat was cleared. */
export function calm() {
  clearInterval(ticking);
  retry = null;
  tries = 0;
  const place = byId("trouble");
  place.hidden = true;
  place.replaceChildren();
}

window.addEventListener("online", tryNow);
