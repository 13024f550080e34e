// @ts-check
/*
 * One script tag on a charity's page: a labelled button, and a dialog with the chat in a frame.
 *
 *   <script src="https://CHAT/webhooks/chat/assets/embed.js" defer></script>
 *
 * data-lang="cy"      the button and the chat in Welsh
 * data-label="..."    other words on the button
 * data-target="id"    an element of the page to put the button in; without it, it floats at the bottom right
 *
 * It stores nothing, sets no cookie and loads no frame before the button is pressed. The page's own
 * Content-Security-Policy must allow this address in script-src and frame-src (and in connect-src for
 * data-lang="cy"); the assistant must list the page's origin among the sites that may embed it.
 */
(() => {
  const tag = /** @type {HTMLScriptElement} */ (document.currentScript);
  const base = new URL("..", tag.src).href.replace(/\/$/, "");
  const home = new URL(base).origin;
  const lang = tag.dataset.lang === "cy" ? "cy" : "en";
  const PATIENCE = 12000; // milliseconds before it says that the chat did not open
  const AFTER_LOAD = 1500; // milliseconds that a frame which has loaded gets to say that it is the chat
  let words = {
    launch: "Ask about restraint and your rights",
    title: "Restraint and your rights: chat",
    close: "Close",
    failed: "The chat did not open. For urgent help call 999, or 111 and choose option 2. Samaritans: 116 123.",
    open: "Open the chat in a new tab",
    opening: "Opening the chat. For urgent help call 999, or 111 and choose option 2. Samaritans: 116 123.",
  };

  const STYLE = `
    :host { all: initial; font-family: -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif; }
    :host(.floats) { position: fixed; right: max(1rem, env(safe-area-inset-right)); bottom: max(1rem, env(safe-area-inset-bottom)); z-index: 2147483000; }
    button { font: inherit; font-weight: 600; font-size: 1.0625rem; line-height: 1.3; min-height: 2.75rem; padding: .7rem 1.25rem; cursor: pointer;
      color: #fff; background: #0b5a60; border: 2px solid #0b5a60; border-radius: 1.5rem; }
    button:hover { background: #083f45; }
    :focus-visible { outline: 3px solid #12343b; outline-offset: 2px; box-shadow: 0 0 0 6px #ffd23f; }
    .launch { display: flex; align-items: center; gap: .6rem; max-width: min(22rem, 90vw); box-shadow: 0 4px 18px rgba(18,52,59,.28); }
    .launch svg { flex: none; width: 1.5rem; height: 1.5rem; }
    dialog { box-sizing: border-box; width: min(30rem, 100vw); height: min(46rem, 100dvh); max-width: none; max-height: none;
      margin: auto max(0px, calc((100vw - 30rem) / 2)) auto auto; padding: 0; border: 1px solid #5f7478; border-radius: 1rem; overflow: hidden;
      background: #fbf5ec; color: #12343b; }
    :host(.floats) dialog { margin: auto 1rem 1rem auto; }
    dialog[open] { display: flex; flex-direction: column; }
    dialog::backdrop { background: rgba(18,52,59,.45); }
    .bar { display: flex; align-items: center; justify-content: space-between; gap: 1rem; padding: .5rem .5rem .5rem 1rem; background: #0b5a60; color: #fff; }
    h2 { margin: 0; font-size: 1.0625rem; line-height: 1.3; }
    .close { background: #fff; color: #0b5a60; border-radius: .5rem; padding: .35rem 1rem; }
    .close:hover { background: #e3f0ee; }
    .bar :focus-visible { outline-color: #fff; }
    iframe { flex: 1; width: 100%; border: 0; background: #fbf5ec; }
    .failed { padding: 1rem; font-size: 1.0625rem; line-height: 1.5; }
    .failed[hidden] { display: none; }
    a { color: #0b5a60; }
    @media (max-width: 32rem) { dialog, :host(.floats) dialog { width: 100vw; height: 100dvh; margin: 0; border: 0; border-radius: 0; } }
    @media (forced-colors: active) { button { border-color: ButtonText; } }
    @media print { :host { display: none; } }`;

  /**
   * @param {string} name
   * @param {Record<string, string>} [attributes]
   * @param {...(Node|string)} children
   */
  function el(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function mark() {
    const SVG = "http://www.w3.org/2000/svg";
    const drawing = document.createElementNS(SVG, "svg");
    drawing.setAttribute("viewBox", "0 0 24 24");
    drawing.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("fill", "currentColor");
    path.setAttribute("d", "M5 3h14a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3h-7l-5 4.5V17H5a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3Zm2 5v2h10V8H7Zm0 4v2h7v-2H7Z");
    drawing.append(path);
    return drawing;
  }

  function start() {
    const host = el("div", { lang });
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const label = el("span", {}, tag.dataset.label || words.launch);
    const launch = /** @type {HTMLButtonElement} */ (el("button", { class: "launch", type: "button", "aria-haspopup": "dialog" }, mark(), label));
    const title = el("h2", { id: "title" }, words.title);
    const close = /** @type {HTMLButtonElement} */ (el("button", { class: "close", type: "button" }, words.close));
    const link = el("a", { href: `${base}/?language=${lang}`, target: "_blank", rel: "noopener" }, words.open);
    const told = el("p", {}, words.opening);
    const failed = el("div", { class: "failed", role: "status" }, told, el("p", {}, link));
    const dialog = /** @type {HTMLDialogElement} */ (el("dialog", { "aria-labelledby": "title" },
      el("div", { class: "bar" }, title, close), failed));
    /** @type {HTMLIFrameElement|null} */
    let frame = null;
    let ready = false;

    /** The numbers stand there from the start; after a while without the chat it says that it did not open. */
    const notOpen = () => { if (!ready) told.textContent = words.failed; };
    launch.addEventListener("click", () => {
      dialog.showModal();
      if (!frame) {
        frame = /** @type {HTMLIFrameElement} */ (el("iframe", { src: `${base}/?embedded=1&language=${lang}`, title: words.title,
          allow: "clipboard-write", referrerpolicy: "origin" }));
        frame.addEventListener("load", () => setTimeout(notOpen, AFTER_LOAD));
        dialog.append(frame);
        setTimeout(notOpen, PATIENCE);
      } else {
        frame.focus();
      }
    });
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => launch.focus());
    window.addEventListener("message", (event) => {
      if (event.origin !== home || !frame || event.source !== frame.contentWindow) return;
      const said = event.data || {};
      if (said.restraintRights === "close") dialog.close();
      if (said.restraintRights === "exit" && /^https?:\/\//.test(said.to)) window.location.replace(said.to);
      if (said.restraintRights !== "ready") return;
      ready = true;
      failed.hidden = true;
      title.textContent = frame.title = String(said.title);
      close.textContent = String(said.close);
    });

    const target = tag.dataset.target && document.getElementById(tag.dataset.target);
    host.className = target ? "" : "floats";
    root.append(launch, dialog);
    (target || document.body).append(host);
  }

  /** The Welsh words come from the assistant, where they stand in one file; English is the fallback. */
  async function inWelsh() {
    try {
      const given = await (await fetch(`${base}/strings/cy.json`, { credentials: "omit" })).json();
      words = { launch: given["embed.launch"], title: given["embed.title"], close: given["embed.close"],
        failed: given["embed.failed"], open: given["embed.open"], opening: given["embed.opening"] };
    } catch {
      // not allowed by the page's policy, or no line: the English words stay
    }
  }

  if (lang === "cy") inWelsh().then(start);
  else start();
})();
