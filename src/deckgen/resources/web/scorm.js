// Reports to a learning platform by SCORM 1.2, and takes up where one left off. Without a platform the page is as always.
const MOST_SUSPENDED = 4096; // characters that SCORM 1.2 keeps
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const SIGNS = LETTERS + LETTERS.toUpperCase();

function findApi() {
  for (let frame = window, hops = 0; frame && hops < 20; hops += 1) {
    try {
      if (frame.API) return frame.API;
      if (frame.parent !== frame) frame = frame.parent;
      else if (frame.opener && !frame.opener.closed) frame = frame.opener;
      else return null;
    } catch { return null; }
  }
  return null;
}

const platform = {
  api: findApi(),
  isOpen: false,
  begun: Date.now(),
  reported: 0,
  finished: false,

  get(name) { return String(this.api.LMSGetValue(name)); },
  set(name, value) { this.api.LMSSetValue(name, String(value)); },

  open() {
    if (!this.api || String(this.api.LMSInitialize("")) !== "true") return;
    this.isOpen = true;
    this.reported = Number(this.get("cmi.interactions._count")) || 0;
    const status = this.get("cmi.core.lesson_status");
    this.finished = ["passed", "failed", "completed"].includes(status);
    if (status === "not attempted" || status === "") this.set("cmi.core.lesson_status", "incomplete");
    restore(this.get("cmi.suspend_data"));
    for (const each of editions) {
      each.find("[data-keep]").hidden = true;
      each.find("[data-privacy]").textContent = each.words.privacy_platform;
    }
    if (!course.dilemmas.length && !this.finished) this.complete(); // there is nothing that one could answer
    this.commit();
  },

  commit() { this.api.LMSCommit(""); },

  // What was answered first counts, and is reported once.
  report(key) {
    if (!this.isOpen) return;
    if (key && answers.isDone(key) && !reportedKeys.has(key)) this.interact(course.dilemmas[numbers.get(key)]);
    const { text, isWhole } = suspend();
    this.set("cmi.suspend_data", text);
    this.set("cmi.core.lesson_location", here.slice(0, 255));
    for (const each of editions) each.find("[data-kept]").textContent = isWhole ? "" : each.words.kept_partly;
    if (answers.done === listAsked().length && !this.finished) this.complete();
    this.commit();
  },

  interact(dilemma) {
    reportedKeys.add(dilemma.key);
    const name = `cmi.interactions.${this.reported}`;
    this.reported += 1;
    this.set(`${name}.id`, dilemma.identifier);
    this.set(`${name}.type`, { pick: "choice", "pick-several": "choice", rate: "likert", order: "sequencing", write: "fill-in" }[dilemma.answering]);
    const response = responseOf(dilemma);
    if (response) this.set(`${name}.student_response`, response);
    this.set(`${name}.result`, !course.scoring || !dilemma.most ? "neutral" : scoreOf(dilemma) > 0 ? "correct" : "wrong");
    this.set(`${name}.time`, new Date().toTimeString().slice(0, 8));
  },

  complete() {
    this.finished = true;
    if (course.scoring) {
      const { percent, passed } = score();
      this.set("cmi.core.score.min", 0);
      this.set("cmi.core.score.max", 100);
      this.set("cmi.core.score.raw", percent);
      this.set("cmi.core.lesson_status", passed === null ? "completed" : passed ? "passed" : "failed");
      return;
    }
    this.set("cmi.core.lesson_status", "completed");
  },

  close() {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.set("cmi.core.session_time", duration((Date.now() - this.begun) / 1000));
    this.set("cmi.core.exit", this.finished ? "" : "suspend");
    this.commit();
    this.api.LMSFinish("");
  },
};
const reportedKeys = new Set();

