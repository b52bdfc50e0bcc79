import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { withLock } from "../../../scripts/lib/lock.mjs";

describe("a lock between processes", () => {
  let home = "";
  let folder = "";
  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), "lock-"));
    folder = path.join(home, "work.lock");
  });
  afterEach(() => rmSync(home, { recursive: true }));

  const leftBy = (pid: string) => {
    mkdirSync(folder);
    writeFileSync(path.join(folder, "pid"), pid);
  };
  const neverWaits = () => expect.unreachable("it waited");

  test("lets one work at a time, and the next when it is done", async () => {
    const order: string[] = [];
    let finish = () => {};
    const gate = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const first = withLock({ folder, waiting: neverWaits }, async () => {
      order.push("first in");
      await gate;
      order.push("first out");
    });
    const second = withLock(
      {
        folder,
        waiting: (owner) => {
          expect(owner).toBe(process.pid);
          finish();
        },
      },
      async () => void order.push("second in"),
    );
    await Promise.all([first, second]);
    expect(order).toEqual(["first in", "first out", "second in"]);
  });

  test("is released when the work fails", async () => {
    await expect(withLock({ folder, waiting: neverWaits }, () => Promise.reject(new Error("no")))).rejects.toThrow(
      "no",
    );
    expect(existsSync(folder)).toBe(false);
  });

  test("of a process that has died is taken over", async () => {
    // Larger than any process number there is.
    leftBy("4194999");
    await expect(withLock({ folder, waiting: neverWaits }, async () => "done")).resolves.toBe("done");
  });

  test("that names no owner is taken over once it is old", async () => {
    mkdirSync(folder);
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(folder, longAgo, longAgo);
    await expect(withLock({ folder, waiting: neverWaits }, async () => "done")).resolves.toBe("done");
  });
});
