import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../../..");
const page = readFileSync(path.join(root, "docs/saved-responses.md"), "utf8");
const forms = readFileSync(path.join(import.meta.dirname, "forms.test.ts"), "utf8");

/** The last cell of each row of the table: which tests prove it. */
const proofs = page
  .slice(page.indexOf("| Form |"))
  .split("\n\n", 1)
  .flatMap((table) => table.split("\n").slice(2))
  .map((row) => row.split("|").at(-2)?.trim() ?? "");

test("every form in the table of docs/saved-responses.md names a test that exists", () => {
  expect(proofs.length).toBeGreaterThan(25);
  for (const proof of proofs) {
    const files = [...proof.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, file = ""]) => file);
    for (const file of files) {
      expect(existsSync(path.join(file.includes("/") ? root : import.meta.dirname, file)), file).toBe(true);
    }
    const names = [...proof.matchAll(/\*([^*]+)\*/g)].map(([, name = ""]) => name);
    // A name begins that of its test, or is in the sentence of one.
    for (const name of names) expect(forms, proof).toContain(name);
    expect(files.length + names.length, proof).toBeGreaterThan(0);
  }
});
