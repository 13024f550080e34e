// @ts-check
/**
 * The conversation: what was said is added to the log, the focus goes where the reader is, and words that
 * did not arrive are kept until they do.
 *
 * @typedef {import("./api.js").Message} Message
 * @typedef {{text: string, message: string, choice: string|null, lang?: string}} Said
 */
import { ask, Problem } from "./api.js";
import { calm, trouble, tryNow } from "./connection.js";
import { byId, el } from "./element.js";
import { article, own } from "./message.js";
import { settings } from "./settings.js";
import { t } from "./strings.js";

const SLOW = 6000; // milliseconds before it says that this takes longer

const log = byId("log");
const box = /** @type {HTMLTextAreaElement} */ (byId("message"));
const touch = matchMedia("(pointer: coarse)");
/** @type {{said: Said, bubble: HTMLElement, typed: boolean}|null} */
let waiting = null;
/** @type {HTMLElement|null} the bubble whose reply is awaited */
let asking = null;
/** @type {((place: HTMLElement, message: Message) => void)[]} */
const extras = [];

/**
 * Lets another module add to each message as it is shown (tools, a letter), those shown before included.
 *
 * @param {(place: HTMLElement, message: Message) => void} add
 */
export function decorate(add) {
  extras.push(add);
  for (const [place, message] of shown) add(place, message);
}
/** @type {Map<HTMLElement, Message>} */
const shown = new Map();

/**
 * Sends what was typed or pressed.
 *
 * @param {Said} said
 * @param {boolean} typed whether it came from the question box
 */
export function say(said, typed) {
  if (asking) return status(t("ask.busy"));
  if (waiting) return tryNow();
  const bubble = own(said.text);
  if (said.lang) bubble.lastElementChild?.setAttribute("lang", said.lang);
  document.body.classList.add("talking");
  byId("welcome").hidden = true;
  log.append(bubble);
  if (typed) box.value = "";
  waiting = { said, bubble, typed };
  bubble.scrollIntoView({ block: "start" });
  return send();
}

/** Sends what waits; shows the reply, or the trouble. */
async function send() {
  if (!waiting || asking) return;
  const { said, bubble, typed } = waiting;
  asking = bubble;
  looking(true);
  try {
    const messages = await ask({ message: said.message, choice: said.choice });
    if (!messages || waiting?.bubble !== bubble) return;
    waiting = null;
    calm();
    const late = bubble.querySelector(".unsent");
    if (late) status(t("net.back"));
    late?.remove();
    show(messages, bubble, typed);
    if (said.message.length > settings.longest && !box.value) box.value = said.message;
  } catch (failure) {
    if (waiting?.bubble === bubble) failed(failure instanceof Problem ? failure : new Problem("error"));
  } finally {
    if (asking === bubble) {
      asking = null;
      looking(false);
    }
  }
}

/** @param {Problem} problem */
function failed(problem) {
  if (!waiting) return;
  const { said, bubble } = waiting;
  if (!bubble.querySelector(".unsent")) bubble.append(el("p", { class: "unsent" }, t("talk.not_sent")));
  const change = () => {
    bubble.remove();
    waiting = null;
    box.value = [said.message, box.value].filter(Boolean).join("\n");
    calm();
    box.focus();
  };
  trouble(problem, { again: send, change: said.choice ? null : change });
  bubble.scrollIntoView({ block: "start" });
}

/**
 * Adds the reply. Somebody who typed on a keyboard stays in the question box while it stays in sight; everybody
 * else is taken to the reply, because the button they pressed is gone or the box has scrolled away.
 *
 * @param {Message[]} messages
 * @param {HTMLElement} bubble
 * @param {boolean} typed
 */
export function show(messages, bubble, typed) {
  for (const old of log.querySelectorAll(".choices")) old.remove();
  const places = messages.map((message) => {
    const place = article(message, (choice) =>
      say({ text: choice.title, message: "", choice: choice.choice, lang: message.language || "en" }, false));
    shown.set(place, message);
    log.append(place);
    for (const add of extras) add(place, message);
    return place;
  });
  bubble.scrollIntoView({ block: "start" });
  const inSight = getComputedStyle(byId("dock")).position === "sticky";
  if (!typed || touch.matches || !inSight) {
    /** @type {HTMLElement|null} */ (places[0]?.querySelector(".by"))?.focus({ preventScroll: true });
  }
}

/** @type {number|undefined} */
let slow;

/** @param {boolean} on */
function looking(on) {
  clearTimeout(slow);
  byId("looking").hidden = !on;
  byId("looking-words").textContent = on ? t("talk.looking") : "";
  log.setAttribute("aria-busy", String(on));
  if (on) slow = setTimeout(() => { byId("looking-words").textContent = t("talk.still_looking"); }, SLOW);
}

/** @param {string} words said to a screen reader, and seen under the conversation for a while */
export function status(words) {
  byId("status").textContent = words;
  setTimeout(() => { if (byId("status").textContent === words) byId("status").textContent = ""; }, 6000);
}

/** Empties the conversation, the question box and everything that waits. */
export function wipeScreen() {
  waiting = null;
  asking = null;
  shown.clear();
  calm();
  looking(false);
  log.replaceChildren();
  box.defaultValue = ""; // what the server may have written into the box
  box.value = "";
  byId("status").textContent = "";
  document.body.classList.remove("talking");
}
