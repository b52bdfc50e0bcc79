import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { onlyCalls } from "../../../scripts/build/onlyCalls.mts";

const root = path.join(import.meta.dirname, "../../..");

const made = `export interface AGet { a: string }
export const PlaidApiAxiosParamCreator = function (configuration?: Configuration) {
    return {
        /**
         * Reads a.
         */
        aGet: async (request: AGet, options: any = {}): Promise<RequestArgs> => {
            const inner = { a: 1,
            };
            return { url: "/a/get", inner };
        },
        /**
         * Reads b, as aGet does.
         */
        bGet: async (request: AGet, options: any = {}): Promise<RequestArgs> => {
            return { url: "/b/get" };
        },
    }
};
export const PlaidApiFp = function(configuration?: Configuration) {
    const creator = PlaidApiAxiosParamCreator(configuration)
    return {
        /**
         * Reads a.
         */
        async aGet(request: AGet, options?: any) {
            return send(await creator.aGet(request, options));
        },
        /**
         * Reads b.
         */
        async bGet(request: AGet, options?: any) {
            return send(await creator.bGet(request, options));
        },
    }
};
export class PlaidApi {}
`;

describe("the calls of the SDK that are bundled", () => {
  test("are those that are named, whole, with all around them as it was", () => {
    const kept = onlyCalls(made, new Set(["bGet", "other"]));
    expect(kept).toContain(`url: "/b/get"`);
    expect(kept).toContain("creator.bGet");
    expect(kept).not.toContain("/a/get");
    expect(kept).not.toContain("creator.aGet");
    expect(kept.slice(0, kept.indexOf("return {"))).toBe(made.slice(0, made.indexOf("return {")));
    expect(kept.endsWith("    }\n};\nexport class PlaidApi {}\n")).toBe(true);
    expect(onlyCalls(made, new Set(["aGet", "bGet"]))).toBe(made);
  });

  test.each([
    ["another function", made.replace("PlaidApiFp = function", "PlaidApiFp2 = function")],
    ["another member", made.replace("async bGet(", "bGet(")],
    ["another end", made.replaceAll("\n    }\n};", "\n  }\n};")],
  ])("a file with %s than before fails the build instead of leaving a call out", (_, source) => {
    expect(() => onlyCalls(source, new Set(["aGet"]))).toThrow("plaid/api.ts");
  });

  test("of the SDK that is installed are a few of hundreds", () => {
    const source = readFileSync(path.join(root, "node_modules/plaid/api.ts"), "utf8");
    const kept = onlyCalls(source, new Set(["accountsGet", "itemGet"]));
    const paths = (text: string) => text.match(/const localVarPath = `[^`]+`/g) ?? [];
    expect(paths(source).length).toBeGreaterThan(300);
    expect(paths(kept)).toEqual(["const localVarPath = `/accounts/get`", "const localVarPath = `/item/get`"]);
    expect(kept.match(/localVarAxiosParamCreator\.\w+\(/g)).toEqual([
      "localVarAxiosParamCreator.accountsGet(",
      "localVarAxiosParamCreator.itemGet(",
    ]);
  });
});
