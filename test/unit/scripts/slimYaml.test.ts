import path from "node:path";
import { build, type Plugin } from "esbuild";
import { load, YAML11_SCHEMA } from "js-yaml";
import { expect, test } from "vitest";
import { slimYaml, yamlApart } from "../../../scripts/build/slimYaml.mts";

const recording = `---
http_interactions:
- request: &same
    method: post
    body:
      encoding: UTF-8
      string: "{\\"access_token\\":\\"x\\",\\
        \\"options\\":{}}"
  response:
    <<: *same
    status: {code: 200, message: OK}
    body:
      string: !!binary |
        eyJhIjoxfQ==
    folded: >-
      one
      two
  recorded_at: 2026-03-01T12:00:00Z
  kept: yes
  none: ~
  numbers: [0o17, 017, 0x1f, 1_000, .5, 1e3]
`;

async function slimLoad(): Promise<(text: string) => unknown> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { load, YAML11_SCHEMA } from "js-yaml"; export default (text) => load(text, { schema: YAML11_SCHEMA });`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    format: "esm",
    write: false,
    plugins: [slimYaml],
  });
  const code = outputFiles[0]?.text ?? "";
  expect(code).not.toMatch(/lineWidth|quoteStyle/);
  const module = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
  return module.default;
}

test("what is left of js-yaml reads a recording as all of it does, and writes none", async () => {
  const slim = await slimLoad();
  expect(slim(recording)).toEqual(load(recording, { schema: YAML11_SCHEMA }));
  for (const invalid of ["a: [1", "a: b: c", "\t- a", "&x *x"]) expect(() => slim(invalid)).toThrow();
});

const body = path.join(import.meta.dirname, "../../../src/core/saved/body");

async function bundle(file: string, plugin: Plugin): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(body, file)],
    ...({ bundle: true, format: "cjs", platform: "node", write: false } as const),
    plugins: [plugin],
  });
  return outputFiles[0]?.text ?? "";
}

/** Runs a CommonJS bundle; its `require` answers with these modules. */
function run<T>(code: string, required: (name: string) => unknown): T {
  const module = { exports: {} };
  new Function("module", "exports", "require", code)(module, module.exports, required);
  return module.exports as T;
}

test("a bundle beside yaml.js asks for it with the first recording, and reads that", async () => {
  const asked: string[] = [];
  const yaml = await bundle("loadYaml.ts", slimYaml);
  const { yamlValue } = run<{ yamlValue(text: string, unpack: () => null): unknown }>(
    await bundle("yamlValue.ts", yamlApart),
    (name) => {
      asked.push(name);
      return run(yaml, () => ({}));
    },
  );
  expect(asked).toEqual([]);
  expect(yamlValue("a: !!binary eyJhIjoxfQ==\nb: [1, yes]\n", () => null)).toEqual({ a: '{"a":1}', b: [1, true] });
  expect(asked).toEqual(["./yaml.js"]);
});
