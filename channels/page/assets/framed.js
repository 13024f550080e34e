// @ts-check
/**
 * Inside a charity's page: tells the page around when the chat is ready, and when Escape is pressed. The
 * messages hold no word of the conversation.
 */
import { t } from "./strings.js";

/** @param {string} what */
function tell(what) {
  window.parent.postMessage({ restraintRights: what, close: t("embed.close"), title: t("embed.title") }, "*");
}

/** Says that the chat is ready, and listens for Escape where no open dialog or menu wants it. */
export function start() {
  document.addEventListener("keydown", (event) => {
    const busy = event.defaultPrevented || document.querySelector("dialog[open], details.help[open], details.menu[open]");
    if (event.key === "Escape" && !busy) tell("close");
  }, { capture: true });
  tell("ready");
}
