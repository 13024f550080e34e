// @ts-check
/**
 * One message of the assistant, or one of the person's, as an article of the conversation.
 *
 * @typedef {import("./api.js").Message} Message
 * @typedef {import("./choices.js").Chosen} Chosen
 */
import { laidOut, sources, titled } from "./answer.js";
import { level, numbers } from "./card.js";
import { choices } from "./choices.js";
import { el, icon } from "./element.js";
import { day, language, t } from "./strings.js";
import { paragraphs } from "./text.js";

const KINDS = ["answer", "question", "routes", "letter", "notice"];
const TITLED = ["routes", "letter"]; // their kind is their topic
let count = 0;

/**
 * The article of a message: a heading that can take the focus, the words, and what belongs to them. Its
 * language is the message's own, English unless the server says otherwise.
 *
 * @param {Message} given
 * @param {(choice: Chosen) => void} choose called when one of its buttons is pressed
 * @returns {HTMLElement}
 */
export function article(given, choose) {
  const { message, welsh } = ledIn(given);
  const urgent = message.kind === "urgent";
  const kind = KINDS.includes(message.kind) ? message.kind : "notice";
  const lang = message.language || "en";
  const id = `m${++count}`;
  const { topic, rest } = titled(message);
  const made = el("article", { class: urgent ? `msg care care-${level(message)}` : `msg msg-${kind}`, "aria-labelledby": id });
  if (message.progress) made.append(progress(message.progress, `${id}-progress`));
  made.append(urgent ? instruction(message, topic, id, lang) : el("h2", { class: topic || TITLED.includes(kind) ? "by topic" : "by", id, tabindex: "-1",
    lang: topic ? lang : null, "aria-describedby": message.progress ? `${id}-progress` : null }, topic || t(`talk.${kind}`)));
  if (welsh) made.append(el("p", { class: "led-in", lang: "cy" }, welsh));
  if (urgent) made.append(...[numbers(message)].filter((one) => one !== null));
  const words = el("div", { class: "words", lang });
  if (kind === "answer" && !urgent) words.append(...laidOut(message, topic));
  else words.append(paragraphs(rest), ...(message.more ? laidOut({ ...message, text: "", parts: [] }, topic) : []));
  made.append(words);
  if (lang === "cy") made.append(el("p", { class: "draft" }, el("span", { class: "tag" }, t("lang.draft"))));
  if (message.sources?.length) made.append(sources(message));
  const group = choices(message, choose, id);
  const asked = group && /** @type {HTMLElement|null} */ (words.querySelector(":scope > .part-ask_nation:last-child"));
  if (asked) {
    asked.lang = lang;
    group.prepend(asked);
  }
  if (group) made.append(group);
  return made;
}

/**
 * An answer in English to somebody who reads Welsh opens with a Welsh sentence: it is marked as Welsh, and the rest
 * keeps its heading.
 *
 * @param {Message} message
 * @returns {{message: Message, welsh: string}}
 */
function ledIn(message) {
  const welsh = language() === "cy" && message.language !== "cy" ? t("talk.english_follows") : "";
  if (!welsh || !message.text?.startsWith(welsh)) return { message, welsh: "" };
  return { message: { ...message, text: message.text.slice(welsh.length).trim() }, welsh };
}

/**
 * The heading of a card of danger: what to do, with how pressing it is for those who do not see its colour.
 *
 * @param {Message} message
 * @param {string} topic
 * @param {string} id
 * @param {string} lang
 */
function instruction(message, topic, id, lang) {
  const kind = level(message);
  return el("h2", { class: "by topic", id, tabindex: "-1" }, icon(kind), el("span", { class: "hush" }, `${t(`level.${kind}`)}: `),
    el("span", { lang: topic ? lang : null }, topic || t(`level.${kind}_do`)));
}

/**
 * @param {{now: number, of: number}} at
 * @param {string} id
 */
function progress(at, id) {
  return el("p", { class: "progress" }, el("span", { id }, t("walk.progress", { now: at.now, of: at.of })),
    el("progress", { max: at.of, value: at.now, "aria-hidden": "true" }));
}

/**
 * @param {string} text what the person typed or pressed
 * @returns {HTMLElement}
 */
export function own(text) {
  const id = `m${++count}`;
  return el("article", { class: "msg msg-you", "aria-labelledby": id },
    el("h2", { class: "by hush", id }, t("talk.you")), el("p", { class: "words" }, text));
}

/**
 * The plain words of a message, for copying and for reading aloud.
 *
 * @param {Message} message
 * @param {boolean} withSources
 * @returns {string}
 */
export function plain(message, withSources) {
  const lines = [message.text || ""];
  if (withSources && message.sources?.length) {
    lines.push([`${t("sources.title")}:`, ...message.sources.map((source) =>
      [source.title, source.pinpoint, source.url, source.checked && t("sources.checked", { date: day(source.checked) })]
        .filter(Boolean).join(", "))].join("\n"));
  }
  return lines.filter(Boolean).join("\n\n");
}

/**
 * What is said of a message to somebody who hears the page: all of a short one, a summary of a long one. The heading
 * takes the focus and is heard by itself.
 *
 * @param {Message} message
 * @returns {string}
 */
export function spoken(message) {
  if (message.kind === "letter") return t("letter.ready");
  if (message.kind === "routes") return summary(message);
  const words = titled(ledIn(message).message).rest;
  return [words, offered(message)].filter(Boolean).join("\n\n");
}

/** @param {Message} message */
function summary(message) {
  const near = message.nearest;
  return [t("route.summary", { many: message.steps?.length || 0 }),
    near && t("route.nearest_said", { day: day(near.day), days: near.days, title: near.title }), t("route.walk_down")]
    .filter(Boolean).join(" ");
}

/**
 * The choices of a question in words.
 *
 * @param {Message} message
 */
export function offered(message) {
  if (message.kind !== "question" || !message.buttons?.length) return "";
  return t("walk.choices", { choices: message.buttons.map((one) => one.title).join("; ") });
}
