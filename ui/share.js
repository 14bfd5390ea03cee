// A button that copies the page's address; where the browser refuses the clipboard, the address stands there, chosen.
export default function ({ parentElement }) {
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
