import { beforeEach, describe, expect, test, vi } from "vitest";
import { copyLocalAddress } from "../../../src/host/commands/app/copyLocalAddress.ts";
import type { CommandDependencies } from "../../../src/host/commands/command.ts";
import { hostToAllow, remotePlace } from "../../../src/host/local/whereItRuns.ts";
import { forgetWhatHappened, happened, person } from "./support/vscode/happened.ts";
import { env } from "./support/vscode/vscode.ts";

/** The address that VS Code forwards the local one to. */
let external: string;
env.asExternalUri = async () => ({ toString: (skips) => (skips ? external : encodeURIComponent(external)) });

const url = "http://127.0.0.1:8700";
const deps = (allowedHosts: readonly string[] = []) =>
  ({
    local: { use: async () => ({ url }) },
    settings: { current: { local: { allowedHosts } } },
    log: { error: (line: string) => expect.fail(line) },
  }) as unknown as CommandDependencies;

beforeEach(() => {
  forgetWhatHappened();
  person.press = ({ buttons }) => buttons[0];
  env.remoteName = undefined;
  external = "http://localhost:49321/";
});

describe("the copied address of the local sandbox", () => {
  test("is this computer's in a window of this computer, and nothing is asked", async () => {
    await copyLocalAddress(deps(), undefined);
    expect([happened.copied, happened.status, happened.messages]).toEqual([[url], [`Copied: ${url}`], []]);
  });

  test.each([
    ["wsl", "the WSL distribution"],
    ["ssh-remote", "the SSH host"],
    ["dev-container", "the container"],
    ["codespaces", "the codespace"],
    ["tunnel", "the remote machine (tunnel)"],
  ])("in a window of %s says whose loopback it is, and offers the forwarded one", async (remoteName, place) => {
    env.remoteName = remoteName;
    expect(remotePlace()).toBe(place);
    await copyLocalAddress(deps(), undefined);
    await vi.waitFor(() => expect(happened.messages).toHaveLength(2));
    expect(happened.messages[0]).toMatchObject({
      sentence: `Copied ${url}. It works for apps on ${place}, not on this computer.`,
      buttons: ["Copy Forwarded Address"],
    });
    expect(happened.copied).toEqual([url, "http://localhost:49321"]);
    expect(happened.messages[1]?.sentence).toBe(
      "Copied http://localhost:49321. It works on this computer while this window is open.",
    );
  });

  test("under a domain of its own says which host has to be allowed, and opens that setting", async () => {
    env.remoteName = "codespaces";
    external = "https://name-8700.app.github.dev/";
    await copyLocalAddress(deps(), undefined);
    await vi.waitFor(() => expect(happened.commands).toHaveLength(1));
    expect(happened.messages[1]?.sentence).toContain(
      "refuses calls to name-8700.app.github.dev until you add that host",
    );
    expect(happened.commands).toEqual([
      { command: "workbench.action.openSettings", arguments: ["balanceLens.local.allowedHosts"] },
    ]);
    expect(hostToAllow("https://name-8700.app.github.dev", ["name-8700.app.github.dev"])).toBeNull();
  });
});
