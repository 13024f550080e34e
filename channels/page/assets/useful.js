// @ts-check
/**
 * 'Was this useful?' under an answer. Only which text it was and which of three buttons was pressed is sent, never a
 * word of the chat; when it cannot be sent it does not matter.
 */
import { count } from "./api.js";
import { decorate } from "./conversation.js";
import { afterRow, el } from "./element.js";
import { t } from "./strings.js";

const VALUES = ["yes", "no", "not_asked"];

/** Adds the question to every answer shown and to come. */
export function start() {
  decorate((place, message) => {
    if (message.kind !== "answer" || !message.extract || place.querySelector(".useful")) return;
    const thanks = el("p", { tabindex: "-1" }, t("useful.thanks"));
    const row = el("div", { class: "useful", role: "group", "aria-label": t("useful.title") }, el("span", {}, t("useful.title")),
      ...VALUES.map((value) => el("button", { class: "tool", type: "button", onclick: () => {
        count(message.extract, value);
        row.replaceChildren(thanks);
        thanks.focus();
      } }, t(`useful.${value}`))));
    afterRow(place).append(row);
  });
}