function duration(seconds) {
  const whole = Math.min(Math.round(seconds), 9999 * 3600);
  const two = (number) => String(number).padStart(2, "0");
  return `${String(Math.floor(whole / 3600)).padStart(4, "0")}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

// Choices by letter; for a scale its points. Words are not reported: they are the learner's own.
function responseOf(dilemma) {
  const { first } = answers.given.get(dilemma.key);
  if (dilemma.answering === "rate") return (first ?? []).join(",");
  return (first ?? []).map((id) => LETTERS[dilemma.options.findIndex((option) => option.id === id)]).join(",");
}

// What is kept of an answer: letters of choices, or points of a scale.
function writeValue(dilemma, value) {
  if (dilemma.answering === "rate") return value.join(",");
  return value.map((id) => SIGNS[dilemma.options.findIndex((option) => option.id === id)]).join("");
}

function readValue(dilemma, text) {
  if (dilemma.answering === "rate") return text ? text.split(",") : [];
  return [...text].map((sign) => dilemma.options[SIGNS.indexOf(sign)].id);
}

// A letter where one choice was made once, else in brackets: the answers in turn, `=` and the first of all where another
// took its place, `@` and the role, `!` where a question waits. `.` is no answer.
function writeGiven(dilemma) {
  const { turns, first, role, done } = answers.given.get(dilemma.key) ?? { turns: [], first: null };
  if (!turns.length && first === null) return ".";
  const values = turns.map((turn) => writeValue(dilemma, turn.value));
  const begun = writeValue(dilemma, first ?? []);
  const changed = values[0] === begun ? "" : `=${begun}`;
  if (done && !changed && role === null && values.length === 1 && /^[a-zA-Z]$/.test(values[0])) return values[0];
  return `(${values.join("/")}${changed}${role === null ? "" : `@${role}`}${done ? "" : "!"})`;
}

function readGiven(dilemma, sign) {
  if (sign.length === 1) return { turns: [{ value: readValue(dilemma, sign), why: "" }], first: readValue(dilemma, sign), role: null, done: true };
  const [, values, changed, begun, role, open] = /^\(([^=@!]*)(=([^@!]*))?(?:@(\d+))?(!?)\)$/.exec(sign);
  const turns = changed && !values ? [] : values.split("/").map((value) => ({ value: readValue(dilemma, value), why: "" }));
  return { turns, first: changed ? readValue(dilemma, begun) : [...turns[0].value], role: role === undefined ? null : Number(role), done: !open };
}

// Answers first, then notes, the shortest first, as far as there is room; answers are left out only where they alone are too long.
function suspend() {
  const signs = course.dilemmas.map(writeGiven);
  const head = () => `2|${Math.round(answers.plain().seconds)}|${signs.join("")}|`;
  const spare = () => MOST_SUSPENDED - head().length - "[]".length;
  let isWhole = true;
  for (let place = signs.length - 1; spare() < 0 && place >= 0; place -= 1) {
    isWhole = isWhole && signs[place] === ".";
    signs[place] = ".";
  }
  const notes = course.dilemmas.flatMap((dilemma, number) => (answers.given.get(dilemma.key)?.turns ?? [])
    .map((turn, place) => (turn.why && signs[number] !== "." ? JSON.stringify([number, place, turn.why]) : "")));
  const wanted = notes.filter(Boolean).sort((one, other) => one.length - other.length);
  let room = spare();
  const kept = wanted.filter((note) => { room -= note.length + 1; return room >= -1; });
  return { text: `${head()}[${kept.join(",")}]`, isWhole: isWhole && kept.length === wanted.length };
}

function restore(text) {
  const [version, seconds, written, ...rest] = text.split("|");
  const signs = written?.match(/\([^)]*\)|[.a-zA-Z]/g) ?? [];
  if (version !== "2" || signs.length !== course.dilemmas.length) return;
  try {
    const given = new Map();
    signs.forEach((sign, number) => { if (sign !== ".") given.set(number, readGiven(course.dilemmas[number], sign)); });
    for (const [number, place, why] of JSON.parse(rest.join("|"))) given.get(number).turns[place].why = why;
    answers.take({ v: 1, seconds, name: "", given: [...given].map(([number, each]) => [course.dilemmas[number].key, each]) });
    for (const [key, { turns, done }] of answers.given) if (done || !turns.length) reportedKeys.add(key);
  } catch { /* of another edition: begin anew */ }
}

platform.open();
answers.listeners.push((key) => platform.report(key));
window.addEventListener("pagehide", () => platform.close());
for (const each of editions) for (const view of each.made.values()) view.show();
render();
