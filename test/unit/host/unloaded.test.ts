import { beforeEach, expect, test, vi } from "vitest";
import type * as vscode from "vscode";
import { DisposableStore, openWhole } from "../../../src/host/dispose.ts";
import { lazyApi } from "../../../src/host/registration/lazyApi.ts";
import { registerAll } from "../../../src/host/registration/registerAll.ts";
import { lazySession } from "../../../src/host/session/lazySession.ts";
import type { Session } from "../../../src/host/session/session.ts";
import { forgetWhatHappened, happened, person, registered } from "./support/vscode/happened.ts";

type Run = (...values: unknown[]) => Promise<void>;

const compare = "balanceLens.balances.compare";

/** A window whose session is opened by these, one after another. */
function aWindow(...openings: ((own: DisposableStore) => Session)[]) {
  const held = new DisposableStore();
  const session = lazySession(async () => openWhole(held, openings.shift() ?? unexpected));
  const own = <T extends vscode.Disposable>(each: T) => held.add(each);
  registerAll({ session, commands: [compare], own, after: () => undefined });
  const api = lazyApi(session, { log: "/log", storage: "/storage" });
  return { api, held, run: registered.get(`command ${compare}`) as Run };
}

function unexpected(): never {
  throw new Error("opened once too often");
}

function missing(): never {
  throw new Error("Cannot find module './session.js'");
}

beforeEach(() => {
  forgetWhatHappened();
});

test("a session that cannot be opened is told, leaves nothing behind, and is opened by the next command", async () => {
  const disposed: string[] = [];
  const ran: string[] = [];
  const { api, held, run } = aWindow(
    (own) => {
      own.add({ dispose: () => void disposed.push("the half") });
      return missing();
    },
    (own) => {
      own.add({ dispose: () => void disposed.push("the whole") });
      return { run: async (id: string) => void ran.push(id) } as unknown as Session;
    },
  );
  const first = run();
  await api.whenIdle();
  await first;
  expect(ran).toEqual([]);
  expect(disposed).toEqual(["the half"]);
  expect(happened.messages).toMatchObject([
    { sentence: expect.stringContaining("could not be loaded"), buttons: ["Reload Window"] },
  ]);
  expect(happened.commands).toEqual([]);

  await run();
  expect(ran).toEqual([compare]);
  expect(happened.messages).toHaveLength(1);
  held.dispose();
  expect(disposed).toEqual(["the half", "the whole"]);
});

test("the window is reloaded where the person chooses so", async () => {
  const { run } = aWindow(missing);
  person.press = () => "Reload Window";
  await run();
  await vi.waitFor(() => expect(happened.commands).toMatchObject([{ command: "workbench.action.reloadWindow" }]));
});
