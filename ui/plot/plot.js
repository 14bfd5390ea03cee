/* One chart with all that stands beside it. Python says what (`data`), this file only draws and hands back.
 *
 * Every word reaches the page as text, never as markup. The plotly bundle is loaded once a page, from this server.
 * Streamlit calls the default export on each rerun with the same element: what the reader has switched is kept there.
 */

const kept = new WeakMap();
let bundle;

function loadBundle(url) {
  if (window.Plotly) return Promise.resolve();
  bundle ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => (window.Plotly ? resolve() : reject(new Error("no Plotly")));
    script.onerror = () => {
      bundle = undefined;
      script.remove();
      reject(new Error("not loaded"));
    };
    document.head.append(script);
  });
  return bundle;
}

function element(tag, words, attributes = {}) {
  const made = document.createElement(tag);
  if (words !== undefined) made.textContent = words;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/* ---- light and dark: the figure comes in the light palette; each colour has its counterpart ---- */

function isDark(host) {
  const paper = getComputedStyle(host).getPropertyValue("--st-background-color").trim();
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(paper);
  if (!parts) return window.matchMedia("(prefers-color-scheme: dark)").matches;
  const [red, green, blue] = parts.slice(1).map((two) => parseInt(two, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

function figureOf(state, dark) {
  const { figure, palette } = state.data;
  return JSON.parse(dark ? figure.replace(/#[0-9a-f]{6}\b/gi, (tone) => palette[tone.toLowerCase()] ?? tone) : figure);
}

/* ---- drawing ---- */

const CONFIG = { displayModeBar: false, responsive: true, scrollZoom: false, showTips: false };

function switched(state, figure) {
  const { log, off } = state.chosen;
  for (const axis of state.data.switches.log ?? []) {
    if (log) figure.layout[axis] = { ...figure.layout[axis], type: "log", autorange: true, range: undefined };
  }
  for (const [index, group] of (state.data.switches.series ?? []).entries()) {
    if (off.has(index)) for (const trace of group.traces) figure.data[trace].visible = false;
  }
  return figure;
}

async function draw(state) {
  try {
    await loadBundle(state.data.bundle);
  } catch {
    state.trouble.hidden = false;
    state.trouble.textContent =
      "The chart cannot be drawn because its program did not load; reload the page to try again. " +
      "The table holds the same numbers.";
    showTable(state, true);
    return;
  }
  if (state.gone) return;
  const { data, layout } = switched(state, figureOf(state, isDark(state.host)));
  state.trouble.hidden = true;
  await window.Plotly.react(state.plot, data, layout, CONFIG);
  if (!state.listens) {
    state.plot.on("plotly_click", (event) => state.clicked(event));
    state.listens = true;
  }
  state.host.dataset.drawn = String(Number(state.host.dataset.drawn ?? 0) + 1);
}

/* ---- switches that need no server ---- */

function showSwitches(state) {
  const { switches } = state.data;
  const boxes = [];
  const box = (words, checked, change) => {
    const label = element("label");
    const input = element("input", undefined, { type: "checkbox" });
    input.checked = checked;
    input.addEventListener("change", () => {
      change(input.checked);
      draw(state);
    });
    label.append(input, document.createTextNode(words));
    boxes.push(label);
  };
  (switches.series ?? []).forEach((group, index) =>
    box(group.name, !state.chosen.off.has(index), (on) => state.chosen.off[on ? "delete" : "add"](index)),
  );
  if (switches.log?.length) box("logarithmic scale", state.chosen.log, (on) => (state.chosen.log = on));
  state.switches.replaceChildren(...boxes);
}

/* ---- the table behind the chart ---- */

function showTable(state, open) {
  state.table.hidden = !open;
  state.tableButton.setAttribute("aria-expanded", String(open));
  state.tableButton.textContent = open ? "Hide the numbers" : "Show the numbers";
  if (!open || state.tableOf === state.data.table) return;
  state.tableOf = state.data.table;
  const { columns, rows } = state.data.table;
  const table = element("table");
  const head = element("tr");
  head.append(...columns.map((name) => element("th", name.replaceAll("_", " "), { scope: "col" })));
  const top = element("thead");
  top.append(head);
  const body = element("tbody");
  for (const row of rows) {
    const line = element("tr");
    line.append(
      ...row.map((cell) => {
        const shown = element("td", cell === null ? "–" : typeof cell === "number" ? cell.toLocaleString("en-GB") : cell);
        if (typeof cell === "number") shown.className = "ta-number";
        return shown;
      }),
    );
    body.append(line);
  }
  table.append(element("caption", `The numbers behind: ${state.data.title}`, { class: "ta-hidden" }), top, body);
  state.table.replaceChildren(table);
}

/* ---- downloads ---- */

function save(blob, name) {
  const link = element("a", undefined, { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/* Exports are on white paper whatever the page is; their layout carries title, caption and link. */
function exported(state) {
  const { data, layout } = switched(state, figureOf(state, false));
  return { data, layout: { ...layout, ...JSON.parse(state.data.image) } };
}

async function image(state, format, scale) {
  const figure = exported(state);
  const { width, height } = figure.layout;
  const url = await window.Plotly.toImage({ ...figure, config: { staticPlot: true } }, { format, width, height, scale });
  const blob = await (await fetch(url)).blob();
  save(blob, `${state.data.name}${scale > 1 ? `@${scale}x` : ""}.${format}`);
}

function csvCell(cell) {
  const words = cell === null ? "" : String(cell);
  return /[",\n\r]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

function csv(state) {
  const { columns, rows } = state.data.table;
  const caption = Object.entries(state.data.caption_columns);
  const lines = [[...columns, ...caption.map(([name]) => name)]];
  for (const row of rows) lines.push([...row, ...caption.map(([, words]) => words)]);
  const text = lines.map((line) => line.map(csvCell).join(",")).join("\n") + "\n";
  save(new Blob([text], { type: "text/csv;charset=utf-8" }), `${state.data.name}.csv`);
}

async function page(state) {
  const program = await (await fetch(state.data.bundle)).text();
  const figure = { ...exported(state), config: CONFIG };
  figure.layout.width = undefined;
  const safe = (text) => text.replaceAll("<", "\\u003c");
  const title = element("title", state.data.title).outerHTML;
  const html = [
    '<!doctype html><html lang="en"><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `${title}<div id="chart" role="img"></div>`,
    `<script>${program.replaceAll("</script", "<\\/script")}</script>`,
    `<script>const figure = ${safe(JSON.stringify(figure))};`,
    `document.getElementById("chart").setAttribute("aria-label", ${safe(JSON.stringify(state.data.summary))});`,
    'Plotly.newPlot("chart", figure.data, figure.layout, figure.config);</script></html>',
  ];
  save(new Blob([html.join("\n")], { type: "text/html" }), `${state.data.name}.html`);
}

async function copy(state, words, done) {
  try {
    await navigator.clipboard.writeText(words);
    say(state, done);
  } catch {
    say(state, words);
  }
}

function say(state, words) {
  state.said.textContent = words;
}

function showMenu(state) {
  const entries = [
    ["PNG", () => image(state, "png", 1)],
    ["PNG, large", () => image(state, "png", 2)],
    ["SVG", () => image(state, "svg", 1)],
    ["HTML, works offline", () => page(state)],
    ["CSV", () => csv(state)],
    ...state.data.server_files.map((kind) => [
      kind.toUpperCase(),
      () => {
        say(state, `Making the ${kind.toUpperCase()}…`);
        state.asked = Date.now();
        state.setTriggerValue("asked", { kind, at: state.asked });
      },
    ]),
  ];
  if (state.data.quote) entries.push(["Quote", () => copy(state, state.data.quote, `Copied: ${state.data.quote}`)]);
  const items = entries.map(([words, act]) => {
    const button = element("button", words, { type: "button" });
    button.addEventListener("click", async () => {
      say(state, "");
      try {
        await act();
      } catch {
        say(state, `${words} could not be made; reload the page and try again.`);
      }
    });
    const item = element("li");
    item.append(button);
    return item;
  });
  state.menu.replaceChildren(...items);
}

/* A file that the server made on request arrives with the next run. */
function take(state) {
  const { file } = state.data;
  if (!file || file.at !== state.asked) return;
  state.asked = undefined;
  if (file.trouble) {
    say(state, file.trouble);
    return;
  }
  const bytes = Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
  save(new Blob([bytes], { type: file.mime }), file.name);
  say(state, `${file.name} was saved.`);
}

/* ---- the whole ---- */

function build(host) {
  const figure = element("figure", undefined, { class: "ta-chart" });
  const state = {
    host,
    figure,
    chosen: { log: false, off: new Set() },
    trouble: element("p", undefined, { class: "ta-trouble", role: "alert" }),
    switches: element("div", undefined, { class: "ta-switches", role: "group", "aria-label": "Shown in this chart" }),
    plot: element("div", undefined, { class: "ta-plot", role: "img" }),
    words: element("p", undefined, { class: "ta-words" }),
    caption: element("figcaption", undefined, { class: "ta-caption" }),
    menuButton: element("button", "Download", { type: "button", "aria-expanded": "false" }),
    tableButton: element("button", "Show the numbers", { type: "button", "aria-expanded": "false" }),
    menu: element("ul", undefined, { class: "ta-menu" }),
    said: element("p", undefined, { class: "ta-said", role: "status" }),
    table: element("div", undefined, { class: "ta-table", tabindex: "0", role: "region" }),
  };
  state.trouble.hidden = state.menu.hidden = state.table.hidden = true;
  const tools = element("div", undefined, { class: "ta-tools" });
  tools.append(state.menuButton, state.tableButton);
  figure.append(
    state.trouble, state.switches, state.plot, state.words, state.caption, tools, state.menu, state.said, state.table,
  );
  state.menuButton.addEventListener("click", () => {
    state.menu.hidden = !state.menu.hidden;
    state.menuButton.setAttribute("aria-expanded", String(!state.menu.hidden));
  });
  state.tableButton.addEventListener("click", () => showTable(state, state.table.hidden));
  figure.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || state.menu.hidden) return;
    state.menu.hidden = true;
    state.menuButton.setAttribute("aria-expanded", "false");
    state.menuButton.focus();
  });
  state.scheme = window.matchMedia("(prefers-color-scheme: dark)");
  state.redraw = () => setTimeout(() => draw(state), 50); // after Streamlit has changed its own colours
  state.scheme.addEventListener("change", state.redraw);
  host.replaceChildren(figure);
  kept.set(host, state);
  return state;
}

function labelled(words, label) {
  return [element("b", `${label} `), document.createTextNode(words)];
}

export default function show({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".ta-host") ?? parentElement;
  const state = kept.get(host) ?? build(host);
  state.gone = false;
  const isNew = state.data?.figure !== data.figure;
  state.data = data;
  state.setTriggerValue = setTriggerValue;
  state.clicked = (event) => {
    const [point] = event.points;
    setTriggerValue("clicked", { x: point.x, y: point.y, trace: point.curveNumber, customdata: point.customdata ?? null });
  };
  state.plot.setAttribute("aria-label", `${data.title}. ${data.summary}`);
  state.table.setAttribute("aria-label", `The numbers behind: ${data.title}`);
  state.words.replaceChildren(...labelled(data.summary, "In words."));
  state.caption.replaceChildren(...data.caption.flatMap(([label, words]) => labelled(`${words} `, label)));
  showSwitches(state);
  showMenu(state);
  if (!state.table.hidden) showTable(state, true);
  take(state);
  const dark = isDark(host);
  if (isNew || state.dark !== dark) draw(state);
  state.dark = dark;
  return () => {
    state.gone = true;
    state.scheme.removeEventListener("change", state.redraw);
    window.Plotly?.purge(state.plot);
    kept.delete(host);
  };
}
