// What a learner has opened once opens again without a network. Inside a release nothing ever changes, so the copy
// comes first; outside (start page, pages to read) the network comes first and the copy is only for days without it.
const FACTS = {{facts}};
{
  const RELEASE = FACTS.release; // empty for the pages outside a release
  const scope = new URL(self.registration.scope).pathname;
  // several courses may share a host: the copies of each are known by where it lies
  const COURSE = `course ${RELEASE ? scope.slice(0, -RELEASE.length - 1) : scope} `;
  const PAGES = `${COURSE}pages`;
  const KEPT = RELEASE ? COURSE + RELEASE : PAGES;

  const inside = (request) => {
    const url = new URL(request.url);
    const here = request.method === "GET" && url.origin === self.location.origin && url.pathname.startsWith(scope);
    return here && url.pathname.slice(scope.length);
  };
  const ours = (request) => {
    const path = inside(request);
    if (path === false || path === "release.json") return false;
    return RELEASE ? !/^api\/(drive|stdin|service-worker-heartbeat)/.test(path) : /^[^/]*$|^lessons\//.test(path);
  };
  const find = async (request) => (await caches.open(KEPT)).match(request, { ignoreSearch: true });
  // The page does not wait for its copy, and a full disk must not keep a page from opening.
  const store = (event, answer) => {
    if (!answer.ok || answer.type !== "basic") return answer;
    const copy = answer.clone();
    event.waitUntil(caches.open(KEPT).then((cache) => cache.put(event.request, copy)).catch(() => {}));
    return answer;
  };
  const copyFirst = async (event) => (await find(event.request)) || store(event, await fetch(event.request));
  const networkFirst = async (event) => {
    try {
      return store(event, await fetch(event.request, { cache: "no-cache" })); // a new release is seen at once
    } catch (error) {
      const copy = await find(event.request);
      if (copy) return copy;
      throw error;
    }
  };
  // A lesson whose release was never opened here: the page that says so, and leads to what can be read.
  const orSayWhy = async (event) => {
    try {
      return await fetch(event.request);
    } catch (error) {
      const page = await find(`${scope}offline.html`);
      if (page) return page;
      throw error;
    }
  };

  self.addEventListener("fetch", (event) => {
    if (ours(event.request)) {
      event.stopImmediatePropagation();
      event.respondWith(RELEASE ? copyFirst(event) : networkFirst(event));
    } else if (!RELEASE && event.request.mode === "navigate" && inside(event.request)) {
      event.respondWith(orSayWhy(event));
    }
  });

  const keep = async (files) => {
    const cache = await caches.open(KEPT);
    for (const url of files) {
      if (ours(new Request(url)) && !(await cache.match(url, { ignoreSearch: true }))) await cache.add(url);
    }
  };
  self.addEventListener("message", (event) => {
    if (!event.data?.keep) return;
    const tell = (done) => event.ports[0].postMessage(done);
    event.waitUntil(keep(event.data.keep).then(() => tell(true), () => tell(false)));
  });

  // The pages to read are few and small: all are copied, and again with each release, which changes this very file.
  self.addEventListener("install", (event) => {
    if (RELEASE) return;
    self.skipWaiting();
    const copy = async () => {
      const cache = await caches.open(KEPT);
      const add = (page) => cache.add(new Request(scope + page, { cache: "no-cache" }));
      await Promise.allSettled(FACTS.pages.map(add));
    };
    event.waitUntil(copy());
  });

  // the copies of earlier releases make room
  self.addEventListener("activate", (event) => {
    if (!RELEASE) return;
    const drop = async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith(COURSE) && name !== KEPT && name !== PAGES) await caches.delete(name);
      }
    };
    event.waitUntil(drop());
  });
}
