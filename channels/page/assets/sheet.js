// @ts-check
/**
 * The print button of a page to print (the browser's own menu does the same without it), and the way back: a page that
 * was opened in a tab of its own closes it, so that the chat it came from is there again.
 */
const button = document.getElementById("print-sheet");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
const back = /** @type {HTMLAnchorElement|null} */ (document.querySelector("a.back"));
back?.addEventListener("click", (event) => {
  if (document.body.dataset.mode === "ward" || history.length > 1) return;
  event.preventDefault();
  window.close();
  setTimeout(() => location.assign(back.href), 300);
});
