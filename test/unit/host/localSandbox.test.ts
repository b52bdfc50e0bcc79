import { expect, test, vi } from "vitest";
import { LocalSandbox, type RunningLocalSandbox } from "../../../src/host/local/localSandbox.ts";

const stopped = { failure: { reason: "emulator-stopped" } };

function setUp(starts: () => Promise<RunningLocalSandbox> = async () => running()) {
  const start = vi.fn(starts);
  const onCloseError = vi.fn();
  const sandbox = new LocalSandbox({ start, options: () => ({ latency: "none", scenarios: [] }), onCloseError });
  const changes: (string | null)[] = [];
  sandbox.onDidChange((address) => changes.push(address?.url ?? null));
  return { sandbox, start, onCloseError, changes };
}

function running(close: () => Promise<void> = async () => {}) {
  return { url: "http://127.0.0.1:1", control: "http://127.0.0.1:1/_emulator", token: "t", close: vi.fn(close) };
}

test("nothing starts before it is used, and then it starts once", async () => {
  const { sandbox, start, changes } = setUp();
  expect(start).not.toHaveBeenCalled();
  expect(sandbox.address).toBeNull();
  await Promise.all([sandbox.use(), sandbox.use(), sandbox.start()]);
  expect(start).toHaveBeenCalledTimes(1);
  expect(sandbox.address?.url).toBe("http://127.0.0.1:1");
  expect(changes).toEqual(["http://127.0.0.1:1"]);
});

test("a start that failed is tried again the next time", async () => {
  let attempts = 0;
  const { sandbox } = setUp(async () => {
    attempts += 1;
    if (attempts === 1) throw new Error("no port");
    return running();
  });
  await expect(sandbox.use()).rejects.toThrow("no port");
  expect((await sandbox.use()).url).toBe("http://127.0.0.1:1");
});

test("once stopped it is not started by use, only by start", async () => {
  const one = running();
  const { sandbox, changes } = setUp(async () => one);
  await sandbox.use();
  await sandbox.stop();
  expect(one.close).toHaveBeenCalledTimes(1);
  await expect(sandbox.use()).rejects.toMatchObject(stopped);
  await sandbox.start();
  expect(changes).toEqual([one.url, null, one.url]);
});

test("a stop during the start closes what was started", async () => {
  const one = running();
  const { sandbox } = setUp(async () => one);
  const started = sandbox.start();
  await sandbox.stop();
  await started;
  expect(one.close).toHaveBeenCalledTimes(1);
  expect(sandbox.address).toBeNull();
});

test("disposed while it starts, it is closed and never announced", async () => {
  const one = running();
  const { sandbox, changes } = setUp(async () => one);
  const started = sandbox.start();
  sandbox.dispose();
  await expect(started).rejects.toMatchObject(stopped);
  expect(one.close).toHaveBeenCalledTimes(1);
  expect(changes).toEqual([]);
});

test("a close that fails at disposal is reported instead of being an unhandled rejection", async () => {
  const { sandbox, onCloseError } = setUp(async () => running(() => Promise.reject(new Error("stuck"))));
  await sandbox.use();
  sandbox.dispose();
  await vi.waitFor(() => expect(onCloseError).toHaveBeenCalledTimes(1));
});

test("a scenario that the settings name and nobody knows is said to be that", async () => {
  const unknown = Object.assign(new Error("There is no scenario nope. There are: a, b, all."), {
    name: "ScenarioError",
  });
  const { sandbox } = setUp(() => Promise.reject(unknown));
  await expect(sandbox.use()).rejects.toMatchObject({
    failure: { reason: "scenario-unknown", detail: "There is no scenario nope. There are: a, b, all." },
  });
});
