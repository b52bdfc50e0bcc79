import { expect, test, vi } from "vitest";
import { Emitter } from "../../../src/host/emitter.ts";
import { failureOf } from "../../../src/host/failures.ts";
import { refuseProductionAddress } from "../../../src/host/productionAddress.ts";
import type { SettingsSource } from "../../../src/host/settingsSource.ts";

vi.mock("vscode", () => ({ l10n: { t: (text: string) => text } }));

/** Settings with this address, and what was told of it. */
function watched(url: string) {
  const changes = new Emitter<unknown>();
  const told: { readonly reason: string; readonly sentence: unknown }[] = [];
  const current = { sandbox: { url } };
  const settings = {
    current,
    onDidChange: changes.event,
    async forgetSandboxUrl() {
      current.sandbox.url = "";
      changes.fire(current);
    },
  };
  const run = async (_name: string, work: () => Promise<void>) => {
    await work().catch((error: unknown) => {
      told.push({ reason: failureOf(error).reason, sentence: Reflect.get(Object(error), "sentence") });
    });
  };
  refuseProductionAddress({ settings: settings as unknown as SettingsSource, run });
  return { current, changes, told, settings };
}

test.each([
  "https://production.plaid.com",
  "production.plaid.com",
  "production.plaid.com:443",
  "https://api.plaid.com/x",
])("%s is taken out of the settings, and that is said once", async (url) => {
  const { current, told } = watched(url);
  await vi.waitFor(() => expect(told).toHaveLength(1));
  expect(told[0]?.reason).toBe("production-refused");
  expect(told[0]?.sentence).toMatch(/took it out\.$/);
  expect(current.sandbox.url).toBe("");
});

test("one that is written later is taken out as well", async () => {
  const { current, changes, told } = watched("");
  current.sandbox.url = "https://production.plaid.com";
  changes.fire(current);
  await vi.waitFor(() => expect(told).toHaveLength(1));
  expect(current.sandbox.url).toBe("");
});

test.each(["", "https://sandbox.plaid.com", "http://127.0.0.1:8700", "https://gateway.example.com", "no address"])(
  "%j stays",
  async (url) => {
    const { current, changes, told } = watched(url);
    changes.fire(current);
    await Promise.resolve();
    expect(told).toEqual([]);
    expect(current.sandbox.url).toBe(url);
  },
);

test("settings that cannot be written are said to be the trouble", async () => {
  const { current, changes, told, settings } = watched("");
  settings.forgetSandboxUrl = async () => {
    throw new Error("settings.json is read-only");
  };
  current.sandbox.url = "https://production.plaid.com";
  changes.fire(current);
  await vi.waitFor(() => expect(told).toEqual([{ reason: "storage-failed", sentence: undefined }]));
});
