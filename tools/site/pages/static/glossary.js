// The search field of the page of words: it hides what does not match. Without a script the whole list stands there.
const form = document.querySelector("form.search");
const field = form.querySelector("input");
const status = form.querySelector("[role=status]");
const words = [...document.querySelectorAll("dl.words > div")];
const plain = (text) => text.normalize("NFKD").toLowerCase();

function search() {
  const parts = plain(field.value).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const word of words) {
    const text = plain(word.textContent);
    word.hidden = !parts.every((part) => text.includes(part));
    count += !word.hidden;
  }
  status.textContent = parts.length
    ? status.dataset.found.replace("{count}", count).replace("{all}", words.length)
    : "";
}

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", search);
search();
