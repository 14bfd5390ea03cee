/* One chart with all that stands beside it. Python says what (`data`), these files only draw it and hand back.
 *
 * The files of this folder are put together to one module in the order of their use (ui/plot/component.py). Every word
 * reaches the page as text, never as markup.
 */

function element(tag, words, attributes = {}) {
  const made = document.createElement(tag);
  if (words !== undefined) made.textContent = words;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function button(words, act) {
  const made = element("button", words, { type: "button" });
  made.addEventListener("click", act);
  return made;
}

/* What a screen reader is told, and everybody else can read under the chart. */
function say(state, words) {
  state.said.textContent = words;
}

let last = 0;

/* A moment that no other question of this page has. */
function moment() {
  last = Math.max(Date.now(), last + 1);
  return last;
}

/* Asks the server, and again while it does not answer: a run that another one interrupts takes its answer with it. */
function ask(state, question, patience, tries = 4) {
  const at = moment();
  const { kind } = question;
  state.asked[kind] = at;
  state.setTriggerValue("asked", { ...question, at });
  clearTimeout(state.waiting[kind]);
  if (tries > 1) {
    state.waiting[kind] = setTimeout(() => state.gone || ask(state, question, patience * 2, tries - 1), patience);
  }
}

function answered(state, kind) {
  clearTimeout(state.waiting[kind]);
  delete state.asked[kind];
}

function today() {
  return new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}
