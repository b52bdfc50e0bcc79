import { describe, expect, test } from "vitest";
import { answer, exampleCalls, exampleWorld, prepareFor } from "../builders/exampleCalls.ts";
import { modelledPaths } from "./support/modelledPaths.ts";
import { createSdkSchemas } from "./support/sdkSchemas.ts";

const schemas = createSdkSchemas();

describe("the answer of each endpoint is of the SDK's type", () => {
  test.each(modelledPaths)("$path", ({ path, responseType }) => {
    const world = exampleWorld();
    prepareFor(path, world);
    const bodies = exampleCalls[path] ?? [];
    expect(bodies.length).toBeGreaterThan(0);
    for (const bodyIn of bodies) {
      const body = answer(world, path, bodyIn(world));
      // The server adds the request's id to every answer.
      const sent: unknown = { ...JSON.parse(JSON.stringify(body)), request_id: "request" };
      expect(schemas.problems(responseType, sent)).toEqual([]);
    }
  });
});
