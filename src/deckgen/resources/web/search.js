// Finds dilemmas by their words, without a server: the index is a script, so that it opens from a disk as well.
(() => {
  "use strict";
  const { pages, found } = window.deckgenIndex;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  const words = pages.map((page) => fold(`${page.title} ${page.deck} ${page.theme} ${page.words}`));
  const field = document.getElementById("find");
  const hits = document.getElementById("hits");
  const sets = document.getElementById("sets");
  const status = document.getElementById("found");
  function show() {
    const wanted = fold(field.value).split(/\s+/).filter(Boolean);
    hits.hidden = wanted.length === 0;
    sets.hidden = wanted.length > 0;
    status.textContent = "";
    if (!wanted.length) return;
    const matching = pages.filter((_, number) => wanted.every((word) => words[number].includes(word)));
    status.textContent = found.replace("{n}", matching.length);
    hits.replaceChildren(...matching.slice(0, 50).map((page) => {
      const item = document.createElement("li");
      item.lang = page.language;
      const title = document.createElement("h2");
      const link = document.createElement("a");
      link.href = page.address;
      link.textContent = page.title;
      title.append(link);
      const theme = document.createElement("p");
      theme.className = "theme";
      theme.textContent = page.theme;
      const deck = document.createElement("p");
      deck.className = "hint";
      deck.textContent = page.deck;
      item.append(title, theme, deck);
      return item;
    }));
  }
  field.addEventListener("input", show);
  field.form.addEventListener("submit", (event) => event.preventDefault());
})();
