import { Configuration, PlaidApi } from "plaid";
import type { EmulatorOptions } from "../../../src/emulator/server/options.ts";
import { type RunningEmulator, startEmulator } from "../../../src/emulator/server/start.ts";
import { modelledPaths } from "./modelledPaths.ts";
import { createSdkSchemas } from "./sdkSchemas.ts";

const start = "2026-03-02T15:00:00Z";

/** One line of the control's list of Items. */
export interface ListedItem {
  readonly item_id: string;
  readonly access_token: string;
  readonly products: readonly string[];
  readonly scenario: string | null;
  readonly evaluate?: { readonly account_id: string; readonly amount: number; readonly ruleset_key: string | null };
}

interface RefusedCall {
  readonly status: number;
  readonly type: string;
  readonly code: string;
  readonly message: string;
}

type ControlMethod = "GET" | "POST" | "PUT" | "DELETE";

/**
 * A running emulator, reached through the SDK as anybody's program would. Every answer and every error that passes
 * through is held against the SDK's own types.
 */
export interface Sandbox {
  readonly plaid: PlaidApi;
  readonly running: RunningEmulator;
  readonly items: readonly ListedItem[];
  itemOf(scenario: string): ListedItem;
  /** The body of a call that is answered, valid against `type`. */
  answered<T>(type: string, call: Promise<{ data: T }>): Promise<T>;
  /** The envelope of a call that is refused, valid against `PlaidError`. */
  refused(call: Promise<unknown>): Promise<RefusedCall>;
  control<T = Record<string, unknown>>(method: ControlMethod, path: string, body?: object): Promise<T>;
  close(): Promise<void>;
}

export async function openSandbox(options: EmulatorOptions = {}): Promise<Sandbox> {
  const schemas = createSdkSchemas();
  // Making schemas holds up this process for seconds, longer than idle connections live: it is done before any is open.
  for (const type of ["PlaidError", ...modelledPaths.map((each) => each.responseType)]) schemas.schema(type);
  const running = await startEmulator({ latency: "none", now: start, ...options });
  const plaid = new PlaidApi(
    new Configuration({
      basePath: running.url,
      baseOptions: { headers: { "PLAID-CLIENT-ID": "any-client", "PLAID-SECRET": "any-secret" } },
    }),
  );
  const control: Sandbox["control"] = async <T>(method: ControlMethod, path: string, body?: object): Promise<T> => {
    const response = await fetch(running.control + path, {
      method,
      headers: { authorization: `Bearer ${running.token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  await control("POST", "/clock", { frozen: true });
  const { items } = await control<{ items: ListedItem[] }>("GET", "/items");
  const valid = <T>(type: string, value: T): T => {
    const problems = schemas.problems(type, value);
    if (problems.length > 0) throw new Error(`not a ${type}:\n${problems.join("\n")}\n${JSON.stringify(value)}`);
    return value;
  };
  return {
    plaid,
    running,
    items,
    control,
    itemOf(scenario) {
      const found = items.find((item) => item.scenario === scenario);
      if (found === undefined) throw new Error(`no Item of the scenario ${scenario}`);
      return found;
    },
    answered: async (type, call) => valid(type, (await call).data),
    async refused(call) {
      const error: unknown = await call.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      const response = responseOf(error);
      if (response === null) throw new Error(`not refused: ${String(error)}`);
      const body = valid("PlaidError", response.data);
      if (typeof body.request_id !== "string") throw new Error("an error without a request id");
      return {
        status: response.status,
        type: String(body.error_type),
        code: String(body.error_code),
        message: String(body.error_message),
      };
    },
    close: () => running.close(),
  };
}

/** The HTTP answer that the SDK's error carries; null when it carries none. */
function responseOf(error: unknown): { status: number; data: Record<string, unknown> } | null {
  if (!(error instanceof Error) || !("response" in error)) return null;
  return error.response as { status: number; data: Record<string, unknown> };
}
