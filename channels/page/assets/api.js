// @ts-check
/**
 * Speaks with the channel. The session's id lives here, in memory, and nowhere else: not in a cookie, not in
 * storage, not in the address.
 *
 * @typedef {{title: string, choice: string}} Choice
 * @typedef {{title: string, pinpoint?: string, url?: string, nation?: string, checked?: string,
 *            year?: number|string}} SourceLine
 * @typedef {{name: string, phone?: string, email?: string, web?: string, hours?: string, note?: string}} Contact
 * @typedef {{title: string, by?: string|null, text?: string, main?: string, buttons?: Choice[], who_can?: string,
 *            before_you_start?: string, what_it_can_do?: string, what_it_cannot?: string, what_happens_next?: string,
 *            how?: string, how_long?: string, contacts?: Contact[]}} Step
 * @typedef {{name: string, label?: string, hint?: string, multiline?: boolean, optional?: boolean, step?: string}} LetterField
 * @typedef {{title: string, template: string, fields?: LetterField[]}} Letter
 * @typedef {{role?: string, heading?: string, nation?: string, label?: string, text: string, force?: string,
 *            force_text?: string, more?: string, next?: string, language?: string}} Part
 * @typedef {{name?: string, phone?: string, text?: string, note?: string}} HelpNumber
 * @typedef {{title: string, day: string, days: number, do?: string}} Nearest
 * @typedef {{fact: string, label: string, value: string, change?: string}} Understood
 * @typedef {{kind: string, text: string, heading?: string, more?: string, parts?: Part[], extract?: unknown,
 *            language?: string, level?: string, numbers?: HelpNumber[], buttons?: Choice[], multiple?: boolean,
 *            progress?: {now: number, of: number}, back?: string, stop?: string, nearest?: Nearest,
 *            understood?: Understood[], letters?: Choice[], sources?: SourceLine[], steps?: Step[],
 *            letter?: Letter}} Message
 */
import { settings } from "./settings.js";
import { language } from "./strings.js";

const PATIENCE = 20000; // milliseconds before a reply counts as lost

/** Why no reply came: `offline` (no line), `error` (the server failed), `wait` (too many messages). */
export class Problem extends Error {
  /**
   * @param {"offline"|"error"|"wait"} kind
   * @param {number} [seconds] how long the server asks to wait
   */
  constructor(kind, seconds = 0) {
    super(kind);
    this.kind = kind;
    this.seconds = seconds;
  }
}

/** @type {string|null} */
let session = null;
let chat = 0; // counts chats, so that a reply to an old one is not shown in a new one
/** @type {Promise<boolean>} */
let underway = Promise.resolve(true); // false when the last message may have reached the server, unanswered

/** @param {string|null} known the session the server wrote into the page, if any */
export function adopt(known) {
  session = known || session;
}

/**
 * Sends one message or one choice. Null when the chat was cleared meanwhile; then its copy on the server is
 * wiped too. `id` names the message: sent again with the same one, it is not taken twice.
 *
 * @param {{message: string, choice: string|null, choices?: string[], id: string}} said
 * @returns {Promise<Message[]|null>}
 */
export async function ask(said) {
  const mine = chat;
  const { choice, choices, ...named } = said;
  const body = { ...named, ...(choices ? { choices } : { choice }), session, setting: settings.ward ? "ward" : null,
    language: language() };
  const reply = post(body);
  underway = reply.then((said) => mine === chat || wipe(said.session), () => session !== null);
  const { session: given, messages } = await reply;
  if (mine !== chat) return null;
  session = given;
  return messages;
}

/** A name for a new message that no other has: 32 hexadecimal digits, made where there is no secure context too. */
export function messageId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {object} body
 * @returns {Promise<{session: string, messages: Message[]}>}
 */
async function post(body) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const reply = await fetch(`${settings.base}/webhook`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      credentials: "omit",
      cache: "no-store",
      signal: stop.signal,
    });
    return await read(reply);
  } catch (failure) {
    throw failure instanceof Problem ? failure : new Problem("offline");
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Response} reply */
async function read(reply) {
  if (reply.status === 429) throw new Problem("wait", Number(reply.headers.get("Retry-After")) || 60);
  const said = await reply.json().catch(() => null);
  if (!said || !Array.isArray(said.messages) || !said.messages.length) throw new Problem("error");
  return said;
}

/**
 * Counts whether an answer was useful. No word of the chat goes with it.
 *
 * @param {unknown} extract which text it was
 * @param {string} value
 */
export function count(extract, value) {
  fetch(`${settings.base}/useful`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ session, extract, value }),
    credentials: "omit",
    keepalive: true,
  }).catch(() => {});
}

/**
 * Forgets the session here and wipes it on the server. False when the server could not be told.
 *
 * @returns {Promise<boolean>}
 */
export async function forget() {
  chat += 1;
  const old = session;
  session = null;
  const erased = await Promise.all([wipe(old), underway]);
  underway = Promise.resolve(true);
  return erased.every(Boolean);
}

/**
 * Asks the server to erase a session, in a way that outlives the page.
 *
 * @param {string|null} old
 * @returns {Promise<boolean>}
 */
async function wipe(old) {
  if (!old) return true;
  try {
    const reply = await fetch(`${settings.base}/session`, {
      method: "DELETE",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ session: old }),
      credentials: "omit",
      keepalive: true,
    });
    if (reply.ok) return true;
  } catch {
    // no line: the beacon below is the last thing to try
  }
  const last = new Blob([JSON.stringify({ session: old })], { type: "application/json" });
  navigator.sendBeacon?.(`${settings.base}/session/end`, last);
  return false;
}
