import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { History } from "../../../src/host/storage/history.ts";
import { aComparison, anItem, aReading } from "./support/fakes.ts";

const historyModule = path.resolve(import.meta.dirname, "../../../src/host/storage/history.ts");

/** Saves comparison after comparison until it is killed, and says when the first is there. */
const saver = `
const { History } = await import(process.argv[1]);
const [, , directory, text] = process.argv;
const comparison = JSON.parse(text);
const history = new History({ directory, keep: 20, onUnreadable() {} });
for (let count = 0; ; count += 1) {
  await history.save({ ...comparison, id: "killed-" + count });
  if (count === 0) process.stdout.write("begun");
}
`;

test("killed at any moment while it saves, the history holds whole comparisons alone", async () => {
  const directory = path.join(await mkdtemp(path.join(tmpdir(), "balance-lens-killed-")), "comparisons");
  const readings = Array.from({ length: 200 }, (_, index) => aReading({ id: `single:/accounts/get#${index}` }));
  const large = JSON.stringify(aComparison({ item: anItem(), readings }));
  try {
    let found = 0;
    for (const delayMs of [0, 1, 3, 7, 12, 20, 33, 54]) {
      const child = spawn(
        process.execPath,
        ["--no-warnings", "--input-type=module", "-e", saver, historyModule, directory, large],
        {
          stdio: ["ignore", "pipe", "inherit"],
        },
      );
      await once(child.stdout, "data");
      setTimeout(() => child.kill("SIGKILL"), delayMs);
      await once(child, "exit");
      const unreadable: string[] = [];
      const history = new History({ directory, keep: 20, onUnreadable: (name) => unreadable.push(name) });
      const files = await history.list();
      for (const { name } of files) {
        expect(JSON.parse(await readFile(path.join(directory, name), "utf8")).readings).toHaveLength(200);
      }
      await history.find(() => false);
      expect(unreadable).toEqual([]);
      found += files.length;
    }
    expect(found).toBeGreaterThan(0);
  } finally {
    await rm(path.dirname(directory), { recursive: true, force: true });
  }
}, 30_000);
