import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Program, startProgram } from "../support/program.ts";

let folder: string;
let programs: Program[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "emulator-killed-"));
  programs = [];
});
afterEach(async () => {
  for (const program of programs) await program.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<Program> {
  const program = await startProgram(["--state", folder, "--scenario", "just-linked"]);
  programs.push(program);
  return program;
}

/** Changes the world, and returns what shows it afterwards. */
type Change = (program: Program) => Promise<(program: Program) => Promise<unknown>>;

const changes: Readonly<Record<string, Change>> = {
  "/user/create": async ({ call }) => {
    const { user_id } = await call("/user/create", { client_user_id: "one", with_upgraded_user: true });
    return (program) => program.call("/user/get", { user_id });
  },
};

it.each(Object.keys(changes))("%s outlives kill -9 of the process that answered it", async (name) => {
  const first = await start();
  const shown = await changes[name]?.(first);
  if (shown === undefined) throw new Error(`no change ${name}`);
  const before = await shown(first);
  expect(before).not.toHaveProperty("error_code");
  await first.kill();
  expect(await shown(await start())).toEqual(before);
});
