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

function ask(state, question) {
  state.asked = moment();
  state.setTriggerValue("asked", { ...question, at: state.asked });
}

function today() {
  return new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}
