// @ts-check
/**
 * The inside of an answer: its parts in order, two nations as two equal cards, and the one quiet line that says how
 * strong the text is and where it comes from.
 *
 * @typedef {import("./api.js").Message} Message
 * @typedef {import("./api.js").Part} Part
 * @typedef {import("./api.js").SourceLine} SourceLine
 */
import { settings } from "./settings.js";
import { el } from "./element.js";
import { day, language, shortDay, t } from "./strings.js";
import { outside, paragraphs } from "./text.js";

const NATIONS = ["england", "wales"];
const TITLE_MOST = 120; // characters of an opening line that can stand as a heading
const ASKED = /^([^\n?]{1,120}\?)\s+([\s\S]+)$/; // a question, and what is said of it
const IN_NATION = /^In (England|Wales): */;
const NEXT = /^What you can do: */;

/**
 * The heading of a message and the words that are left without it. A short first line without a full stop is a
 * heading when the server names none.
 *
 * @param {Message} message
 * @returns {{topic: string, rest: string}}
 */
export function titled(message) {
  const text = (message.text || "").replace(/\r\n?/g, "\n").trim();
  const [, asked, hint] = (message.kind === "question" && ASKED.exec(text)) || [];
  const [opening, ...others] = asked ? [asked, hint] : text.split(/\n{2,}/);
  const fits = opening.length <= TITLE_MOST && !/[.:\n]$|\n/.test(opening);
  const alone = message.kind === "question" || others.length > 0;
  const topic = message.heading || (fits && alone && ["answer", "question"].includes(message.kind) ? opening : "");
  return { topic, rest: topic && opening === topic ? others.join("\n\n") : text };
}

/**
 * The parts the server names, or the same cut out of the plain text of a server that names none.
 *
 * @param {Message} message
 * @returns {Part[]}
 */
export function partsOf(message) {
  if (message.parts?.length) return message.parts;
  /** @type {Part[]} */
  const made = [];
  for (const block of titled(message).rest.split(/\n{2,}/).filter((one) => one.trim())) {
    const nation = IN_NATION.exec(block)?.[1].toLowerCase() || "";
    const last = made[made.length - 1];
    if (NEXT.test(block) && last && !last.next) last.next = block.replace(NEXT, "");
    else if (nation) made.push({ text: block.replace(IN_NATION, ""), nation, label: t(`nation.in_${nation}`) });
    else if (last && !last.nation && !last.next) last.text += `\n\n${block}`;
    else made.push({ text: block });
  }
  return made;
}

/**
 * The words of an answer. Runs of parts that hold both nations stand side by side where there is room.
 *
 * @param {Message} message
 * @param {string} topic the heading of the card, not to be said twice
 * @returns {Node[]}
 */
export function laidOut(message, topic) {
  const parts = partsOf(message);
  /** @type {Node[]} */
  const made = [];
  for (let at = 0; at < parts.length;) {
    let end = at;
    while (end < parts.length && NATIONS.includes(parts[end].nation || "")) end += 1;
    const run = parts.slice(at, end);
    if (new Set(run.map((part) => part.nation)).size === 2) {
      made.push(el("div", { class: "pair nations-two" }, ...NATIONS.map((nation) =>
        el("div", { class: "nation" }, ...run.filter((part) => part.nation === nation).map((part) => shown(part, topic))))));
    } else {
      for (const part of run) made.push(shown(part, topic));
    }
    if (end === at) made.push(shown(parts[end++], topic));
    at = end;
  }
  if (message.more) made.push(more(message.more));
  return made;
}

/** @param {string} words */
function more(words) {
  return el("details", { class: "more" }, el("summary", { lang: language() }, t("answer.more")), paragraphs(words));
}

/**
 * @param {Part} part
 * @param {string} topic
 */
function shown(part, topic) {
  const label = part.label || "";
  const text = label && part.text.startsWith(`${label}:`) ? part.text.slice(label.length + 1).trim() : part.text;
  return el("section", { class: `part part-${part.role || "answer"}`, lang: part.language || null },
    label && el("h3", { class: "label" }, label),
    part.heading && part.heading !== topic && el("h3", {}, part.heading),
    text && el("div", { class: "said" }, paragraphs(text)),
    part.more && more(part.more),
    part.next && el("div", { class: "next" }, el("h3", { lang: language() }, t("answer.next")), paragraphs(part.next)));
}

/**
 * Where an answer comes from, each source once, closed under one line: "Guidance · NICE 2015 · checked 22 Nov 2026".
 *
 * @param {Message} message
 */
export function sources(message) {
  const all = message.sources || [];
  const list = all.filter((one, at) => at === all.findIndex((other) =>
    other.title === one.title && other.pinpoint === one.pinpoint && other.nation === one.nation));
  const parts = message.parts || [];
  const forces = [...new Set(parts.map((part) => part.force).filter(Boolean))].map((one) => t(`force.${one}`));
  const meanings = [...new Set(parts.map((part) => part.force_text).filter(Boolean))];
  const checked = list.map((one) => one.checked || "").filter(Boolean).sort()[0];
  const line = [forces.join(", "), named(list[0]) + (list.length > 1 ? ` ${t("sources.more", { more: list.length - 1 })}` : ""),
    checked && t("sources.checked_short", { date: shortDay(checked) })].filter(Boolean).join(" \u00b7 ");
  return el("details", { class: "sources" },
    el("summary", {}, el("span", { class: "hush" }, `${t("sources.title")}: `), el("span", {}, line)),
    ...meanings.map((words) => el("p", { class: "hint", lang: message.language || "en" }, String(words))),
    el("ol", {}, ...list.map(source)),
    settings.ward && el("p", { class: "hint" }, t("sources.ward")));
}

/**
 * A source in two or three words: what stands in its last brackets, "(NICE, 2015)", or its title.
 *
 * @param {SourceLine} one
 */
function named(one) {
  const [, who, year] = /\(([^()]+?),? (\d{4})\)\s*$/.exec(one.title) || [];
  return who ? `${who} ${year}` : one.title;
}

/** @param {SourceLine} one */
function source(one) {
  const name = one.year && !one.title.includes(String(one.year)) ? `${one.title} (${one.year})` : one.title;
  const nation = [...NATIONS, "both"].includes(one.nation || "") ? t(`nation.${one.nation}`) : "";
  return el("li", {},
    el("span", { class: "source-name", lang: "en" }, one.url ? outside(one.url, name) : name, one.pinpoint ? `, ${one.pinpoint}` : ""),
    settings.ward && one.url && el("span", { class: "address" }, one.url),
    el("span", { class: "source-facts" }, nation && el("span", { class: "tag" }, nation),
      one.checked ? t("sources.checked", { date: day(one.checked) }) : ""));
}
