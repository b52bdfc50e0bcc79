import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { npmCommand, runQuietly } from "../../../scripts/lib/step.mjs";
import { ensureNpmPackage } from "../../../scripts/package/packageNpm.mts";

export const root = path.join(import.meta.dirname, "../../..");

/** A folder of a stranger, in which `balance-lens` is installed from the packed file and nothing else is. */
export interface EmptyFolder {
  readonly path: string;
  write(file: string, text: string): void;
  /** Puts a package into its `node_modules`, as an install of it would. @param from the `node_modules` that has it */
  link(name: string, from: string): void;
  /** Runs a command in it. Never rejects. */
  run(command: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ran>;
  remove(): void;
}

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Packs what the sources say, and installs that offline: the package needs nothing that it does not bring. */
export async function emptyFolder(): Promise<EmptyFolder> {
  const { file } = await ensureNpmPackage();
  const folder = mkdtempSync(path.join(tmpdir(), "bl-package-"));
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  write("package.json", `{ "private": true }`);
  const npm = npmCommand(process.execPath);
  const args = [...npm.args, "install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", file];
  await runQuietly({ ...npm, args, cwd: folder });
  return {
    path: folder,
    write,
    link(name, from) {
      mkdirSync(path.dirname(path.join(folder, "node_modules", name)), { recursive: true });
      symlinkSync(path.join(from, name), path.join(folder, "node_modules", name), "junction");
    },
    async run(command, args, env = {}) {
      // The runner of this test says of itself what would confuse another.
      const { NODE_OPTIONS: _, VITEST: __, NODE_ENV: ___, VITEST_WORKER_ID: ____, ...own } = process.env;
      const options = { cwd: folder, env: { ...own, NO_COLOR: "1", CI: "1", ...env } };
      try {
        const { stdout, stderr } = await promisify(execFile)(command, [...args], options);
        return { code: 0, stdout, stderr };
      } catch (error) {
        const { code, stdout, stderr } = Object(error) as Partial<Ran>;
        return { code: typeof code === "number" ? code : 1, stdout: stdout ?? "", stderr: stderr ?? String(error) };
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}
