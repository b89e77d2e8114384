// Shows what a reader should know before starting: work that will not be kept, a copy opened from a file.
const show = (name) => {
  for (const part of document.querySelectorAll(`[data-when="${name}"]`)) part.hidden = false;
};

const storageWorks = () =>
  new Promise((resolve) => {
    try {
      const asked = indexedDB.open("bac-start-check");
      asked.onerror = () => resolve(false);
      asked.onsuccess = () => {
        asked.result.close();
        indexedDB.deleteDatabase("bac-start-check");
        resolve(true);
      };
    } catch {
      resolve(false);
    }
  });

// Firefox and Safari refuse this folder in a private window, where all else works until the window is closed.
const isPrivate = async () => {
  if (!navigator.storage?.getDirectory) return false;
  return navigator.storage.getDirectory().then(() => false, () => true);
};

const copyOf = async (release) => {
  const workers = await navigator.serviceWorker.getRegistrations();
  return workers.some((worker) => new URL(worker.scope).pathname.includes(`/${release}/`));
};

// A browser may delete what a site stored when the device is full, unless it agrees not to. Firefox asks the learner.
const offerToKeep = async () => {
  if (!navigator.storage?.persist) return;
  if (await navigator.storage.persisted()) return show("agreed");
  show("ask");
  const button = document.querySelector('[data-when="ask"]');
  button.addEventListener("click", async () => {
    const agreed = await navigator.storage.persist().catch(() => false);
    document.querySelector('[data-when="refused"]').hidden = agreed;
    if (agreed) show("agreed");
    button.disabled = agreed;
  });
};

const look = async () => {
  if (location.protocol === "file:") return show("file");
  if (typeof WebAssembly !== "object" || typeof BigInt64Array !== "function") return show("old");
  // Without https a browser has no service worker in any window: that alone says nothing about this one.
  const blocked = isSecureContext && !navigator.serviceWorker;
  if (blocked || !(await storageWorks()) || (await isPrivate())) return show("private");
  const { release } = document.querySelector("[data-release]").dataset;
  if (navigator.serviceWorker && (await copyOf(release))) show("stored");
  await offerToKeep();
};

look()
  .catch(() => show("private"))
  .finally(() => {
    // keeps this page and the pages to read for days without a network
    if (location.protocol !== "file:") navigator.serviceWorker?.register("offline.js").catch(() => {});
    document.documentElement.dataset.looked = "yes";
  });
