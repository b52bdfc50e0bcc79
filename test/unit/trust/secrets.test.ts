import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inspect } from "node:util";
import { beforeEach, describe, expect, test } from "vitest";
import type { ItemAdministration, ItemChanges } from "../../../src/core/run/ports.ts";
import { failureDetails } from "../../../src/host/failure/failureDetails.ts";
import { failureLine, failureOf } from "../../../src/host/failure/failures.ts";
import { Log } from "../../../src/host/log.ts";
import { SecretValues } from "../../../src/host/secretValues.ts";
import { History } from "../../../src/host/storage/history.ts";
import { SandboxItems } from "../../../src/host/storage/sandboxItems.ts";
import { SandboxKeyStore } from "../../../src/host/storage/sandboxKeys.ts";
import { textFolder } from "../../../src/host/storage/textFolder.ts";
import { linkTokenSnippet } from "../../../src/text/export/callAsCode/linkTokenSnippet.ts";
import { plainUrl } from "../../../src/text/export/callAsCode/plainUrl.ts";
import { itemFacts } from "../../builders/comparison.ts";
import { aComparison, anItem, aReading, fakeMemento, fakeSecrets, stillClock } from "../host/support/fakes.ts";
import { pages } from "../host/support/vscode/pages.ts";
import { connected, never } from "../plaid/support/connection.ts";
import { startScriptedServer } from "../plaid/support/scriptedServer.ts";
import { exports, noExport } from "./support/everyExport.ts";
import { canaries, type FaultyWorld, faultyWorld } from "./support/faultyWorld.ts";
import { openPanels } from "./support/openPanels.ts";
import { quotedIn, quotedInRefusal } from "./support/quoting.ts";

const password = "canary-password-{}";

/** Everything a file, a message or a debugger could show of a value. */
function expectNoCanary(value: unknown): void {
  const shown = `${inspect(value, { depth: 20, showHidden: true, getters: true, maxStringLength: null, maxArrayLength: null })} ${
    typeof value === "string" ? value : JSON.stringify(value)
  } ${value instanceof Error ? value.stack : ""}`;
  for (const [name, canary] of Object.entries({ ...canaries, password })) {
    for (const form of [canary, encodeURIComponent(canary), JSON.stringify(canary).slice(1, -1)]) {
      expect(shown.includes(form), `${name} leaked`).toBe(false);
    }
  }
}

const servers: Readonly<Record<string, (world: FaultyWorld) => ReturnType<typeof quotedIn>>> = {
  "in good answers": ({ honest }) => quotedIn(honest),
  "in refusals": () => quotedInRefusal,
};

