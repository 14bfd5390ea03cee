/* ---- the table behind the chart; its rows come from the server when it is opened ---- */

function openTable(state, open) {
  state.tableButton.setAttribute("aria-expanded", String(open));
  state.tableButton.textContent = open ? "Hide the numbers" : "Show the numbers";
  state.table.hidden = !open;
  state.isTableOpen = open;
  const has = Boolean(state.data.table);
  if (open !== has) ask(state, { kind: "table", open }, 2_500, open ? 4 : 1);
  if (open && !has) state.table.replaceChildren(element("p", "Loading the numbers…"));
  if (open && has) fillTable(state);
}

function fillTable(state) {
  const { columns, rows, all } = state.data.table;
  const shape = JSON.stringify(state.data.table);
  if (state.tableShape === shape && state.table.querySelector("table")) return;
  state.tableShape = shape;
  const table = element("table");
  const head = element("tr");
  head.append(...columns.map((name) => element("th", name.replaceAll("_", " "), { scope: "col" })));
  const top = element("thead");
  top.append(head);
  const body = element("tbody");
  for (const row of rows) {
    const line = element("tr");
    line.append(...row.map(tableCell));
    body.append(line);
  }
  const more = all > rows.length ? ` The first ${rows.length} of ${all.toLocaleString("en-GB")} rows; the files hold all.` : "";
  table.append(element("caption", `The numbers behind “${state.data.title}”; – is not stated.${more}`), top, body);
  state.table.replaceChildren(table);
}

function tableCell(value) {
  if (value === null) return element("td", "–");
  if (typeof value === "number") return element("td", value.toLocaleString("en-GB"), { class: "ta-number" });
  const cell = element("td");
  if (/^https?:\/\//.test(value)) cell.append(element("a", value, { href: value, rel: "noopener", target: "_blank" }));
  else cell.textContent = value;
  return cell;
}
