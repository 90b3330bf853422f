// One dilemma on the page: takes an answer, shows what comes after it, and puts both away again.
class DilemmaView {
  constructor(screen, edition) {
    this.screen = screen;
    this.edition = edition;
    this.key = screen.dataset.screen;
    this.answering = screen.dataset.answering;
    this.facts = course.dilemmas[numbers.get(this.key)];
    this.forms = [...screen.querySelectorAll("form.turn")];
    this.later = [...screen.querySelectorAll(".later")];
    for (const place of screen.querySelectorAll("[data-writing]")) place.append(this.makeField(place));
    for (const fold of screen.querySelectorAll(".fold")) fold.open = true;
    for (const form of this.forms) {
      form.addEventListener("submit", (event) => { event.preventDefault(); this.submit(form); });
      form.addEventListener("input", () => this.forgive(form));
    }
    for (const input of screen.querySelectorAll("[data-role]")) {
      input.addEventListener("change", () => { answers.of(this.key).role = Number(input.value); this.showBrief(Number(input.value)); });
    }
    for (const button of screen.querySelectorAll("[data-move]")) {
      button.addEventListener("click", () => this.move(button));
    }
    screen.querySelector("[data-again]").addEventListener("click", () => this.again());
  }

  // Made when it is needed: a browser that looks through a thousand fields opens the page in seconds.
  makeField(place) {
    const field = document.createElement("textarea");
    Object.assign(field, { id: place.querySelector("label").htmlFor, rows: 3, maxLength: 4000, autocomplete: "off" });
    field.dataset.why = "";
    if (place.dataset.writing === "asked") {
      field.dataset.field = "";
      field.setAttribute("aria-describedby", place.closest("form").querySelector("[data-error]").id);
    }
    return field;
  }

  valueOf(form) {
    switch (this.answering) {
      case "pick":
      case "pick-several":
        return [...form.querySelectorAll(".options :checked")].map((input) => input.value);
      case "rate":
        return [...form.querySelectorAll(".scale")].map((line) => line.querySelector(":checked")?.value ?? "");
      case "order":
        return [...form.querySelectorAll("[data-order] > li")].map((item) => item.dataset.id);
      default:
        return [];
    }
  }

  mistakeIn(form, value) {
    if (!form.querySelector("[data-field]")) return "";
    if (this.answering === "write") return form.querySelector("[data-why]").value.trim() ? "" : this.edition.words.write_first;
    if (this.answering === "order") return "";
    return value.length && !value.includes("") ? "" : this.edition.words.choose_first;
  }

  forgive(form) {
    const error = form.querySelector("[data-error]");
    if (!error?.textContent) return;
    error.textContent = "";
    for (const input of form.querySelectorAll("[aria-invalid]")) mark(input, "aria-invalid", false);
  }

  submit(form) {
    const turn = Number(form.dataset.turn);
    const value = this.valueOf(form);
    const mistake = this.mistakeIn(form, value);
    const error = form.querySelector("[data-error]");
    if (error) error.textContent = mistake;
    for (const field of form.querySelectorAll("[data-field]")) {
      const input = field.matches("textarea") ? field : field.querySelector("input");
      if (input) mark(input, "aria-invalid", Boolean(mistake));
    }
    if (mistake) {
      const empty = [...form.querySelectorAll("[data-field]")].find((field) => !field.querySelector(":checked"));
      (empty?.matches("textarea") ? empty : empty?.querySelector("input"))?.focus();
      say(mistake);
      return;
    }
    const given = answers.of(this.key);
    given.turns[turn] = { value, why: form.querySelector("[data-why]")?.value.trim() ?? "" };
    given.turns.length = turn + 1;
    if (turn === 0 && given.first === null) given.first = value;
    if (turn === this.forms.length - 1) given.done = true;
    answers.changed(this.key);
    this.show();
    this.later[turn].querySelector("h3").focus();
  }

  move(button) {
    const item = button.closest("li");
    const other = button.dataset.move === "-1" ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    if (button.dataset.move === "-1") other.before(item);
    else other.after(item);
    button.focus();
    const items = [...item.parentElement.children];
    const words = item.querySelector(".words").textContent;
    say(fill(this.edition.words.moved, { item: words, n: items.indexOf(item) + 1, total: items.length }));
  }

