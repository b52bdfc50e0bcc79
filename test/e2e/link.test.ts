import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { switches } from "./attack/places.ts";
import { withEmulator } from "./emulator.ts";
import { browse, callPlaid, expectView, linkTokenFrom } from "./link/browse.ts";
import { sharedBrowser } from "./sharedBrowser.ts";

/** As `expect.poll`, with patience for a busy machine. */
function eventually<T>(read: () => Promise<T>) {
  return expect.poll(read, { timeout: 60_000 });
}

describe("an app as Plaid's quick start describes it, with nothing but addresses changed", () => {
  test("goes from Link to balances in a browser", () =>
    browse({}, async ({ emulator, app, page, link, heard }) => {
      await page.getByRole("button", { name: "Connect a bank" }).click();
      await link.getByLabel("Search").fill("platypus");
      await link.getByRole("button", { name: "First Platypus Bank", exact: true }).click();
      await link.getByRole("button", { name: "Sign in" }).click();
      for (const name of ["Plaid CD", "Plaid IRA"]) await link.getByLabel(name).uncheck();
      await link.getByRole("button", { name: "Continue" }).click();
      await page.locator("#balances li").first().waitFor();

      const rows = await page.locator("#balances li").allTextContents();
      expect(rows.slice(0, 3)).toEqual(["Plaid Checking: 110", "Plaid Saving: 210", "Plaid Credit Card: 410"]);
      await eventually(() => page.locator("dialog").isVisible()).toBe(false);
      const [success] = (await heard()).filter(([what]) => what === "success");
      expect(success).toMatchObject([
        "success",
        expect.stringMatching(/^public-sandbox-/),
        {
          institution: { name: "First Platypus Bank", institution_id: "ins_109508" },
          link_session_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          transfer_status: null,
        },
      ]);
      const names = (await heard()).flatMap(([what, name]) => (what === "event" ? name : []));
      expect(names.filter((name) => name !== "TRANSITION_VIEW")).toEqual([
        ...["OPEN", "SEARCH_INSTITUTION", "SELECT_INSTITUTION", "SUBMIT_CREDENTIALS", "HANDOFF"],
      ]);
      expect((await heard())[0]).toEqual(["load"]);
      // The ledger of the local sandbox is where its balances come from.
      const { items } = (await emulator.control("GET", "items")) as { items: readonly Record<string, string>[] };
      const item = items.find(({ access_token }) => access_token === app.accessToken());
      const ledger = await emulator.ledgerOf(item?.item_id ?? "");
      expect(ledger.slice(0, 3).map(({ bank }) => bank.current)).toEqual([110, 210, 410]);
    }));

  test("hears of a failure, and of leaving, in Plaid's shapes; then the same token still connects", () =>
    browse({}, async ({ page, link, heard }) => {
      const connect = page.getByRole("button", { name: "Connect a bank" });
      await connect.click();
      await link.getByRole("button", { name: "Tartan Bank" }).click();
      await link.getByLabel("What happens").selectOption("error_ITEM_LOCKED");
      await link.getByRole("button", { name: "Sign in" }).click();
      await link.getByRole("alert").waitFor();
      await link.getByRole("button", { name: "Close", exact: true }).click();
      await eventually(async () => (await heard()).some(([what]) => what === "exit")).toBe(true);
      const exits = (await heard()).filter(([what]) => what === "exit");
      expect(exits).toEqual([
        [
          "exit",
          {
            error_type: "ITEM_ERROR",
            error_code: "ITEM_LOCKED",
            error_message: expect.any(String),
            display_message: expect.any(String),
          },
          {
            institution: { name: "Tartan Bank", institution_id: "ins_109511" },
            status: "requires_credentials",
            link_session_id: expect.any(String),
            request_id: expect.any(String),
          },
        ],
      ]);
      expect((await heard()).flatMap(([what, name]) => (what === "event" ? name : []))).toContain("ERROR");
      // The keyboard is back where it was.
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("connect");

      await connect.click();
      await link.getByRole("heading", { name: "Connect a test bank" }).waitFor();
      const gone = () => page.evaluate(() => Reflect.get(window, "gone") === true);
      await page.evaluate(() => {
        const { handler } = window as unknown as {
          handler: { submit(data: object): void; exit(options: object, whenGone: () => void): void };
        };
        // Of Layer, which is not modelled: nothing comes of it.
        handler.submit({ phone_number: "+14155550123" });
        handler.exit({ force: true }, () => Object.assign(window, { gone: true }));
      });
      await eventually(async () => (await heard()).filter(([what]) => what === "exit").length).toBe(2);
      await eventually(gone).toBe(true);
      expect(await link.locator("body").isVisible()).toBe(false);
      // Where it is closed already it is gone at once.
      const atOnce = await page.evaluate(() => {
        let isGone = false;
        const { handler } = window as unknown as { handler: { exit(options: object, whenGone: () => void): void } };
        handler.exit({}, () => {
          isGone = true;
        });
        return isGone;
      });
      expect(atOnce).toBe(true);
      expect((await heard()).at(-1)).toMatchObject(["exit", null, { institution: null, status: null }]);
      await page.keyboard.press("Enter");
      await link.getByRole("heading", { name: "Connect a test bank" }).waitFor();
      await page.keyboard.press("Escape");
      await eventually(async () => (await heard()).filter(([what]) => what === "exit").length).toBe(3);
      await page.evaluate(() => (window as unknown as { handler: { destroy(): void } }).handler.destroy());
      expect(await page.locator("iframe").count()).toBe(0);
    }));

  test("hears of one end alone, however often and late a person leaves", () =>
    browse({}, async ({ page, link, heard }) => {
      // Each end waits here until the key was pressed, so that it is pressed while the page waits.
      const held: (() => void)[] = [];
      await page.route("**/link/hosted", async (route) => {
        const { step } = Object(route.request().postDataJSON());
        if (step === "exit" || step === "finish") await new Promise<void>((resolve) => held.push(resolve));
        await route.continue();
      });
      const release = async () => {
        await eventually(async () => held.length).toBe(1);
        held.pop()?.();
      };
      const leave = () => link.locator("body").press("Escape");
      const connect = page.getByRole("button", { name: "Connect a bank" });
      await connect.click();
      await link.getByRole("heading", { name: "Connect a test bank" }).waitFor();
      await leave();
      await leave();
      await release();
      await eventually(async () => (await heard()).filter(([what]) => what === "exit").length).toBe(1);

      await connect.click();
      await link.getByRole("button", { name: "Tartan Bank" }).click();
      await link.getByRole("button", { name: "Sign in" }).click();
      await link.getByRole("button", { name: "Continue" }).click();
      await link.getByText("Connecting…").waitFor();
      await leave();
      await release();
      await page.locator("#balances li").first().waitFor();
      const ends = (await heard()).flatMap(([what, name]) => (what === "event" ? name : what));
      expect(ends.filter((each) => ["EXIT", "exit", "HANDOFF", "success"].includes(String(each)))).toEqual([
        ...["EXIT", "exit", "HANDOFF", "success"],
      ]);
    }));

  test("works in a page of an origin that was allowed, and in no other's", async () => {
    let appUrl = "";
    // Pages of other names than this machine's, that are on this machine all the same.
    const front = createServer(async ({ method = "GET", url }, response) => {
      const answer = await fetch(`${appUrl}${url}`, { method });
      response.setHeader("content-type", answer.headers.get("content-type") ?? "text/plain");
      response.end(await answer.text());
    });
    await once(front.listen(0, "127.0.0.1"), "listening");
    const { port } = front.address() as AddressInfo;
    const args = ["--allow-origin", `http://app.example:${port}`];
    try {
      await browse({ args, switches, mayComplain: /frame-ancestors/ }, async ({ app, page, link, heard }) => {
        appUrl = app.url;
        const errors = () => page.frames().filter((frame) => frame.url().startsWith("chrome-error:"));
        await page.goto(`http://other.example:${port}/`);
        await eventually(async () => errors().length).toBe(1);
        await page.goto(`http://app.example:${port}/`);
        await page.locator("#connect:enabled").click();
        await link.getByRole("button", { name: "Tartan Bank" }).click();
        await link.getByRole("button", { name: "Close Link" }).click();
        await eventually(async () => (await heard()).map(([what]) => what)).toContain("exit");
        expect(errors()).toEqual([]);
      });
    } finally {
      front.closeAllConnections();
      front.close();
    }
  });

  test.each([
    [{ institution_id: "ins_109512" }, "success"],
    [{ password: "mfa_questions_2_3" }, "success"],
    [{ username: "daily-refresh", institution_id: "ins_109510" }, "success"],
    [{ exit: true }, "exit"],
    [{ password: "error_INSTITUTION_DOWN" }, "exit"],
  ])("picks %j by itself, and shows nothing", (headless, ending) =>
    browse({ headless }, async ({ page, heard }) => {
      await page.locator("#connect").click();
      await eventually(async () => (await heard()).map(([what]) => what)).toContain(ending);
      expect(await page.locator("dialog").isVisible()).toBe(false);
      if (ending === "success") await page.locator("#balances li").first().waitFor();
    }),
  );
});

