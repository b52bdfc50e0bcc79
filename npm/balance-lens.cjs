#!/usr/bin/env node
"use strict";

// Runs the program that is named first. Written so that a Node that is too old for the programs can read it and say so.
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { version, engines } = require("./package.json");

/** Each program by its name: its file, what that is given first, and what it does. A file takes its arguments as if Node had been given it. */
const programs = {
  emulator: { file: "dist/emulator.mjs", does: "runs the local Plaid Sandbox" },
  compare: { file: "dist/compare.mjs", does: "compares the balances of an Item, and says why they differ" },
  lint: { file: "dist/lint.mjs", does: "says what is worth a second look in code that calls Plaid" },
  summary: { file: "dist/compare.mjs", with: "summary", does: "says what a running local Plaid Sandbox was asked" },
};

const usage = `The local Plaid Sandbox, the comparison of balances, and a look at your code.

  balance-lens PROGRAM [options]

${Object.keys(programs)
  .map((name) => `  ${name.padEnd(10)}${programs[name].does}`)
  .join("\n")}
  --version

Each has its own --help.
`;

function main() {
  if (Number.parseInt(process.versions.node, 10) < Number.parseInt(engines.node.replace(/\D+/, ""), 10)) {
    return refuse(`Node ${engines.node.replace(/\D+/, "")} or newer is needed; this is ${process.version}.`);
  }
  const name = process.argv[2];
  if (name === "--version" || name === "-v") return process.stdout.write(`${version}\n`);
  if (name === undefined || name === "--help" || name === "-h") return process.stdout.write(usage);
  if (!Object.hasOwn(programs, name)) {
    const names = Object.keys(programs).join(", ");
    return refuse(`There is no program ${JSON.stringify(name.slice(0, 60))}. There are: ${names}.`);
  }
  const file = path.join(__dirname, programs[name].file);
  process.argv.splice(1, 2, file, ...(programs[name].with === undefined ? [] : [programs[name].with]));
  return import(pathToFileURL(file).href);
}

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

main();
