// Python in a worker: the page stays responsive, and a program that does not end can be stopped.
let ready;
const PROGRAM = `
import ast, contextlib, io, sys, traceback
def run(code, setup):
    out = io.StringIO()
    scope = {"__name__": "__main__"}
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            exec(compile(setup, "<fault>", "exec"), scope)
            for statement in ast.parse(code, "<example>").body:
                exec(compile(ast.Interactive([statement]), "<example>", "single"), scope)
        except BaseException as error:
            out.write("".join(traceback.format_exception_only(error)))
    return out.getvalue()
`;

async function load({ runtime, stub }) {
  const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
  const python = await loadPyodide({ indexURL: runtime });
  python.FS.mkdirTree("/stub");
  const archive = await fetch(stub);
  if (archive.ok) python.unpackArchive(await archive.arrayBuffer(), "zip", { extractDir: "/stub" });
  python.runPython("import sys; sys.path.insert(0, '/stub')");
  python.runPython(PROGRAM);
  return python.globals.get("run");
}

onmessage = async ({ data }) => {
  if (data.runtime) {
    ready = load(data);
    return;
  }
  try {
    const run = await ready;
    postMessage({ id: data.id, started: true });
    postMessage({ id: data.id, done: true, output: run(data.code, data.setup) });
  } catch (error) {
    postMessage({ id: data.id, done: true, output: String(error) });
  }
};
