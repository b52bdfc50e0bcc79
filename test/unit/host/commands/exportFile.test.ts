import { beforeEach, expect, test, vi } from "vitest";
import type { CommandDependencies } from "../../../../src/host/commands/command.ts";
import { exportComparison } from "../../../../src/host/commands/comparison/exportComparison.ts";
import { csvColumns } from "../../../../src/text/export/comparisonCsv.ts";
import { checking } from "../../../builders/accounts.ts";
import { comparisonOf } from "../../../builders/comparison.ts";

const window = vi.hoisted(() => ({
  written: new Map<string, Uint8Array>(),
  copied: [] as string[],
  status: [] as string[],
  fails: false,
}));

vi.mock("vscode", () => ({
  l10n: { t: (text: string) => text, bundle: undefined },
  env: { language: "en", clipboard: { writeText: async (text: string) => void window.copied.push(text) } },
  Uri: { file: (path: string) => ({ path, fsPath: path, scheme: "file" }) },
  workspace: {
    fs: {
      writeFile: async ({ path }: { path: string }, bytes: Uint8Array) => {
        if (window.fails) throw new Error("EBUSY");
        window.written.set(path, bytes);
      },
    },
  },
  window: { setStatusBarMessage: (text: string) => void window.status.push(text) },
}));

beforeEach(() => {
  window.written.clear();
  window.copied.length = 0;
  window.status.length = 0;
  window.fails = false;
});

const comparison = comparisonOf({ cached: [{ ...checking({ available: 1 }), name: "Zoë’s ✓ חשבון" }] });
const deps = {
  comparisons: { get: () => ({ comparison }) },
  comparisonWork: { openLatest: async () => undefined },
  panels: { list: () => [] },
  log: { redacted: (text: string) => text },
} as unknown as CommandDependencies;
const exportTo = (to: string, format: string) => exportComparison(deps, { itemId: "item", format, to });
const mark = "\ufeff";

test("a CSV file begins with the mark by which Excel reads its letters, and no other form does", async () => {
  await exportTo("/a.csv", "csv");
  await exportTo("/a.json", "json");
  await exportTo("/a.md", "markdown");
  const textOf = (file: string) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(window.written.get(file));
  expect(textOf("/a.csv").startsWith(`${mark}${csvColumns.join(",")}\r\n`)).toBe(true);
  expect(textOf("/a.csv")).toContain("Zoë’s ✓ חשבון");
  for (const file of ["/a.json", "/a.md"]) expect(textOf(file)).not.toContain(mark);
});

test("a disk that does not take it is a storage failure, and nothing is said to be exported", async () => {
  window.fails = true;
  await expect(exportTo("/a.csv", "csv")).rejects.toMatchObject({ failure: { reason: "storage-failed" } });
  expect(window.status).toEqual([]);
});

test("on the clipboard it would be a letter of the first cell", async () => {
  await exportTo("clipboard", "csv");
  expect(window.copied[0]?.startsWith("account_id,")).toBe(true);
});
