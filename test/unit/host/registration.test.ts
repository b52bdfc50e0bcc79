import { beforeEach, describe, expect, test } from "vitest";
import type * as vscode from "vscode";
import type { CommandId } from "../../../src/host/commandIds.ts";
import { lazyApi } from "../../../src/host/registration/lazyApi.ts";
import { registerAll } from "../../../src/host/registration/registerAll.ts";
import { lazySession } from "../../../src/host/session/lazySession.ts";
import type { Session } from "../../../src/host/session/session.ts";
import { itemNode } from "../../../src/host/tree/nodes.ts";
import { forgetWhatHappened, happened, registered } from "./support/vscode/happened.ts";

type Call = (...values: unknown[]) => unknown;

const compare: CommandId = "balanceLens.balances.compare";
const folders = { log: "/log", storage: "/storage" };

/** A session that notes what reaches it. */
function aSession(rows = 1) {
  const reached: unknown[] = [];
  const note =
    (what: string) =>
    async (...values: unknown[]) =>
      void reached.push([what, ...values]);
  const session = {
    run: note("run"),
    tree: { getChildren: async () => Array.from({ length: rows }, (_, at) => itemNode(at === 0 ? "one" : `one${at}`)) },
    links: { handleUri: note("link") },
    panels: { deserializeWebviewPanel: note("panel") },
    reports: { deserializeWebviewPanel: note("report") },
    timelinePanels: { deserializeWebviewPanel: note("time line") },
    historyPanels: { deserializeWebviewPanel: note("history") },
    rulesets: { read: async () => new Uint8Array([1]) },
    api: { whenIdle: note("idle"), items: () => ["an Item"], panels: () => [], localUrl: () => "http://local" },
  };
  return { session: session as unknown as Session, reached };
}

function opened(rows?: number) {
  const { session, reached } = aSession(rows);
  const later: (() => void)[] = [];
  let times = 0;
  const lazy = lazySession(async () => {
    times++;
    return session;
  });
  const held: vscode.Disposable[] = [];
  registerAll({
    session: lazy,
    commands: [compare],
    own: (disposable) => {
      held.push(disposable);
      return disposable;
    },
    after: (_, run) => void later.push(run),
  });
  return { later, lazy, reached, held, times: () => times };
}

beforeEach(() => {
  forgetWhatHappened();
});

describe("what is registered in a window", () => {
  test("registering opens no session", () => {
    const { times } = opened();
    expect(times()).toBe(0);
  });

  test("a command reaches the session with what it was called with", async () => {
    const { reached } = opened();
    await (registered.get(`command ${compare}`) as Call)({ itemId: "one" }, ["selected"]);
    expect(reached).toEqual([["run", compare, { itemId: "one" }, ["selected"]]]);
  });

  test("so do a link, and the panels of a reloaded window", async () => {
    const { reached } = opened();
    await (registered.get("links ") as vscode.UriHandler).handleUri("vscode://…" as unknown as vscode.Uri);
    const panels = registered.get("panels balanceLens.comparison") as vscode.WebviewPanelSerializer;
    await panels.deserializeWebviewPanel("a panel" as unknown as vscode.WebviewPanel, "its state");
    const reports = registered.get("panels balanceLens.report") as vscode.WebviewPanelSerializer;
    await reports.deserializeWebviewPanel("a report" as unknown as vscode.WebviewPanel, "its state");
    const timelines = registered.get("panels balanceLens.timeline") as vscode.WebviewPanelSerializer;
    await timelines.deserializeWebviewPanel("a time line" as unknown as vscode.WebviewPanel, "its state");
    const histories = registered.get("panels balanceLens.history") as vscode.WebviewPanelSerializer;
    await histories.deserializeWebviewPanel("a history" as unknown as vscode.WebviewPanel, "its state");
    expect(reached).toEqual([
      ["link", "vscode://…"],
      ["panel", "a panel", "its state"],
      ["report", "a report", "its state"],
      ["time line", "a time line", "its state"],
      ["history", "a history", "its state"],
    ]);
  });

  test("all that come at once find one session", async () => {
    const { times } = opened();
    const tree = registered.get("tree balanceLens.items") as vscode.TreeDataProvider<unknown>;
    const files = registered.get("files balance-lens-local") as vscode.FileSystemProvider;
    const [rows, content] = await Promise.all([tree.getChildren(), files.readFile("" as unknown as vscode.Uri)]);
    expect(rows).toEqual([itemNode("one")]);
    expect(content).toEqual(new Uint8Array([1]));
    expect(times()).toBe(1);
  });

  test("of a long list the first rows are shown at once, and all of them behind it", async () => {
    const { later } = opened(1000);
    const tree = registered.get("tree balanceLens.items") as vscode.TreeDataProvider<unknown>;
    const fired: unknown[] = [];
    tree.onDidChangeTreeData?.((node) => fired.push(node));
    const first = await tree.getChildren();
    expect(first).toHaveLength(100);
    expect(fired).toEqual([]);
    for (const run of later.splice(0)) run();
    expect(fired).toEqual([undefined]);
    const all = (await tree.getChildren()) ?? [];
    expect(all).toHaveLength(1000);
    expect(all.slice(0, 100)).toEqual(first);
    expect(later).toEqual([]);
    expect(await tree.getChildren(itemNode("one"))).toHaveLength(1000);
  });

  test("a session that could not be opened is opened by the next that comes", async () => {
    const { session } = aSession();
    const attempts = [() => Promise.reject(new Error("no such file")), async () => session];
    const lazy = lazySession(() => attempts.shift()?.() ?? Promise.reject(new Error("opened twice")));
    await expect(lazy.get()).rejects.toThrow("no such file");
    expect(lazy.opening()).toBeNull();
    expect(await lazy.get()).toBe(session);
    expect(await lazy.get()).toBe(lazy.opened());
    expect(attempts).toEqual([]);
  });

  test("each is closed with the window", () => {
    const { held } = opened();
    for (const disposable of held) disposable.dispose();
    expect([...happened.disposed].sort()).toEqual([
      `command ${compare}`,
      ...["event", "event"],
      ...["files balance-lens-local", "links "],
      ...[
        "panels balanceLens.comparison",
        "panels balanceLens.history",
        "panels balanceLens.report",
        "panels balanceLens.timeline",
      ],
      "tree balanceLens.items",
    ]);
  });
});

describe("the API of a window", () => {
  test("has nothing to tell as long as nothing was used, and wires nothing by asking", async () => {
    const { lazy, times } = opened();
    const api = lazyApi(lazy, folders);
    await api.whenIdle();
    expect([api.items(), api.panels(), api.comparisonOf("one"), api.localUrl()]).toEqual([[], [], null, null]);
    expect(api.folders).toEqual(folders);
    expect(times()).toBe(0);
  });

  test("waits for the work of a session that is just being opened", async () => {
    const { lazy, reached } = opened();
    const api = lazyApi(lazy, folders);
    const running = (registered.get(`command ${compare}`) as Call)();
    await api.whenIdle();
    await running;
    expect(reached).toEqual([["run", compare, undefined, undefined], ["idle"]]);
    expect([api.items(), api.localUrl()]).toEqual([["an Item"], "http://local"]);
  });
});
