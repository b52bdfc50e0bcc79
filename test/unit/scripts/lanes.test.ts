import { expect, test } from "vitest";
import { lanesOf, type PartName, runLanes } from "../../../scripts/layers/lanes.mts";

const named = <Name extends string>(...names: readonly Name[]) => names.map((name) => ({ name }));

test("what is chosen runs in its lane, in the lane's order", () => {
  expect(lanesOf(named<PartName>("e2e", "webview", "unit"))).toEqual([named("unit", "webview"), named("e2e")]);
  expect(lanesOf(named<PartName>())).toEqual([]);
});

test("lanes run beside each other, and the parts of one after each other; every result is told", async () => {
  const ends = new Map<string, () => void>();
  const begun: string[] = [];
  const run = runLanes([named<string>("a", "b"), named<string>("c")], async ({ name }) => {
    begun.push(name);
    await new Promise<void>((resolve) => ends.set(name, resolve));
    return `${name} ended`;
  });
  expect(begun).toEqual(["a", "c"]);
  ends.get("a")?.();
  await expect.poll(() => begun).toEqual(["a", "c", "b"]);
  ends.get("b")?.();
  ends.get("c")?.();
  expect(await run).toEqual(["a ended", "b ended", "c ended"]);
});
