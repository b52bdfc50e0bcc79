import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeNeeding } from "../../builders/needs.ts";
import { type EmptyFolder, emptyFolder, root } from "./emptyFolder.ts";

const dockerfile = readFileSync(path.join(root, "npm/Dockerfile"), "utf8");

/** Each instruction with what follows it, continued lines joined, in their order. */
const instructions = dockerfile
  .replaceAll("\\\n", "")
  .split("\n")
  .flatMap((line) => {
    const [, name, rest] = /^([A-Z]+) +(.*)$/.exec(line) ?? [];
    return name === undefined || rest === undefined ? [] : [[name, rest] as const];
  });
const restOf = (name: string) => instructions.find(([each]) => each === name)?.[1] ?? "";

describeNeeding("shell", "signals")("the Dockerfile of the package", () => {
  let folder: EmptyFolder;
  beforeAll(async () => {
    folder = await emptyFolder();
  }, 600_000);
  afterAll(() => folder?.remove());

  test("is the one that docs/testing.md shows", () => {
    const page = readFileSync(path.join(root, "docs/testing.md"), "utf8");
    expect(page).toContain(`\`\`\`dockerfile\n${dockerfile}\`\`\``);
  });

  test("installs the packed file, and runs as another than root", () => {
    expect(restOf("COPY")).toBe("balance-lens-*.tgz /tmp/balance-lens.tgz");
    expect(restOf("RUN")).toMatch(/^npm install --global .*\/tmp\/balance-lens\.tgz$/);
    const order = instructions.map(([name]) => name);
    expect(restOf("USER")).toBe("node");
    expect(order.indexOf("USER")).toBeGreaterThan(order.lastIndexOf("RUN"));
    expect(order.indexOf("ENTRYPOINT")).toBeGreaterThan(order.indexOf("USER"));
  });

  test("its entry point starts the installed package, whose health its check tells", async () => {
    const [program = "", ...args] = [...JSON.parse(restOf("ENTRYPOINT")), ...JSON.parse(restOf("CMD"))] as string[];
    expect(args.slice(0, 5)).toEqual(["emulator", "--port", restOf("EXPOSE"), "--host", "0.0.0.0"]);
    // Of a container's network there is none here: any free port of this machine.
    const here = ["--port", "0", "--host", "127.0.0.1"];
    const bin = path.join(folder.path, "node_modules/.bin", program);
    const emulator = spawn(bin, [...args, ...here], { cwd: folder.path, stdio: ["ignore", "pipe", "inherit"] });
    const ended = once(emulator, "exit");
    const [line] = await once(createInterface({ input: emulator.stdout }), "line");
    const { url } = JSON.parse(String(line)) as { url: string };
    const [, command = ""] = restOf("HEALTHCHECK").split(/CMD /);
    const check = command.replace(`127.0.0.1:${restOf("EXPOSE")}`, new URL(url).host);
    expect(check).not.toBe(command);
    expect((await folder.run("sh", ["-c", check])).code).toBe(0);
    emulator.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    expect((await folder.run("sh", ["-c", check])).code).toBe(1);
  });
});
