// @ts-check
/**
 * Starts the page. Without it everything still works as plain forms; with it the chat stays on one page.
 */
import { say, status } from "./conversation.js";
import { byId } from "./element.js";
import { finish, guard, leave, welcome } from "./privacy.js";
import { settings } from "./settings.js";
import { apply, language, load, t } from "./strings.js";

const box = /** @type {HTMLTextAreaElement} */ (byId("message"));

/** @param {SubmitEvent} event */
function submitted(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const pressed = /** @type {HTMLButtonElement|null} */ (event.submitter);
  event.preventDefault();
  if (form.dataset.does === "finish") return finish("asked");
  if (form.dataset.does === "leave") return leave();
  closeOptions();
  const text = pressed?.value || box.value.trim();
  problem(text ? "" : t("ask.empty"));
  if (!text) return box.focus();
  if (pressed?.name === "choice") {
    return say({ text: pressed.textContent?.trim() || "", message: "", choice: pressed.value }, false);
  }
  return say({ text, message: text, choice: null, lang: pressed?.value ? "en" : undefined }, !pressed?.value);
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

function closeOptions() {
  for (const open of document.querySelectorAll("details.options[open]")) open.removeAttribute("open");
}

/** @param {Event} event */
async function switchLanguage(event) {
  event.preventDefault();
  const wanted = language() === "en" ? "cy" : "en";
  await load(wanted);
  apply(wanted);
  const link = byId("language");
  link.lang = wanted === "en" ? "cy" : "en";
  link.setAttribute("hreflang", link.lang);
  status(t("lang.note"));
}

function wire() {
  document.addEventListener("submit", submitted);
  box.addEventListener("input", typing);
  box.addEventListener("keydown", keyed);
  byId("language").addEventListener("click", switchLanguage);
  byId("clear-new").addEventListener("click", welcome);
  byId("again").addEventListener("click", () => { closeOptions(); finish("again"); });
  const help = byId("help");
  const wide = matchMedia("(min-width: 64rem)");
  const fit = () => help.toggleAttribute("open", wide.matches && settings.mode !== "embed");
  wide.addEventListener("change", fit);
  fit();
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    closeOptions();
    if (!wide.matches && help.hasAttribute("open")) {
      help.removeAttribute("open");
      help.querySelector("summary")?.focus();
    }
  });
}

/** A shared tablet that could not learn to watch for a pause empties itself after the same time all the same. */
function clearCrudely() {
  setTimeout(() => location.reload(), settings.idleClear * 1000);
  return { start() {} };
}

/** What the first answer does not need comes after it can be asked for; without it every word is still there. */
async function later() {
  const parts = await Promise.allSettled([
    import("./tools.js"), import("./routes.js"), import("./letter.js"),
    ...(settings.ward ? [import("./idle.js").catch(clearCrudely)] : []),
    ...(settings.mode === "embed" ? [import("./framed.js")] : []),
  ]);
  for (const part of parts) {
    if (part.status === "fulfilled") part.value.start();
  }
  document.body.dataset.ready = "all";
}

await load(language());
guard();
wire();
document.body.classList.add("js");
document.body.dataset.ready = "ask";
await later();
