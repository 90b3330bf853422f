// Reports to a learning platform by SCORM 1.2, and takes up where one left off. Without a platform the page is as always.
const MOST_SUSPENDED = 4096; // characters that SCORM 1.2 keeps
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

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
    this.commit();
  },

  commit() { this.api.LMSCommit(""); },

  // What was answered first counts, and is reported once.
  report(key) {
    if (!this.isOpen) return;
    if (key && answers.isDone(key) && !reportedKeys.has(key)) this.interact(course.dilemmas[numbers.get(key)]);
    const { text, lostNotes } = suspend();
    this.set("cmi.suspend_data", text);
    this.set("cmi.core.lesson_location", here.slice(0, 255));
    if (lostNotes) for (const each of editions) each.find("[data-said]").textContent = each.words.kept_partly;
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

// A sign for each dilemma: its letter where one choice was made once, `*` where there is more to say, which then follows.
function suspend() {
  const extras = [];
  const signs = course.dilemmas.map((dilemma, number) => {
    const given = answers.given.get(dilemma.key);
    if (!given || !given.turns.length) return ".";
    const [turn] = given.turns;
    const place = turn.value.length === 1 ? dilemma.options.findIndex((option) => option.id === turn.value[0]) : -1;
    const isPlain = given.done && given.turns.length === 1 && place >= 0 && place < LETTERS.length && given.role === null && String(given.first) === String(turn.value);
    if (isPlain && !turn.why) return LETTERS[place];
    extras.push({ number, given });
    return "*";
  });
  const head = `1|${Math.round(answers.plain().seconds)}|${signs.join("")}|`;
  const write = (list) => head + JSON.stringify(list.map(({ number, given }) => [number, given]));
  let text = write(extras);
  if (text.length <= MOST_SUSPENDED) return { text, lostNotes: false };
  const kept = extras.map(({ number, given }) => ({ number, given: { ...given, turns: given.turns.map((turn) => ({ ...turn })) } }));
  const turns = kept.flatMap(({ given }) => given.turns).sort((a, b) => b.why.length - a.why.length);
  for (const turn of turns) {
    if (!turn.why) break;
    turn.why = "";
    text = write(kept);
    if (text.length <= MOST_SUSPENDED) return { text, lostNotes: true };
  }
  while (kept.length && write(kept).length > MOST_SUSPENDED) kept.pop();
  return { text: write(kept).slice(0, MOST_SUSPENDED), lostNotes: true };
}

function restore(text) {
  const [version, seconds, signs, ...rest] = text.split("|");
  if (version !== "1" || !signs || signs.length !== course.dilemmas.length) return;
  try {
    const given = JSON.parse(rest.join("|")).map(([number, each]) => [course.dilemmas[number].key, each]);
    [...signs].forEach((sign, number) => {
      const option = course.dilemmas[number].options[LETTERS.indexOf(sign)];
      if (option) given.push([course.dilemmas[number].key, { turns: [{ value: [option.id], why: "" }], first: [option.id], role: null, done: true }]);
    });
    answers.take({ v: 1, seconds, name: "", given });
    for (const dilemma of course.dilemmas) if (answers.isDone(dilemma.key)) reportedKeys.add(dilemma.key);
  } catch { /* of another edition: begin anew */ }
}

platform.open();
answers.listeners.push((key) => platform.report(key));
window.addEventListener("pagehide", () => platform.close());
for (const each of editions) for (const view of each.made.values()) view.show();
render();
