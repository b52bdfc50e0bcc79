import { describe, expect, it } from "vitest";
import { usePanels } from "./panels.ts";
import { type CaseName, cases } from "./support/cases.ts";
import { evaluatedAlone } from "./support/sketchedCases.ts";
import { textOf } from "./support/textOf.ts";

const open = usePanels();

/** What a person must be able to read in each state. */
const says: Readonly<Record<CaseName, readonly string[]>> = {
  usual: [
    "Houndstooth Bank",
    "Local sandbox · daily-refresh",
    "Compared Mar 10, 14:03:21.482",
    "Mar 10, 14:03 (sandbox clock)",
    "simulated latency",
    "13 calls",
    "2 billed per call in production",
    "+3 match",
    "2 endpoints not called would add Liabilities and Investments",
    "not evaluated",
    "null",
    "+$893.56",
    "≤ 9 h old",
    "looks live",
    "bank · live",
    "Stale cache",
    "posted +$893.56",
    "unchanged by the evaluation",
    "all 4 calls now match the bank",
  ],
  evaluatedAlone: [
    "REVIEW",
    "$1,900.00 debit",
    "Decide the debit yourself, then report what you did by /signal/decision/report.",
    "Ruleset: scores",
    "Custom action key: 3-day-hold",
    "Customer-initiated return risk: 60 of 99",
    "Bank-initiated return risk: ",
    "return risk 60 of 99",
    "Evaluate scored the debit",
    "$1,761.52",
    "6 h old",
  ],
  fetchedAlone: [
    "The real-time call at 14:04:21.482 overwrote Plaid’s cached balances.",
    "1 account had the same balances before.",
    "Tattersall Checking ••0417: available $1,975.77 before, $1,761.52 now; current $2,059.89 before, $1,843.27 now",
    "Tattersall Rewards Card ••3391: available $4,357.90 before, $4,228.90 now",
  ],
  reroute: [
    "Local sandbox · Stale cache: daily refresh",
    "payments posted since",
    "$1,975.77",
    "$214.25 too high",
    "$1,761.52",
    "The cached balance covers this $1,900.00 debit. The bank’s doesn’t: it is $138.48 short.",
    "REROUTE",
    "NSF",
    "and 1 more account",
    "posted +$216.62",
    "holds -$2.37",
    "posted +$58.60",
    "holds +$70.40",
  ],
  rulesets: [
    "Rulesets decide differently",
    "one debit of $1,900.00, different decisions: REVIEW (scores), no decision without a ruleset, and REROUTE (default)",
    "The balance of default is probably live ($1,761.52)",
    "Rulesets compared $1,900.00 debit · Tattersall Checking ••0417",
    "medium risk of a return",
    "60 / 60",
    "looks live",
    "Signal call",
    "Balance call",
    "Evaluated one after another, in this order.",
  ],
  rulesetsRunning: ["REVIEW", "waiting", "queued"],
  rulesetsOneFails: ["RULESET_NOT_FOUND", "REVIEW", "REROUTE"],
  rulesetsCancelled: ["REVIEW", "not made"],
  rulesetsTwelve: ["onboarding_flow_first_time_users_with_a_very_long_name_2026", "ruleset-12"],
  rulesetReplayed: [
    "Evaluated again",
    "Transaction ID repeated",
    "Same ID as number 1: probably a replay of its response of ",
    "not documented",
  ],
  rulesetsAgree: ["REROUTE", "strict"],
  loginBroken: ["ACCEPT", "5 calls: ", "(ITEM_LOGIN_REQUIRED)", "Repair Login", "Clear Faults"],
  capitalOne: [
    "360 Checking",
    "$65.40 too high",
    "Quicksilver ••2204: Capital One has no real-time balance for cards and loans.",
    "oldest time you can accept",
    "as of Mar 9, 22:15",
    "≤ 9 h old",
    "= same copy",
  ],
  twelveAccounts: ["and 2 more accounts", "Differences only (3 of 12)", "9 accounts match"],
  causes: ["Hold newer than the update", "Unexplained"],
  causesOfLongNames: ["$12,202,991.20 too high"],
  manyCauses: ["Show more (69 left)"],
  justLinked: [
    "No difference",
    "the Item was linked",
    "No real-time call is needed right after linking.",
    "+1 Day and Compare",
    "Compare “Stale Cache”",
  ],
  agreeInPart: ["No difference", "1 call: Plaid couldn't read the bank. (INSTITUTION_DOWN)", "Retry Failed Calls"],
  agree: ["Plaid Sandbox", "+3 match", "hardly ever move", "Start with the Local Sandbox"],
  repeated: ["Repeat of /accounts/balance/get", "Plaid p95 11 s"],
  neverRun: [
    "Tattersall Federal Credit Union",
    "Compare Balances",
    "15 calls · about 4 s · free here · 2 billed per call in production",
    "Reads Plaid’s cache (5 endpoints).",
    "Evaluates a $1,900.00 debit (/signal/evaluate)",
    "Asks the bank (/accounts/balance/get).",
    "Not called (their products aren’t on this Item): Identity Match, Liabilities, ",
    "Show Plan",
    "Tattersall Checking ••0417 Tattersall Savings ••0425 Tattersall Rewards Card ••3391",
  ],
  unplanned: ["No comparison yet", "Compare Balances", "Fetch Cached"],
  neitherCovers: ["Neither the cached balance nor the bank’s covers this $1,900.00 debit.", "No difference"],
  failedSeverally: [
    "2 calls: Plaid couldn't read the bank. (INSTITUTION_NOT_RESPONDING) Retry These 2",
    "1 call: The Item has no account that can be debited. (NO_AUTH_ACCOUNTS) This is expected.",
    "Retry This Call",
  ],
  couldNotRun: ["The comparison could not be made", "The local sandbox is not running."],
  running: ["5 of 9 calls answered", "Cancel", "waiting", "queued"],
  starting: ["0 of 2 calls answered", "No answer yet."],
  partial: ["1 of 13 calls failed: ITEM_LOGIN_REQUIRED", "Repair Login", "cached − evaluated"],
  cancelled: ["Cancelled after ②. What came is below.", "not made", "not evaluated", "Read Real-Time"],
  offline: ["Couldn't reach the server.", "Retry Failed Calls", "13 calls"],
  itemGone: ["Plaid no longer knows this Item."],
  keysRefused: ["The comparison could not be made", "Plaid rejected this client ID and secret"],
  transactionsNotReady: ["2 calls: ", "has no data for this call yet", "Plaid Checking"],
  noAccounts: ["No call returned any accounts."],
  oneAccount: ["Plaid Checking", "$106.58", "-$84.20"],
  manyAccounts: ["20 of 60", "40 accounts match"],
  largest: ["Account 1 ", "+4 · 4 differ"],
  bankShows: ["Bank shows", "entered by hand", "seen", "Enter…", "Bank shows the real-time number"],
  longNames: ["حساب جاري للتوفير", "Donaudampfschifffahrts"],
  oddMoney: ["0.50 DOGE", "$342.099285", "¥120,500", "-$1,234,600.00", "null"],
};

