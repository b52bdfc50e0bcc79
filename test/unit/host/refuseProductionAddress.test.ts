import { expect, test, vi } from "vitest";
import { refuseProductionAddress } from "../../../src/host/connection/refuseProductionAddress.ts";
import type { SettingsSource } from "../../../src/host/settingsSource.ts";

/** Settings with this address. */
function settingsWith(url: string) {
  const current = { sandbox: { url } };
  const forgetSandboxUrl = vi.fn(async () => {
    current.sandbox.url = "";
  });
  return { current, forgetSandboxUrl } as unknown as SettingsSource & { forgetSandboxUrl: typeof forgetSandboxUrl };
}

test.each([
  "https://production.plaid.com",
  "production.plaid.com",
  "production.plaid.com:443",
  "https://api.plaid.com/x",
])("%s is taken out of the settings, and that is said", async (url) => {
  const settings = settingsWith(url);
  await expect(refuseProductionAddress(settings)).rejects.toMatchObject({
    failure: { reason: "production-refused" },
    sentence: expect.stringMatching(/removed it\.$/),
    remedy: { setting: "balanceLens.sandbox.url" },
  });
  expect(settings.current.sandbox.url).toBe("");
  // Once it is gone there is nothing more to say.
  await refuseProductionAddress(settings);
});

test.each(["", "https://sandbox.plaid.com", "http://127.0.0.1:8700", "https://gateway.example.com", "no address"])(
  "%j stays",
  async (url) => {
    const settings = settingsWith(url);
    await refuseProductionAddress(settings);
    expect(settings.forgetSandboxUrl).not.toHaveBeenCalled();
    expect(settings.current.sandbox.url).toBe(url);
  },
);

test("settings that cannot be written are said to be the trouble", async () => {
  const settings = settingsWith("https://production.plaid.com");
  settings.forgetSandboxUrl.mockRejectedValue(new Error("settings.json is read-only"));
  await expect(refuseProductionAddress(settings)).rejects.toMatchObject({ failure: { reason: "storage-failed" } });
});
