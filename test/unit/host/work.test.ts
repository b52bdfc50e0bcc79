import { beforeEach, describe, expect, test, vi } from "vitest";
import { BalanceLensError } from "../../../src/core/failure/errors.ts";
import type { CommandDependencies } from "../../../src/host/commands/command.ts";
import { refreshItems } from "../../../src/host/commands/tree/refreshItems.ts";
import { CallRecord } from "../../../src/host/connection/callRecord.ts";
import { type Connect, Connections } from "../../../src/host/connection/connections.ts";
import { LocalItems } from "../../../src/host/local/localItems.ts";
import { LocalSandbox } from "../../../src/host/local/localSandbox.ts";
import { Log } from "../../../src/host/log.ts";
import { PendingWork } from "../../../src/host/pendingWork.ts";
import { ResponseBodies } from "../../../src/host/responses/responseBodies.ts";
import { SecretValues } from "../../../src/host/secretValues.ts";
import type { Settings } from "../../../src/host/settings.ts";
import type { History } from "../../../src/host/storage/history.ts";
import { RealTimeCalls } from "../../../src/host/storage/realTimeCalls.ts";
import { SandboxItems } from "../../../src/host/storage/sandboxItems.ts";
import { SandboxKeyStore } from "../../../src/host/storage/sandboxKeys.ts";
import { ComparisonStore } from "../../../src/host/store/comparisonStore.ts";
import { ItemStore } from "../../../src/host/store/itemStore.ts";
import { ComparisonWork } from "../../../src/host/work/comparisonWork.ts";
import { ItemReads } from "../../../src/host/work/itemReads.ts";
import {
  type Answer,
  anItem,
  bodyOf,
  countedIds,
  type FakeConnection,
  fakeConnection,
  fakeFolder,
  fakeMemento,
  fakeSecrets,
  stillClock,
} from "./support/fakes.ts";

const item = anItem({ environment: "sandbox" });
const never = new AbortController().signal;
const settings: Settings = {
  environment: "sandbox",
  local: { latency: "none", scenarios: [], allowedHosts: [] },
  sandbox: { url: "" },
  compare: { includeEvaluate: true },
  confirmRealTimeFetch: true,
};

let answer: Parameters<typeof fakeConnection>[1];
let lines: string[];

beforeEach(() => {
  answer = ({ endpoint }) => bodyOf(endpoint);
  lines = [];
});

/** Everything below the commands, over a connection that answers what the test says. */
function setUp(options: { connect?: (given: Parameters<Connect>[0]) => FakeConnection; save?: History["save"] } = {}) {
  const clock = stillClock();
  const memento = fakeMemento();
  const known = new SecretValues();
  const secrets = fakeSecrets();
  const log = new Log(
    { error: (line) => lines.push(line), warn() {}, info: (line) => lines.push(line), debug() {} },
    known,
  );
  const connection = fakeConnection(clock, (request, signal) => answer(request, signal));
  const local = new LocalSandbox({
    start: () => Promise.reject(new Error("this test uses no local sandbox")),
    options: () => settings.local,
    onCloseError() {},
    onNote() {},
  });
  const history = {
    save: vi.fn(options.save ?? (async () => {})),
    find: vi.fn<History["find"]>(async () => null),
  } as unknown as History & { save: ReturnType<typeof vi.fn>; find: ReturnType<typeof vi.fn> };
  const shared = {
    clock,
    ids: countedIds(),
    log,
    pending: new PendingWork(),
    items: new ItemStore("sandbox"),
    responses: new ResponseBodies(known),
    comparisons: new ComparisonStore(),
    calls: new CallRecord(clock),
    realTimeCalls: new RealTimeCalls(memento),
    sandboxItems: new SandboxItems({ folder: fakeFolder(), secrets, known, clock }),
    local,
    localItems: new LocalItems(local, (lesson) => lesson),
    memento,
    history,
  };
  const connections = new Connections({
    ...shared,
    connect: async (given) => (options.connect ?? (() => connection))(given),
    keys: new SandboxKeyStore({ secrets, memento, known }),
    settings: () => settings,
  });
  const itemReads = new ItemReads({ ...shared, connections });
  const comparisonWork = new ComparisonWork({ ...shared, connections, itemReads });
  shared.items.listLoaded([item]);
  return { ...shared, connection, connections, itemReads, comparisonWork };
}

