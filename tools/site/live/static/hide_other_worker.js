// JupyterLite takes any worker that serves its page for its own one, and at first removes all workers of the host. The
// one of the pages outside would then stand where JupyterLite's is needed, and no work would be kept. So it sees none,
// and registers its own, which changes nothing where that is done already.
if (navigator.serviceWorker) Object.defineProperty(navigator.serviceWorker, "controller", { get: () => null });
