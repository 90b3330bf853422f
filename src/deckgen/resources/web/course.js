// The way through the page: one screen at a time, back and forth, in one or two languages.
function fill(pattern, words) { return pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in words ? String(words[name]) : whole)); }
function mark(node, name, isOn) { if (isOn) node.setAttribute(name, "true"); else node.removeAttribute(name); }
function element(tag, text) { const made = document.createElement(tag); made.textContent = text; return made; }
function say(text) { const aloud = document.getElementById("aloud"); aloud.textContent = ""; setTimeout(() => { aloud.textContent = text; }, 50); }

// Words of a table break in two only where its columns are too narrow for them.
function fitTables() {
  for (const table of document.querySelectorAll(".now .prose table")) {
    table.classList.remove("tight");
    table.classList.toggle("tight", table.offsetWidth > table.parentElement.clientWidth);
  }
}

// No dilemma's id begins with a dot.
const START = ".start";
const END = ".end";

class Edition {
  constructor(root) {
    this.root = root;
    this.language = root.dataset.language;
    this.region = root.dataset.region;
    this.words = course.words[this.language];
    this.screens = [...root.querySelectorAll(".screen")];
    this.byKey = new Map(this.screens.map((screen) => [screen.dataset.screen, screen]));
    this.made = new Map();
    this.find = (selector) => root.querySelector(selector);
    for (const link of root.querySelectorAll("[data-go]")) link.addEventListener("click", (event) => { event.preventDefault(); go(link.dataset.go); });
    for (const button of root.querySelectorAll("[data-step]")) button.addEventListener("click", () => this.step(Number(button.dataset.step)));
    for (const link of root.querySelectorAll("[data-switch]")) link.addEventListener("click", (event) => { event.preventDefault(); switchTo(link.dataset.switch); });
    this.find("[data-begin]").addEventListener("click", () => this.begin());
    this.find("[data-keep-answers]").addEventListener("change", (event) => { event.target.checked = answers.keep(event.target.checked) && event.target.checked; });
    this.find("[data-print]").addEventListener("click", () => window.print());
    this.find("[data-save]").addEventListener("click", () => this.save());
    this.find("[data-restart]").addEventListener("click", () => { if (window.confirm(this.words.restart_sure)) { answers.clear(); go(START); } });
    this.find("[data-name]").addEventListener("input", (event) => { answers.name = event.target.value; answers.changed(""); });
  }

  // Made when it is first shown: a page may hold a thousand dilemmas.
  view(key) {
    if (!numbers.has(key)) return undefined;
    if (!this.made.has(key)) {
      this.made.set(key, new DilemmaView(this.byKey.get(key), this));
      this.made.get(key).show();
    }
    return this.made.get(key);
  }

  // Where answers lead is the way that was taken; else the deck's own order.
  nextOf(key) {
    const lead = leadOf(key);
    if (lead) return lead;
    const place = this.screens.findIndex((screen) => screen.dataset.screen === key);
    return this.screens[place + 1]?.dataset.screen ?? END;
  }

  begin() {
    const open = listAsked().find((dilemma) => !answers.isDone(dilemma.key));
    go(answers.given.size ? (open ? open.key : END) : this.screens[1].dataset.screen);
  }

  step(direction) {
    if (direction > 0) { go(this.nextOf(here)); return; }
    const place = this.screens.findIndex((screen) => screen.dataset.screen === here);
    go(trail.length ? trail.pop() : this.screens[Math.max(0, place - 1)].dataset.screen, true);
  }

  show(key) {
    this.root.dataset.at = { [START]: "start", [END]: "end" }[key] ?? "on";
    for (const screen of this.screens) screen.classList.toggle("now", screen.dataset.screen === key);
    this.view(key)?.show();
    this.refresh(key);
    if (key === END) this.showEnd();
    fitTables();
    const heading = this.byKey.get(key)?.querySelector("h2");
    document.title = heading ? `${heading.textContent} – ${course.titles[this.language]}` : course.titles[this.language];
  }

  refresh(key) {
    const total = listAsked().length;
    this.find("progress").max = total || 1;
    this.find("progress").value = answers.done;
    this.find("[data-count]").textContent = fill(this.words.progress, { answered: answers.done, total });
    for (const state of this.root.querySelectorAll("[data-state]")) state.textContent = answers.isDone(state.dataset.state) ? `✓ ${this.words.answered}` : "";
    for (const link of this.root.querySelectorAll(".map [data-go]")) mark(link, "aria-current", link.dataset.go === key);
    this.find("[data-begin]").textContent = answers.given.size ? this.words.resume : this.words.begin;
    this.find("[data-keep-answers]").checked = answers.kept;
    this.find("[data-name]").value = answers.name;
    for (const button of this.root.querySelectorAll(".now [data-step='1']")) {
      button.textContent = this.nextWords(key);
      button.classList.toggle("main", !numbers.has(key) || answers.isDone(key));
    }
  }

  nextWords(key) {
    const next = this.nextOf(key);
    if (next === END) return this.words.finish;
    const lead = leadOf(key);
    return lead ? fill(this.words.leads_to, { title: this.titleOf(lead) }) : this.words.next;
  }

  label(label, words) { return fill(this.words.labelled, { label, words }); }

