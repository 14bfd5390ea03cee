/* ---- the whole: built once, shown on each run of the server, torn down when it leaves the page ---- */

const kept = new WeakMap();

function build(host) {
  const state = {
    host,
    gone: false,
    asked: {},
    waiting: {},
    chosen: { log: false, mean: true, off: [] },
    figure: element("figure", undefined, { class: "ta-chart" }),
    trouble: element("p", undefined, { class: "ta-trouble", role: "alert" }),
    switches: element("div", undefined, { class: "ta-switches", role: "group", "aria-label": "Shown in this chart" }),
    scale: element("p", undefined, { class: "ta-scale" }),
    stage: element("div", undefined, { class: "ta-stage", tabindex: "0", role: "application" }),
    plot: element("div", undefined, { class: "ta-plot", role: "img" }),
    spoken: element("p", undefined, { class: "ta-unseen", role: "status" }),
    words: element("p", undefined, { class: "ta-words" }),
    caption: element("figcaption", undefined, { class: "ta-caption" }),
    menu: element("ul", undefined, { class: "ta-menu" }),
    said: element("p", undefined, { class: "ta-said", role: "status" }),
    quoted: element("textarea", undefined, { class: "ta-quoted", readonly: "", rows: "4", "aria-label": "Quote" }),
    table: element("div", undefined, { class: "ta-table", tabindex: "0", role: "region" }),
  };
  state.menuButton = button("Download or quote", () => openMenu(state, state.menu.hidden));
  state.tableButton = button("Show the numbers", () => openTable(state, !state.isTableOpen));
  for (const opener of [state.menuButton, state.tableButton]) opener.setAttribute("aria-expanded", "false");
  for (const part of ["trouble", "scale", "menu", "quoted", "table"]) state[part].hidden = true;
  const tools = element("div", undefined, { class: "ta-tools" });
  tools.append(state.menuButton, state.tableButton);
  state.stage.append(state.plot);
  const { trouble, switches, scale, stage, spoken, words, caption, menu, said, quoted, table } = state;
  state.figure.append(trouble, switches, scale, stage, spoken, words, caption, tools, menu, said, quoted, table);
  fillMenu(state);
  host.replaceChildren(state.figure);
  kept.set(host, state);
  attend(state);
  return state;
}

function openMenu(state, open) {
  state.menu.hidden = !open;
  state.quoted.hidden = true;
  state.menuButton.setAttribute("aria-expanded", String(open));
}

/* What happens outside of a run: size, light and dark, printing. All of it ends with `state.leave`. */
function attend(state) {
  const ended = new AbortController();
  const on = (target, event, act) => target.addEventListener(event, act, { signal: ended.signal });
  on(state.stage, "keydown", (event) => pressed(state, event));
  on(state.stage, "blur", () => leavePoints(state));
  on(state.figure, "keydown", (event) => {
    if (event.key !== "Escape" || state.menu.hidden) return;
    openMenu(state, false);
    state.menuButton.focus();
  });
  // The page's own text colour follows the theme, whoever changes it: this is heard as a transition of a moment.
  on(state.figure, "transitionrun", (event) => {
    if (event.target === state.figure) setTimeout(() => isDark(state.host) !== state.dark && draw(state), 20);
  });
  on(window, "beforeprint", () => {
    state.printing = Math.min(state.plot.clientWidth || 680, 680);
    draw(state);
  });
  on(window, "afterprint", () => {
    state.printing = undefined;
    draw(state);
  });
  let width;
  const sized = new ResizeObserver(([{ contentRect }]) => {
    if (width === contentRect.width || !contentRect.width) return;
    const isFirst = width === undefined;
    width = contentRect.width;
    if (isFirst || state.printing || !state.plot._fullLayout) return;
    requestAnimationFrame(() => !state.gone && window.Plotly.Plots.resize(state.plot));
  });
  sized.observe(state.plot);
  state.leave = () => {
    state.gone = true;
    ended.abort();
    for (const waiting of Object.values(state.waiting)) clearTimeout(waiting);
    sized.disconnect();
    window.Plotly?.purge(state.plot);
    kept.delete(state.host);
  };
}

export default function show({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".ta-host") ?? parentElement;
  const state = kept.get(host) ?? build(host);
  const isNew = state.data?.figure !== data.figure;
  state.data = data;
  state.setTriggerValue = setTriggerValue;
  const isSwitched = takeChosen(state);
  if (isNew) {
    state.plot.style.minHeight = `${data.height}px`; // so that nothing moves when the figure arrives
    state.plot.setAttribute("aria-label", `${data.title}. ${data.summary}`);
    state.stage.setAttribute("aria-label", `${data.title}: arrow keys read the points`);
    state.table.setAttribute("aria-label", `The numbers behind: ${data.title}`);
    state.words.replaceChildren();
    labelled(state.words, "In words.", data.summary);
    state.quoted.hidden = true;
    leavePoints(state);
  }
  state.caption.replaceChildren();
  for (const [label, words] of data.caption) labelled(state.caption, label, /[.!?]$/.test(words) ? words : `${words}.`);
  showSwitches(state);
  if (data.note) say(state, data.note);
  if (Boolean(data.table) === Boolean(state.isTableOpen)) answered(state, "table");
  if (state.isTableOpen && data.table) fillTable(state);
  takeFile(state);
  if (isNew || isSwitched) draw(state);
  return leaving(state);
}

/* Streamlit calls what a run handed back when the chart leaves the page, but also when the next run overtook that run,
 * with the chart still in use: then nothing may be torn down. */
function leaving(state) {
  const run = (state.run = moment());
  return () => setTimeout(() => state.run === run && !state.host.isConnected && !state.gone && state.leave());
}
