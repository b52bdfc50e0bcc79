/**
 * Lines of `sh` that start the emulator in a job of CI and leave its address and control token in the environment, for
 * the later steps too where GitHub runs them. `docs/ci.md` shows the same lines in their workflow.
 * @param path of the emulator, from the folder that the job runs in
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

/** Between quotes where the shell would read something into it, and never to be taken for an option of `node`. */
function quoted(path: string): string {
  if (/^[\w./][\w./-]*$/.test(path)) return path;
  const named = path.startsWith("-") ? `./${path}` : path;
  return `'${named.replaceAll("'", "'\\''")}'`;
}
