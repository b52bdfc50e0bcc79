import { beforeEach, describe, expect, test } from "vitest";
import type { Environment } from "../../../src/core/item/environment.ts";
import { LinkHandler, type UriHandlerDependencies } from "../../../src/host/session/uriHandler.ts";
import { anItem } from "../host/support/fakes.ts";
import { commands, window } from "../host/support/vscode/vscode.ts";

/** What happened, in its order. */
const order: string[] = [];
let answer: string | undefined;
commands.executeCommand = async (command) => void order.push(command);
window.showWarningMessage = async (text) => {
  order.push(`asked: ${text}`);
  return answer;
};

const known = "Rb1mxXGAz9Ce5PkVmW8vh9dG1Kp3jQ";

beforeEach(() => {
  order.length = 0;
  answer = undefined;
});

async function follow(environment: Environment, query: string, path = "/compare"): Promise<readonly string[]> {
  const note = (what: string) => void order.push(what);
  const running: Promise<void>[] = [];
  const dependencies = {
    items: { environment, status: "ready" },
    itemReads: { list: async () => note("listed") },
    environmentChoice: {
      rememberLocal: async () => note("remembered"),
      switchTo: async (to: Environment) => note(`switched to ${to}`),
    },
    log: { warn: note },
    localItems: {
      list: async () => {
        note("started the local sandbox");
        return [anItem({ itemId: known })];
      },
    },
    run: (_name: string, work: () => Promise<void>) => {
      const done = work();
      running.push(done);
      return done;
    },
  } as unknown as UriHandlerDependencies;
  await new LinkHandler(dependencies).handleUri({ path, query } as never);
  await new Promise((resolve) => setImmediate(resolve));
  await Promise.all(running);
  return order;
}

const question = "asked: This link opens an Item of the local sandbox, but you are using Plaid Sandbox.";

describe("a link from outside changes nothing of what somebody works with unless they say so", () => {
  test("with Plaid Sandbox, to an Item that is known: it asks, and nothing else happens", async () => {
    expect(await follow("sandbox", `item=${known}`)).toEqual([question]);
  });

  test("when they say so it switches, and compares", async () => {
    answer = "Switch to Local Sandbox";
    expect(await follow("sandbox", `item=${known}`)).toEqual([
      question,
      "started the local sandbox",
      "remembered",
      "switched to local",
      "balanceLens.items.focus",
      "balanceLens.balances.compare",
    ]);
  });

  test("with the local sandbox it compares at once", async () => {
    const happened = await follow("local", `item=${known}`);
    expect(happened).not.toContain(question);
    expect(happened.at(-1)).toBe("balanceLens.balances.compare");
  });

  test.each([
    ["/compare", "item=another"],
    ["/compare", ""],
    ["/keys", `item=${known}`],
  ])("%s?%s compares nothing and switches nothing", async (path, query) => {
    const happened = await follow("local", query, path);
    expect(happened.join()).toContain("a link was refused");
    expect(happened.join()).not.toMatch(/switched|compare$/);
  });
});
