import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { environmentOf } from "../../../src/host/store/storeKey.ts";
import { type ReadOnlyDocument, ReadOnlyDocuments } from "../../../src/host/window/readOnlyDocuments.ts";
import { aComparison, anItem } from "../host/support/fakes.ts";
import { documents as shown } from "../host/support/vscode/documents.ts";

const canary = "$1,180.00 of the canary";

function sheet(comparison: Parameters<typeof environmentOf>[0], text: string): ReadOnlyDocument {
  return { environment: environmentOf(comparison), folder: comparison.id, name: "balances.txt", text };
}

describe("balances and changes of comparisons that are open when somebody signs out are closed and let go of", () => {
  const remote = anItem({ itemId: "remote", environment: "sandbox" });
  const local = anItem({ itemId: "local" });
  let documents: ReadOnlyDocuments;
  beforeEach(() => {
    documents = new ReadOnlyDocuments();
  });
  afterEach(() => {
    documents.dispose();
    shown.reset();
  });

  test("in a diff and alone; those of the local sandbox and of saved responses stay", async () => {
    const [before, after] = ["before", "after"].map((id) => aComparison({ id, item: remote, environment: "sandbox" }));
    const own = aComparison({ id: "own", item: local, environment: "local" });
    const saved = aComparison({ id: "saved", item: remote, environment: "sandbox", origin: "saved" });
    if (before === undefined || after === undefined) throw new Error("two comparisons are needed");
    await documents.diff(sheet(before, canary), sheet(after, canary), "before and after");
    await documents.show({ ...sheet(after, canary), name: "changes.md" });
    await documents.show(sheet(own, "of the local sandbox"));
    await documents.show(sheet(saved, "of a saved response"));
    expect(shown.tabNames()).toHaveLength(4);
    expect(shown.all.filter(({ text }) => text === canary)).toHaveLength(3);

    await documents.close("sandbox");
    expect(shown.tabNames()).toEqual([
      expect.stringMatching(/^balance-lens:\/\/local\/own\/balances\.txt/),
      expect.stringMatching(/^balance-lens:.*\/saved\/balances\.txt/),
    ]);
    const texts = shown.all.map(({ text }) => text).join("\n");
    expect(texts).not.toContain(canary);
    expect(texts).toContain("of the local sandbox");
    expect(texts).toContain("of a saved response");
    expect(texts).toContain("no longer open");
  });

  test("and nothing shows their text again by its address", async () => {
    const comparison = aComparison({ id: "one", item: remote, environment: "sandbox" });
    await documents.show(sheet(comparison, canary));
    const [opened] = shown.all;
    if (opened === undefined) throw new Error("nothing is open");
    await documents.close("sandbox");
    expect(documents.provideTextDocumentContent(opened.uri as never)).not.toContain(canary);
  });
});
