import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { shortenNames } from "../../../scripts/build/shortenNames.mts";

const folder = mkdtempSync(path.join(tmpdir(), "names-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("other names, and what a module exports stays as it was called and as it works", async () => {
  const file = path.join(folder, "bundle.mjs");
  const source = `const longer = (first, second) => { const { named = 1 } = first; return { named, second }; };
class Kept extends Error { get code() { return this.name; } }
export { longer as shape, Kept };
`;
  writeFileSync(file, source);
  await shortenNames(file);
  expect(readFileSync(file, "utf8")).not.toMatch(/longer|first/);
  const { shape, Kept } = await import(/* @vite-ignore */ pathToFileURL(file).href);
  expect(shape({ named: 2 }, 3)).toEqual({ named: 2, second: 3 });
  expect(new Kept("x")).toMatchObject({ code: "Error", message: "x" });
});

test("a bundle that cannot be read fails the build, and is left as it is", async () => {
  const file = path.join(folder, "broken.mjs");
  writeFileSync(file, "const = ;");
  await expect(shortenNames(file)).rejects.toThrow("broken.mjs");
  expect(readFileSync(file, "utf8")).toBe("const = ;");
});
