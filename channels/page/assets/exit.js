// @ts-check
/**
 * The way out by keyboard: Shift three times, each within five seconds of the last and with no other key between, as
 * on GOV.UK's 'Exit this page'.
 */
const WITHIN = 5000; // milliseconds between two presses
const PRESSES = 3;

/**
 * @param {() => void} leave called at the third press
 * @param {(left: number) => void} told called at the first and the second, with how many are left
 */
export function onShiftThrice(leave, told) {
  let pressed = 0;
  let alone = false;
  let last = 0;
  document.addEventListener("keydown", (event) => {
    alone = event.key === "Shift" && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!alone) pressed = 0;
  }, { capture: true });
  document.addEventListener("pointerdown", () => { pressed = 0; alone = false; }, { capture: true });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    pressed = Date.now() - last > WITHIN ? 1 : pressed + 1;
    last = Date.now();
    if (pressed >= PRESSES) leave();
    else told(PRESSES - pressed);
  }, { capture: true });
}
