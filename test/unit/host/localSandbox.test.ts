import { expect, test, vi } from "vitest";
import { LocalSandbox, type StartLocalSandbox } from "../../../src/host/local/localSandbox.ts";

const stopped = { failure: { reason: "emulator-stopped" } };

function setUp(starts: StartLocalSandbox = async () => running()) {
  const start = vi.fn(starts);
  const onCloseError = vi.fn();
  const onNote = vi.fn();
  const options = () => ({ latency: "none", scenarios: [], allowedHosts: [] }) as const;
  const sandbox = new LocalSandbox({ start, options, onCloseError, onNote });
  const changes: (string | null)[] = [];
  sandbox.onDidChange((address) => changes.push(address?.url ?? null));
  return { sandbox, start, onCloseError, onNote, changes };
}

function running(close: () => Promise<void> = async () => {}, port = 1) {
  const url = `http://127.0.0.1:${port}`;
  let end = () => {};
  const gone = new Promise<void>((resolve) => {
    end = resolve;
  });
  const note: string | null = null;
  return { url, control: `${url}/_emulator`, token: "t", note, gone, end: () => end(), close: vi.fn(close) };
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

test("when the window that runs it goes, this one goes on, and says where", async () => {
  const sandboxes = [running(), running(undefined, 2)];
  const { sandbox, changes } = setUp(async () => sandboxes.shift() ?? running());
  const [first] = sandboxes;
  await sandbox.use();
  first?.end();
  await vi.waitFor(() => expect(sandbox.address?.url).toBe("http://127.0.0.1:2"));
  expect(changes).toEqual(["http://127.0.0.1:1", "http://127.0.0.1:2"]);
});

test("when nobody can go on it has stopped, and the next use tries again", async () => {
  const [first, second] = [running(), running(undefined, 2)];
  const starts = [async () => first, () => Promise.reject(new Error("no port")), async () => second];
  const { sandbox, changes } = setUp(() => (starts.shift() ?? starts[0])?.() ?? Promise.reject(new Error("none")));
  await sandbox.use();
  first.end();
  await vi.waitFor(() => expect(changes).toEqual([first.url, null]));
  expect((await sandbox.use()).url).toBe(second.url);
});

test("one that the person has stopped is not started by the end of the window that ran it", async () => {
  const one = running();
  const { sandbox, start } = setUp(async () => one);
  await sandbox.use();
  await sandbox.stop();
  one.end();
  await one.gone;
  await Promise.resolve();
  expect(start).toHaveBeenCalledTimes(1);
});

test("a world that begins again is told, and so is what a start found", async () => {
  const resets: (() => void)[] = [];
  const { sandbox, onNote } = setUp(async ({ onReset }) => {
    resets.push(onReset);
    return { ...running(), note: "it was damaged" };
  });
  const onDidReset = vi.fn();
  sandbox.onDidReset(onDidReset);
  await sandbox.use();
  expect(onNote).toHaveBeenCalledWith("it was damaged");
  resets[0]?.();
  expect(onDidReset).toHaveBeenCalledTimes(1);
});

test.each([
  ["OwnerSilentError", "local-busy"],
  ["StateError", "storage-failed"],
])("a start that fails by %s is %s", async (name, reason) => {
  const { sandbox } = setUp(() => Promise.reject(Object.assign(new Error("a sentence"), { name })));
  await expect(sandbox.use()).rejects.toMatchObject({ failure: { reason, detail: "a sentence" } });
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