/** An Item that is kept after a listing has begun, which goes on until it is ended, and does not find it. */
async function addedWhileListing(itemReads: ItemReads, sandboxItems: SandboxItems) {
  let endListing = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    endListing = resolve;
  });
  vi.spyOn(sandboxItems, "list").mockReturnValueOnce(ended.then(() => []));
  const listing = itemReads.list(never);
  const added = anItem({ itemId: "item2", environment: "sandbox", institutionName: "Tattersall" });
  await sandboxItems.put(added, "access-sandbox-2");
  return { listing, endListing, added };
}

describe("reading an Item", () => {
  test("fills its facts and accounts through two free calls", async () => {
    const { items, itemReads, connection } = setUp();
    await itemReads.read("item1", never);
    expect(connection.calls.map(({ endpoint }) => endpoint).sort()).toEqual(["/accounts/get", "/item/get"]);
    expect(items.get("item1")).toMatchObject({
      busy: false,
      failure: null,
      facts: { createdAt: "2026-09-01T00:00:00Z" },
      accounts: [{ accountId: "acc1", mask: "0000", balance: { balances: { current: 110 } } }],
    });
  });

  test("asked twice at once, it reads once", async () => {
    const { itemReads, connection } = setUp();
    await Promise.all([itemReads.read("item1", never), itemReads.read("item1", never)]);
    expect(connection.calls).toHaveLength(2);
  });

  test("an Item kept while the list is being read is listed with its name, not as that reading found it", async () => {
    const { items, itemReads, sandboxItems } = setUp();
    const { listing, endListing, added } = await addedWhileListing(itemReads, sandboxItems);
    const relisting = itemReads.relist(never);
    endListing();
    await Promise.all([listing, relisting]);
    expect(items.list().map((entry) => entry.item)).toEqual([added]);
  });

  test("Refresh shows an Item that another window added since the listing under way began", async () => {
    const { items, itemReads, sandboxItems } = setUp();
    const { listing, endListing, added } = await addedWhileListing(itemReads, sandboxItems);
    const refreshing = refreshItems({ items, itemReads } as CommandDependencies, undefined);
    endListing();
    await Promise.all([listing, refreshing]);
    expect(items.list().map((entry) => entry.item)).toEqual([added]);
  });

  test("a refused call is the Item's failure until a read succeeds, and what was known stays", async () => {
    const { items, itemReads } = setUp();
    await itemReads.read("item1", never);
    const refused: Answer = { reason: "item-login-required" };
    answer = ({ endpoint }) => (endpoint === "/accounts/get" ? refused : bodyOf(endpoint));
    await itemReads.read("item1", never);
    expect(items.get("item1")).toMatchObject({
      failure: { reason: "item-login-required" },
      accounts: [{ accountId: "acc1" }],
    });
    answer = ({ endpoint }) => bodyOf(endpoint);
    await itemReads.read("item1", never);
    expect(items.get("item1")?.failure).toBeNull();
  });

  test("a connection that cannot be made is the Item's failure too, and is thrown", async () => {
    const { items, itemReads } = setUp({
      connect() {
        throw new BalanceLensError({ reason: "production-refused", requestId: null });
      },
    });
    await expect(itemReads.read("item1", never)).rejects.toMatchObject({ failure: { reason: "production-refused" } });
    expect(items.get("item1")).toMatchObject({ busy: false, failure: { reason: "production-refused" } });
  });

  test("a cancelled read leaves no failure behind and is no longer busy", async () => {
    const { items, itemReads } = setUp();
    const controller = new AbortController();
    answer = () => {
      controller.abort(new BalanceLensError({ reason: "cancelled", requestId: null }));
      return { reason: "cancelled" };
    };
    await expect(itemReads.read("item1", controller.signal)).rejects.toMatchObject({
      failure: { reason: "cancelled" },
    });
    expect(items.get("item1")).toMatchObject({ busy: false, failure: null });
  });
});

