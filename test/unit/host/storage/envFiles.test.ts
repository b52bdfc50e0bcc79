import { expect, test } from "vitest";
import { findEnvFiles } from "../../../../src/host/commands/plaidSandbox/askEnvFile.ts";
import { Uri, workspace } from "../support/vscode/vscode.ts";

const file = 1;
const folder = 2;

const tree: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  "/app": [
    [".env", file],
    [".env.local", file],
    [".env.example", file],
    [".envrc", file],
    ["api", folder],
    ["node_modules", folder],
    [".git", folder],
    ["locked", folder],
    [".env.d", folder],
  ],
  "/app/api": [
    [".env.sandbox", file | 64],
    ["deep", folder],
  ],
  "/app/api/deep": [[".env", file]],
  "/app/node_modules": [[".env", file]],
  "/app/.git": [[".env", file]],
};

workspace.workspaceFolders = ["/app", "/gone"].map((path) => ({ uri: Uri.file(path) }));
workspace.fs.readDirectory = async ({ path }) => {
  const entries = tree[path];
  if (entries === undefined) throw new Error(`cannot read ${path}`);
  return entries;
};

test("the .env files at the top and one folder down are found; examples, and what is not the person's, are not", async () => {
  expect((await findEnvFiles()).map(({ path }) => path)).toEqual([
    "/app/.env",
    "/app/.env.local",
    "/app/api/.env.sandbox",
  ]);
});
