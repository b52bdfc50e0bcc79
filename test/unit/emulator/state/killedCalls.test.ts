import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { endpoints } from "../../../../src/emulator/handlers/endpoints.ts";
import { stepNames } from "../../../../src/emulator/link/linkStep.ts";
import { answer, exampleCalls, exampleWorld } from "../../../builders/exampleCalls.ts";
import { controlCalls } from "./killed/controlCalls.ts";
import { itemCalls } from "./killed/itemCalls.ts";
import { linkCalls } from "./killed/linkCalls.ts";
import { changeOfKind, changeOfStep, startedWith } from "./killed/outliveKill.ts";
import { productCalls } from "./killed/productCalls.ts";

const folder = path.join(import.meta.dirname, "killed");

/** Each is made in a process that is then killed, by the test beside its table. */
const changes = { ...productCalls, ...itemCalls, ...linkCalls, ...controlCalls };

describe("every call, step and kind of change", () => {
  it("is among those that are killed, or only reads", () => {
    for (const path of endpoints.keys()) {
      if (Object.hasOwn(changes, path)) continue;
      const world = exampleWorld();
      for (const bodyIn of exampleCalls[path] ?? []) {
        const body = bodyIn(world);
        const recorded = world.log.count;
        answer(world, path, body);
        expect([path, world.log.count - recorded]).toEqual([path, 0]);
      }
    }
    for (const name of Object.keys(changes).filter((each) => each.startsWith("/")))
      expect([...endpoints.keys()]).toContain(name);
    expect(Object.keys(changeOfStep).sort()).toEqual([...stepNames].sort());
    for (const name of [...Object.values(changeOfKind), ...Object.values(changeOfStep), ...Object.keys(startedWith)])
      if (name !== null) expect(Object.keys(changes)).toContain(name);
    const tables = readdirSync(folder).filter((name) => /Calls\.ts$/.test(name));
    expect(tables.length).toBe(4);
    for (const table of tables) expect(existsSync(path.join(folder, table.replace(".ts", ".test.ts")))).toBe(true);
  });
});
