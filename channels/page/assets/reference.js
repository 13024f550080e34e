// @ts-check
/**
 * The reference works without this file. With it: results change as you type, a citation can be copied, a page
 * printed. What is searched for goes to this server only and is kept nowhere.
 */
const PAUSE = 250;

/** @param {string} name @param {string} words @param {string} [kind] */
function make(name, words, kind) {
  const made = document.createElement(name);
  made.textContent = words;
  if (kind) made.className = kind;
  return made;
}

const NATIONS = { england: "England", wales: "Wales", both: "England and Wales" };
const STATES = { old: "Superseded", soon: "Passed, not yet in force" };

/** @param {{id: string, title: string, nation: string, weight: string, short: string, state: string}} one @param {string} page */
function entry(one, page) {
  const item = make("li", "", "card");
  const heading = make("h3", "");
  const link = /** @type {HTMLAnchorElement} */ (make("a", one.title));
  link.href = page + encodeURIComponent(one.id);
  heading.append(link);
  const tags = make("p", "");
  const weight = one.weight.replace(/-/g, " ");
  tags.append(make("span", NATIONS[one.nation], "tag"), " ",
    make("span", weight[0].toUpperCase() + weight.slice(1), "tag"));
  if (STATES[one.state]) tags.append(" ", make("span", STATES[one.state], `tag tag-${one.state}`));
  item.append(heading, make("p", one.short), tags);
  return item;
}

/** @param {HTMLFormElement} form */
function searchAsYouType(form) {
  const results = /** @type {HTMLElement} */ (document.getElementById("results"));
  const count = /** @type {HTMLElement} */ (document.getElementById("count"));
  let waiting = 0;
  let asked = 0;
  const look = async () => {
    const mine = ++asked;
    const words = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    try {
      const reply = await fetch(`${form.dataset.search}?${words}`, { credentials: "omit", cache: "no-store" });
      const { found } = await reply.json();
      if (mine !== asked) return;
      results.replaceChildren(...found.map((/** @type {any} */ one) => entry(one, String(form.dataset.page))));
      count.textContent = `${found.length} found`;
    } catch {
      count.textContent = "The search could not be reached. Press Search to try again.";
    }
  };
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = window.setTimeout(look, PAUSE); });
}

for (const button of document.querySelectorAll("button.print")) {
  button.toggleAttribute("hidden", false);
  button.addEventListener("click", () => window.print());
}
for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button.copy"))) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const line = document.getElementById(String(button.dataset.copy));
    await navigator.clipboard.writeText(line?.textContent || "");
    const said = document.getElementById("said");
    if (said) said.textContent = "Citation copied.";
  });
}
const form = /** @type {HTMLFormElement | null} */ (document.getElementById("search"));
if (form) searchAsYouType(form);
const fault = document.getElementById("fault");
if (fault) fault.focus();