describe("comparing", () => {
  const options = { evaluate: null } as const;

  test("ends in the store, in the tree and in the history", async () => {
    const { comparisonWork, comparisons, items, history } = setUp();
    const comparison = await comparisonWork.compare(item, options, never);
    expect(comparison.status).toBe("complete");
    expect(comparisons.get("item1")).toEqual({ comparison, inFlight: [], failure: null, repeat: null });
    expect(items.get("item1")?.accounts?.[0]?.balance).toMatchObject({ endpoint: "/accounts/balance/get" });
    expect(history.save).toHaveBeenCalledWith(comparison);
  });

  test("is told while it runs", async () => {
    const { comparisonWork, comparisons } = setUp();
    const seen = new Set<string | undefined>();
    comparisons.onDidChange(({ itemId }) => seen.add(comparisons.get(itemId).comparison?.status));
    await comparisonWork.compare(item, options, never);
    expect(seen).toEqual(new Set([undefined, "running", "complete"]));
  });

  test("asked again while it runs, it joins the one that runs", async () => {
    const { comparisonWork, connection } = setUp();
    const both = await Promise.all([1, 2].map(() => comparisonWork.compare(item, options, never)));
    expect(both[0]).toBe(both[1]);
    expect(connection.calls.filter(({ endpoint }) => endpoint === "/accounts/balance/get")).toHaveLength(1);
  });

  test("cancelled by the panel, it keeps what was read", async () => {
    const { comparisonWork, comparisons } = setUp();
    answer = ({ endpoint }) => {
      if (endpoint === "/accounts/balance/get") comparisonWork.cancel("item1");
      return bodyOf(endpoint);
    };
    await comparisonWork.compare(item, options, never);
    const { comparison } = comparisons.get("item1");
    expect(comparison?.status).toBe("cancelled");
    expect(comparison?.readings.find(({ id }) => id === "cached:/accounts/get")?.outcome).toBe("ok");
  });

  test("one that could not be made at all says so, and keeps the comparison before it", async () => {
    let broken = false;
    const good = fakeConnection(stillClock(), ({ endpoint }) => bodyOf(endpoint));
    const { comparisonWork, comparisons, connections } = setUp({
      connect() {
        if (broken) throw new BalanceLensError({ reason: "emulator-stopped", requestId: null });
        return good;
      },
    });
    const first = await comparisonWork.compare(item, options, never);
    broken = true;
    vi.spyOn(connections, "of").mockRejectedValue(
      new BalanceLensError({ reason: "emulator-stopped", requestId: null }),
    );
    await expect(comparisonWork.compare(item, options, never)).rejects.toBeInstanceOf(BalanceLensError);
    expect(comparisons.get("item1")).toMatchObject({ comparison: first, failure: { reason: "emulator-stopped" } });
  });

  test("a disk that is full spoils nothing but the history", async () => {
    const { comparisonWork } = setUp({
      save: () => Promise.reject(Object.assign(new Error("no space"), { code: "ENOSPC" })),
    });
    expect((await comparisonWork.compare(item, options, never)).status).toBe("complete");
    expect(lines.join()).toContain("ENOSPC");
  });

  test("the next one knows of the real-time call of the last", async () => {
    const { comparisonWork } = setUp();
    expect((await comparisonWork.compare(item, options, never)).lastOwnRealTimeAt).toBeNull();
    expect((await comparisonWork.compare(item, options, never)).lastOwnRealTimeAt).toBe("2026-11-22T10:00:00.000Z");
  });
});

