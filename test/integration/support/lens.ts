import assert from "node:assert/strict";
import * as vscode from "vscode";

/** What the extension's `activate` answers, as an outsider sees it. */
export interface Lens {
  whenIdle(): Promise<void>;
  items(): readonly ItemView[];
  rows(parentId?: string): Promise<readonly Row[]>;
  comparisonOf(itemId: string): ComparisonView | null;
  panels(): readonly { readonly itemId: string; readonly title: string; readonly visible: boolean }[];
  reports(): readonly ReportView[];
  readonly folders: { readonly log: string; readonly storage: string };
  localUrl(): string | null;
}

/** A report on screen: what it shows, and what can be clicked in it. */
interface ReportView {
  readonly report: {
    readonly head: {
      readonly kind: string;
      /** What it is about: an Item's id, of a plan. */
      readonly subject: string;
      readonly title: string;
      readonly sentences: readonly string[];
      readonly buttons: readonly { readonly action: string }[];
      readonly sections: readonly { readonly title: string; readonly lines: readonly { readonly text: string }[] }[];
    };
    readonly rows: readonly {
      readonly key: string;
      readonly opens: boolean;
      readonly cells: readonly { readonly text: string; readonly note?: string }[];
    }[];
  };
  press(action: string): Promise<void>;
  open(row: string): Promise<void>;
}

export interface ItemView {
  readonly itemId: string;
  readonly environment: string;
  readonly institutionName: string | null;
  readonly products: readonly string[];
  readonly scenario?: string;
  readonly alias?: string;
}

export interface Row {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly contextValue: string;
  readonly tooltip: string;
  readonly command: string | null;
}

export interface ComparisonView {
  readonly id: string;
  readonly status: string;
  readonly environment: string;
  readonly readings: readonly {
    readonly id: string;
    readonly endpoint: string;
    readonly pass: string;
    readonly kind: string;
    readonly outcome: string;
    readonly requestId?: string | null;
    readonly sent?: { readonly evaluate?: { readonly rulesetKey: string | null } };
    readonly signal?: { readonly clientTransactionId: string };
    readonly accounts: readonly {
      readonly accountId: string;
      readonly type?: string;
      readonly mask?: string | null;
      readonly balances: { readonly available?: number | null; readonly current?: number | null };
    }[];
  }[];
}

export const extensionId = "balance-lens.balance-lens";

export async function openLens(): Promise<Lens> {
  const extension = vscode.extensions.getExtension<Lens>(extensionId);
  assert(extension, "the extension is not installed in this window");
  return extension.activate();
}

/** Runs a command on an argument, and on the rows that are selected, as a row's menu does. */
export async function run(command: string, argument?: unknown, selected?: readonly unknown[]): Promise<void> {
  await vscode.commands.executeCommand(command, argument, selected);
}

/** Sets a setting of the user's, or takes it out (undefined). One that is so already is not written again, which takes a while. */
export async function set(key: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration("balanceLens");
  if (settings.inspect(key)?.globalValue === value) return;
  await settings.update(key, value, vscode.ConfigurationTarget.Global);
}

/** A local sandbox that answers at once, begun again. It is started anew only where it answers at another speed: that takes longer. */
export async function startLocal(lens: Lens, latency: "none" | "production" = "none"): Promise<void> {
  if (vscode.workspace.getConfiguration("balanceLens").get("local.latency") !== latency) {
    await set("local.latency", latency);
    await run("balanceLens.local.stop");
  }
  await run("balanceLens.local.start");
  await run("balanceLens.local.reset", { confirmed: true });
  await lens.whenIdle();
}

export function itemOf(lens: Lens, scenario: string): ItemView {
  const item = lens.items().find((each) => each.scenario === scenario);
  assert(item, `no Item of scenario ${scenario} among ${lens.items().map((each) => each.scenario)}`);
  return item;
}

/** Repeats a look until it finds what it looks for; the error of the last look when it never does. */
export async function eventually<T>(look: () => T | Promise<T>, withinMs = 60_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
