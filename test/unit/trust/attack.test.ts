import { describe, expect, test } from "vitest";
import { attackWithDocuments } from "../../builders/attack/documents.ts";
import { attackWithRequests } from "../../builders/attack/requests.ts";

// The long form is `npm run bench -- attack`: ten thousand requests, two thousand documents and files.
describe("no hostile request, document or file gets an answer out of shape, or a world that cannot be read", () => {
  test("of 600 requests", async () => {
    expect(await attackWithRequests(17, 600)).toEqual([]);
  });

  test("of 80 documents and files, of which some are taken and some are not", async () => {
    const { breaches, taken } = await attackWithDocuments(17, 80);
    expect(breaches).toEqual([]);
    expect(taken).toBeGreaterThan(5);
    expect(taken).toBeLessThan(80);
  });
});