describe("fetching one endpoint", () => {
  test("lands as the last column of the open comparison", async () => {
    const { comparisonWork, comparisons, history } = setUp();
    const comparison = await comparisonWork.compare(item, { evaluate: null }, never);
    await comparisonWork.fetch(item, { endpoint: "/accounts/get" }, never);
    await comparisonWork.fetch(item, { endpoint: "/accounts/get" }, never);
    const open = comparisons.get("item1").comparison;
    expect(open?.id).toBe(comparison.id);
    expect(open?.readings.slice(-2).map(({ id }) => id)).toEqual(["single:/accounts/get", "single:/accounts/get#2"]);
    expect(history.save).toHaveBeenCalledTimes(3);
  });

  test("opens a comparison of its own when none is open", async () => {
    const { comparisonWork, comparisons } = setUp();
    await comparisonWork.fetch(item, { endpoint: "/accounts/get" }, never);
    expect(comparisons.get("item1").comparison).toMatchObject({ status: "complete", readings: [{ pass: "single" }] });
  });

  test("waits for the comparison that runs, so that neither loses the other's readings", async () => {
    const { comparisonWork, comparisons } = setUp();
    const comparing = comparisonWork.compare(item, { evaluate: null }, never);
    await comparisonWork.fetch(item, { endpoint: "/accounts/get" }, never);
    const planned = (await comparing).readings.length;
    expect(comparisons.get("item1").comparison?.readings).toHaveLength(planned + 1);
  });

  test("says how long its calls took together", async () => {
    const { comparisonWork, comparisons } = setUp();
    await comparisonWork.fetch(item, { endpoint: "/accounts/get" }, never);
    expect(comparisons.get("item1").comparison?.wallMs).toBe(1);
    await comparisonWork.fetch(item, { endpoint: "/accounts/get" }, never);
    expect(comparisons.get("item1").comparison?.wallMs).toBe(2);
  });

  test("an evaluation alone names its account and its currency as they are known from before", async () => {
    const { comparisonWork, itemReads } = setUp();
    await itemReads.read("item1", never);
    const accountId = "acc1";
    const balances = { available_balance: 1, current_balance: 1 };
    answer = () => ({ body: { core_attributes: balances, scores: null, warnings: [], request_id: "r" } });
    const evaluate = { accountId, amount: 1, rulesetKey: null, clientTransactionId: "t" };
    const reading = await comparisonWork.fetch(item, { endpoint: "/signal/evaluate", evaluate }, never);
    expect(reading).toMatchObject({
      outcome: "ok",
      accounts: [
        {
          accountId,
          name: "Plaid Checking",
          mask: "0000",
          balances: { available: 1, current: 1, isoCurrencyCode: "USD" },
        },
      ],
    });
  });

  test("a refused call is a column too", async () => {
    const { comparisonWork, comparisons } = setUp();
    answer = () => ({ reason: "invalid-request" });
    const reading = await comparisonWork.fetch(item, { endpoint: "/accounts/get" }, never);
    expect(reading.outcome).toBe("failed");
    expect(comparisons.get("item1").comparison?.readings).toEqual([reading]);
  });

  test("one that could not be made at all says so where the panel looks", async () => {
    const { comparisonWork, comparisons, connections } = setUp();
    vi.spyOn(connections, "of").mockRejectedValue(
      new BalanceLensError({ reason: "emulator-stopped", requestId: null }),
    );
    await expect(comparisonWork.fetch(item, { endpoint: "/accounts/get" }, never)).rejects.toBeInstanceOf(Error);
    expect(comparisons.get("item1")).toMatchObject({ comparison: null, failure: { reason: "emulator-stopped" } });
  });

  test("a cancelled one leaves no column", async () => {
    const { comparisonWork, comparisons } = setUp();
    const controller = new AbortController();
    answer = () => {
      controller.abort();
      return { reason: "cancelled" };
    };
    const fetched = comparisonWork.fetch(item, { endpoint: "/accounts/get" }, controller.signal);
    await expect(fetched).rejects.toMatchObject({ failure: { reason: "cancelled" } });
    expect(comparisons.get("item1").comparison).toBeNull();
  });
});

