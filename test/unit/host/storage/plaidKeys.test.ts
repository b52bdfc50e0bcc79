import { beforeEach, describe, expect, test, vi } from "vitest";
import { BalanceLensError, type FailureReason } from "../../../../src/core/failure/errors.ts";
import type { CommandDependencies } from "../../../../src/host/commands/command.ts";
import { importPlaidKeys } from "../../../../src/host/commands/plaidSandbox/importPlaidKeys.ts";
import { ensureKeys, setPlaidKeys } from "../../../../src/host/commands/plaidSandbox/setPlaidKeys.ts";
import { SecretValues } from "../../../../src/host/secretValues.ts";
import { SandboxKeyStore, type SandboxKeys } from "../../../../src/host/storage/sandboxKeys.ts";
import { fakeMemento, fakeSecrets } from "../support/fakes.ts";
import { files } from "../support/vscode/files.ts";
import { forgetWhatHappened, happened, person } from "../support/vscode/happened.ts";
import { Uri, window, workspace } from "../support/vscode/vscode.ts";

/** What was said beside a field to type in, and what the person types. */
const prompts: string[] = [];
let typed: string[] = [];

workspace.workspaceFolders = [{ uri: Uri.file("/app") }];
workspace.asRelativePath = ({ path }) => path.replace("/app/", "");
window.showQuickPick = async (choices: readonly object[]) => choices.at(-1);
window.showInputBox = async ({ prompt }: { prompt: string }) => {
  prompts.push(prompt);
  return typed.shift();
};

const good: SandboxKeys = { clientId: "client-canary-64b0", secret: "secret-canary-0123" };
const others: SandboxKeys = { clientId: "client-before", secret: "secret-before" };

let secrets: ReturnType<typeof fakeSecrets>;
let keys: SandboxKeyStore;
let tried: SandboxKeys[];
/** What Plaid makes of keys; null takes them. */
let refusal: FailureReason | null;

beforeEach(() => {
  files.clear();
  forgetWhatHappened();
  prompts.length = 0;
  typed = [];
  workspace.isTrusted = true;
  secrets = fakeSecrets();
  keys = new SandboxKeyStore({ secrets, memento: fakeMemento(), known: new SecretValues() });
  tried = [];
  refusal = null;
});

function deps(): CommandDependencies {
  const institutionName = async () => {
    if (refusal !== null) throw new BalanceLensError({ reason: refusal, requestId: null });
    return "First Platypus Bank";
  };
  const trying = async (given: SandboxKeys) => {
    tried.push(given);
    return { institutionName };
  };
  return { keys, connections: { trying } } as unknown as CommandDependencies;
}

/** What a command rejects with; its sentence holds no key. */
async function refused(work: Promise<void>): Promise<{ reason: string; sentence: string | null; remedy: unknown }> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BalanceLensError)) throw new Error("it was not refused");
  const sentence: string | null = Reflect.get(error, "sentence") ?? null;
  expect(JSON.stringify([error.failure, sentence, error.message])).not.toContain("canary");
  return { reason: error.failure.reason, sentence, remedy: Reflect.get(error, "remedy") };
}

