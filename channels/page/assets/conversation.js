// @ts-check
/**
 * The conversation: what was said is added to it, the newest heading comes into view and takes the focus, and words
 * that did not arrive are kept until they do.
 *
 * @typedef {import("./api.js").Message} Message
 * @typedef {{text: string, message: string, choice: string|null, choices?: string[], lang?: string}} Said
 * @typedef {import("./choices.js").Chosen} Chosen
 * @typedef {(chosen: Chosen) => void} Choose
 */
import { ask, messageId, Problem } from "./api.js";
import { calm, trouble, tryNow } from "./connection.js";
import { byId, el } from "./element.js";
import { article, own, spoken } from "./message.js";
import { settings } from "./settings.js";
import { t } from "./strings.js";

const SLOW = 6000; // milliseconds before it says that this takes longer
const TOLD = 20000; // milliseconds that announced words stay for a screen reader to finish
const GAP = 8; // pixels between the top of the pane and what was brought to it
const SHORT = 0.25; // of the pane: a question up to this high stays in view above its answer

const talk = byId("talk");
const pane = byId("pane");
const log = byId("log");
const box = /** @type {HTMLTextAreaElement} */ (byId("message"));
/** @type {{said: Said, id: string, bubble: HTMLElement}|null} what is sent, with the same id until it arrives */
let waiting = null;
/** @type {HTMLElement|null} the bubble whose reply is awaited */
let asking = null;
/** @type {((place: HTMLElement, message: Message, choose: Choose) => void)[]} */
const extras = [];
/** @type {Map<HTMLElement, Message>} */
const shown = new Map();

/**
 * Lets another module add to each message as it is shown (tools, a letter), those shown before included.
 *
 * @param {(place: HTMLElement, message: Message, choose: Choose) => void} add
 */
export function decorate(add) {
  extras.push(add);
  for (const [place, message] of shown) add(place, message, chooser(message));
}

/** True while a reply is awaited. */
export function busy() {
  return asking !== null;
}

/** True while a question of the walk stands open: leaving now would lose the answers given. */
export function walking() {
  return Boolean(talk.querySelector(".msg-question:last-child > .progress"));
}

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
  document.body.classList.remove("card-new");
  byId("welcome").hidden = true;
  talk.append(bubble);
  if (typed) box.value = "";
  waiting = { said, id: messageId(), bubble };
  const answered = send();
  toTop(bubble);
  return answered;
}

/** Sends what waits; shows the reply, or the trouble. */
async function send() {
  if (!waiting || asking) return;
  const { said, id, bubble } = waiting;
  asking = bubble;
  looking(true);
  try {
    const messages = await ask({ message: said.message, choice: said.choice, choices: said.choices, id });
    if (!messages || waiting?.bubble !== bubble) return;
    waiting = null;
    calm();
    const late = bubble.querySelector(".unsent");
    if (late) status(t("net.back"));
    late?.remove();
    looking(false);
    show(messages, bubble);
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
  trouble(problem, { again: send, change: said.message ? change : null });
  toTop(bubble);
}

/**
 * What a button of a message does.
 *
 * @param {Message} message
 * @returns {Choose}
 */
function chooser(message) {
  return (chosen) => say({ text: chosen.title, message: "", choice: chosen.choices ? null : chosen.choice || null,
    choices: chosen.choices, lang: message.language || "en" }, false);
}

/**
 * Adds the reply. The buttons of a message before it go, because its answer is given; those of the routes stay.
 *
 * @param {Message[]} messages
 * @param {HTMLElement} bubble
 */
export function show(messages, bubble) {
  for (const old of talk.querySelectorAll(".msg:not(.msg-routes) > .choices")) old.remove();
  const places = messages.map((message) => {
    const place = article(message, chooser(message));
    shown.set(place, message);
    talk.append(place);
    for (const add of extras) add(place, message, chooser(message));
    return place;
  });
  document.body.classList.toggle("card-new", messages.some((message) => message.kind === "urgent"));
  announce(messages);
  const card = places[0];
  toTop(bubble.offsetHeight <= pane.clientHeight * SHORT ? bubble : card);
  /** @type {HTMLElement|null} */ (card?.querySelector(".by"))?.focus({ preventScroll: true });
}

/**
 * Scrolls the pane, and nothing else, so that this stands at its top.
 *
 * @param {HTMLElement} place
 */
function toTop(place) {
  pane.scrollTop += place.getBoundingClientRect().top - pane.getBoundingClientRect().top - GAP;
}

/** @type {number|undefined} */
let heard;

/**
 * Says a reply to a screen reader, once; the words are taken away again, so that nobody reads them twice.
 *
 * @param {Message[]} messages
 */
function announce(messages) {
  clearTimeout(heard);
  log.replaceChildren(...messages.map((message) => el("p", { lang: message.language || "en" }, spoken(message))));
  heard = setTimeout(() => log.replaceChildren(), TOLD);
}

/** @type {number|undefined} */
let slow;

/** @param {boolean} on */
function looking(on) {
  clearTimeout(slow);
  byId("looking").hidden = !on;
  byId("looking-words").textContent = on ? t("talk.looking") : "";
  if (on) slow = setTimeout(() => { byId("looking-words").textContent = t("talk.still_looking"); }, SLOW);
}

/** @param {string} words said to a screen reader, and seen above the question box for a while */
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
  clearTimeout(heard);
  log.replaceChildren();
  talk.replaceChildren();
  box.defaultValue = ""; // what the server may have written into the box
  box.value = "";
  byId("status").textContent = "";
  document.body.classList.remove("talking", "card-new");
  pane.scrollTop = 0;
}
