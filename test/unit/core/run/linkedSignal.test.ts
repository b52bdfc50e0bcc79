import { expect, test } from "vitest";
import { linkSignal } from "../../../../src/core/run/linkedSignal.ts";

test("fires with its parent, and with its reason", () => {
  const parent = new AbortController();
  const linked = linkSignal(parent.signal);
  const heard: unknown[] = [];
  linked.signal.addEventListener("abort", () => heard.push(linked.signal.reason));
  parent.abort("stop");
  expect(linked.signal.aborted).toBe(true);
  expect(heard).toEqual(["stop"]);
});

test("fires alone, once, and leaves its parent be", () => {
  const parent = new AbortController();
  const linked = linkSignal(parent.signal);
  let count = 0;
  linked.signal.addEventListener("abort", () => {
    count += 1;
  });
  linked.cancel("timed-out");
  linked.cancel("again");
  expect([count, linked.signal.reason, parent.signal.aborted]).toEqual([1, "timed-out", false]);
});

test("is fired from the start under a parent that was", () => {
  const linked = linkSignal(AbortSignal.abort("early"));
  expect([linked.signal.aborted, linked.signal.reason]).toEqual([true, "early"]);
});

test("hears nothing after it was disposed, nor does a listener that was removed", () => {
  const parent = new AbortController();
  const linked = linkSignal(parent.signal);
  const never = (): void => {
    throw new Error("heard");
  };
  linked.signal.addEventListener("abort", never);
  linked.signal.removeEventListener("abort", never);
  linked.dispose();
  parent.abort();
  expect(linked.signal.aborted).toBe(false);
  linked.cancel("own");
});
