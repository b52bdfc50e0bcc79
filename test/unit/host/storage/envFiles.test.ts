import { expect, test, vi } from "vitest";
import { findEnvFiles } from "../../../../src/host/commands/plaidSandbox/askEnvFile.ts";

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

vi.mock("vscode", () => ({
  FileType: { File: 1, Directory: 2, SymbolicLink: 64 },
  Uri: { joinPath: (base: { path: string }, name: string) => ({ path: `${base.path}/${name}` }) },
  workspace: {
    workspaceFolders: [{ uri: { path: "/app" } }, { uri: { path: "/gone" } }],
    fs: {
      readDirectory: async ({ path }: { path: string }) => {
        const entries = tree[path];
        if (entries === undefined) throw new Error(`cannot read ${path}`);
        return entries;
      },
    },
  },
}));

test("the .env files at the top and one folder down are found; examples, and what is not the person's, are not", async () => {
  expect((await findEnvFiles()).map(({ path }) => path)).toEqual([
    "/app/.env",
    "/app/.env.local",
    "/app/api/.env.sandbox",
  ]);
});
