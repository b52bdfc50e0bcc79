import * as vscode from "vscode";
import type { BalanceLensApi } from "./host/api.ts";
import type { Connect } from "./host/connection/connections.ts";
import { DisposableStore, openWhole } from "./host/dispose.ts";
import type { StartLocalSandbox } from "./host/local/localSandbox.ts";
import { declaredCommands } from "./host/registration/declaredCommands.ts";
import { lazyApi } from "./host/registration/lazyApi.ts";
import { registerAll } from "./host/registration/registerAll.ts";
import { registerCode } from "./host/registration/registerCode.ts";
import { lazySession } from "./host/session/lazySession.ts";
import { plaidSandboxUrl } from "./plaid/refuseProduction.ts";
import { systemClock as clock, randomIds as ids } from "./systemClock.ts";

// Plaid's SDK is a chunk of its own, loaded with the first call and not when the extension is. It takes some 25 ms, in a task
// of its own: VS Code sends what an extension asked for, such as the panel that waits for this call, at the end of the task.
const connect: Connect = async ({ basePath, ...options }) => {
  await new Promise((resolve) => setTimeout(resolve));
  const { connectPlaid } = await import("./plaid/connect.ts");
  return connectPlaid({ ...options, clock, basePath: basePath ?? plaidSandboxUrl });
};

/** Registers what VS Code can call. The session behind it is loaded and wired with the first use. */
export function activate(context: vscode.ExtensionContext): BalanceLensApi {
  const held = new DisposableStore();
  context.subscriptions.push(held);
  const own = <T extends vscode.Disposable>(disposable: T): T => held.add(disposable);
  // What it runs fires an emitter, which is deaf once the window is closed.
  const after = (ms: number, run: () => void): void => void setTimeout(run, ms);
  const { extension, logUri, globalStorageUri } = context;
  const state = vscode.Uri.joinPath(globalStorageUri, "sandbox").fsPath;
  const start: StartLocalSandbox = async ({ allowedHosts, ...options }) => {
    const allowed = { allowHosts: allowedHosts, allowWebhooks: allowedHosts, allowedBy: "settings" } as const;
    return (await import("./emulator/state/shareEmulator.ts")).shareEmulator({ ...options, ...allowed, state });
  };
  const session = lazySession(async () => {
    const { openSession } = await import("./host/session/session.ts");
    const ports = { connect, start, clock, ids, plaidSandboxUrl };
    return openWhole(held, (store) => openSession({ context, registered, held: store, ...ports }));
  });
  const registered = registerAll({
    session,
    commands: declaredCommands(extension),
    own,
    after,
  });
  registerCode({
    own,
    after,
    load: async () => (await import("./host/code/codeFeatures.ts")).openCodeFeatures(own, session.opened),
  });
  return lazyApi(session, { log: logUri.fsPath, storage: globalStorageUri.fsPath });
}
