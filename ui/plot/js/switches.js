/* ---- switches that need no server; it is told afterwards, so that the page's address keeps them ---- */

function showSwitches(state) {
  const { log, series, means, said } = state.data.switches;
  const shape = JSON.stringify([Object.keys(log), series, means]);
  if (state.switchesShape !== shape) {
    state.switchesShape = shape;
    state.boxes = [];
    const box = (words, isOn, set) => {
      const label = element("label");
      const input = element("input", undefined, { type: "checkbox" });
      input.addEventListener("change", () => {
        set(input.checked);
        redrawSwitched(state);
      });
      label.append(input, element("span", words));
      state.boxes.push({ label, input, isOn });
    };
    for (const { id, name } of series) {
      box(name, () => !state.chosen.off.includes(id), (on) => {
        state.chosen.off = on ? state.chosen.off.filter((other) => other !== id) : [...state.chosen.off, id];
      });
    }
    if (means.length) box("7-day mean", () => state.chosen.mean, (on) => (state.chosen.mean = on));
    if (Object.keys(log).length) box("logarithmic scale", () => state.chosen.log, (on) => (state.chosen.log = on));
    state.switches.replaceChildren(...state.boxes.map(({ label }) => label));
    state.switches.hidden = !state.boxes.length;
  }
  for (const { input, isOn } of state.boxes) input.checked = isOn();
  state.scale.textContent = state.chosen.log ? `${said.log[0].toUpperCase()}${said.log.slice(1)}.` : "";
  state.scale.hidden = !state.chosen.log;
}

function redrawSwitched(state) {
  showSwitches(state);
  leavePoints(state);
  draw(state);
  const { log, mean, off } = state.chosen;
  const words = [...(log ? ["log"] : []), ...(mean ? [] : ["no-mean"]), ...off.map((id) => `without-${id}`)];
  state.switchedAt = moment();
  state.setTriggerValue("switched", { words, at: state.switchedAt });
}

/* What the address says holds, unless the reader has switched since the server last heard. */
function takeChosen(state) {
  if (state.switchedAt !== undefined && state.data.chosen_at !== state.switchedAt) return false;
  const before = JSON.stringify(state.chosen);
  state.chosen = { ...state.data.chosen, off: [...state.data.chosen.off] };
  return before !== JSON.stringify(state.chosen);
}

function switchedWords(state) {
  const { series, said } = state.data.switches;
  const off = series.filter(({ id }) => state.chosen.off.includes(id)).map(({ name }) => `${said.without} ${name}`);
  return [...(state.chosen.log ? [said.log] : []), ...(state.chosen.mean ? [] : [said.mean]), ...off].join("; ");
}
