// Streamlit replaces the address when a reader changes a widget, so that nothing could be undone by going back. What
// follows a reader's own touch or key becomes a step of the history, one for each; all else is still replaced.
function keepSteps() {
  if (window.twoAccountsKeepsSteps) return;
  window.twoAccountsKeepsSteps = true;
  let acted = false;
  const [push, replace] = [history.pushState, history.replaceState].map((one) => one.bind(history));
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => { acted = true; }, true);
  addEventListener("popstate", () => { acted = false; }, true);
  history.pushState = (...step) => { acted = false; push(...step); };
  history.replaceState = (state, title, url) => {
    const next = new URL(url ?? location.href, location.href);
    const isStep = acted && next.pathname === location.pathname && next.search !== location.search;
    if (isStep) history.pushState(state, title, url);
    else replace(state, title, url);
  };
}

// A button that copies the page's address; where the browser refuses the clipboard, the address stands there, chosen.
export default function ({ parentElement }) {
  keepSteps();
  const host = parentElement.querySelector(".ta-share");
  if (host.dataset.ready) return;
  host.dataset.ready = "yes";
  const [button, said, field] = ["button", "[role=status]", "input"].map((part) => host.querySelector(part));
  const tell = (words) => {
    said.textContent = "";
    setTimeout(() => { said.textContent = words; }, 50); // so that it is read out a second time, too
  };
  const offer = (link) => {
    field.value = link;
    field.hidden = false;
    field.focus();
    field.select();
    tell("The link is selected; copy it with your keyboard or menu.");
  };
  field.onblur = () => { field.hidden = true; said.textContent = ""; };
  button.onclick = async () => {
    const link = window.location.href;
    try {
      await navigator.clipboard.writeText(link);
      field.hidden = true;
      tell("Link copied.");
    } catch {
      offer(link);
    }
  };
}
