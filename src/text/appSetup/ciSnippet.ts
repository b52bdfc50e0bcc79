/** How a shell starts the emulator that lies at a path, relative to its working directory. */
export function emulatorFileCommand(path: string): string {
  return `node ${quoted(path)}`;
}

/** How a shell starts the emulator of the npm package. @param version of it; the installed one where absent */
export function emulatorPackageCommand(version?: string): string {
  return version === undefined ? "npx balance-lens emulator" : `npx --yes balance-lens@${version} emulator`;
}

/**
 * Lines of `sh` that start the emulator in a CI job, wait until it answers, and put its address and control token into
 * the environment; on GitHub, also for later steps. `docs/ci.md` shows them in a workflow.
 * @param command that starts the emulator, one of those above
 * @param port that is free in the job
 */
export function ciSnippet(command: string, port = 8700): string {
  const url = `http://127.0.0.1:${port}`;
  const lines = [
    `${command} --port ${port} --token ci --scenario all --seed 1 --now 2026-03-01T12:00:00Z &`,
    `curl -fsS --retry 30 --retry-delay 1 --retry-connrefused ${url}/_emulator/health`,
    `PLAID_BASE_URL=${url}`,
    "BALANCE_LENS_CONTROL_TOKEN=ci",
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
