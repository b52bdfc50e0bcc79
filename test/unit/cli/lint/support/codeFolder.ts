import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runLint } from "../../../../../src/cli/lint/runLint.ts";
import type { TerminalIo } from "../../../../../src/cli/terminal/io.ts";
import { type Ran, runInTerminal } from "../../support/terminal.ts";

/** A folder of a developer, in which the program is started. */
export interface CodeFolder {
  readonly path: string;
  write(file: string, content: string | Uint8Array): void;
  lint(argv?: readonly string[], io?: Partial<TerminalIo>): Promise<Ran>;
  /** The same from a folder in it. */
  lintIn(folder: string, argv: readonly string[], io?: Partial<TerminalIo>): Promise<Ran>;
  remove(): void;
}

export function codeFolder(): CodeFolder {
  const root = mkdtempSync(path.join(tmpdir(), "lint-"));
  // A repository of its own, wherever the tests run.
  mkdirSync(path.join(root, ".git"));
  const lintIn: CodeFolder["lintIn"] = (folder, argv, io) =>
    runInTerminal((given, terminal) => runLint(given, terminal, path.join(root, folder)), argv, io);
  return {
    path: root,
    write(file, content) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), content);
    },
    lint: (argv = [], io = {}) => lintIn(".", argv, io),
    lintIn,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** One call, and one remark of `null-is-not-zero` in line 4. */
export const payment = `import { PlaidApi } from "plaid";
export async function canPay(plaid: PlaidApi, access_token: string) {
  const { data } = await plaid.accountsBalanceGet({ access_token });
  return (data.accounts[0].balances.available ?? 0) > 100;
}
`;

/** No call, and one remark of `removed-environment`. */
export const development = `import plaid
configuration = plaid.Configuration(host=plaid.Environment.Development)
`;
