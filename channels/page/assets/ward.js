// @ts-check
/**
 * The pages beside the chat on a shared tablet: they hold no words of anybody, but the next person must find the first
 * screen. Exit leaves, Shift three times leaves, and after the same pause as in the chat the first screen comes back.
 */
import { onShiftThrice } from "./exit.js";
import { settings } from "./settings.js";

const SIGNS = ["pointerdown", "keydown", "scroll", "touchstart"];
let last = Date.now();

/** Goes to the neutral page; the page left is not kept in the history. */
function leave() {
  location.replace(settings.exitUrl);
}

for (const sign of SIGNS) window.addEventListener(sign, () => { last = Date.now(); }, { passive: true, capture: true });
setInterval(() => {
  if (Date.now() - last >= settings.idleClear * 1000) location.replace(document.body.dataset.home || "/");
}, 1000);
document.querySelector("form[data-does=leave]")?.addEventListener("submit", (event) => {
  event.preventDefault();
  leave();
});
onShiftThrice(leave, () => {});
document.body.classList.add("js");
document.body.dataset.idle = "on";