describe("keys that are entered", () => {
  test("are kept once Plaid has accepted them, and are not stored while it is asked", async () => {
    const work = deps();
    const trying = vi.spyOn(work.connections, "trying");
    trying.mockImplementationOnce(async (given) => {
      expect(secrets.saved.size).toBe(0);
      return (work.connections.trying as (keys: SandboxKeys) => ReturnType<typeof work.connections.trying>)(given);
    });
    await setPlaidKeys(work, good);
    expect(tried).toEqual([good]);
    expect(await keys.read()).toEqual(good);
  });

  test("that Plaid refuses are not kept, the ones before them are, and the cause is in plain words", async () => {
    await keys.write(others, { areChecked: true });
    refusal = "invalid-keys";
    const { reason, sentence, remedy } = await refused(setPlaidKeys(deps(), good));
    expect(reason).toBe("invalid-keys");
    expect(sentence).toMatch(/that the secret is the Sandbox one\. The keys were not stored\.$/);
    expect(remedy).toMatchObject({ command: "setPlaidKeys" });
    expect(await keys.read()).toEqual(others);
  });

  test.each(["unreachable", "tls-failed", "proxy-refused", "timed-out", "plaid-maintenance"] as const)(
    "that nobody could judge (%s) are kept, said to be unchecked, and can be checked again",
    async (reason) => {
      refusal = reason;
      const problem = await refused(setPlaidKeys(deps(), good));
      expect(problem).toMatchObject({ reason, remedy: { command: "setPlaidKeys", argument: { stored: true } } });
      expect(problem.sentence).toMatch(/Your keys are stored, but unchecked\.$/);
      expect(await keys.read()).toEqual(good);
      expect(await keys.state()).toBe("unchecked");

      refusal = "invalid-keys";
      expect((await refused(setPlaidKeys(deps(), { stored: true }))).reason).toBe("invalid-keys");
      expect(await keys.state()).toBe("none");
    },
  );

  test("that could not be checked are checked before what needs them, which is then what the button repeats", async () => {
    refusal = "unreachable";
    await refused(setPlaidKeys(deps(), good));
    const problem = await refused(ensureKeys(deps(), "Why."));
    expect(problem).toMatchObject({ reason: "unreachable", remedy: { kind: "again", label: "Check Again" } });
    refusal = null;
    await ensureKeys(deps(), "Why.");
    expect(await keys.state()).toBe("stored");
    tried.length = 0;
    await ensureKeys(deps(), "Why.");
    expect(tried).toEqual([]);
  });

  test("are asked for with what they are needed for", async () => {
    typed = [good.clientId, good.secret];
    await ensureKeys(deps(), "To create the Item, Plaid Sandbox needs your keys.");
    expect(prompts[0]).toMatch(/^To create the Item, Plaid Sandbox needs your keys\. /);
    expect(await keys.read()).toEqual(good);
  });

  test("are not kept when the check is cancelled", async () => {
    refusal = "cancelled";
    expect((await refused(setPlaidKeys(deps(), good))).reason).toBe("cancelled");
    expect(secrets.saved.size).toBe(0);
  });

  test.each([
    { clientId: good.clientId, secret: "access-production-canary" },
    { clientId: good.clientId, secret: "PLAID_SECRET_PRODUCTION=canary" },
    { clientId: "production-canary", secret: good.secret },
  ])("of production are neither sent nor kept (%#)", async (given) => {
    const { reason, sentence } = await refused(setPlaidKeys(deps(), given));
    expect(reason).toBe("production-refused");
    expect(sentence).toMatch(/never calls production and stored nothing/);
    expect(tried).toEqual([]);
    expect(secrets.saved.size).toBe(0);
  });
});

describe("keys in a .env file", () => {
  const text = `PLAID_CLIENT_ID=${good.clientId}\nPLAID_SANDBOX_SECRET="${good.secret}"\nPLAID_ENV=sandbox\n`;

  beforeEach(() => {
    files.set("/app/.env", text);
    person.press = () => "Import";
  });

  test("are taken over on consent, which names the variables and shows no value", async () => {
    await importPlaidKeys(deps(), { file: "/app/.env" });
    expect(await keys.read()).toEqual(good);
    expect(happened.messages).toHaveLength(1);
    expect(happened.messages[0]?.sentence).toBe("Import the Plaid keys of .env?");
    expect(happened.messages[0]?.detail).toMatch(/^PLAID_CLIENT_ID and PLAID_SANDBOX_SECRET are sent/);
    expect(JSON.stringify(happened.messages)).not.toContain("canary");
  });

  test("stay where they are without consent: nothing is sent or kept", async () => {
    person.press = () => undefined;
    expect((await refused(importPlaidKeys(deps(), { file: "/app/.env" }))).reason).toBe("cancelled");
    expect(tried).toEqual([]);
    expect(secrets.saved.size).toBe(0);
  });

  test("of production are refused by the name of the variable that says so, before any question", async () => {
    files.set("/app/.env", text.replace("PLAID_ENV=sandbox", "PLAID_ENV=production"));
    const { reason, sentence } = await refused(importPlaidKeys(deps(), { file: "/app/.env" }));
    expect(reason).toBe("production-refused");
    expect(sentence).toMatch(/^PLAID_ENV in \.env says that its keys are for production/);
    expect([happened.messages.length, tried.length, secrets.saved.size]).toEqual([0, 0, 0]);
  });

  test("that are not there are named", async () => {
    files.set("/app/.env", `PLAID_CLIENT_ID=${good.clientId}`);
    const problem = await refused(importPlaidKeys(deps(), { file: "/app/.env" }));
    expect(problem).toMatchObject({ reason: "keys-missing", sentence: ".env does not set PLAID_SECRET." });
  });

  test("that Plaid refuses are not kept either", async () => {
    refusal = "invalid-keys";
    expect((await refused(importPlaidKeys(deps(), { file: "/app/.env" }))).reason).toBe("invalid-keys");
    expect(secrets.saved.size).toBe(0);
  });

  test("of a folder that is not trusted are not read", async () => {
    workspace.isTrusted = false;
    expect((await refused(importPlaidKeys(deps(), { file: "/app/.env" }))).reason).toBe("workspace-untrusted");
    expect(tried).toEqual([]);
  });
});
