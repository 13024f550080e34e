// @ts-check
/**
 * What would be lost without asking: a walk or a letter by a reload, a chat on a shared tablet by a link. And the way
 * out by keyboard, on every door.
 */
import { status, walking } from "./conversation.js";
import { confirmed } from "./element.js";
import { onShiftThrice } from "./exit.js";
import { leave, leaving } from "./privacy.js";
import { settings } from "./settings.js";
import { t } from "./strings.js";

/** @type {(() => boolean)[]} */
const losses = [walking];

/** @param {() => boolean} check true while there is something that a reload would lose */
export function wouldLose(check) {
  losses.push(check);
}

/** A reload that would lose a walk or a letter is asked about; never on a shared tablet, and never on the way out. */
function askBeforeReload() {
  window.addEventListener("beforeunload", (event) => {
    if (!settings.ward && !leaving() && losses.some((check) => check())) event.preventDefault();
  });
}

/** On a shared tablet a link opens in the same tab, which clears the chat: that is asked about first. */
function askBeforeLinks() {
  if (!settings.ward) return;
  for (const link of document.querySelectorAll("a.away")) {
    link.addEventListener("click", async (event) => {
      if (!document.body.classList.contains("talking")) return;
      event.preventDefault();
      const sure = await confirmed({ title: t("away.sure"), text: t("away.text"), yes: t("away.yes"), no: t("clear.no") });
      if (sure) location.assign(/** @type {HTMLAnchorElement} */ (link).href);
    });
  }
}

/**
 * A soft keyboard makes the window smaller on some phones without telling the layout: the column follows what is seen.
 */
function followKeyboard() {
  const seen = window.visualViewport;
  seen?.addEventListener("resize", () => {
    const fits = Math.abs(seen.scale - 1) < 0.01 && seen.height < window.innerHeight;
    document.documentElement.style.setProperty("--seen", fits ? `${Math.round(seen.height)}px` : "");
  });
}

/** Starts all of it. */
export function start() {
  askBeforeReload();
  askBeforeLinks();
  followKeyboard();
  onShiftThrice(leave, (left) => status(t(left === 1 ? "exit.one_more" : "exit.two_more")));
}