  again() {
    const given = answers.of(this.key);
    given.done = false;
    given.turns = [];
    answers.changed(this.key);
    this.show();
    this.screen.querySelector("h2").focus();
  }

  showBrief(role) {
    for (const brief of this.screen.querySelectorAll("[data-brief]")) {
      brief.hidden = Number(brief.dataset.brief) !== role;
      brief.open = !brief.hidden;
    }
  }

  // Everything follows from what was answered, so that the other language shows the same.
  show() {
    const given = answers.given.get(this.key) ?? { turns: [], first: null, role: null, done: false };
    this.forms.forEach((form, turn) => this.fillForm(form, given.turns[turn], turn === 0 && given.turns.length === 0));
    this.forms.forEach((form, turn) => { form.hidden = turn < given.turns.length; });
    this.later.forEach((part, turn) => { part.hidden = turn >= given.turns.length; });
    if (this.screen.querySelector("[data-brief]")) {
      for (const input of this.screen.querySelectorAll("[data-role]")) input.checked = Number(input.value) === given.role;
      this.showBrief(given.role);
    }
    this.screen.querySelectorAll("[data-earlier]").forEach((line, turn) => {
      const said = given.turns[turn] ? this.wordsFor(given.turns[turn].value) : "";
      line.textContent = said ? this.edition.label(this.edition.words.your_answer, said) : "";
    });
    if (given.done) this.showOwn(given);
    fitTables();
  }

  fillForm(form, turn, isFresh) {
    const chosen = new Set(turn ? turn.value : []);
    for (const input of form.querySelectorAll(".options input")) input.checked = chosen.has(input.value);
    form.querySelectorAll(".scale").forEach((line, axis) => {
      for (const input of line.querySelectorAll("input")) input.checked = Boolean(turn) && turn.value[axis] === input.value;
    });
    const why = form.querySelector("[data-why]");
    if (why && (turn || isFresh)) why.value = turn ? turn.why : "";
  }

  wordsFor(value) {
    const words = (id) => this.screen.querySelector(`.options [value="${CSS.escape(id)}"], [data-order] [data-id="${CSS.escape(id)}"]`)
      ?.closest("label, li").querySelector(".words").textContent.trim() ?? "";
    const letter = (id) => this.facts.options.find((option) => option.id === id)?.letter ?? "";
    if (this.answering === "rate") {
      const axes = [...this.forms[0].querySelectorAll(".scale legend")].map((legend) => legend.firstChild.textContent.trim());
      return value.map((point, axis) => (axes.length > 1 ? this.edition.label(axes[axis], point) : point)).join(", ");
    }
    return value.map((id) => (letter(id) ? `${letter(id)}. ${words(id)}` : words(id))).join(this.answering === "order" ? " › " : "; ");
  }

  showOwn(given) {
    const own = this.screen.querySelector("[data-own]");
    const heading = own.previousElementSibling.textContent;
    own.replaceChildren();
    given.turns.forEach((turn, number) => {
      const isShownBelow = this.screen.querySelector("[data-mine]") && number === 0 && given.turns.length === 1;
      const said = isShownBelow ? "" : this.wordsFor(turn.value);
      if (!said && !turn.why) return;
      const label = number ? this.later[number - 1].querySelector("h3").textContent : this.edition.words.your_answer;
      if (label !== heading) own.append(element("p", said ? this.edition.label(label, said) : label));
      else if (said) own.append(element("p", said));
      if (turn.why) own.append(element("blockquote", turn.why));
    });
    this.sortJudged(given.turns[0].value);
  }

  // What is said of the choice made comes first; the others stay folded.
  sortJudged(value) {
    const mine = this.screen.querySelector("[data-mine]");
    if (!mine) return;
    const rest = this.screen.querySelector("[data-rest]");
    const all = [...this.screen.querySelectorAll("[data-judged]")];
    all.sort((a, b) => this.rank(a) - this.rank(b));
    for (const judged of all) (value.includes(judged.dataset.judged) ? mine : rest).append(judged);
    this.screen.querySelector("[data-others]").hidden = !rest.children.length;
    this.screen.querySelector("[data-others]").open = false;
  }

  rank(judged) { return this.facts.options.findIndex((option) => option.id === judged.dataset.judged); }
}
