// @ts-check
/**
 * What the server said about this page, read once from the attributes of <body>.
 *
 * @typedef {object} Settings
 * @property {string} base    where the channel lives, without a slash at the end
 * @property {"chat"|"ward"|"embed"} mode
 * @property {boolean} ward   a shared tablet: nothing may stay behind
 * @property {string} exitUrl the neutral page that Exit goes to
 * @property {number} longest characters of a message that can be answered
 * @property {number} minutes how long the server keeps a chat after the last message
 * @property {number} idleWarn  seconds without a touch before the warning (ward)
 * @property {number} idleClear seconds without a touch before the chat is cleared (ward)
 */

const data = document.body.dataset;

/** @type {Readonly<Settings>} */
export const settings = Object.freeze({
  base: data.base || "/webhooks/chat",
  mode: /** @type {"chat"|"ward"|"embed"} */ (data.mode || "chat"),
  ward: data.mode === "ward",
  exitUrl: data.exitUrl || "about:blank",
  longest: Number(data.longest) || 2000,
  minutes: Number(data.minutes) || 60,
  idleWarn: Number(data.idleWarn) || 120,
  idleClear: Number(data.idleClear) || 180,
});
