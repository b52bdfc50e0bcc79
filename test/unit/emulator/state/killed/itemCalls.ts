import { expect } from "vitest";
import type { Callable } from "../../support/program.ts";
import { type Change, linkedItem, noted, processorTokenOf, refusalOf, type Shown, scenarioItem } from "./change.ts";

const webhook = "http://example.com/hook";
const day = { seconds: 86_400 };

/** What an evaluation is asked with: by the app, or by a partner. */
type Asks = (program: Callable) => Promise<object>;

const byApp: Asks = async (program) => {
  const { access_token, accounts } = await linkedItem(program);
  return { access_token, account_id: accounts[0]?.account_id };
};
const byPartner: Asks = async (program) => processorTokenOf(program, await linkedItem(program));

/** The calls of Signal under a prefix. */
function signalCalls(prefix: string, asks: Asks): Readonly<Record<string, Change>> {
  const evaluate = async (program: Callable) => {
    const asked = { ...(await asks(program)), client_transaction_id: "one" };
    await program.call(`${prefix}/signal/evaluate`, { ...asked, amount: 20 });
    // Reports name the evaluation alone where an app sends them.
    return prefix === "" ? { client_transaction_id: "one" } : asked;
  };
  return {
    [`${prefix}/signal/evaluate`]: async (program) => {
      const asked = await evaluate(program);
      // Refused for an evaluation that nobody knows.
      return ({ call }) => call(`${prefix}/signal/return/report`, { ...asked, return_code: "R01" });
    },
    [`${prefix}/signal/decision/report`]: async (program) => {
      const asked = await evaluate(program);
      await program.call(`${prefix}/signal/decision/report`, { ...asked, initiated: false });
      return async (after) => {
        const refused = await refusalOf(after, `${prefix}/signal/return/report`, { ...asked, return_code: "R01" });
        expect(refused).toEqual({ refused: "SIGNAL_TRANSACTION_NOT_INITIATED" });
        return refused;
      };
    },
    [`${prefix}/signal/return/report`]: async (program) => {
      const asked = await evaluate(program);
      await program.call(`${prefix}/signal/return/report`, { ...asked, return_code: "R01" });
      return (after) => noted(after, "signal-return-report");
    },
  };
}

/** A token that is used once the process that gave it is gone. */
function usedLater(first: Callable, public_token: unknown): Shown {
  return async (program) => {
    if (program !== first)
      expect(await program.call("/item/public_token/exchange", { public_token })).toHaveProperty("access_token");
    return { public_token };
  };
}

async function sentBy({ control }: Callable): Promise<object> {
  return { sent: (await control("GET", "/webhooks")).webhooks };
}

