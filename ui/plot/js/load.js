/* ---- the program that draws, loaded once a page, from this server ---- */

const PATIENCE_MS = 30_000;

/* Several modules of ours may ask for it: what they wait for is the window's. */
function loadProgram(url) {
  if (window.Plotly) return Promise.resolve();
  window.twoAccountsProgram ??= new Promise((resolve, reject) => {
    const script = element("script");
    const fail = () => {
      window.twoAccountsProgram = undefined;
      script.remove();
      reject(new Error("plotly was not loaded"));
    };
    const late = setTimeout(fail, PATIENCE_MS);
    script.onload = () => {
      clearTimeout(late);
      if (window.Plotly) resolve();
      else fail();
    };
    script.onerror = () => {
      clearTimeout(late);
      fail();
    };
    script.src = url;
    document.head.append(script);
  });
  return window.twoAccountsProgram;
}

