// Python starts while JupyterLite is still being put together: each keeps one core busy for seconds. When JupyterLite
// asks for the worker of its kernel, it is given the one that has begun.
{
const asked = new URLSearchParams(location.search);
const Plain = window.Worker;
const isKernel = (url) => /\/comlink\.worker\.[^/]*\.js$/.test(String(url));
let begun = null;

// The learner's drawer is reached through the release's own service worker, so that one comes first, where there can be
// one; where it comes late, JupyterLite is faster and starts Python itself. The address is the one that JupyterLite asks
// for: another would be another worker.
const controlled = () => new Promise((done) => {
  const workers = navigator.serviceWorker;
  if (!workers) return done();
  const controller = Object.getOwnPropertyDescriptor(ServiceWorkerContainer.prototype, "controller").get; // hide_other_worker.js
  const address = new URL("../service-worker.js?enableCache=false", location.href).href;
  const look = () => { if (controller.call(workers)?.scriptURL === address) done(); };
  look();
  workers.addEventListener("controllerchange", look);
  workers.register(address).catch(done);
});

if (asked.has("page") && typeof WebAssembly === "object" && !window.crossOriginIsolated) {
  window.Worker = function Worker(url, options) {
    if (!isKernel(url)) return new Plain(url, options);
    window.Worker = Plain;
    return begun ?? new Plain(url, options);
  };
  window.Worker.prototype = Plain.prototype;
  controlled().then(() => {
    if (window.Worker === Plain) return; // JupyterLite was faster
    begun = new Plain("../course/python_start_worker.js", { type: "module" });
    begun.addEventListener("error", () => { begun = null; }, { once: true });
  });
}
}
