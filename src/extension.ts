import * as vscode from "vscode";
import type { BalanceLensApi } from "./host/api.ts";
import type { Connect } from "./host/connections.ts";
import { DisposableStore, openWhole } from "./host/dispose.ts";
import { apiDoor } from "./host/doors/apiDoor.ts";
import { declaredCommands } from "./host/doors/declaredCommands.ts";
import { openDoors } from "./host/doors/openDoors.ts";
import { lazySession } from "./host/lazySession.ts";
import type { StartLocalSandbox } from "./host/local/localSandbox.ts";
import { toldLoading } from "./host/window/toldLoading.ts";
import { plaidSandboxUrl } from "./plaid/basePath.ts";
import { systemClock as clock, randomIds as ids } from "./systemClock.ts";

// Plaid's SDK is a chunk of its own, loaded with the first call and not when the extension is.
const connect: Connect = async ({ basePath, ...options }) =>
  (await import("./plaid/connect.ts")).connectPlaid({ ...options, clock, basePath: basePath ?? plaidSandboxUrl });

/** Opens the doors through which VS Code may come in. What is behind them is loaded and wired when the first is used. */
export function activate(context: vscode.ExtensionContext): BalanceLensApi {
  const held = new DisposableStore();
  context.subscriptions.push(held);
  const { extension, logUri, globalStorageUri } = context;
  const state = vscode.Uri.joinPath(globalStorageUri, "sandbox").fsPath;
  const start: StartLocalSandbox = async ({ allowedHosts, ...options }) => {
    const allowed = { allowHosts: allowedHosts, allowWebhooks: allowedHosts, allowedBy: "settings" } as const;
    return (await import("./emulator/state/shareEmulator.ts")).shareEmulator({ ...options, ...allowed, state });
  };
  const open = toldLoading(async () => {
    const { openSession } = await import("./host/session.ts");
    const ports = { connect, start, clock, ids, plaidSandboxUrl };
    return openWhole(held, (own) => openSession({ context, doors, held: own, ...ports }));
  });
  const session = lazySession(open);
  const doors = openDoors({
    session,
    commands: declaredCommands(extension),
    own: (disposable) => held.add(disposable),
    // What it runs fires an emitter, which is deaf once the window is closed.
    after: (ms, run) => void setTimeout(run, ms),
  });
  return apiDoor(session, { log: logUri.fsPath, storage: globalStorageUri.fsPath });
}
