// @ts-check
/** The print button of a page to print; the browser's own menu does the same without it. */
const button = document.getElementById("print-sheet");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