describe("each state", () => {
  it.each(Object.keys(cases) as CaseName[])("says what it must, without an error: %s", async (name) => {
    const panel = await open({ snapshot: cases[name]() });
    const words = await textOf(panel.page.locator("#balance-lens"));
    const heard = `${words} ${await controlWords(panel.page)}`.replaceAll(/\s+/g, " ");
    for (const expected of says[name]) expect(heard).toContain(expected);
    expect(panel.errors()).toEqual([]);
    expect(await panel.violations()).toEqual([]);
  });
});

describe("a debit that was evaluated alone", () => {
  it.each([
    ["REROUTE", "Ask for another payment method. If you debit all the same, report it by /signal/decision/report."],
    ["ACCEPT", null],
  ])("says what follows from %s", async (result, advice) => {
    const { page } = await open({ snapshot: evaluatedAlone(result) });
    const verdict = await textOf(page.locator("[data-role=verdict]"));
    expect(verdict).toContain(result);
    if (advice === null) expect(verdict).not.toContain("/signal/decision/report");
    else expect(verdict).toContain(advice);
  });
});

describe("what a difference is made of", () => {
  it("is told once: with its reason where there are several accounts, else line by line in the column of differences", async () => {
    const { page } = await open({ snapshot: cases.oneAccount() });
    expect(await textOf(page.locator("td.difference"))).toContain("-$84.20");
    expect(await page.locator("td.why").allInnerTexts()).toEqual(["Hold newer than the update"]);
  });
});

