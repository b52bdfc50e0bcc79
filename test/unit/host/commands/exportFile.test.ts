import { beforeEach, expect, test, vi } from "vitest";
import type { CommandDependencies } from "../../../../src/host/commands/command.ts";
import { exportComparison } from "../../../../src/host/commands/comparison/exportComparison.ts";
import { csvColumns } from "../../../../src/text/export/comparisonCsv.ts";
import { checking } from "../../../builders/accounts.ts";
import { comparisonOf } from "../../../builders/comparison.ts";
import { files } from "../support/vscode/files.ts";
import { forgetWhatHappened, happened } from "../support/vscode/happened.ts";
import { workspace } from "../support/vscode/vscode.ts";

beforeEach(() => {
  files.clear();
  forgetWhatHappened();
});

const comparison = comparisonOf({ cached: [{ ...checking({ available: 1 }), name: "Zoë’s ✓ חשבון" }] });
const deps = {
  comparisons: { get: () => ({ comparison }) },
  comparisonWork: { openLatest: async () => undefined },
  panels: { list: () => [] },
  timelines: { usualAccount: async () => null, upTo: async () => null },
  log: { redacted: (text: string) => text },
} as unknown as CommandDependencies;
const exportTo = (to: string, format: string) => exportComparison(deps, { itemId: "item", format, to });
const mark = "\ufeff";

test("a CSV file begins with the mark by which Excel reads its letters, and no other form does", async () => {
  await exportTo("/a.csv", "csv");
  await exportTo("/a.json", "json");
  await exportTo("/a.md", "markdown");
  const textOf = (file: string) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(files.get(file) as Uint8Array);
  expect(textOf("/a.csv").startsWith(`${mark}${csvColumns.join(",")}\r\n`)).toBe(true);
  expect(textOf("/a.csv")).toContain("Zoë’s ✓ חשבון");
  for (const file of ["/a.json", "/a.md"]) expect(textOf(file)).not.toContain(mark);
});

test("a disk that does not take it is a storage failure, and nothing is said to be exported", async () => {
  vi.spyOn(workspace.fs, "writeFile").mockRejectedValueOnce(new Error("EBUSY"));
  await expect(exportTo("/a.csv", "csv")).rejects.toMatchObject({ failure: { reason: "storage-failed" } });
  expect(happened.status).toEqual([]);
});

test("on the clipboard it would be a letter of the first cell", async () => {
  await exportTo("clipboard", "csv");
  expect(happened.copied[0]?.startsWith("account_id,")).toBe(true);
});
