import { describe, expect, test } from "vitest";
import { openSaved, openSavedInSteps, type SavedText } from "../../../../src/core/saved/openSaved.ts";
import { rowBody } from "../../../builders/bodies.ts";
import { inPieces } from "./support/inPieces.ts";
import { ruby } from "./support/printers.ts";
import { answer, cached, live, openedAt } from "./support/readForms.ts";
import { savedForm, savedForms } from "./support/savedForms.ts";

const how = { openedAt, id: "saved" };
const noise = "2026-03-01T11:59:00.000Z  INFO 1 --- [nio-8080-exec-3] c.e.Requests : GET /api/things/7 200\n";
/** More than what is looked at to learn what a text is. */
const noiseBefore = noise.repeat(12_000);
const noiseBehind = noise.repeat(300);

function openedOf(text: SavedText["text"]) {
  return openSaved([{ source: "app.log", text }], how);
}

describe("a log that is read in pieces", () => {
  test.each(savedForms)("says what it says as a whole: %s", (name) => {
    const sample = savedForm(name).replaceAll("\r\n", "\n");
    const text = `${noiseBefore}${sample}\n${noiseBehind}`;
    expect(openedOf(inPieces(text, 4099))).toEqual(openedOf(text));
  });

  test("gives back values that are longer than several pieces", () => {
    const rows = Array.from({ length: 4000 }, (_, index) => ({ ...rowBody(`t-${index}`, 1), account_id: "acc-1" }));
    const body = { ...cached, added: rows, next_cursor: "c", has_more: false };
    const lines = [JSON.stringify(body), JSON.stringify(body, null, 2), ruby(body)];
    for (const written of lines) {
      const text = `${noiseBefore}2026-03-01T12:00:00Z POST /transactions/sync 200\n${written}\n${noiseBehind}`;
      expect(openedOf(inPieces(text, 65_536)).comparisons[0]?.readings).toMatchObject([
        { endpoint: "/transactions/sync", outcome: "ok", startedAt: "2026-03-01T12:00:00.000Z" },
      ]);
    }
  });

  test("goes on behind a bracket that is never closed", () => {
    const text = `${noiseBefore}Starting the server {\n${noise.repeat(180_000)}2026-03-01T12:00:00Z POST /accounts/get 200 ${JSON.stringify(cached)}\n${noiseBehind}`;
    expect(openedOf(inPieces(text, 65_536)).read).toBe(1);
  });

  test("keeps the streams of its services apart", () => {
    const lines = (body: object) => JSON.stringify(body, null, 1).split("\n");
    const both = [lines(cached), lines(live)] as const;
    const mixed = both[0].flatMap((line, index) => [`web-1  | ${line}`, `worker-1  | ${both[1][index] ?? ""}`]);
    const other = "web-1  | GET /api/things/7 200\nworker-1  | done\n";
    const text = `${other.repeat(30_000)}web-1  | POST /accounts/get\nworker-1  | POST /accounts/balance/get\n${mixed.join("\n")}\n${other.repeat(3000)}`;
    const opened = openedOf(inPieces(text, 4099));
    expect(opened).toEqual(openedOf(text));
    expect(opened.comparisons[0]?.readings.map(({ endpoint }) => endpoint)).toEqual([
      "/accounts/get",
      "/accounts/balance/get",
    ]);
  });

  test("a recording that is one value is read as one", () => {
    const entries = Array.from({ length: 3000 }, (_, index) => ({
      startedDateTime: "2026-03-01T12:00:00.000Z",
      request: { method: "POST", url: "https://production.plaid.com/accounts/get" },
      response: { status: 200, content: { text: JSON.stringify(answer(index)) } },
    }));
    const text = JSON.stringify({ log: { version: "1.2", entries } });
    expect(text.length).toBeGreaterThan(1_300_000);
    expect(openedOf(inPieces(text, 65_536)).read).toBe(3000);
  });

  test("a reader that stops closes what the pieces come from", () => {
    let isClosed = false;
    const text: SavedText["text"] = {
      length: 10_000_000,
      *[Symbol.iterator]() {
        try {
          for (;;) yield noiseBehind;
        } finally {
          isClosed = true;
        }
      },
    };
    const steps = openSavedInSteps([{ source: "app.log", text }], how);
    expect(steps.next().value).toMatchObject({ total: 10_000_000 });
    steps.return(undefined as never);
    expect(isClosed).toBe(true);
  });
});
