/* ---- downloads: pictures and the page are made here, the other files by the server ---- */

const PIXELS = 4 / 3; // a picture is laid out 900 wide, so that its words can be read in print; its file has 1200 pixels

function save(blob, name) {
  const link = element("a", undefined, { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 30_000);
}

/* Words that only the browser knows, as lines that fit a picture. */
function furtherLines(state) {
  const { wrap } = state.data.image;
  const shown = switchedWords(state);
  const words = [...(shown ? [`Shown: ${shown}`] : []), `Link: ${location.href}`];
  return words.flatMap((line) => {
    const lines = [""];
    for (const word of line.split(" ").flatMap((long) => long.match(new RegExp(`.{1,${wrap}}`, "g")) ?? [])) {
      const together = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
      if (together.length > wrap) lines.push(word);
      else lines[lines.length - 1] = together;
    }
    return lines;
  });
}

/* The figure on white paper whatever the page is, with title and caption, and room for the further lines at its foot. */
function asImage(state) {
  const { data, layout } = switchedFigure(state, false);
  const image = structuredClone(state.data.image.layout);
  const lines = furtherLines(state).map((line) => line.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
  const room = lines.length * state.data.image.line;
  const words = image.annotations.at(-1); // the caption stands last, measured from the foot
  words.text = [words.text, ...lines].join("<br>");
  words.yshift -= room;
  image.margin.b += room;
  const below = (image.legend?.y ?? 0) * image.height + room;
  image.height += room;
  if (image.legend) image.legend.y = below / image.height;
  return { data, layout: { ...layout, ...image } };
}

async function picture(state, format, times) {
  await loadProgram(state.data.bundle);
  const figure = asImage(state);
  const { width, height } = figure.layout;
  const scale = format === "png" ? times * PIXELS : 1;
  const url = await window.Plotly.toImage({ ...figure, config: { staticPlot: true } }, { format, width, height, scale });
  const comma = url.indexOf(",");
  const body = url.slice(0, comma).endsWith(";base64")
    ? Uint8Array.from(atob(url.slice(comma + 1)), (letter) => letter.charCodeAt(0))
    : decodeURIComponent(url.slice(comma + 1));
  const mime = format === "svg" ? "image/svg+xml" : "image/png";
  save(new Blob([body], { type: mime }), `${state.data.name}${times > 1 ? `-${times}x` : ""}.${format}`);
}

/* A page of its own, with the program in it: it works from a disk and may ask nobody for anything. */
async function wholePage(state) {
  const answer = await fetch(state.data.bundle);
  if (!answer.ok) throw new Error("the program was not found");
  const drawn = (await answer.text()).replaceAll("</script", "<\\/script");
  const figure = switchedFigure(state, false);
  const shown = switchedWords(state);
  const caption = [...state.data.caption, ...(shown ? [["Shown", shown]] : [])];
  const quiet = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:";
  const parts = [
    element("h1", state.data.title),
    element("div", undefined, { id: "chart", role: "img", "aria-label": state.data.summary }),
    element("p", state.data.summary),
    ...caption.map(([label, words]) => labelled(element("p"), label, words)),
  ];
  const link = element("p", "Link: ");
  link.append(element("a", location.href, { href: location.href }));
  const foot = element("p", `Saved on ${today()} from Two Accounts.`);
  const text = JSON.stringify(figure).replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028");
  const html = [
    '<!doctype html><html lang="en"><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${quiet}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    element("title", state.data.title).outerHTML,
    "<style>body{font:16px/1.5 system-ui,sans-serif;color:#1c1b19;background:#fff;max-width:1120px;margin:2rem auto;",
    "padding:0 1rem}h1{font-size:1.5rem}p{max-width:46rem;margin:.4rem 0;overflow-wrap:anywhere}</style>",
    ...[...parts, link, foot].map((part) => part.outerHTML),
    `<script>${drawn}</script>`,
    `<script>const figure = ${text};`,
    'Plotly.newPlot("chart", figure.data, figure.layout, {displayModeBar: false, responsive: true});</script></html>',
  ];
  save(new Blob([html.join("\n")], { type: "text/html" }), `${state.data.name}.html`);
}

function labelled(paragraph, label, words) {
  paragraph.append(element("b", `${label}`), document.createTextNode(` ${words} `));
  return paragraph;
}

/* ---- the quote ---- */

async function quote(state) {
  const shown = switchedWords(state);
  const words =
    `${state.data.quote} Source: Two Accounts, ${location.href}, read on ${today()} ` +
    `(data: ${state.data.data_date}${shown ? `; shown ${shown}` : ""}).`;
  state.quoted.value = words;
  state.quoted.hidden = false;
  state.quoted.focus();
  state.quoted.select();
  try {
    await navigator.clipboard.writeText(words);
    say(state, "The quote was copied.");
  } catch {
    say(state, "The quote is selected; copy it from here.");
  }
}

/* ---- the menu ---- */

const FILES = [
  ["PNG", (state) => picture(state, "png", 1)],
  ["PNG, double size", (state) => picture(state, "png", 2)],
  ["SVG", (state) => picture(state, "svg", 1)],
  ["PDF", (state) => order(state, "pdf")],
  ["Interactive HTML", wholePage],
  ["CSV", (state) => order(state, "csv")],
  ["XLSX", (state) => order(state, "xlsx")],
  ["Quote", quote],
];

function order(state, kind) {
  say(state, `Making the ${kind.toUpperCase()}…`);
  ask(state, { kind, link: location.href }, 25_000, 2);
}

function fillMenu(state) {
  const items = FILES.map(([words, make]) => {
    const item = element("li");
    item.append(
      button(words, async () => {
        say(state, "");
        try {
          await make(state);
        } catch (error) {
          console.info("A file was not made:", error);
          say(state, `${words}: this could not be made; reload the page and try again.`);
        }
      }),
    );
    return item;
  });
  state.menu.replaceChildren(...items);
}

/* A file that the server made on request. */
function takeFile(state) {
  const { file } = state.data;
  if (!file || file.at !== state.asked[file.kind]) return;
  answered(state, file.kind);
  if (file.trouble) {
    say(state, file.trouble);
    return;
  }
  const bytes = Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
  save(new Blob([bytes], { type: file.mime }), file.name);
  say(state, `${file.name} was saved.`);
}
