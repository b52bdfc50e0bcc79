import type { Memento, SecretStorage, SecretStorageChangeEvent } from "vscode";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import type { ItemSummary } from "../../../../src/core/item/item.ts";
import type { OkReading } from "../../../../src/core/reading/reading.ts";
import type { CallResult, Clock, EndpointRequest, Ids, PlaidConnection } from "../../../../src/core/run/ports.ts";
import type { TextFolder } from "../../../../src/host/storage/sandboxItems.ts";

/** A Memento that keeps JSON, as VS Code does. */
export function fakeMemento(): Pick<Memento, "get" | "update"> & { readonly saved: Map<string, string> } {
  const saved = new Map<string, string>();
  return {
    saved,
    get: <T>(key: string, fallback?: T) => {
      const text = saved.get(key);
      return (text === undefined ? fallback : JSON.parse(text)) as T;
    },
    update: async (key: string, value: unknown) => {
      if (value === undefined) saved.delete(key);
      else saved.set(key, JSON.stringify(value));
    },
  };
}

/** A folder on a disk that several windows share. */
export function fakeFolder(): TextFolder & { readonly saved: Map<string, string> } {
  const saved = new Map<string, string>();
  return {
    saved,
    readAll: async () => [...saved].map(([name, text]) => ({ name, text })),
    read: async (name) => saved.get(name) ?? "",
    write: async (name, text) => void saved.set(name, text),
    remove: async (name) => void saved.delete(name),
    removeAside: async () => undefined,
  };
}

export interface FakeSecrets extends SecretStorage {
  readonly saved: Map<string, string>;
  /** Set: every access rejects with it, as on a machine without a keyring. */
  broken: Error | null;
}

export function fakeSecrets(): FakeSecrets {
  const saved = new Map<string, string>();
  const secrets: FakeSecrets = {
    saved,
    broken: null,
    async get(key) {
      if (secrets.broken !== null) throw secrets.broken;
      return saved.get(key);
    },
    async store(key, value) {
      if (secrets.broken !== null) throw secrets.broken;
      saved.set(key, value);
    },
    async delete(key) {
      if (secrets.broken !== null) throw secrets.broken;
      saved.delete(key);
    },
    onDidChange: (_listener: (change: SecretStorageChangeEvent) => void) => ({ dispose() {} }),
  };
  return secrets;
}

/** A clock that only moves when it is told to. Waiting never ends on its own, so a run never ticks. */
export function stillClock(start = Date.parse("2026-11-22T10:00:00Z")): Clock & { advance(ms: number): void } {
  let now = start;
  return {
    now: () => now,
    monotonic: () => now - start,
    wait: (_ms, signal) =>
      new Promise((_resolve, reject) => {
        if (signal.aborted) reject(signal.reason);
        signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      }),
    advance(ms) {
      now += ms;
    },
  };
}

export function countedIds(): Ids {
  let last = 0;
  return {
    uuid() {
      last += 1;
      return `00000000-0000-4000-8000-${String(last).padStart(12, "0")}`;
    },
  };
}

export function anItem(change: Partial<ItemSummary> = {}): ItemSummary {
  return {
    itemId: "item1",
    environment: "local",
    institutionId: "ins_109508",
    institutionName: "First Platypus Bank",
    products: ["auth"],
    ...change,
  };
}

export function aComparison(change: Partial<Comparison> = {}): Comparison {
  const item = change.item ?? anItem();
  return {
    schemaVersion: 2,
    id: "c1",
    item,
    environment: item.environment,
    plan: { steps: [], options: { evaluate: null } },
    status: "complete",
    startedAt: "2026-11-22T10:00:00.000Z",
    wallMs: 10,
    readings: [],
    lastOwnRealTimeAt: null,
    ...change,
  };
}

