/* ---- what a page shows first, unseen: the program is on its way before the charts are there ---- */

export default function start({ data }) {
  loadProgram(data.bundle).catch(() => {}); // a chart that wants it tries again, and says what is wrong
}
