/* ---- the chart by keyboard: arrows go from point to point and read its label, Enter takes it, Escape leaves ---- */

function readable(plot) {
  return (plot._fullData ?? []).filter(
    (trace) => trace.visible === true && trace.hoverinfo !== "skip" && (trace._length ?? trace.x?.length ?? 0) > 0,
  );
}

function pressed(state, event) {
  const steps = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const traces = window.Plotly ? readable(state.plot) : [];
  if (!traces.length) return;
  if (event.key === "Escape") leavePoints(state);
  else if (event.key === "Enter" && state.at) takePoint(state, traces);
  else if (event.key === "Home" || event.key === "End") goTo(state, traces, 0, event.key === "End" ? Infinity : 0);
  else if (steps[event.key] && !event.altKey && !event.ctrlKey && !event.metaKey) {
    const [along, across] = steps[event.key];
    const { trace, point } = state.at ?? { trace: 0, point: along < 0 ? Infinity : -along };
    goTo(state, traces, (trace + across + traces.length) % traces.length, point + along);
  } else return;
  event.preventDefault();
}

function goTo(state, traces, trace, wanted) {
  const length = traces[trace]._length ?? traces[trace].x.length;
  const point = Math.max(0, Math.min(length - 1, wanted));
  state.at = { trace, point };
  const curveNumber = traces[trace].index;
  try {
    window.Plotly.Fx.hover(state.plot, [{ curveNumber, pointNumber: point }]);
  } catch {
    // Some kinds of traces have no label that can be shown this way: their values are read out below.
  }
  // Plotly draws labels at most every 50 ms.
  clearTimeout(state.reading);
  state.reading = setTimeout(() => state.at && readLabel(state, traces[trace], point), 80);
}

function readLabel(state, trace, point) {
  const lines = [...state.plot.querySelectorAll(".hoverlayer text")].map((text) =>
    [...(text.querySelectorAll("tspan.line").length ? text.querySelectorAll("tspan.line") : [text])]
      .map((line) => line.textContent)
      .join(", "),
  );
  const label = lines.join(", ");
  const when = day(trace.x?.[point]);
  state.spoken.textContent = label ? [when, label].filter(Boolean).join(": ") : values(trace, point);
}

/* A date in words; nothing for whatever else an axis has. */
function day(value) {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return "";
  return new Date(`${value}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

function values(trace, point) {
  const words = [trace.text, trace.hovertext].map((all) => (Array.isArray(all) ? all[point] : all)).find(Boolean);
  return [trace.name, words ?? [trace.x?.[point], trace.y?.[point]].filter((value) => value != null).join(": ")]
    .filter(Boolean)
    .join(", ");
}

function takePoint(state, traces) {
  const trace = traces[state.at.trace];
  const { point } = state.at;
  const own = Array.isArray(trace.customdata) ? trace.customdata[point] : trace.customdata;
  pick(state, { x: trace.x?.[point], y: trace.y?.[point], customdata: own, fullData: trace });
}

function leavePoints(state) {
  state.at = undefined;
  clearTimeout(state.reading);
  state.spoken.textContent = "";
  if (window.Plotly && state.plot._fullLayout) window.Plotly.Fx.unhover(state.plot);
}
