/* ---- the program that draws, loaded once a page, from this server ---- */

const PATIENCE_MS = 30_000;

/* Several modules of ours may ask for it: what they wait for is the window's. The page itself may have it on its way
 * (.make/door.py); where that failed, its script has left. */
function loadProgram(url) {
  if (window.Plotly) return Promise.resolve();
  window.twoAccountsProgram ??= new Promise((resolve, reject) => {
    const early = [...document.scripts].find((one) => one.src.endsWith(url));
    const script = early ?? element("script");
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
    if (early) return;
    script.src = url;
    document.head.append(script);
  });
  return window.twoAccountsProgram;
}