export function aReading(change: Partial<OkReading> = {}): OkReading {
  const startedAt = change.startedAt ?? "2026-11-22T10:00:00.000Z";
  return {
    id: "single:/accounts/get",
    endpoint: "/accounts/get",
    pass: "single",
    kind: "cached",
    startedAt,
    latencyMs: 5,
    timing: {
      startedAt,
      startedMonotonicMs: 0,
      latencyMs: 5,
      phases: {},
      connection: "unknown",
      hostBusy: false,
    },
    attempts: 1,
    sent: { accountIds: null, minLastUpdatedDatetime: null },
    requestId: "req1",
    serverTime: startedAt,
    outcome: "ok",
    accounts: [],
    ...change,
  };
}

export interface FakeConnection extends PlaidConnection {
  readonly calls: EndpointRequest[];
}

/** Answers each call with a body or a failure; nothing is sent anywhere. */
export function fakeConnection(
  clock: Clock,
  answer: (request: EndpointRequest, signal: AbortSignal) => Promise<Answer> | Answer,
): FakeConnection {
  const calls: EndpointRequest[] = [];
  const unused = () => Promise.reject(new Error("this test administers no Item"));
  return {
    calls,
    createSandboxItem: unused,
    identify: unused,
    removeItem: unused,
    institutionName: unused,
    institution: unused,
    searchInstitutions: unused,
    resetLogin: unused,
    fireWebhook: unused,
    createTransactions: unused,
    refreshProduct: unused,
    updateWebhook: unused,
    replaceToken: unused,
    async call(request, signal): Promise<CallResult> {
      calls.push(request);
      const startedAt = new Date(clock.now()).toISOString();
      const answered = {
        timing: {
          startedAt,
          startedMonotonicMs: clock.monotonic(),
          latencyMs: 1,
          phases: {},
          connection: "new",
          hostBusy: false,
        },
        requestId: `req${calls.length}`,
        serverTime: startedAt,
      } as const;
      // Like a real connection it ends with its caller's signal, whatever still answers.
      const ended = new Promise<Answer>((resolve) => {
        const end = () => resolve({ reason: "cancelled" });
        if (signal.aborted) end();
        else (signal as AbortSignal).addEventListener("abort", end, { once: true });
      });
      const result = await Promise.race([ended, answer(request, signal as AbortSignal)]);
      return "body" in result ? { ...answered, ok: true, body: result.body } : refusal(answered, result);
    },
  };
}

type Refused = Extract<CallResult, { ok: false }>;

/** A refusal may come with the JSON that was answered. */
export type Answer =
  | { readonly body: unknown }
  | (Omit<Refused["failure"], "requestId"> & { readonly errorBody?: unknown });

function refusal(
  answered: Pick<Refused, "timing" | "requestId" | "serverTime">,
  { errorBody, ...failure }: Exclude<Answer, { readonly body: unknown }>,
): Refused {
  const body = errorBody === undefined ? {} : { body: errorBody };
  return { ...answered, ok: false, ...body, failure: { requestId: answered.requestId, ...failure } };
}

/** What the fake answers for an Item with one checking account. */
export function bodyOf(endpoint: EndpointRequest["endpoint"], current = 110): Answer {
  const accounts = [
    {
      account_id: "acc1",
      name: "Plaid Checking",
      official_name: null,
      mask: "0000",
      type: "depository",
      subtype: "checking",
      balances: {
        available: current - 10,
        current,
        limit: null,
        iso_currency_code: "USD",
        unofficial_currency_code: null,
      },
    },
  ];
  const item = {
    item_id: "item1",
    institution_id: "ins_109508",
    institution_name: "First Platypus Bank",
    available_products: [],
    billed_products: ["auth"],
    products: ["auth"],
    consent_expiration_time: null,
    update_type: "background",
    webhook: null,
    error: null,
    created_at: "2026-09-01T00:00:00Z",
  };
  if (endpoint === "/item/get") return { body: { item, status: null, request_id: "r" } };
  return { body: { accounts, item, request_id: "r" } };
}
