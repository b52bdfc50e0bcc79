/**
 * Lines of `sh` that start the emulator in a CI job and put its address and control token into the environment; on
 * GitHub, also for later steps. `docs/ci.md` shows them in a workflow.
 * @param path of the emulator, relative to the job's working directory
 */
export function ciSnippet(path: string): string {
  const lines = [
    `node ${quoted(path)} --port 0 --scenario all --seed 1 --now 2026-03-01T12:00:00Z > emulator.json &`,
    "for _ in $(seq 50); do [ -s emulator.json ] && break; sleep 0.2; done",
    `read_field() { node -p "JSON.parse(require('fs').readFileSync('emulator.json', 'utf8')).$1"; }`,
    "PLAID_BASE_URL=$(read_field url)",
    "BALANCE_LENS_CONTROL_TOKEN=$(read_field token)",
    "export PLAID_BASE_URL BALANCE_LENS_CONTROL_TOKEN",
    `env | grep -E '^(PLAID_BASE_URL|BALANCE_LENS_CONTROL_TOKEN)=' >> "\${GITHUB_ENV:-/dev/null}"`,
  ];
  return `${lines.join("\n")}\n`;
}

/** Quotes a path when the shell would interpret it, and keeps `node` from reading it as an option. */
function quoted(path: string): string {
  if (/^[\w./][\w./-]*$/.test(path)) return path;
  const named = path.startsWith("-") ? `./${path}` : path;
  return `'${named.replaceAll("'", "'\\''")}'`;
}