describe("cancelling", () => {
  const options = { evaluate: null } as const;
  const cancelledFailure = { failure: { reason: "cancelled" } };

  /** A connection whose answers wait to be let through. */
  function held() {
    let release = () => {};
    const open = new Promise<void>((resolve) => {
      release = resolve;
    });
    const stopped: boolean[] = [];
    answer = async ({ endpoint }, signal) => {
      await open;
      stopped.push(signal.aborted);
      return bodyOf(endpoint);
    };
    return { release: () => release(), stopped };
  }

  test("a second reader stops waiting at once, and the first still gets its read", async () => {
    const { itemReads, items } = setUp();
    const { release } = held();
    const first = itemReads.read("item1", never);
    const controller = new AbortController();
    const second = itemReads.read("item1", controller.signal);
    controller.abort();
    await expect(second).rejects.toMatchObject(cancelledFailure);
    expect(items.get("item1")?.busy).toBe(true);
    release();
    await first;
    expect(items.get("item1")?.accounts).toHaveLength(1);
  });

  test("a reader who joined outlives the one who began", async () => {
    const { itemReads, items } = setUp();
    const { release, stopped } = held();
    const controller = new AbortController();
    const first = itemReads.read("item1", controller.signal);
    const second = itemReads.read("item1", never);
    controller.abort();
    await expect(first).rejects.toMatchObject(cancelledFailure);
    release();
    await second;
    expect(stopped).toEqual([false, false]);
    expect(items.get("item1")?.accounts).toHaveLength(1);
  });

  test("once nobody waits for a read it is stopped, and the next one begins anew", async () => {
    const { itemReads, items, connection, pending } = setUp();
    const { release } = held();
    const controller = new AbortController();
    const reads = [1, 2].map(() => itemReads.read("item1", controller.signal));
    controller.abort();
    for (const read of reads) await expect(read).rejects.toMatchObject(cancelledFailure);
    // Not the same as an Item without accounts: its row offers to read it.
    expect(items.get("item1")).toMatchObject({ busy: false, accounts: null, ...cancelledFailure });
    const next = itemReads.read("item1", never);
    release();
    await next;
    await pending.whenIdle();
    expect(connection.calls.length).toBeGreaterThanOrEqual(2);
    expect(items.get("item1")).toMatchObject({ busy: false, failure: null, accounts: [{ accountId: "acc1" }] });
  });

  test("a read is stopped from its row, and an Item that was read before stays as it was", async () => {
    const { itemReads, items, pending } = setUp();
    await itemReads.read("item1", never);
    const before = items.get("item1");
    const { release } = held();
    const read = itemReads.read("item1", never);
    itemReads.stop("another");
    expect(items.get("item1")?.busy).toBe(true);
    itemReads.stop("item1");
    await expect(read).rejects.toMatchObject(cancelledFailure);
    release();
    await pending.whenIdle();
    expect(items.get("item1")).toEqual(before);
  });

  test("whoever joined a comparison stops waiting at once, and the comparison runs on", async () => {
    const { comparisonWork } = setUp();
    const { release } = held();
    const first = comparisonWork.compare(item, options, never);
    const controller = new AbortController();
    const second = comparisonWork.compare(item, { ...options }, controller.signal);
    controller.abort();
    await expect(second).rejects.toMatchObject(cancelledFailure);
    release();
    expect((await first).status).toBe("complete");
  });

  test("a comparison that is asked otherwise is another one, after the first", async () => {
    const { comparisonWork, connection } = setUp();
    const asked = [options, { ...options, without: ["/accounts/balance/get" as const] }];
    const [all, fewer] = await Promise.all(asked.map((each) => comparisonWork.compare(item, each, never)));
    expect(fewer?.id).not.toBe(all?.id);
    expect(fewer?.readings.find(({ kind }) => kind === "real-time")).toMatchObject({ skipReason: "not-asked" });
    expect(connection.calls.filter(({ endpoint }) => endpoint === "/accounts/balance/get")).toHaveLength(1);
  });

  test.each(["compare", "fetch", "repeat"] as const)("a %s that waits for its turn never begins", async (kind) => {
    const { comparisonWork, connection } = setUp();
    const { release } = held();
    const running = comparisonWork.fetch(item, { endpoint: "/accounts/get" }, never);
    const { signal, abort } = abortable();
    const queued = {
      compare: () => comparisonWork.compare(item, options, signal),
      fetch: () => comparisonWork.fetch(item, { endpoint: "/item/get" }, signal),
      repeat: () => comparisonWork.repeat(item, { endpoint: "/item/get", times: 3 }, { signal, onReading() {} }),
    }[kind]();
    abort();
    await expect(queued).rejects.toMatchObject(cancelledFailure);
    release();
    await running;
    expect(connection.calls.map(({ endpoint }) => endpoint)).toEqual(["/accounts/get"]);
  });

  test("the panel's cancel reaches what runs and what waits for its turn, and nothing of another Item", async () => {
    const { comparisonWork, comparisons } = setUp();
    const { release } = held();
    const running = comparisonWork.fetch(item, { endpoint: "/accounts/get" }, never);
    const queued = comparisonWork.compare(item, options, never);
    const elsewhere = comparisonWork.fetch({ ...item, itemId: "item2" }, { endpoint: "/accounts/get" }, never);
    await vi.waitFor(() => expect(comparisons.get("item1").inFlight).toMatchObject([{ endpoint: "/accounts/get" }]));
    comparisonWork.cancel("item1");
    await expect(queued).rejects.toMatchObject(cancelledFailure);
    release();
    await expect(running).rejects.toMatchObject(cancelledFailure);
    expect(comparisons.get("item1")).toMatchObject({ comparison: null, inFlight: [], failure: null });
    expect((await elsewhere).outcome).toBe("ok");
  });

  test("what was queued behind a cancelled one still waits for what runs", async () => {
    const { comparisonWork, connection } = setUp();
    const { release } = held();
    const running = comparisonWork.fetch(item, { endpoint: "/accounts/get" }, never);
    const { signal, abort } = abortable();
    const cancelled = comparisonWork.fetch(item, { endpoint: "/auth/get" }, signal);
    const last = comparisonWork.fetch(item, { endpoint: "/item/get" }, never);
    abort();
    await expect(cancelled).rejects.toMatchObject(cancelledFailure);
    release();
    await Promise.all([running, last]);
    expect(connection.calls.map(({ endpoint }) => endpoint)).toEqual(["/accounts/get", "/item/get"]);
  });
});

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