/** By path: the calls about an Item, its tokens and its evaluations. */
export const itemCalls: Readonly<Record<string, Change>> = {
  ...signalCalls("", byApp),
  ...signalCalls("/processor", byPartner),
  "/sandbox/public_token/create": async (first) => {
    const request = { institution_id: "ins_109508", initial_products: ["auth"] };
    return usedLater(first, (await first.call("/sandbox/public_token/create", request)).public_token);
  },
  "/item/public_token/create": async (first) => {
    const { access_token } = await scenarioItem(first);
    return usedLater(first, (await first.call("/item/public_token/create", { access_token })).public_token);
  },
  "/item/public_token/exchange": async (first) => {
    const { access_token } = await linkedItem(first);
    return ({ call }) => call("/accounts/get", { access_token });
  },
  "/item/remove": async (first) => {
    const { access_token } = await linkedItem(first);
    await first.call("/item/remove", { access_token });
    return (program) => refusalOf(program, "/item/get", { access_token });
  },
  "/item/webhook/update": async (first) => {
    const { access_token } = await linkedItem(first);
    await first.call("/item/webhook/update", { access_token, webhook });
    return async (program) => ({
      got: await program.call("/item/get", { access_token }),
      ...(await sentBy(program)),
    });
  },
  "/item/access_token/invalidate": async (first) => {
    const { access_token } = await linkedItem(first);
    const { new_access_token } = await first.call("/item/access_token/invalidate", { access_token });
    return async (program) => ({
      old: await refusalOf(program, "/item/get", { access_token }),
      got: await program.call("/item/get", { access_token: new_access_token }),
    });
  },
  "/item/import": async ({ call }) => {
    const request = { user_auth: { user_id: "one" } };
    await call("/item/import", request);
    return (program) => program.call("/item/import", request);
  },
  "/sandbox/item/reset_login": async (first) => {
    const { access_token } = await linkedItem(first);
    await first.call("/sandbox/item/reset_login", { access_token });
    return (program) => refusalOf(program, "/accounts/get", { access_token });
  },
  "/sandbox/item/fire_webhook": async (first) => {
    const { access_token } = await linkedItem(first, { options: { webhook } });
    await first.call("/sandbox/item/fire_webhook", { access_token, webhook_code: "NEW_ACCOUNTS_AVAILABLE" });
    return sentBy;
  },
  "/sandbox/item/set_verification_status": async (first) => {
    const { access_token, accounts } = await scenarioItem(first);
    const verification_status = "verification_expired";
    const request = { access_token, account_id: accounts[0]?.account_id, verification_status };
    expect(await first.call("/sandbox/item/set_verification_status", request)).not.toHaveProperty("error_code");
    return ({ call }) => call("/accounts/get", { access_token });
  },
  "/sandbox/transactions/create": async (first) => {
    const options = { override_username: "user_transactions_dynamic" };
    const { access_token } = await linkedItem(first, { products: ["transactions"], options });
    const today = new Date().toISOString().slice(0, 10);
    const made = { date_transacted: today, date_posted: today, amount: 5, description: "Made" };
    await first.call("/sandbox/transactions/create", { access_token, transactions: [made] });
    return async ({ call }) => {
      const page = (await call("/transactions/sync", { access_token, count: 500 })) as { added: { name: string }[] };
      expect(page.added.map(({ name }) => name)).toContain("Made");
      return page;
    };
  },
  "/accounts/balance/get": async (first) => {
    const { access_token } = await linkedItem(first);
    await first.control("POST", "/clock", day);
    await first.call("/accounts/balance/get", { access_token });
    return ({ call }) => call("/accounts/get", { access_token });
  },
  "/transactions/refresh": async (first) => {
    const { access_token } = await linkedItem(first, { products: ["transactions"] });
    await first.control("POST", "/clock", day);
    await first.call("/transactions/refresh", { access_token });
    return (after) => noted(after, "transactions-refresh");
  },
  "/investments/refresh": async (first) => {
    const { access_token } = await linkedItem(first, { products: ["investments"] });
    await first.control("POST", "/clock", day);
    await first.call("/investments/refresh", { access_token });
    return (after) => noted(after, "investments-refresh");
  },
  "/processor/token/create": async (first) => {
    const asks = await processorTokenOf(first, await scenarioItem(first));
    return ({ call }) => call("/processor/account/get", asks);
  },
  "/sandbox/processor_token/create": async ({ call }) => {
    const { processor_token } = await call("/sandbox/processor_token/create", { institution_id: "ins_109508" });
    return (program) => program.call("/processor/account/get", { processor_token });
  },
  "/processor/token/webhook/update": async (first) => {
    const asks = await processorTokenOf(first, await scenarioItem(first));
    await first.call("/processor/token/webhook/update", { ...asks, webhook });
    return sentBy;
  },
  "/processor/transactions/refresh": async (first) => {
    const asks = await processorTokenOf(first, await linkedItem(first, { products: ["transactions"] }));
    await first.control("POST", "/clock", day);
    await first.call("/processor/transactions/refresh", asks);
    return (after) => noted(after, "transactions-refresh");
  },
  "/processor/balance/get": async (first) => {
    const asks = await processorTokenOf(first, await linkedItem(first));
    await first.control("POST", "/clock", day);
    await first.call("/processor/balance/get", asks);
    return ({ call }) => call("/processor/account/get", asks);
  },
  "a public token that is exchanged again": async (first) => {
    const request = { institution_id: "ins_109508", initial_products: ["auth"] };
    const { public_token } = await first.call("/sandbox/public_token/create", request);
    await first.call("/item/public_token/exchange", { public_token });
    return ({ call }) => call("/item/public_token/exchange", { public_token });
  },
};
