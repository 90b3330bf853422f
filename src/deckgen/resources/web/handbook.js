// Searches the documentation without a server, and closes the contents on narrow screens.
(() => {
  "use strict";
  const sections = window.handbook;
  const { root, found } = document.body.dataset;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const titles = sections.map(([, title, page]) => fold(`${title} ${page}`));
  const words = sections.map(([, , , text], number) => `${titles[number]} ${fold(text)}`);
  const field = document.getElementById("find");
  const results = document.getElementById("results");
  const article = document.querySelector("article");
  field.form.hidden = false;
  if (matchMedia("(max-width: 60rem)").matches) document.querySelector("details").open = false;

  function around(text, word) {
    const at = Math.max(0, fold(text).indexOf(word) - 60);
    return `${at ? "…" : ""}${text.slice(at, at + 160)}${at + 160 < text.length ? "…" : ""}`;
  }

  function show() {
    const wanted = fold(field.value).split(/\s+/).filter(Boolean);
    results.hidden = !wanted.length;
    article.hidden = wanted.length > 0;
    if (!wanted.length) return;
    const rank = (number) => wanted.filter((word) => titles[number].includes(word)).length;
    const hits = sections.map((_, number) => number)
      .filter((number) => wanted.every((word) => words[number].includes(word)))
      .sort((one, other) => rank(other) - rank(one) || one - other);
    document.getElementById("found").textContent = found.replace("{n}", hits.length);
    document.getElementById("hits").replaceChildren(...hits.slice(0, 40).map((number) => {
      const [address, title, page, text] = sections[number];
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = root + address;
      link.textContent = title === page ? page : `${page}: ${title}`;
      link.addEventListener("click", () => { field.value = ""; show(); });
      const part = document.createElement("p");
      part.textContent = around(text, wanted[0]);
      item.append(link, part);
      return item;
    }));
  }
  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { field.value = ""; show(); }
  });
  field.form.addEventListener("submit", (event) => event.preventDefault());
})();