describe("where Plaid's limit leaves no room", () => {
  function spend(calls: CallRecord, endpoint: "/accounts/balance/get" | "/accounts/get") {
    while ((calls.budgetOf("item1").room[endpoint] ?? 0) > 0) calls.note(endpoint, "item1");
  }

  test("a single call is refused, and the panel says so", async () => {
    const { comparisonWork, comparisons, calls, connection } = setUp();
    spend(calls, "/accounts/balance/get");
    const fetched = comparisonWork.fetch(item, { endpoint: "/accounts/balance/get" }, never);
    await expect(fetched).rejects.toMatchObject({ failure: { reason: "budget-spent" } });
    expect(comparisons.get("item1").failure?.reason).toBe("budget-spent");
    expect(connection.calls).toEqual([]);
  });

  test("reading an Item makes the calls that have room and says which has none", async () => {
    const { itemReads, items, calls, connection } = setUp();
    spend(calls, "/accounts/get");
    await itemReads.read("item1", never);
    expect(connection.calls.map(({ endpoint }) => endpoint)).toEqual(["/item/get"]);
    expect(items.get("item1")?.failure?.reason).toBe("budget-spent");
  });

  test("the local sandbox is nobody's to protect", async () => {
    const { comparisonWork, calls, connection, connections } = setUp();
    vi.spyOn(connections, "of").mockResolvedValue(connection);
    spend(calls, "/accounts/get");
    await comparisonWork.fetch(anItem(), { endpoint: "/accounts/get" }, never);
    expect(connection.calls).toHaveLength(1);

    spend(calls, "/accounts/balance/get");
    const { readings } = await comparisonWork.compare(anItem(), { evaluate: null }, never);
    expect(readings.find(({ kind }) => kind === "real-time")?.outcome).toBe("ok");
  });
});

describe("the responses to its calls", () => {
  test("are held of each call of a comparison, of the failed ones too, and of single calls beside them", async () => {
    const { comparisonWork, responses } = setUp();
    answer = ({ endpoint }) =>
      endpoint === "/auth/get" ? { reason: "invalid-request", errorBody: { request_id: "refused" } } : bodyOf(endpoint);
    const { id, readings } = await comparisonWork.compare(item, { evaluate: null }, never);
    await comparisonWork.fetch(item, { endpoint: "/accounts/get" }, never);
    const made = readings.filter(({ outcome }) => outcome !== "skipped").map((reading) => reading.id);
    const states = responses.statesOf(id);
    expect(Object.keys(states).toSorted()).toEqual([...made, "single:/accounts/get"].toSorted());
    expect(new Set(Object.values(states))).toEqual(new Set(["held"]));
    expect(responses.textOf(id, "cached:/auth/get")).toContain("refused");
    expect(responses.textOf(id, "single:/accounts/get")).toContain("Plaid Checking");
  });

  test("are not held of what is nobody's column: a row that is read, an endpoint that is repeated", async () => {
    const { comparisonWork, itemReads, responses } = setUp();
    const held = vi.spyOn(responses, "sinkOf");
    await itemReads.read("item1", never);
    const hooks = { signal: never, onReading() {} };
    await comparisonWork.repeat(item, { endpoint: "/accounts/get", times: 2 }, hooks);
    expect(held).not.toHaveBeenCalled();
  });
});