describe("Hosted Link", () => {
  async function onPage(
    work: (page: Page, emulator: Parameters<Parameters<typeof withEmulator>[1]>[0]) => Promise<void>,
  ) {
    await withEmulator(["--port", "0"], async (emulator) => {
      const context = await (await sharedBrowser()).newContext();
      try {
        await work(await context.newPage(), emulator);
      } finally {
        await context.close();
      }
    });
  }

  test("is used by keyboard alone", () =>
    onPage(async (page, emulator) => {
      const { hosted_link_url, link_token } = await linkTokenFrom(emulator);
      const heading = (name: string) => expectView(page, name);
      await page.goto(hosted_link_url);
      await heading("Connect a test bank to Quick start");
      await page.keyboard.press("Tab");
      await page.keyboard.type("gingham");
      await page.getByText("1 of").waitFor();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await heading("Sign in to First Gingham Credit Union");
      // Test user, what happens: the selections question.
      for (const key of ["Tab", "Tab", "ArrowDown", "ArrowDown", "ArrowDown", "Tab", "Enter"])
        await page.keyboard.press(key);
      await heading("One more step");
      for (const key of ["Tab", "Tab", "Enter"]) await page.keyboard.press(key);
      await heading("Select accounts");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
      for (let stop = 0; stop < 20; stop += 1) {
        await page.keyboard.press("Tab");
        if ((await page.evaluate(() => document.activeElement?.textContent)) === "Continue") break;
      }
      await page.keyboard.press("Enter");
      await heading("Connected");
      const { link_sessions } = await callPlaid<{
        link_sessions: { results: { item_add_results: { accounts: [] }[] } }[];
      }>(emulator, "/link/token/get", { link_token });
      const accounts = link_sessions[0]?.results.item_add_results[0]?.accounts ?? [];
      expect(accounts.map(({ name }) => name)).not.toContain("Plaid Checking");
      expect(accounts.length).toBeGreaterThan(5);
    }));

  test("has no view in which axe finds anything, in light, dark and forced colours", () =>
    onPage(async (page, emulator) => {
      const signIn = async (choices: Readonly<Record<string, string>>) => {
        for (const [label, choice] of Object.entries(choices)) await page.getByLabel(label).selectOption(choice);
        await page.getByRole("button", { name: "Sign in" }).click();
      };
      await page.goto((await linkTokenFrom(emulator)).hosted_link_url);
      await expectView(page, "Connect a test bank to Quick start");
      await page.getByLabel("Search").fill("no such bank");
      await page.getByText("0 of").waitFor();
      await page.getByRole("heading", { level: 1 }).focus();
      await expectView(page, "Connect a test bank to Quick start");
      await page.getByLabel("Search").fill("");
      await page.getByRole("button", { name: "Tartan Bank" }).click();
      await expectView(page, "Sign in to Tartan Bank");
      await signIn({ "What happens": "error_ITEM_LOCKED" });
      await expectView(page, "Tartan Bank could not be connected");
      await page.getByRole("button", { name: "Try again" }).click();
      await signIn({ "What happens": "mfa_device" });
      await expectView(page, "One more step");
      await page.getByLabel("Code").fill("1234");
      await page.getByRole("button", { name: "Continue" }).click();
      await expectView(page, "Select accounts");
      await page.getByRole("button", { name: "Close Link" }).click();
      await expectView(page, "Closed");

      // A custom user, who asks questions and has fields of tomorrow.
      await page.goto((await linkTokenFrom(emulator)).hosted_link_url);
      await page.getByRole("button", { name: "Tartan Bank" }).click();
      await page.getByLabel("Test user").selectOption("user_custom");
      const user = {
        override_accounts: [{ type: "depository", starting_balance: 7, meta: { name: "Mine" } }],
        mfa: { type: "questions", question_rounds: 1, questions_per_round: 2 },
        has_perpetual_otp: true,
      };
      await page.getByLabel("Custom user, as JSON").fill(JSON.stringify(user));
      await page.getByRole("heading", { level: 1 }).focus();
      await expectView(page, "Sign in to Tartan Bank");
      await page.getByRole("button", { name: "Sign in" }).click();
      await expectView(page, "One more step");
      for (const place of [0, 1]) await page.getByLabel(`Question 0, ${place}`).fill(`answer_0_${place}`);
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByText("Passed over, as newer than this sandbox: has_perpetual_otp").waitFor();
      await expectView(page, "Select accounts");
      await page.getByRole("button", { name: "Continue" }).click();
      await expectView(page, "Connected");

      const { access_token } = await emulator.itemOf("login-required");
      const update = { account_selection_enabled: true };
      await page.goto((await linkTokenFrom(emulator, { access_token, products: undefined, update })).hosted_link_url);
      await expectView(page, "Sign in again to Tartan Bank");
      await signIn({});
      await expectView(page, "Select accounts");
      await page.goto(`${emulator.url}/link/hosted?token=none`);
      await expectView(page, "Link cannot go on");
    }));

  test("offers every password that Plaid lists, and each fails as it says", () =>
    onPage(async (page, emulator) => {
      const { hosted_link_url, link_token } = await linkTokenFrom(emulator);
      await page.goto(hosted_link_url);
      await page.getByRole("button", { name: "Tartan Bank" }).click();
      const options = page.getByLabel("What happens").locator("option");
      const passwords = await options.evaluateAll((all) => all.map((each) => (each as HTMLOptionElement).value));
      const codes = passwords.flatMap((password) => /^error_(.+)$/.exec(password)?.[1] ?? []);
      // https://plaid.com/docs/sandbox/test-credentials/, but for those of payments, which no bank here makes.
      const listed = [
        ...["ACCESS_NOT_GRANTED", "COUNTRY_NOT_SUPPORTED", "INSTITUTION_DOWN", "INSTITUTION_NOT_RESPONDING"],
        ...["INSTITUTION_NO_LONGER_SUPPORTED", "INSTITUTION_REGISTRATION_REQUIRED", "INSUFFICIENT_CREDENTIALS"],
        ...["INTERNAL_SERVER_ERROR", "INVALID_CREDENTIALS", "INVALID_MFA", "INVALID_SEND_METHOD", "ITEM_LOCKED"],
        ...["ITEM_NOT_SUPPORTED", "MFA_NOT_SUPPORTED", "NO_ACCOUNTS", "UNAUTHORIZED_INSTITUTION", "USER_INPUT_TIMEOUT"],
        ...["USER_SETUP_REQUIRED", "ITEM_LOGIN_REQUIRED"],
      ];
      expect(codes).toEqual(expect.arrayContaining(listed));
      const step = async (body: object) => {
        const headers = { "content-type": "application/json" };
        const answer = await fetch(`${emulator.url}/link/hosted`, {
          ...{ method: "POST", headers, body: JSON.stringify({ link_token, ...body }) },
        });
        return answer.json();
      };
      const { key } = await step({ step: "open" });
      for (const code of [...codes, "PAYMENT_INSUFFICIENT_FUNDS", "PAYMENT_REJECTED"]) {
        const login = { institution_id: "ins_109511", username: "user_good", password: `error_${code}` };
        expect((await step({ step: "login", key, ...login })).error).toMatchObject({ error_code: code });
      }
    }));

  test("goes on to where it was told, and its token is used up", () =>
    onPage(async (page, emulator) => {
      await page.route("http://localhost:9/**", (route) => route.fulfill({ body: "done" }));
      const hosted_link = { completion_redirect_uri: "http://localhost:9/done" };
      const { hosted_link_url } = await linkTokenFrom(emulator, { hosted_link });
      await page.goto(`${hosted_link_url}&headless={}`);
      await page.waitForURL("http://localhost:9/done");
      await page.goto(hosted_link_url);
      await page.getByText("INVALID_LINK_TOKEN").waitFor();
    }));

  test("mends a login, and takes a custom user", () =>
    onPage(async (page, emulator) => {
      const { access_token } = await emulator.itemOf("login-required");
      const { hosted_link_url } = await linkTokenFrom(emulator, { access_token, products: undefined });
      await page.goto(hosted_link_url);
      await page.getByRole("heading", { name: "Sign in again to Tartan Bank" }).waitFor();
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByRole("heading", { name: "Connected" }).waitFor();
      expect(await callPlaid(emulator, "/accounts/balance/get", { access_token })).toHaveProperty("accounts");

      await page.goto((await linkTokenFrom(emulator)).hosted_link_url);
      await page.getByRole("button", { name: "Tartan Bank" }).click();
      await page.getByLabel("Test user").selectOption("user_custom");
      const password = { override_accounts: [{ type: "depository", starting_balance: 7, meta: { name: "Mine" } }] };
      await page.getByLabel("Custom user, as JSON").fill(JSON.stringify(password));
      await page.getByRole("button", { name: "Sign in" }).click();
      expect(await page.getByLabel("Mine").isChecked()).toBe(true);
    }));
});
