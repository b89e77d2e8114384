// A copy kept in the browser must not hide an update for ever: every page of a release asks which release is the newest.
const { release, root, newer } = JSON.parse(document.getElementById("course-release").textContent);
const STYLE =
  "position:fixed;right:1rem;bottom:1rem;z-index:4000;margin:0;padding:.75rem 1rem;background:#fff4d6;color:#4a3200;" +
  "border:2px solid #8a5a00;border-radius:.5rem;font:600 1rem system-ui";

const tell = () => {
  const note = document.createElement("p");
  note.id = "course-newer";
  note.setAttribute("role", "status");
  note.style = STYLE;
  document.body.append(note);
  const link = Object.assign(document.createElement("a"), { href: root, textContent: newer });
  link.style = "color:inherit;text-decoration:underline";
  note.append(link);
};

// The workers of older releases have nothing left to do.
const retire = async () => {
  const home = new URL(root, location.href).href;
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) {
    const place = worker.scope.startsWith(home) && worker.scope.slice(home.length);
    if (/^\d{4}\.\d+-[^/]+\/$/.test(place) && place !== `${release}/`) await worker.unregister();
  }
};

const look = async () => {
  const answer = await fetch(`${root}release.json?${Date.now()}`, { cache: "no-store" });
  const { newest } = await answer.json();
  if (newest === release) await retire();
  else tell();
};
look().catch(() => {}); // without a network nothing newer can be had
