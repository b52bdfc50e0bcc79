import { expect, test, vi } from "vitest";
import { preconnect } from "../../../../src/host/connection/preconnect.ts";
import { ItemStore } from "../../../../src/host/store/itemStore.ts";
import { anItem } from "../support/fakes.ts";

function watched() {
  const items = new ItemStore("local");
  const opened: string[] = [];
  const waits: { ms: number; over(): void }[] = [];
  const clock = {
    wait: (ms: number) => new Promise<void>((resolve) => void waits.push({ ms, over: resolve })),
  };
  const connections = {
    async of(environment: string): Promise<never> {
      opened.push(environment);
      throw new Error("cannot be opened");
    },
  };
  return { items, opened, waits, held: preconnect({ items, connections, clock }) };
}

test("the connection is opened once Items are listed and their rows drawn, once, and failing is nobody's failure", async () => {
  const { items, opened, waits } = watched();
  items.listLoaded([]);
  expect(waits).toEqual([]);
  items.listLoaded([anItem()]);
  items.listLoaded([anItem(), anItem({ itemId: "other" })]);
  expect(waits).toHaveLength(1);
  expect(opened).toEqual([]);
  waits[0]?.over();
  await vi.waitFor(() => expect(opened).toEqual(["local"]));
});

test("nothing is opened for a list that comes after the window closed", () => {
  const { items, waits, held } = watched();
  held.dispose();
  items.listLoaded([anItem()]);
  expect(waits).toEqual([]);
});