describe("secrets that a server quotes are in nothing that is kept, shown, exported or sent to a page", () => {
  test.each(Object.entries(servers))("%s", async (_where, answerOf) => {
    await using world = await faultyWorld(answerOf, "every call");
    const comparison = await world.compare();
    expect(comparison.readings.filter(({ outcome }) => outcome !== "skipped").length).toBeGreaterThan(5);
    expect(JSON.stringify(comparison)).toContain("[redacted]");
    for (const { received } of [world.server]) expect(JSON.stringify(received)).toContain(canaries.token);
    expectNoCanary(comparison);
    for (const make of Object.values(exports)) expectNoCanary(make(comparison));

    const folder = mkdtempSync(path.join(tmpdir(), "balance-lens-canaries-"));
    try {
      await new History({
        directory: folder,
        keep: 5,
        onUnreadable() {},
      }).save(comparison);
      const files = readdirSync(folder);
      expect(files).toHaveLength(1);
      expectNoCanary([files, files.map((name) => readFileSync(path.join(folder, name), "utf8"))]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }

    pages.open.clear();
    const { panels, put } = openPanels();
    await panels.show(comparison.item.itemId);
    put(comparison);
    const [page] = pages.open;
    page?.post({ kind: "request", id: 1, name: "panel/ready", payload: null });
    await new Promise((resolve) => setImmediate(resolve));
    // Its answer, and what it is told once it is ready.
    put(comparison);
    await expect.poll(() => page?.sent.length).toBeGreaterThan(1);
    expectNoCanary(page?.sent);
    panels.list()[0]?.close();
  });

  test("every kind of export is among them", () => {
    const folder = path.resolve(import.meta.dirname, "../../../src/text/export");
    const known = [...Object.keys(exports), ...noExport];
    const files = globSync("**/*.ts", { cwd: folder }).map((name) => path.basename(name));
    expect(files.length).toBeGreaterThan(20);
    const missing = files.filter((name) => !known.includes(`export/${name}`));
    expect(missing, "add it to test/unit/trust/support/everyExport.ts").toEqual([]);
  });
});

describe("where the webhooks of an Item go is in no comparison that is kept, opened as text or exported", () => {
  const address = "https://hooks.example/plaid?key=canary-webhook";
  const reading = aReading({ endpoint: "/item/get", id: "item", item: itemFacts({ webhook: address }) });
  const comparison = aComparison({ readings: [reading] });

  test("of any kind", () => {
    for (const make of Object.values(exports)) expect(inspect(make(comparison), { depth: 20 })).not.toContain("canary");
  });

  test("nor in the history; what an earlier version kept of it is not shown again", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "balance-lens-webhooks-"));
    try {
      const history = new History({ directory: folder, keep: 5, onUnreadable() {} });
      await history.save(comparison);
      const [name = ""] = readdirSync(folder);
      expect(readFileSync(path.join(folder, name), "utf8")).not.toContain("canary");
      writeFileSync(path.join(folder, name), JSON.stringify(comparison));
      const found = await history.find(() => true);
      expect(found).not.toBeNull();
      expect(JSON.stringify(found)).not.toContain("canary");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("an address that calls go to brings no name, password or key into what is copied", () => {
  const address = "https://dev:canary-word@proxy.example/plaid/?key=canary-key#canary";

  test("of any language, the call for a link token included", () => {
    expect(plainUrl(address)).toBe("https://proxy.example/plaid");
    expect(plainUrl("https://sandbox.plaid.com")).toBe("https://sandbox.plaid.com");
    for (const shell of ["curl", "powershell"] as const) {
      const code = linkTokenSnippet({ shell, baseUrl: address, comment: "" });
      expect(code).toContain("https://proxy.example/plaid");
      expect(code).not.toContain("canary");
    }
  });
});

describe("an error holds no secret, whatever the SDK, Node or a keyring put into theirs", () => {
  const item = { institutionId: "ins_1", products: ["auth"], username: "user_custom", password };
  type Commands = ItemAdministration & ItemChanges;
  /** One a method: a new one does not compile without its row. */
  const calls: { readonly [Name in keyof Commands]: (connection: Commands) => Promise<unknown> } = {
    createSandboxItem: (connection) => connection.createSandboxItem(item, never()),
    identify: (connection) => connection.identify(canaries.token, never()),
    removeItem: (connection) => connection.removeItem("item1", never()),
    institutionName: (connection) => connection.institutionName("ins_1", never()),
    institution: (connection) => connection.institution("ins_1", never()),
    searchInstitutions: (connection) => connection.searchInstitutions("platypus", never()),
    resetLogin: (connection) => connection.resetLogin("item1", never()),
    fireWebhook: (connection) => connection.fireWebhook("item1", { type: "ITEM", code: "ERROR" }, never()),
    createTransactions: (connection) =>
      connection.createTransactions(
        "item1",
        [{ amount: 1, description: "a", dateTransacted: "2026-01-01", datePosted: "2026-01-01" }],
        never(),
      ),
    refreshProduct: (connection) => connection.refreshProduct("item1", "transactions", never()),
    updateWebhook: (connection) => connection.updateWebhook("item1", "https://example.com/", never()),
    replaceToken: (connection) => connection.replaceToken("item1", never()),
  };

  test.each(Object.entries(calls))("of %s", async (_name, call) => {
    await using server = await startScriptedServer(quotedInRefusal);
    const connection = connected(server.url, {
      credentials: async () => ({ clientId: canaries.clientId, secret: canaries.secret }),
      accessTokenOf: async () => canaries.token,
    });
    const error: unknown = await call(connection).then(
      () => "no error",
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: "BalanceLensError" });
    expect(JSON.stringify(server.received)).toContain(canaries.secret.slice(0, 8));
    expectNoCanary(error);
  });

  /** As HTTP clients make them: the whole request hangs on the error, and its words quote an address. */
  const likeAxios = () =>
    Object.assign(
      new Error(`Request failed: https://sandbox.plaid.com/?secret=${encodeURIComponent(canaries.secret)}`),
      {
        config: {
          headers: { "PLAID-SECRET": canaries.secret, "PLAID-CLIENT-ID": canaries.clientId },
          data: canaries.token,
        },
        request: { _header: canaries.secret },
        response: { data: { error_message: `bad token ${canaries.token}` } },
        cause: new Error(canaries.token),
      },
    );

  test("thrown where nobody expected it: not in the log at any level, nor in what is copied for help", () => {
    const lines: string[] = [];
    const write = (line: string) => void lines.push(line);
    const known = new SecretValues();
    for (const value of Object.values(canaries)) known.add(value);
    const log = new Log({ error: write, warn: write, info: write, debug: write }, known);
    const failure = failureOf(likeAxios());
    for (const level of ["error", "warn", "info", "debug"] as const) {
      log[level](failureLine(failure));
      log[level](String(likeAxios()));
      log[level](likeAxios().stack ?? "");
      log[level](inspect(likeAxios(), { depth: 9 }));
      log[level](JSON.stringify(likeAxios().config));
    }
    expect(lines).toHaveLength(20);
    expectNoCanary(lines);
    expectNoCanary(log.redacted(failureDetails(failure, { sentence: "It failed.", name: "compare", at: "now" })));
  });
});

describe("keys and tokens are in SecretStorage alone", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "balance-lens-keys-"));
    return () => rmSync(folder, { recursive: true, force: true });
  });

  test("after everything that can be done with them, also where the keyring fails and quotes them", async () => {
    const [memento, secrets, known] = [fakeMemento(), fakeSecrets(), new SecretValues()];
    const keys = new SandboxKeyStore({ secrets, memento, known });
    const items = new SandboxItems({ folder: textFolder(folder), secrets, known, clock: stillClock() });
    const item = anItem({ environment: "sandbox" });
    const pair = { clientId: canaries.clientId, secret: canaries.secret };
    await keys.write(pair, { areChecked: true });
    await items.put(item, canaries.token);
    await items.label({ ...item, alias: "named" });
    await items.replaceToken(item.itemId, canaries.token);
    expect([await keys.require(), await items.accessTokenOf(item.itemId)]).toEqual([pair, canaries.token]);
    expect([...secrets.saved.values()].join()).toContain(canaries.token);
    const files = () => readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), "utf8")]);
    expect(files()).toHaveLength(1);
    expectNoCanary([...memento.saved]);
    expectNoCanary(files());

    secrets.broken = new Error(`no keyring for ${JSON.stringify(pair)} and ${canaries.token}`);
    for (const work of [
      () => keys.write(pair, { areChecked: true }),
      () => keys.read(),
      () => items.put(item, canaries.token),
      () => items.remove(item.itemId),
    ]) {
      const error = await work().then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error).toMatchObject({ failure: { reason: "secrets-unavailable" } });
      expectNoCanary(Reflect.get(Object(error), "failure"));
      expectNoCanary(String(error));
    }
    secrets.broken = null;
    await keys.erase();
    await items.remove(item.itemId);
    expectNoCanary([...secrets.saved, ...memento.saved, files()]);
  });
});
