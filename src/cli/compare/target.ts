import { extract } from "../../core/extract/extract.ts";
import { BalanceLensError } from "../../core/failure/errors.ts";
import type { ItemSummary } from "../../core/item/item.ts";
import { isProcessorToken } from "../../core/keys/isProcessorToken.ts";
import type { PlanOptions } from "../../core/plan/plan.ts";
import type { Ids, PlaidConnection } from "../../core/run/ports.ts";
import { startEmulator } from "../../emulator/server/start.ts";
import { connectPlaid } from "../../plaid/connect.ts";
import { plaidSandboxUrl, refuseProductionBasePath } from "../../plaid/refuseProduction.ts";
import { ControlError } from "../control/readControl.ts";
import { didYouMean } from "../terminal/didYouMean.ts";
import type { Sink } from "../terminal/sink.ts";
import { type ListedItem, listControlItems } from "./controlItems.ts";
import type { CompareOptions } from "./options.ts";
import { seededIds } from "./seededIds.ts";

/** What to compare, and the connection to compare it through. */
export interface Target {
  readonly connection: PlaidConnection;
  readonly items: readonly TargetItem[];
  readonly ids: Ids;
  close(): Promise<void>;
}

export interface TargetItem {
  readonly summary: ItemSummary;
  readonly evaluate: PlanOptions["evaluate"];
}

const defaultScenario = "daily-refresh";

/** Keys for the local sandbox, which accepts any; these identify the terminal in its request log. */
const localKeys = { clientId: "balance-lens-terminal", secret: "balance-lens-terminal" };

/**
 * Finds the Items that were asked for, and starts the local sandbox where it is needed.
 * @throws ControlError, ScenarioError, BalanceLensError: each says why nothing can be compared
 */
export async function openTarget(options: CompareOptions, io: Sink): Promise<Target> {
  if (options.environment === "sandbox") return openByToken(options.url ?? plaidSandboxUrl, options, io);
  if (options.url === null) return openOwnEmulator(options, io);
  const url = refuseProductionBasePath(options.url);
  if (url === plaidSandboxUrl) throw new ControlError("That is Plaid Sandbox: add --environment sandbox.");
  const token = io.env.BALANCE_LENS_CONTROL_TOKEN ?? "";
  const hasAccessToken = (io.env.PLAID_ACCESS_TOKEN ?? "") !== "";
  if (token !== "" && (options.scenario !== null || !hasAccessToken)) {
    return openListed({ url, token, ids: io.ids }, options, io);
  }
  if (options.scenario !== null || !hasAccessToken) {
    throw new ControlError(
      "--url needs BALANCE_LENS_CONTROL_TOKEN to find the scenario's Item, or PLAID_ACCESS_TOKEN.",
    );
  }
  return openByToken(url, options, io);
}

async function openOwnEmulator(options: CompareOptions, io: Sink): Promise<Target> {
  const emulator = await startEmulator({
    seed: options.seed,
    scenarios: [options.scenario ?? defaultScenario],
    latency: options.latency,
    rateLimits: false,
    ...(options.now !== null && { now: options.now }),
  });
  try {
    // A new sandbox has seen no evaluation, so its ids can be the same in every run.
    const found = await openListed({ ...emulator, ids: seededIds(options.seed) }, { ...options, scenario: "all" }, io);
    return { ...found, close: () => emulator.close() };
  } catch (error) {
    await emulator.close();
    throw error;
  }
}

async function openListed(
  server: { url: string; token: string; ids: Ids },
  options: CompareOptions,
  io: Sink,
): Promise<Target> {
  const listed = await listControlItems(server, io.signal);
  const wanted = options.scenario ?? defaultScenario;
  const chosen = wanted === "all" ? listed : listed.filter(({ summary }) => summary.scenario === wanted);
  if (chosen.length === 0) throw new ControlError(noSuchScenario(wanted, listed));
  const tokens = new Map(listed.map(({ summary, accessToken }) => [summary.itemId, accessToken]));
  return {
    connection: connectPlaid({
      environment: "local",
      basePath: server.url,
      clock: io.clock,
      proxy: "environment",
      credentials: async () => keysOf(io) ?? localKeys,
      accessTokenOf: async (itemId) => tokens.get(itemId) ?? missing("token-missing"),
    }),
    items: chosen.map(({ summary, evaluate }) => ({ summary, evaluate: evaluate ?? "default" })),
    ids: server.ids,
    close: async () => undefined,
  };
}

async function openByToken(basePath: string, { environment }: CompareOptions, io: Sink): Promise<Target> {
  const accessToken = io.env.PLAID_ACCESS_TOKEN ?? "";
  const connection = connectPlaid({
    environment,
    basePath,
    clock: io.clock,
    proxy: "environment",
    credentials: async () => keysOf(io) ?? (environment === "local" ? localKeys : missing("keys-missing")),
    accessTokenOf: async () => (accessToken === "" ? missing("token-missing") : accessToken),
  });
  if (environment === "sandbox" && keysOf(io) === null) missing("keys-missing");
  if (accessToken === "") missing("token-missing");
  const { itemId, body } = await connection.identify(accessToken, io.signal);
  const extraction = extract("/item/get", body);
  if (!extraction.ok) throw new BalanceLensError(extraction.failure);
  const facts = extraction.value.item;
  const summary: ItemSummary = {
    itemId,
    environment,
    institutionId: facts?.institutionId ?? null,
    institutionName: facts?.institutionName ?? null,
    products: facts?.products ?? [],
    ...(isProcessorToken(accessToken) && { alias: "Processor token", isProcessor: true }),
  };
  return {
    connection,
    items: [{ summary, evaluate: "default" }],
    ids: io.ids,
    close: async () => undefined,
  };
}

function keysOf({ env }: Sink): { clientId: string; secret: string } | null {
  const { PLAID_CLIENT_ID: clientId = "", PLAID_SECRET: secret = "" } = env;
  return clientId === "" || secret === "" ? null : { clientId, secret };
}

function missing(reason: "keys-missing" | "token-missing"): never {
  throw new BalanceLensError({ reason, requestId: null });
}

function noSuchScenario(wanted: string, listed: readonly ListedItem[]): string {
  const names = listed.map(({ summary }) => summary.scenario).filter((name) => name !== undefined);
  const hint = didYouMean(wanted, names);
  return `That local sandbox has no scenario ${wanted}. ${hint === null ? "" : `${hint} `}It has: ${[...names, "all"].join(", ")}.`;
}