  titleOf(key) { return this.byKey.get(key)?.querySelector("h2").textContent ?? ""; }

  showEnd() {
    const asked = listAsked();
    const total = asked.length;
    const open = total - answers.done;
    this.byKey.get(END).querySelector("h2").textContent = open ? this.words.overview : this.words.done;
    this.find("[data-open]").textContent = open ? fill(this.words.still_open, { n: open }) : "";
    this.find("[data-summary]").replaceChildren(...asked.map((dilemma) => this.summarise(dilemma)));
    this.find("[data-today]").textContent = new Date().toLocaleDateString(this.region, { day: "numeric", month: "long", year: "numeric" });
    this.find("[data-time]").textContent = fill(this.words.minutes, { minutes: answers.minutes });
    this.find("[data-answered]").textContent = fill(this.words.progress, { answered: answers.done, total });
    this.find("[data-name-row]").hidden = !answers.name.trim();
    this.find("[data-name-shown]").textContent = answers.name.trim();
    if (course.scoring) this.showScore(open);
  }

  showScore(open) {
    const box = this.find("[data-score]");
    const { percent, passed } = score();
    const lines = [fill(this.words.score, { score: percent })];
    if (passed !== null) lines.push(passed ? this.words.passed : fill(this.words.failed, { pass: course.scoring.pass }));
    const band = course.scoring.bands.find((each) => percent >= each.from);
    if (band) lines.push(band.text[this.language]);
    box.replaceChildren(...lines.map((line) => element("p", line)));
    box.hidden = Boolean(open);
  }

  summarise(dilemma) {
    const item = document.createElement("li");
    const link = element("a", `${dilemma.number} ${this.titleOf(dilemma.key)}`);
    link.href = `#${this.language}-${dilemma.key}`;
    link.addEventListener("click", (event) => { event.preventDefault(); go(dilemma.key); });
    const said = answers.isDone(dilemma.key) ? this.told(dilemma) : this.words.not_answered;
    const shown = element("span", said);
    shown.className = "answer";
    item.append(link, shown);
    return item;
  }

  told(dilemma) {
    const view = this.view(dilemma.key);
    const given = answers.given.get(dilemma.key);
    const verdict = given.first?.length === 1 ? view.screen.querySelector(`[data-judged="${CSS.escape(given.first[0])}"] .verdict`)?.textContent.trim() : "";
    const words = view.wordsFor(given.first ?? []) || given.turns.map((turn) => turn.why).filter(Boolean).join(" / ");
    return verdict ? `${words} – ${verdict}` : words || this.words.answered;
  }

  save() {
    const lines = [course.titles[this.language], this.label(this.words.version, course.version), this.label(this.words.time_spent, fill(this.words.minutes, { minutes: answers.minutes })), ""];
    for (const dilemma of listAsked()) {
      lines.push(`${dilemma.number} ${this.titleOf(dilemma.key)}`);
      lines.push(answers.isDone(dilemma.key) ? this.told(dilemma) : this.words.not_answered);
      for (const turn of answers.given.get(dilemma.key)?.turns ?? []) if (turn.why) lines.push(`> ${turn.why.replace(/\n/g, "\n> ")}`);
      lines.push("");
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`\ufeff${lines.join("\r\n")}`], { type: "text/plain;charset=utf-8" }));
    link.download = `${course.deck}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
}

const editions = [...document.querySelectorAll(".edition")].map((root) => new Edition(root));
let edition = editions[0];
let here = START;
const trail = [];

function go(key, isBack = false) {
  if (!edition.byKey.has(key)) key = START;
  if (!isBack && key !== here) trail.push(here);
  here = key;
  const hash = `#${edition.language}-${key}`;
  if (location.hash !== hash) history.pushState({ key }, "", hash);
  render();
  window.scrollTo(0, 0);
  const target = edition.byKey.get(key).querySelector("h2") ?? edition.find("main");
  target.focus({ preventScroll: true });
}

function render() {
  for (const each of editions) each.root.hidden = each !== edition;
  document.documentElement.lang = edition.language;
  edition.find(".overview details").open = false;
  edition.show(here);
}

function switchTo(language) {
  const other = editions.find((each) => each.language === language);
  if (!other) return;
  edition = other;
  for (const link of edition.root.querySelectorAll("[data-switch]")) mark(link, "aria-current", link.dataset.switch === language);
  go(here, true);
}

function fromAddress() {
  const [, language, key] = /^#([a-z]{2}(?:-[A-Z]{2})?)-(.+)$/.exec(decodeURIComponent(location.hash)) ?? [];
  const other = editions.find((each) => each.language === language);
  if (other) edition = other;
  here = other && edition.byKey.has(key) ? key : here;
}

function follow() { fromAddress(); if (edition.find(".now")?.dataset.screen !== here || edition.root.hidden) render(); }
window.addEventListener("popstate", follow);
window.addEventListener("hashchange", follow);
window.addEventListener("resize", fitTables);
answers.listeners.push(() => edition.refresh(here));
if (!course.adapted) answers.read();
fromAddress();
window.addEventListener("beforeprint", () => { for (const dilemma of course.dilemmas) edition.view(dilemma.key).show(); });
render();
