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

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {{id: string, title: string, short: string, tags: [string, string][]}} one @param {string} page */
function entry(one, page) {
  const item = make("li", "");
  const heading = make("h3", "");
  const link = /** @type {HTMLAnchorElement} */ (make("a", one.title));
  link.href = page + encodeURIComponent(one.id);
  heading.append(link);
  const tags = make("p", "", "tags");
  tags.append(...one.tags.map(([kind, words]) => make("span", words, kind ? `tag tag-${kind}` : "tag")));
  item.append(heading, make("p", one.short), tags);
  return item;
}

/** The filled fields of a form, as words of an address. @param {HTMLFormElement} form */
function filled(form) {
  const given = [...new FormData(form)].filter(([, value]) => String(value).trim());
  return new URLSearchParams(/** @type {[string, string][]} */ (given));
}

/** @param {HTMLFormElement} form */
function searchAsYouType(form) {
  let waiting = 0;
  let asked = 0;
  const look = async () => {
    const mine = ++asked;
    const words = filled(form);
    try {
      const reply = await fetch(`${form.dataset.search}?${words}`, { credentials: "omit", cache: "no-store" });
      if (!reply.ok) throw new Error(String(reply.status));
      const { said, found } = await reply.json();
      if (mine !== asked) return;
      part("results").replaceChildren(...found.map((/** @type {any} */ one) => entry(one, String(form.dataset.page))));
      part("results-title").textContent = "Results";
      part("answer").hidden = found.length === 0;
      part("start").hidden = found.length > 0;
      part("count").textContent = said;
      document.querySelector(".az [aria-current]")?.removeAttribute("aria-current");
    } catch {
      if (mine === asked) part("count").textContent = "The search could not be reached. Press Search to try again.";
    }
  };
  part("live").hidden = false;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = window.setTimeout(look, PAUSE); });
}

/** An address without empty fields is short enough to share. @param {HTMLFormElement} form */
function shortAddress(form) {
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (!String(value).trim()) formData.delete(name);
  });
}

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button.print"))) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button.copy"))) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const line = part(String(button.dataset.copy)).textContent || "";
    try {
      await navigator.clipboard.writeText(line);
      part("said").textContent = "Citation copied.";
    } catch {
      part("said").textContent = "It could not be copied. Select the line and copy it by hand.";
    }
  });
}
const search = /** @type {HTMLFormElement | null} */ (document.getElementById("search"));
const facts = /** @type {HTMLFormElement | null} */ (document.getElementById("facts"));
if (search) { shortAddress(search); searchAsYouType(search); }
if (facts) shortAddress(facts);
(document.getElementById("fault") || document.getElementById("outcome"))?.focus();
