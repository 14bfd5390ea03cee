/* ---- light and dark: the figure comes in the light palette; each colour has its counterpart ---- */

function isDark(host) {
  const paper = getComputedStyle(host).getPropertyValue("--st-background-color").trim();
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(paper);
  if (!parts) return window.matchMedia("(prefers-color-scheme: dark)").matches;
  const [red, green, blue] = parts.slice(1).map((two) => parseInt(two, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

function coloured({ figure, dark_figure, palette }, dark) {
  if (!dark) return figure;
  return dark_figure ?? figure.replace(/#[0-9a-f]{6}\b/gi, (tone) => palette[tone.toLowerCase()] ?? tone);
}

/* ---- drawing ---- */

const CONFIG = { displayModeBar: false, responsive: false, scrollZoom: false, showTips: false, doubleClick: false };

/* The figure with what the reader has switched; what a switch does is said by Python. */
function switchedFigure(state, dark) {
  const { data, layout } = JSON.parse(coloured(state.data, dark));
  const { log, lifted, series, means } = state.data.switches;
  const chosen = state.chosen;
  if (chosen.log) {
    for (const [axis, change] of Object.entries(log)) layout[axis] = { ...layout[axis], ...change };
    for (const place of lifted) data[place].y = data[place].customdata.map(() => 1);
  }
  const hidden = series.filter((group) => chosen.off.includes(group.id)).flatMap((group) => group.traces);
  for (const place of [...hidden, ...(chosen.mean ? [] : means)]) data[place].visible = false;
  layout.dragmode ??= false; // a finger that scrolls the page over a chart must not zoom it
  return { data, layout };
}

/* Charts are drawn one by one, with the screen painted in between: those in view at once, the others when nothing else
 * is to do. A reader waits for the one that is looked at and not for all. */
const inLine = [];
let lineMoves = false;

function itsTurn(state) {
  if (state.printing) return Promise.resolve();
  return new Promise((resolve) => {
    inLine.push({ state, resolve });
    if (!lineMoves) moveLine();
  });
}

function moveLine() {
  lineMoves = inLine.length > 0;
  if (!lineMoves) return;
  const seen = inLine.findIndex(({ state }) => isInView(state.host));
  const next = (at) => {
    for (const { resolve } of inLine.splice(at, 1)) resolve();
    setTimeout(moveLine); // what was resolved draws first
  };
  if (seen >= 0 || !window.requestIdleCallback) next(Math.max(seen, 0));
  else window.requestIdleCallback(() => (inLine.some(({ state }) => isInView(state.host)) ? moveLine() : next(0)), { timeout: 300 });
}

/* What is about to come into view counts as there. */
function isInView(host) {
  const { top, bottom } = host.getBoundingClientRect();
  return bottom > 0 && top < 1.5 * window.innerHeight;
}

async function draw(state) {
  const turn = (state.turn = moment());
  try {
    await loadProgram(state.data.bundle);
    await itsTurn(state);
    if (state.gone || state.turn !== turn) return;
    state.dark = isDark(state.host);
    const { data, layout } = switchedFigure(state, state.dark && !state.printing);
    if (state.printing) layout.width = state.printing;
    const done = window.Plotly.react(state.plot, data, layout, CONFIG);
    listen(state);
    await done;
    if (state.turn !== turn) return;
    fail(state, "");
    state.host.dataset.drawn = String(Number(state.host.dataset.drawn ?? 0) + 1);
  } catch (error) {
    if (state.gone) return;
    console.info("The chart was not drawn:", error);
    fail(
      state,
      "The chart cannot be drawn because the program for it did not load or failed; reload the page to try again. " +
        "The table below holds the same numbers.",
    );
    openTable(state, true);
  }
}

function fail(state, words) {
  state.trouble.textContent = words;
  state.trouble.hidden = !words;
  state.stage.hidden = Boolean(words);
}

function listen(state) {
  if (state.listens) return;
  state.listens = true;
  state.plot.on("plotly_click", (event) => pick(state, event?.points?.[0]));
  state.plot.on("plotly_selected", (event) => {
    if (event?.range) hand(state, { x: event.range.x ?? null, y: event.range.y ?? null });
  });
}

function pick(state, point) {
  if (!point) return;
  const { meta: about, customdata: shared } = point.data ?? point.fullData;
  const own = point.customdata ?? (shared?.length === 1 ? shared[0] : null); // an outline as a whole has no point
  hand(state, { x: point.x ?? null, y: point.y ?? null, customdata: own, about });
}

/* What was clicked goes to the server only where the page does something with it. */
function hand(state, what) {
  if (state.data.clickable) state.setTriggerValue("clicked", { ...what, at: moment() });
}
