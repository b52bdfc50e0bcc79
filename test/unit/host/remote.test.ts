import { beforeEach, describe, expect, test, vi } from "vitest";
import { copyLocalAddress } from "../../../src/host/commands/app/copyLocalAddress.ts";
import type { CommandDependencies } from "../../../src/host/commands/command.ts";
import { hostToAllow, remotePlace } from "../../../src/host/local/whereItRuns.ts";

const window = vi.hoisted(() => ({
  remoteName: undefined as string | undefined,
  external: "",
  copied: [] as string[],
  said: [] as { readonly sentence: string; readonly buttons: readonly string[] }[],
  status: [] as string[],
  ran: [] as unknown[][],
}));

vi.mock("vscode", () => ({
  l10n: { t: (text: string, ...values: unknown[]) => text.replace(/\{(\d)\}/g, (_, at) => String(values[Number(at)])) },
  Uri: { parse: (text: string) => ({ toString: () => text }) },
  env: {
    get remoteName() {
      return window.remoteName;
    },
    asExternalUri: async () => ({
      toString: (raw: boolean) => (raw ? window.external : encodeURIComponent(window.external)),
    }),
    clipboard: { writeText: async (text: string) => void window.copied.push(text) },
  },
  commands: { executeCommand: async (...given: unknown[]) => void window.ran.push(given) },
  window: {
    setStatusBarMessage: (text: string) => void window.status.push(text),
    showInformationMessage: async (sentence: string, ...buttons: string[]) => {
      window.said.push({ sentence, buttons });
      return buttons[0];
    },
  },
}));

const url = "http://127.0.0.1:8700";
const deps = (allowedHosts: readonly string[] = []) =>
  ({
    local: { use: async () => ({ url }) },
    settings: { current: { local: { allowedHosts } } },
    log: { error: (line: string) => expect.fail(line) },
  }) as unknown as CommandDependencies;

beforeEach(() => {
  window.remoteName = undefined;
  window.external = "http://localhost:49321/";
  for (const list of [window.copied, window.said, window.status, window.ran]) list.length = 0;
});

describe("the copied address of the local sandbox", () => {
  test("is this computer's in a window of this computer, and nothing is asked", async () => {
    await copyLocalAddress(deps(), undefined);
    expect([window.copied, window.status, window.said]).toEqual([[url], [`Copied: ${url}`], []]);
  });

  test.each([
    ["wsl", "the WSL distribution"],
    ["ssh-remote", "the SSH host"],
    ["dev-container", "the container"],
    ["codespaces", "the codespace"],
    ["tunnel", "the remote machine (tunnel)"],
  ])("in a window of %s says whose loopback it is, and offers the forwarded one", async (remoteName, place) => {
    window.remoteName = remoteName;
    expect(remotePlace()).toBe(place);
    await copyLocalAddress(deps(), undefined);
    await vi.waitFor(() => expect(window.said).toHaveLength(2));
    expect(window.said[0]).toEqual({
      sentence: `Copied ${url}. It works for apps on ${place}, not on this computer.`,
      buttons: ["Copy Forwarded Address"],
    });
    expect(window.copied).toEqual([url, "http://localhost:49321"]);
    expect(window.said[1]?.sentence).toBe(
      "Copied http://localhost:49321. It works on this computer while this window is open.",
    );
  });

  test("under a domain of its own says which host has to be allowed, and opens that setting", async () => {
    window.remoteName = "codespaces";
    window.external = "https://name-8700.app.github.dev/";
    await copyLocalAddress(deps(), undefined);
    await vi.waitFor(() => expect(window.ran).toHaveLength(1));
    expect(window.said[1]?.sentence).toContain("refuses calls to name-8700.app.github.dev until you add that host");
    expect(window.ran).toEqual([["workbench.action.openSettings", "balanceLens.local.allowedHosts"]]);
    expect(hostToAllow("https://name-8700.app.github.dev", ["name-8700.app.github.dev"])).toBeNull();
  });
});
