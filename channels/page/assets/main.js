// @ts-check
/**
 * Starts the page. Without it everything still works as plain forms; with it the chat stays on one page.
 */
import { busy, decorate, say, status } from "./conversation.js";
import { byId } from "./element.js";
import { finish, guard, leave, welcome } from "./privacy.js";
import { settings } from "./settings.js";
import { apply, language, load, t } from "./strings.js";

const box = /** @type {HTMLTextAreaElement} */ (byId("message"));
const menu = byId("menu");
const help = byId("help");
const wide = matchMedia("(min-width: 64rem)");

/** @param {SubmitEvent} event */
function submitted(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const pressed = /** @type {HTMLButtonElement|null} */ (event.submitter);
  event.preventDefault();
  if (form.dataset.does === "finish") return finish("asked");
  if (form.dataset.does === "leave") return leave();
  menu.removeAttribute("open");
  if (busy()) return status(t("ask.busy"));
  if (pressed?.name === "choice" || pressed?.form?.querySelector("[name=choices]")) return chosen(form, pressed);
  const text = pressed?.value || box.value.trim();
  problem(text ? "" : t("ask.empty"));
  if (!text) return box.focus();
  return say({ text, message: text, choice: null, lang: pressed?.value ? "en" : undefined }, !pressed?.value);
}

/**
 * A choice in a message that the server wrote, before the script took over.
 *
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement} pressed
 */
function chosen(form, pressed) {
  if (pressed.name === "choice") {
    return say({ text: pressed.textContent?.trim() || "", message: "", choice: pressed.value }, false);
  }
  const ticked = [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[name=choices]:checked"))];
  if (!ticked.length) return status(t("walk.tick_one"));
  const titles = ticked.map((one) => one.parentElement?.textContent?.trim() || "");
  return say({ text: titles.join(", "), message: "", choice: null, choices: ticked.map((one) => one.value) }, false);
}

/** @param {string} words the error tied to the question box; empty takes it away */
function problem(words) {
  byId("ask-error").textContent = words;
  byId("ask-error").hidden = !words;
  box.toggleAttribute("aria-invalid", Boolean(words));
  if (words) box.setAttribute("aria-invalid", "true");
}

function typing() {
  if (box.value) problem("");
  byId("ask-long").textContent = box.value.length > settings.longest ? t("ask.long") : "";
}

/** @param {KeyboardEvent} event */
function keyed(event) {
  const sends = event.key === "Enter" && !event.shiftKey && !event.isComposing;
  if (!sends || matchMedia("(pointer: coarse)").matches) return;
  event.preventDefault();
  /** @type {HTMLFormElement} */ (byId("ask")).requestSubmit(byId("send"));
}

/**
 * Somebody who reads the newest heading and starts to type means the question box.
 *
 * @param {KeyboardEvent} event
 */
function typedOverHeading(event) {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (plain && /^[\p{L}\p{N}?]$/u.test(event.key) && document.activeElement?.matches(".msg > .by")) box.focus();
}

/** @param {Event} event */
async function switchLanguage(event) {
  event.preventDefault();
  const wanted = language() === "en" ? "cy" : "en";
  await load(wanted);
  apply(wanted);
  status(t("lang.note"));
}

/** @param {KeyboardEvent} event */
function escaped(event) {
  if (event.key !== "Escape") return;
  for (const fold of [menu, ...(wide.matches && settings.mode !== "embed" ? [] : [help])]) {
    if (!fold.hasAttribute("open")) continue;
    fold.removeAttribute("open");
    fold.querySelector("summary")?.focus();
  }
}

/** On a wide screen the numbers stand open at the side; 'Get help now' takes the focus to them. */
function numbersAtTheSide() {
  const beside = () => wide.matches && settings.mode !== "embed";
  const fit = () => help.toggleAttribute("open", beside());
  wide.addEventListener("change", fit);
  fit();
  help.querySelector("summary")?.addEventListener("click", (event) => {
    if (!beside()) return;
    event.preventDefault();
    /** @type {HTMLElement|null} */ (help.querySelector(".number"))?.focus();
  });
}

function wire() {
  document.addEventListener("submit", submitted);
  document.addEventListener("keydown", escaped);
  document.addEventListener("keydown", typedOverHeading);
  document.addEventListener("click", (event) => {
    if (!menu.contains(/** @type {Node} */ (event.target))) menu.removeAttribute("open");
  });
  box.addEventListener("input", typing);
  box.addEventListener("keydown", keyed);
  for (const link of document.querySelectorAll(".language")) link.addEventListener("click", switchLanguage);
  byId("clear-new").addEventListener("click", welcome);
  byId("again").addEventListener("click", () => { menu.removeAttribute("open"); finish("again"); });
  document.getElementById("exit")?.addEventListener("click", leave);
  numbersAtTheSide();
}

/** A shared tablet that could not learn to watch for a pause empties itself after the same time all the same. */
function clearCrudely() {
  setTimeout(() => location.reload(), settings.idleClear * 1000);
  return { start() {} };
}

/**
 * Fetches modules and starts those that came; without them every word is still there.
 *
 * @param {Promise<{start: () => void}>[]} wanted
 */
async function fetched(wanted) {
  for (const part of await Promise.allSettled(wanted)) if (part.status === "fulfilled") part.value.start();
}

/** The routes and the letter come with the first question of a walk: most visits need neither. */
function withTheWalk() {
  let asked = false;
  decorate((_, message) => {
    if (asked || !["question", "routes", "letter"].includes(message.kind)) return;
    asked = true;
    document.body.dataset.loading = "yes";
    fetched([import("./routes.js"), import("./letter.js")]).finally(() => delete document.body.dataset.loading);
  });
}

/** What the first answer does not need comes after it can be asked for. */
async function later() {
  await fetched([
    import("./tools.js"), import("./keeping.js"),
    ...(settings.ward ? [import("./idle.js").catch(clearCrudely)] : []),
    ...(settings.mode === "embed" ? [import("./framed.js")] : []),
  ]);
  withTheWalk();
  document.body.dataset.ready = "all";
}

await load(language());
guard();
wire();
document.body.classList.add("js");
document.body.dataset.ready = "ask";
await later();
