// What was answered: kept in the page, and on this computer only after a yes. `store` lets a learning platform keep it instead.
const course = JSON.parse(document.getElementById("course").textContent);
const numbers = new Map(course.dilemmas.map((dilemma, number) => [dilemma.key, number]));
const storageKey = `deckgen:${course.deck}:${course.language}`;

const answers = {
  given: new Map(), // key of a dilemma -> {turns: [{value, why}], first, role, done}
  kept: false,
  name: "",
  seconds: 0,
  begun: Date.now(),
  listeners: [],

  of(key) {
    if (!this.given.has(key)) this.given.set(key, { turns: [], first: null, role: null, done: false });
    return this.given.get(key);
  },
  isDone(key) { return this.given.has(key) && this.given.get(key).done; },
  get done() { return course.dilemmas.filter((dilemma) => this.isDone(dilemma.key)).length; },
  get minutes() { return Math.max(1, Math.round((this.seconds + (Date.now() - this.begun) / 1000) / 60)); },

  changed(key) {
    if (this.kept) this.write();
    for (const listener of this.listeners) listener(key);
  },
  clear() {
    this.given.clear();
    this.seconds = 0;
    this.begun = Date.now();
    this.name = "";
    this.changed("");
  },
  plain() {
    return { v: 1, seconds: Math.round(this.seconds + (Date.now() - this.begun) / 1000), name: this.name, given: [...this.given] };
  },
  take(plain) {
    if (!plain || plain.v !== 1 || !Array.isArray(plain.given)) return false;
    this.given = new Map(plain.given.filter(([key, given]) => numbers.has(key) && isAnswer(key, given)));
    this.seconds = Number(plain.seconds) || 0;
    this.name = String(plain.name || "");
    return true;
  },
  keep(wish) {
    this.kept = wish;
    try {
      if (wish) this.write();
      else localStorage.removeItem(storageKey);
    } catch { this.kept = false; }
    return this.kept === wish;
  },
  write() {
    try { localStorage.setItem(storageKey, JSON.stringify(this.plain())); } catch { this.kept = false; }
  },
  read() {
    try {
      const text = localStorage.getItem(storageKey);
      if (text && this.take(JSON.parse(text))) this.kept = true;
    } catch { /* no storage here, or not ours: begin anew */ }
  },
};

// An answer from an earlier edition may name choices that are gone; it is then as good as not given.
function isAnswer(key, given) {
  if (!given || !Array.isArray(given.turns)) return false;
  const { answering, options } = course.dilemmas[numbers.get(key)];
  const values = given.turns.flatMap((turn) => (Array.isArray(turn.value) ? turn.value : []));
  return answering === "rate" || values.every((value) => options.some((option) => option.id === value));
}

// Where an answer leads, if its author said so.
function leadOf(key) {
  const given = answers.given.get(key);
  if (!given?.done) return "";
  const last = [...given.turns].reverse().find((turn) => turn.value.length);
  return course.dilemmas[numbers.get(key)].options.find((option) => last?.value.includes(option.id))?.next ?? "";
}

// What one comes by: the way that answers took, and what was answered beside it. What a way leaves aside is not asked.
function listAsked() {
  const asked = new Set();
  let place = 0;
  while (place < course.dilemmas.length && !asked.has(place)) {
    asked.add(place);
    place = numbers.get(leadOf(course.dilemmas[place].key)) ?? place + 1;
  }
  return course.dilemmas.filter((dilemma, number) => asked.has(number) || answers.isDone(dilemma.key));
}

// What a first answer is worth: points of the choices picked, of the most that a dilemma can give.
function scoreOf(dilemma) {
  const given = answers.given.get(dilemma.key);
  if (!given || !given.done || !Array.isArray(given.first)) return 0;
  const worth = (id) => dilemma.options.find((option) => option.id === id)?.points ?? 0;
  return given.first.reduce((sum, id) => sum + worth(id), 0);
}

function score() {
  const asked = listAsked();
  const most = asked.reduce((sum, dilemma) => sum + dilemma.most, 0);
  const got = asked.reduce((sum, dilemma) => sum + scoreOf(dilemma), 0);
  const percent = most ? Math.max(0, Math.round((100 * got) / most)) : 0;
  return { percent, passed: course.scoring.pass === null ? null : most > 0 && got >= (course.scoring.pass * most) / 100 - 1e-9 };
}
