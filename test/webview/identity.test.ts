import { expect, it } from "vitest";
import { usePanels } from "./panels.ts";
import { cases } from "./support/cases.ts";

const open = usePanels();

it("a page without a comparison keeps which Item it is of, so that a reload finds it again", async () => {
  const panel = await open({ snapshot: { ...cases.neverRun(), itemId: "item-local-7f3a91c2" } });
  expect(await panel.savedState()).toMatchObject({ itemId: "item-local-7f3a91c2", comparisonId: null });
});

it("a page whose comparison could not be read again keeps which one it was", async () => {
  const state = { schemaVersion: 1, itemId: "item-local-7f3a91c2", comparisonId: "comparison-1", view: {} };
  const panel = await open({ snapshot: { ...cases.neverRun(), itemId: "item-local-7f3a91c2" }, state });
  expect(await panel.savedState()).toMatchObject({ itemId: "item-local-7f3a91c2", comparisonId: "comparison-1" });
});