describe("retrying what failed", () => {
  const evaluate = { accountId: "account1", amount: 7, rulesetKey: null, clientTransactionId: "first" };

  test("calls it again in one go, in the order of the plan, each as a column, an evaluation under a new id", async () => {
    const { comparisonWork, comparisons, connection } = setUp();
    answer = () => ({ reason: "invalid-request" });
    await comparisonWork.fetch(item, { endpoint: "/signal/evaluate", evaluate }, never);
    await comparisonWork.fetch(item, { endpoint: "/item/get" }, never);
    connection.calls.length = 0;
    answer = ({ endpoint }) => bodyOf(endpoint);
    const readings = await comparisonWork.retryFailed(item, undefined, never);
    expect(readings.map(({ endpoint }) => endpoint)).toEqual(["/signal/evaluate", "/item/get"]);
    expect(connection.calls[0]?.evaluate).toMatchObject({ accountId: "account1", amount: 7 });
    expect(connection.calls[0]?.evaluate?.clientTransactionId).not.toBe("first");
    expect(comparisons.get("item1").comparison?.readings).toHaveLength(4);
    expect(await comparisonWork.retryFailed(item, undefined, never), "all was answered").toEqual([]);
  });

  test("is no more than the calls that are named", async () => {
    const { comparisonWork } = setUp();
    answer = () => ({ reason: "invalid-request" });
    await comparisonWork.fetch(item, { endpoint: "/auth/get" }, never);
    await comparisonWork.fetch(item, { endpoint: "/item/get" }, never);
    const readings = await comparisonWork.retryFailed(item, ["single:/item/get"], never);
    expect(readings.map(({ id }) => id)).toEqual(["single:/item/get#2"]);
  });

  test("calls nothing where nothing failed, nor where nothing was compared", async () => {
    const { comparisonWork, connection } = setUp();
    expect(await comparisonWork.retryFailed(item, undefined, never)).toEqual([]);
    await comparisonWork.fetch(item, { endpoint: "/accounts/get" }, never);
    connection.calls.length = 0;
    expect(await comparisonWork.retryFailed(item, undefined, never)).toEqual([]);
    expect(connection.calls).toEqual([]);
  });
});

describe("repeating an endpoint", () => {
  const hooks = { signal: never, onReading() {} };

  test("is shown while it grows, its times alone", async () => {
    const { comparisonWork, comparisons } = setUp();
    const seen: (readonly [boolean | undefined, number | undefined])[] = [];
    comparisons.onDidChange(() => {
      const { repeat } = comparisons.get("item1");
      seen.push([repeat?.running, repeat?.readings.length]);
    });
    await comparisonWork.repeat(item, { endpoint: "/accounts/get", times: 2 }, hooks);
    expect(seen).toEqual([
      [true, 0],
      [true, 1],
      [true, 2],
      [false, 2],
    ]);
    const { repeat } = comparisons.get("item1");
    expect(repeat).toMatchObject({ endpoint: "/accounts/get", environment: "sandbox", times: 2 });
    expect(repeat?.readings.map(({ accounts }) => accounts)).toEqual([[], []]);
  });

  test("calls it as often as it was asked, and lands in no comparison", async () => {
    const { comparisonWork, comparisons, history, connection } = setUp();
    const readings = await comparisonWork.repeat(item, { endpoint: "/accounts/get", times: 3 }, hooks);
    expect(readings.map(({ outcome }) => outcome)).toEqual(["ok", "ok", "ok"]);
    expect(connection.calls).toHaveLength(3);
    expect(comparisons.get("item1").comparison).toBeNull();
    expect(history.save).not.toHaveBeenCalled();
  });

  test("never passes the limit", async () => {
    const { comparisonWork, connection } = setUp();
    await comparisonWork.repeat(item, { endpoint: "/accounts/balance/get", times: 1000 }, hooks);
    expect(connection.calls).toHaveLength(25);
  });

  test("stops when it is cancelled, and keeps what is done", async () => {
    const { comparisonWork, connection } = setUp();
    const controller = new AbortController();
    answer = ({ endpoint }) => {
      if (connection.calls.length === 2)
        controller.abort(new BalanceLensError({ reason: "cancelled", requestId: null }));
      return bodyOf(endpoint);
    };
    const cancelling = { signal: controller.signal, onReading() {} };
    const readings = await comparisonWork.repeat(item, { endpoint: "/accounts/get", times: 9 }, cancelling);
    expect(connection.calls).toHaveLength(2);
    expect(readings[0]?.outcome).toBe("ok");
  });

  test("is remembered where it asked the bank: the cache is newer now", async () => {
    const { comparisonWork, items } = setUp();
    await comparisonWork.repeat(item, { endpoint: "/accounts/balance/get", times: 1 }, hooks);
    const comparison = await comparisonWork.compare(item, { evaluate: null }, never);
    expect(comparison.lastOwnRealTimeAt).toBe("2026-11-22T10:00:00.000Z");
    expect(items.get("item1")?.accounts?.[0]?.balance).not.toBeNull();
  });
});

