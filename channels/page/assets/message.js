// @ts-check
/**
 * One message of the assistant, or one of the person's, as an article of the conversation.
 *
 * @typedef {import("./api.js").Message} Message
 * @typedef {import("./api.js").SourceLine} SourceLine
 * @typedef {import("./api.js").Choice} Choice
 */
import { settings } from "./settings.js";
import { el, icon } from "./element.js";
import { day, t } from "./strings.js";
import { outside, paragraphs } from "./text.js";

const LEVELS = ["emergency", "urgent", "support"];
const KINDS = ["answer", "question", "routes", "letter", "notice"];
const NATIONS = ["england", "wales", "both"];
let count = 0;

/**
 * The article of a message: a heading that can take the focus, the words, and what belongs to them. Its
 * language is the message's own, English unless the server says otherwise.
 *
 * @param {Message} message
 * @param {(choice: Choice) => void} choose called when one of its buttons is pressed
 * @returns {HTMLElement}
 */
export function article(message, choose) {
  const urgent = message.kind === "urgent";
  const level = LEVELS.includes(message.level || "") ? /** @type {string} */ (message.level) : "urgent";
  const kind = KINDS.includes(message.kind) ? message.kind : "notice";
  const id = `m${++count}`;
  const heading = el("h2", { class: "by", id, tabindex: "-1" },
    urgent && icon(level), t(urgent ? `level.${level}` : `talk.${kind}`));
  const words = el("div", { class: "words", lang: message.language || "en" }, paragraphs(message.text || ""));
  if (kind === "answer" && /^[^\n]{1,120}\n\n/.test(message.text || "")) words.firstElementChild?.classList.add("topic");
  const made = el("article", { class: urgent ? `msg care care-${level}` : `msg msg-${kind}`, "aria-labelledby": id },
    heading, words);
  if (message.sources?.length) made.append(sources(message.sources));
  if (message.buttons?.length) made.append(buttons(message.buttons, choose, id, message.language));
  return made;
}

/**
 * @param {string} text what the person typed or pressed
 * @returns {HTMLElement}
 */
export function own(text) {
  const id = `m${++count}`;
  return el("article", { class: "msg msg-you", "aria-labelledby": id },
    el("h2", { class: "by", id }, t("talk.you")), el("p", { class: "words" }, text));
}

/**
 * @param {Choice[]} choices
 * @param {(choice: Choice) => void} choose
 * @param {string} id of the heading they belong to
 * @param {string} [lang]
 */
function buttons(choices, choose, id, lang) {
  const group = el("div", { class: "choices", role: "group", "aria-labelledby": id, lang: lang || "en" });
  for (const choice of choices) {
    group.append(el("button", { class: "choice", type: "button", onclick: () => choose(choice) }, choice.title));
  }
  return group;
}

/**
 * Where an answer comes from: closed until somebody wants it.
 *
 * @param {SourceLine[]} list
 */
function sources(list) {
  const items = list.map((source) => {
    const name = source.year && !source.title.includes(String(source.year))
      ? `${source.title} (${source.year})` : source.title;
    const nation = NATIONS.includes(source.nation || "") ? t(`nation.${source.nation}`) : "";
    return el("li", {},
      el("span", { class: "source-name", lang: "en" }, source.url ? outside(source.url, name) : name,
        source.pinpoint ? `, ${source.pinpoint}` : ""),
      settings.ward && source.url && el("span", { class: "address" }, source.url),
      el("span", { class: "source-facts" }, nation && el("span", { class: "tag" }, nation),
        source.checked ? t("sources.checked", { date: day(source.checked) }) : ""));
  });
  return el("details", { class: "sources" },
    el("summary", {}, `${t("sources.title")} (${list.length})`),
    el("ol", {}, ...items),
    settings.ward && el("p", { class: "hint" }, t("sources.ward")));
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
