import { expect, test } from "vitest";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { formatDuration } from "../../../src/text/format.ts";
import { emulatorWith, scenarioNames } from "../../builders/compareScenario.ts";
import { control, type ListedItem } from "../../builders/emulatorSource.ts";

interface Ledger {
  readonly now: string;
  readonly accounts: readonly { readonly cached: { readonly as_of: string } }[];
}

const second = 1000;

/** Every scenario begins in the middle of a unit, or one column would say 9 h and the next 10 h. */
test.each(scenarioNames())("the ages of %s are in the same words in every column of a comparison", async (scenario) => {
  const emulator = emulatorWith(scenario);
  const context = createTextContext({ messages: {}, locale: "en-US" });
  const words = (ms: number): string => formatDuration(ms, context, { isBound: true });
  const { items } = await control<{ items: readonly ListedItem[] }>(emulator, "/items");
  const { now, accounts } = await control<Ledger>(emulator, `/items/${items[0]?.item_id}/ledger`);
  for (const { cached } of accounts) {
    const age = Date.parse(now) - Date.parse(cached.as_of);
    // An age in seconds is another one every second.
    if (age < 120 * second) continue;
    // A `Date` header leaves out the part of a second; the last column comes some seconds after the first.
    expect([words(age - second), words(age + 15 * second)]).toEqual([words(age), words(age)]);
  }
});
