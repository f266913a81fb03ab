// Python and the stub, in a worker: the page stays alive, and a program that does not end can be stopped.
let ready;

async function load({ runtime, stub }) {
  const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
  const [python, archive] = await Promise.all([loadPyodide({ indexURL: runtime }), fetch(stub)]);
  if (!archive.ok) throw new Error(`${archive.status} ${stub}`);
  python.FS.mkdirTree("/stub");
  python.unpackArchive(await archive.arrayBuffer(), "zip", { extractDir: "/stub" });
  python.runPython("import sys; sys.path.insert(0, '/stub')");
  const { run } = python.pyimport("refgen.website.running.playground");
  postMessage({ loaded: [location.href, ...performance.getEntriesByType("resource").map((one) => one.name)] });
  return run;
}

onmessage = async ({ data }) => {
  if (data.runtime) {
    ready = load(data);
    ready.catch(() => {});
    return;
  }
  let run;
  try {
    run = await ready;
  } catch (error) {
    postMessage({ id: data.id, done: true, failed: String(error) });
    return;
  }
  postMessage({ id: data.id, started: true });
  postMessage({ id: data.id, done: true, ...JSON.parse(run(data.code, data.locale)) });
};
