import { execFileSync, spawn } from "node:child_process";

/** A program of Node's in a process of its own. */
export interface Program {
  readonly firstLine: string;
  /** ms from its start to its first line. */
  readonly startMs: number;
  /** When it was started, on `performance.now()`. */
  readonly began: number;
  /** What of memory it holds now, in bytes. */
  residentBytes(): number;
  [Symbol.dispose](): void;
}

/** Starts a program and waits for its first line; it ends when disposed of. */
export async function startProgram(args: readonly string[], input?: string): Promise<Program> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(input ?? "");
  const firstLine = await new Promise<string>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${args.join(" ")} ended with ${code}`)));
    child.stdout.once("data", (line: Buffer) => resolve(line.toString()));
  });
  return {
    firstLine,
    startMs: performance.now() - began,
    began,
    residentBytes: () => 1024 * Number(execFileSync("ps", ["-o", "rss=", "-p", String(child.pid)]).toString()),
    [Symbol.dispose]: () => void child.kill(),
  };
}