test("a single real-time call tells Capital One how old an answer may be, and no other bank", async () => {
  const { comparisonWork, connection } = setUp();
  const capitalOne = { ...item, institutionId: "ins_128026" };
  for (const each of [capitalOne, item]) {
    await comparisonWork.fetch(each, { endpoint: "/accounts/balance/get" }, never);
    await comparisonWork.fetch(each, { endpoint: "/accounts/get" }, never);
  }
  expect(connection.calls.map(({ minLastUpdatedDatetime }) => minLastUpdatedDatetime)).toEqual([
    "2026-10-23T10:00:00.000Z",
    undefined,
    undefined,
    undefined,
  ]);
});

test("every call is counted against the budget of its Item", async () => {
  const { comparisonWork, calls } = setUp();
  const roomOf = () => calls.budgetOf("item1").room["/accounts/balance/get"] ?? Number.NaN;
  const before = roomOf();
  await comparisonWork.compare(item, { evaluate: null }, never);
  await comparisonWork.fetch(item, { endpoint: "/accounts/balance/get" }, never);
  expect(roomOf()).toBe(before - 2);
});

test("a comparison skips what there is no room for, and says so", async () => {
  const { comparisonWork, calls } = setUp();
  while ((calls.budgetOf("item1").room["/accounts/balance/get"] ?? 0) > 0) calls.note("/accounts/balance/get", "item1");
  const { readings } = await comparisonWork.compare(item, { evaluate: null }, never);
  expect(readings.find(({ kind }) => kind === "real-time")).toMatchObject({ skipReason: "budget-spent" });
});

test("every call is one line in the log: path, outcome, ms and request id, never a body", async () => {
  const { itemReads } = setUp();
  answer = ({ endpoint }) => (endpoint === "/accounts/get" ? { reason: "unreachable" } : bodyOf(endpoint));
  await itemReads.read("item1", never);
  expect(lines.filter((line) => line.includes("/item/get"))).toEqual(["POST /item/get 200 1 ms req1"]);
  expect(lines.find((line) => line.includes("/accounts/get"))).toMatch(
    /^POST \/accounts\/get - unreachable 1 ms req\d$/,
  );
  expect(lines.join()).not.toContain("Platypus");
});

test("a call that administers an Item is a line in the log too, and reading one by its token is counted", async () => {
  const { connections, calls } = setUp({
    connect({ onAdministrationCall }) {
      const inner = fakeConnection(stillClock(), ({ endpoint }) => bodyOf(endpoint));
      return {
        ...inner,
        async identify(_token, signal) {
          const result = await inner.call({ endpoint: "/item/get", itemId: "pasted" }, signal);
          onAdministrationCall({ path: "/item/get", result });
          return { itemId: "pasted", body: {} };
        },
      };
    },
  });
  const roomOf = () => calls.budgetOf("pasted").room["/item/get"] ?? Number.NaN;
  const before = roomOf();
  await (await connections.of("sandbox")).identify("access-sandbox-pasted", never);
  expect(lines).toEqual(["POST /item/get 200 1 ms req1"]);
  expect(roomOf()).toBe(before - 1);
});
