import type { Locator } from "playwright-core";

/** What a person reads in the one element that `locator` finds. */
export async function textOf(locator: Locator): Promise<string> {
  await locator.waitFor();
  return (await locator.allInnerTexts()).join();
}
