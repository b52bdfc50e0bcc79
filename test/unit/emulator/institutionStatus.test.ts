import { describe, expect, it } from "vitest";
import { createTestWorld } from "./support/world.ts";

const asked = { institution_id: "ins_109511", country_codes: ["US"] };

describe("/institutions/get_by_id", () => {
  it("has no status, as in Plaid's Sandbox, unless an Item's switch gives its institution one", async () => {
    const world = createTestWorld();
    const of = async (scenario: string, institution_id: string) => {
      await world.itemOf(scenario);
      const { body } = await world.call("/institutions/get_by_id", {
        ...asked,
        institution_id,
        options: { include_status: true },
      });
      return Object.keys(body.institution).includes("status");
    };
    expect(await of("daily-refresh", "ins_109508")).toBe(false);
    expect(await of("institution-down", "ins_109511")).toBe(true);
    expect((await world.call("/institutions/get_by_id", asked)).body.institution.status).toBeUndefined();
  });

  it("tells that the bank is down and its updates stopped, until it is back", async () => {
    const world = createTestWorld();
    await world.itemOf("institution-down");
    const status = async () =>
      (await world.call("/institutions/get_by_id", { ...asked, options: { include_status: true } })).body.institution
        .status;
    const down = await status();
    expect(down).toMatchObject({
      item_logins: { status: "DOWN", breakdown: { success: 0, error_plaid: 0, error_institution: 1 } },
      transactions_updates: { status: "DOWN", breakdown: { refresh_interval: "STOPPED" } },
      investments_updates: null,
    });
    await world.advance(5 * 3600);
    const back = await status();
    expect(back).toMatchObject({
      item_logins: { status: "HEALTHY", breakdown: { success: 1 } },
      transactions_updates: { status: "HEALTHY", breakdown: { refresh_interval: "NORMAL" } },
    });
    const changedAt = [down, back].map((each) => Date.parse(each?.item_logins?.last_status_change ?? ""));
    const hours = ((changedAt[1] ?? 0) - (changedAt[0] ?? 0)) / 3_600_000;
    // Down from 13 hours before the start until 4 hours after it.
    expect(hours).toBe(17);
  });
});
