// What a learner has opened once opens again without a network. Inside a release nothing ever changes, so the copy
// comes first; outside (start page, pages to read) the network comes first and the copy is only for days without it.
const RELEASE = "{{release}}"; // empty for the pages outside a release
{
  const scope = new URL(self.registration.scope).pathname;
  const KEPT = RELEASE ? `course-${RELEASE}` : "course-pages";

  const ours = (request) => {
    const url = new URL(request.url);
    return (
      request.method === "GET" && url.origin === self.location.origin && url.pathname.startsWith(scope) &&
      !/\/api\/(drive|stdin|service-worker-heartbeat)/.test(url.pathname) && !url.pathname.endsWith("/release.json")
    );
  };
  const find = async (request) => (await caches.open(KEPT)).match(request, { ignoreSearch: true });
  const store = async (request, answer) => {
    if (answer.ok && answer.type === "basic") await (await caches.open(KEPT)).put(request, answer.clone());
    return answer;
  };
  const copyFirst = async (request) => (await find(request)) || store(request, await fetch(request));
  const networkFirst = async (request) => {
    try {
      return await store(request, await fetch(request));
    } catch (error) {
      const copy = await find(request);
      if (copy) return copy;
      throw error;
    }
  };

  self.addEventListener("fetch", (event) => {
    if (!ours(event.request)) return;
    event.stopImmediatePropagation();
    event.respondWith(RELEASE ? copyFirst(event.request) : networkFirst(event.request));
  });

  self.addEventListener("message", (event) => {
    if (!event.data?.keep) return;
    const keep = async () => {
      const cache = await caches.open(KEPT);
      for (const url of event.data.keep) {
        if (ours(new Request(url)) && !(await cache.match(url, { ignoreSearch: true }))) await cache.add(url);
      }
      event.ports[0].postMessage(true);
    };
    event.waitUntil(keep().catch(() => event.ports[0].postMessage(false)));
  });

  // the copies of earlier releases make room
  self.addEventListener("activate", (event) => {
    if (!RELEASE) return;
    const drop = async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith("course-") && name !== KEPT && name !== "course-pages") await caches.delete(name);
      }
    };
    event.waitUntil(drop());
  });
}
