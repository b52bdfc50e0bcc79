import assert from "node:assert/strict";
import { itemOf, type Lens, openLens, run, startLocal } from "./support/lens.ts";

/** As many calls of a comparison as run side by side. */
const sideBySide = 4;

interface TimedReading {
  readonly id: string;
  readonly outcome: string;
  readonly timing?: { readonly connection: string };
}

describe("connections", () => {
  let lens: Lens;
  let itemId: string;

  beforeEach(async () => {
    lens = await openLens();
    await startLocal(lens);
    ({ itemId } = itemOf(lens, "daily-refresh"));
  });

  it("are made for the calls that run side by side, and used again for all others", async () => {
    const connections = async () => {
      await run("balanceLens.balances.compare", { itemId });
      const readings = (lens.comparisonOf(itemId)?.readings ?? []) as readonly TimedReading[];
      return readings.filter(({ outcome }) => outcome === "ok").map(({ timing }) => timing?.connection);
    };
    const first = await connections();
    assert(first.length > 2 * sideBySide, `${first.length} calls tell too little`);
    assert(first.filter((each) => each !== "reused").length <= sideBySide, `of a first comparison: ${first}`);
    const second = await connections();
    assert(
      second.every((each) => each === "reused"),
      `of a second comparison: ${second}`,
    );
  });
});