describe("a page that is told of another state", () => {
  it("fills the waiting cells as answers come, and ends with the findings", async () => {
    const panel = await open({ snapshot: cases.running() });
    const { page } = panel;
    const waiting = page.locator('td[data-reading="evaluated:/signal/evaluate"][data-cell="waiting"]');
    expect(await waiting.count()).toBe(4);
    await panel.tell(cases.usual());
    await page.locator('td[data-reading="evaluated:/signal/evaluate"] [data-field="available"]').waitFor();
    expect(await waiting.count()).toBe(0);
    expect(await page.locator(".finding").count()).toBeGreaterThan(0);
    expect(await page.getByText("Compare Again").count()).toBe(1);
  });

  it("lets the time of a waiting call run between two snapshots", async () => {
    const { page } = await open({ snapshot: cases.running() });
    const elapsed = page.locator("[data-elapsed]");
    const first = await textOf(elapsed);
    await expect.poll(() => textOf(elapsed)).not.toBe(first);
  });

  it("says the verdict in a live region that was there before it", async () => {
    const panel = await open({ snapshot: cases.running() });
    const region = panel.page.locator('[role="status"]:has([data-role="verdict"])');
    await region.evaluate((element) => element.setAttribute("data-test-mark", "same"));
    await panel.tell(cases.usual());
    await panel.page.locator('[data-test-mark="same"] .certainty').waitFor();
  });

  it("keeps the focus and the scroll of the person while answers come", async () => {
    const panel = await open({ snapshot: cases.running(), height: 300 });
    const { page } = panel;
    const cell = page.locator('td[data-reading="cached:/accounts/get"][data-account="account-Plaid Saving"] button');
    await cell.focus();
    await page.evaluate(() => window.scrollTo(0, 120));
    await panel.tell({ ...cases.running(), inFlight: [{ readingId: "evaluated:/signal/evaluate", elapsedMs: 9000 }] });
    await page.getByText(/^9(\.\d)? s$/).waitFor();
    expect(await cell.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.evaluate(() => window.scrollY)).toBe(120);
  });
});

describe("before the host has answered", () => {
  it("shows whose balances they will be, and nothing else; then the comparison in its place", async () => {
    const heading = "Tattersall & Sons";
    const panel = await open({ snapshot: cases.usual(), heading, unanswered: ["panel/ready"] });
    await panel.page.getByRole("heading", { name: heading }).waitFor();
    expect(await panel.page.getByRole("button").count()).toBe(0);
    await panel.tell(cases.usual());
    await panel.page.locator("button.cell").first().waitFor();
    expect(await panel.page.locator("h1").count()).toBe(1);
    expect(await panel.page.getByRole("heading", { name: heading }).count()).toBe(0);
  });
});

describe("what the page says of failures beside a comparison", () => {
  it("tells a request that the host refused, with its one action", async () => {
    const panel = await open({ snapshot: cases.usual(), refuse: { "comparison/run": "unreachable" } });
    await panel.page.getByText("Compare Again").click();
    await panel.page.getByRole("alert").getByText("Couldn't reach the server.").waitFor();
    await panel.page.getByRole("alert").getByRole("button", { name: "Try Again" }).waitFor();
  });

  it("tells a snapshot it cannot read instead of staying as it was", async () => {
    const panel = await open({ snapshot: cases.usual() });
    await panel.page.evaluate(() => {
      window.postMessage({ kind: "event", name: "panel/snapshot", payload: { comparison: { schemaVersion: 9 } } }, "*");
    });
    await panel.page.getByRole("alert").getByText("isn't what this endpoint promises").waitFor();
  });

  it.each(["usual", "largest"] as const)(
    "shows answers whose findings it cannot read, and says so: %s",
    async (name) => {
      const panel = await open({ snapshot: { ...cases[name](), findings: "[half of]" } });
      await panel.page.getByRole("alert").getByText("isn't what this endpoint promises").waitFor();
      await panel.page.locator("button.cell").first().waitFor();
      await panel.page.locator("[data-role=verdict]").waitFor();
      expect(panel.errors()).toEqual([]);
    },
  );
});

/** The words inside the kit's controls, which live in shadow roots. */
function controlWords(page: import("playwright-core").Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll("vscode-button, vscode-checkbox, option")].map((each) => each.textContent).join(" "),
  );
}
