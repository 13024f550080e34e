// @ts-check
/**
 * Nothing stays behind. Clearing empties the screen at once, then the server; leaving does the same and goes
 * to a neutral page. A page that the browser keeps for its back button is emptied before it is kept.
 */
import { adopt, forget } from "./api.js";
import { wipeScreen } from "./conversation.js";
import { byId, confirmed } from "./element.js";
import { settings } from "./settings.js";
import { t } from "./strings.js";

const LEAVE_WITHIN = 2000; // milliseconds that Exit waits for the server

/** @type {(() => void)[]} */
const wipers = [];
let copied = false;
let gone = false;

/** True once Exit was pressed: nothing may ask any more. */
export function leaving() {
  return gone;
}

/** @param {() => void} wipe called whenever the chat is cleared */
export function onWipe(wipe) {
  wipers.push(wipe);
}

/** Empties everything this page holds; touches no network. */
function wipeHere() {
  for (const wipe of wipers) wipe();
  wipeScreen();
  for (const field of document.querySelectorAll("input[name=session], input[name=shown]")) {
    /** @type {HTMLInputElement} */ (field).value = "";
  }
  if (copied) navigator.clipboard?.writeText("").catch(() => {});
  copied = false;
}

/**
 * Clears the chat and says so. In ordinary use it asks first; on a ward it never does.
 *
 * @param {"asked"|"idle"|"again"} why
 */
export async function finish(why) {
  const sure = settings.ward || why !== "asked" || !document.body.classList.contains("talking");
  if (!sure && !(await confirmed({ title: t("clear.sure"), text: t("clear.sure_text"),
    yes: t("clear.yes"), no: t("clear.no") }))) return;
  wipeHere();
  const erased = forget();
  if (why === "again") return welcome();
  byId("welcome").hidden = true;
  byId("dock").hidden = true;
  byId("menu").removeAttribute("open");
  byId("cleared").hidden = false;
  byId("cleared-why").textContent = why === "idle" ? t("clear.idle") : "";
  byId("cleared-text").textContent = "";
  byId("cleared-title").focus();
  const done = await erased;
  byId("cleared-text").textContent = t(done ? "clear.done_text" : "clear.half");
}

/** Shows the first screen again. */
export function welcome() {
  byId("cleared").hidden = true;
  byId("welcome").hidden = false;
  byId("dock").hidden = false;
  byId("welcome-title").focus();
}

/**
 * Wipes the screen, then the server's copy, then leaves; the page left is not kept in the history. In a frame the page
 * around it is asked to leave too.
 */
export async function leave() {
  gone = true;
  wipeHere();
  document.body.classList.add("leaving");
  const late = new Promise((resolve) => setTimeout(resolve, LEAVE_WITHIN));
  await Promise.race([forget(), late]);
  if (settings.mode === "embed") window.parent.postMessage({ restraintRights: "exit", to: settings.exitUrl }, "*");
  location.replace(settings.exitUrl);
}

/** Takes over from the server-rendered page, and guards against the back button. */
export function guard() {
  const known = /** @type {HTMLInputElement|null} */ (document.querySelector("#ask input[name=session]"));
  adopt(known?.value || null);
  history.replaceState(null, "", location.href); // a page that came from a form is not sent again on reload
  window.addEventListener("pagehide", () => {
    wipeHere();
    forget();
  });
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    wipeHere();
    welcome();
  });
  if (settings.ward) document.addEventListener("copy", () => { copied = true; });
}
