import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claimFolder } from "../../../../src/emulator/state/claimFolder.ts";
import { readOwnership } from "../../../../src/emulator/state/ownership.ts";
import { clockAfterRestart } from "../../../../src/emulator/time/clockAfterRestart.ts";
import { itNeeding } from "../../../builders/needs.ts";
import { control, link, type Sharer, startSharer, tokensOf } from "../support/sharer.ts";

let folder: string;
let sharers: Sharer[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "emulator-shared-"));
  sharers = [];
});
afterEach(() => {
  for (const { child } of sharers) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

function start(options: object = {}): Sharer {
  const sharer = startSharer({ state: folder, scenarios: ["daily-refresh"], ...options });
  sharers.push(sharer);
  return sharer;
}

describe("one emulator for several processes", () => {
  it("runs in one of them, and what one does the other sees", async () => {
    const one = await start().next();
    const other = await start().next();
    expect([one.isOwner, other.isOwner]).toEqual([true, false]);
    expect([other.url, other.token]).toEqual([one.url, one.token]);
    const token = await link(other);
    expect(await tokensOf(one)).toContain(token);
  });

  it("has one owner alone however many start at once", async () => {
    for (let round = 0; round < 3; round += 1) {
      const said = await Promise.all(Array.from({ length: 4 }, () => start().next()));
      expect(said.filter(({ isOwner }) => isOwner)).toHaveLength(1);
      expect(new Set(said.map(({ url }) => url)).size).toBe(1);
      await Promise.all(sharers.splice(0).map((sharer) => sharer.end("SIGKILL")));
    }
  }, 240_000);

  it("outlives kill -9 of its owner at the same address, with every change that was acknowledged", async () => {
    const first = start();
    const owner = await first.next();
    const second = start();
    const guest = await second.next();
    const acknowledged: string[] = [];
    for (let made = 0; made < 20; made += 1) acknowledged.push(await link(guest));
    // In the middle of the next ones.
    const writing = (async () => {
      for (;;) acknowledged.push(await link(guest));
    })().catch(() => "the owner is gone");
    await first.end("SIGKILL");
    await writing;
    const after = await second.next();
    expect(after).toMatchObject({ isOwner: true, url: owner.url, token: owner.token });
    expect(await tokensOf(after)).toEqual(expect.arrayContaining(acknowledged));
    const third = await start().next();
    expect(third).toMatchObject({ isOwner: false, url: owner.url });
  }, 240_000);

  itNeeding("signals")("goes over to the other process when its owner ends in order", async () => {
    const first = start();
    const token = await link(await first.next());
    const second = start();
    await second.next();
    await first.end("SIGTERM");
    const after = await second.next();
    expect(after.isOwner).toBe(true);
    expect(await tokensOf(after)).toContain(token);
  });

  it("takes another port where its own is taken, and goes on", async () => {
    const first = start();
    const before = await first.next();
    const token = await link(before);
    await first.end("SIGKILL");
    const squatter = createServer((_request, response) => response.end("not an emulator"));
    await new Promise<void>((resolve) => squatter.listen(Number(new URL(before.url).port), "127.0.0.1", resolve));
    try {
      const after = await start().next();
      expect(after.isOwner).toBe(true);
      expect(after.url).not.toBe(before.url);
      expect(await tokensOf(after)).toContain(token);
    } finally {
      squatter.close();
    }
  });

  it("is not hindered by a process that has the id of a dead owner", async () => {
    const stale = { pid: process.pid, url: "http://127.0.0.1:1", token: "t", released: false };
    writeFileSync(path.join(folder, "owner.1.json"), JSON.stringify(stale));
    expect((await start().next()).isOwner).toBe(true);
  });

  itNeeding("signals")("is never taken from an owner that is only held up", async () => {
    const first = start();
    const before = await first.next();
    first.child.kill("SIGSTOP");
    expect((await start({ patience: 500 }).next()).error).toMatch(/does not answer/);
    first.child.kill("SIGCONT");
    expect(await start().next()).toMatchObject({ isOwner: false, url: before.url });
  });

  itNeeding("modes")("tells its token to this user alone", async () => {
    const { control: base } = await start().next();
    const modes = readdirSync(folder).map((name) => statSync(path.join(folder, name)).mode & 0o077);
    expect(modes).toEqual(modes.map(() => 0));
    expect((await fetch(`${base}/presence`)).status).toBe(401);
  });

  it("begins again for every process when one resets it", async () => {
    const owner = await start().next();
    const guest = await start().next();
    const token = await link(owner);
    await control(guest, "POST", "/reset");
    expect(await tokensOf(owner)).not.toContain(token);
    expect(await tokensOf(guest)).toHaveLength(1);
  });
});

describe("a claim", () => {
  it("is given once for each owner before it, whoever looked when", () => {
    const { generation } = readOwnership(folder);
    const first = claimFolder(folder, generation);
    expect(first).not.toBeNull();
    expect(claimFolder(folder, generation)).toBeNull();
    first?.release();
    claimFolder(folder, readOwnership(folder).generation)?.release();
    // Whoever still holds on to what was read at first is late, although that file is gone.
    expect(claimFolder(folder, generation)).toBeNull();
    expect(readOwnership(folder)).toMatchObject({ generation: 2, owner: { released: true } });
  });
});

describe("the clock of a kept world", () => {
  const header = { kind: "begin", format: 1, seed: 1, start: 1000, real: 50, scenarios: [] } as const;
  const moved = { kind: "clock", frozen: false, at: 9000, real: 100 } as const;

  it("stands still while nobody runs it", () => {
    expect(clockAfterRestart({ header, changes: [moved] }, { ranUntil: 160, now: 9999 })).toEqual({
      virtual: 9060,
      real: 9999,
      frozen: false,
    });
    expect(clockAfterRestart({ header, changes: [] }, { ranUntil: 60, now: 9999 })?.virtual).toBe(1010);
  });

  it("does not move when it was frozen, nor back when the file's time is wrong", () => {
    const frozen = { ...moved, frozen: true };
    expect(clockAfterRestart({ header, changes: [frozen] }, { ranUntil: 160, now: 9999 })?.virtual).toBe(9000);
    expect(clockAfterRestart({ header, changes: [moved] }, { ranUntil: 3, now: 9999 })?.virtual).toBe(9000);
  });
});
