import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import type { EndpointPath } from "../../../../src/core/endpoint/endpoint.ts";
import { planComparison } from "../../../../src/core/plan/planner.ts";
import type { BalanceSource, BodySink, Clock } from "../../../../src/core/run/ports.ts";
import { type RunProgress, runComparison } from "../../../../src/core/run/runComparison.ts";
import { createEmulator, type Emulator } from "../../../../src/emulator/emulator.ts";
import type { ConnectOptions } from "../../../../src/plaid/connect.ts";
import { control, type ListedItem } from "../../../builders/emulatorSource.ts";
import { connected } from "../../plaid/support/connection.ts";
import { type Answer, type ScriptedServer, startScriptedServer } from "../../plaid/support/scriptedServer.ts";

/** What is looked for afterwards, in all that is left of a comparison. */
export const canaries = {
  clientId: "canaryclient5f00000000001",
  secret: "canary+secret/9f8e=7d 6c",
  token: "canary-token-no-usual-shape",
};

/** The one call that goes wrong. The other endpoints answer as they should. */
export const faulty: EndpointPath = "/accounts/balance/get";

/** Longest wait for the faulty call: told from every other wait by its number alone. */
const bankMs = 777_777;

/** Waits end when the test says so, and time goes by as it says. */
class FaultClock implements Clock {
  #wall = Date.parse("2026-03-02T15:00:00Z");
  #ticks = 1000;
  readonly #deadlines = new Set<() => void>();

  now = () => this.#wall;
  monotonic = () => this.#ticks++;

  wait: Clock["wait"] = (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      if (ms === bankMs) this.#deadlines.add(resolve);
      signal.addEventListener("abort", () => {
        this.#deadlines.delete(resolve);
        reject(signal.reason);
      });
    });

  /** The faulty call has had all the time it may take. */
  elapse(): void {
    for (const end of this.#deadlines) end();
  }

  jumpWall(ms: number): void {
    this.#wall += ms;
  }

  /** The machine slept: timers that were due meanwhile are due now. */
  sleep(ms: number): void {
    this.#wall += ms;
    this.#ticks += ms;
    this.elapse();
  }
}

/** What is around the one call: short waits between tries are over at once, and a still clock ends the tick. */
const patient: Clock = {
  now: () => Date.parse("2026-03-02T15:00:00Z"),
  monotonic: () => 0,
  wait: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      if (ms <= 20_000) return resolve();
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    }),
};

export interface FaultyWorld {
  readonly clock: FaultClock;
  readonly server: ScriptedServer;
  readonly emulator: Emulator;
  /** The answer the emulator would give. */
  readonly honest: Answer;
  /** Told each body that the emulator answers. */
  onAnswer(body: unknown): void;
  compare(run?: Partial<CompareRun>): Promise<Comparison>;
  [Symbol.asyncDispose](): Promise<void>;
}

interface CompareRun {
  /** Where the faulty call goes instead. */
  readonly elsewhere: Partial<ConnectOptions> & { readonly url: string };
  readonly signal: AbortSignal;
  onProgress(progress: RunProgress): void;
  bodiesOf(readingId: string): BodySink;
}

/** A comparison over real sockets: the emulator answers, but for the faulty call, which `answerOf` answers. */
export async function faultyWorld(
  answerOf?: (world: FaultyWorld) => Answer,
  scope: "one call" | "every call" = "one call",
): Promise<FaultyWorld> {
  const emulator = createEmulator({
    seed: 1,
    now: "2026-03-02T15:00:00Z",
    latency: "none",
    rateLimits: false,
    scenarios: ["daily-refresh"],
  });
  const { items } = await control<{ items: readonly ListedItem[] }>(emulator, "/items");
  const [listed] = items;
  if (listed === undefined) throw new Error("the emulator has no Item");
  const clock = new FaultClock();
  const honest: Answer = (received, response) => {
    // The token on the wire is the canary; the emulator knows the Item by its own.
    const body = received.body.replaceAll(canaries.token, listed.access_token);
    const headers = {
      "content-type": "application/json",
      host: "127.0.0.1",
      "plaid-client-id": "a",
      "plaid-secret": "b",
    };
    void emulator.handle({ method: "POST", path: received.path, headers, body }).then((answer) => {
      world.onAnswer(JSON.parse(String(answer.body)));
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  };
  const server = await startScriptedServer((received, response) => {
    const isFaulty = scope === "every call" || received.path === faulty;
    const answer = isFaulty && answerOf !== undefined ? answerOf(world) : honest;
    answer(received, response);
  });
  const options: Partial<ConnectOptions> = {
    clock,
    timeouts: { cachedMs: 60_000, bankMs },
    credentials: async () => ({ clientId: canaries.clientId, secret: canaries.secret }),
    accessTokenOf: async () => canaries.token,
  };
  const world: FaultyWorld = {
    clock,
    server,
    emulator,
    honest,
    onAnswer() {},
    compare({ elsewhere, signal = new AbortController().signal, onProgress = () => undefined, bodiesOf } = {}) {
      const healthy = connected(server.url, options);
      const broken = elsewhere === undefined ? healthy : connected(elsewhere.url, { ...options, ...elsewhere });
      const source: BalanceSource = {
        call: (request, cancel) => (request.endpoint === faulty ? broken : healthy).call(request, cancel),
      };
      let ids = 0;
      return runComparison(
        { source, clock: patient, ids: { uuid: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, "0")}` } },
        {
          item: {
            itemId: listed.item_id,
            environment: "sandbox",
            institutionId: listed.institution_id,
            institutionName: "First Platypus Bank",
            products: listed.products,
          },
          environment: "sandbox",
          plan: planComparison({
            products: listed.products,
            institutionId: listed.institution_id,
            options: { evaluate: null },
          }),
          lastOwnRealTimeAt: null,
          id: "comparison-1",
        },
        { signal, onProgress, ...(bodiesOf !== undefined && { bodiesOf }) },
      );
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
  return world;
}
