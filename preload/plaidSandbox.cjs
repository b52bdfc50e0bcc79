"use strict";

/*
 * Points the `plaid` package of any Node app at the local sandbox, without a change of the app:
 *
 *   node --import balance-lens/preload app.js      (or: node -r balance-lens/preload app.js)
 *   node --import ./plaidSandbox.cjs app.js        (this file alone, copied)
 *
 * `PlaidEnvironments.sandbox` becomes the address in PLAID_EMULATOR_URL, or http://127.0.0.1:8700. Production stays as
 * it is. An app into which a bundler has put the package, or that names Plaid's address itself, is not reached.
 */
const Module = require("node:module");

const address = process.env.PLAID_EMULATOR_URL || "http://127.0.0.1:8700";
if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
  throw new Error(`PLAID_EMULATOR_URL is no address: ${address}`);
}
const sandbox = address.replace(/\/+$/, "");

/** Points this package at the local sandbox, if it is Plaid's; every copy of it in an app is loaded through here. */
const point = (loaded) => {
  if (typeof loaded !== "object" || loaded === null || !Object.hasOwn(loaded, "PlaidEnvironments")) return loaded;
  const environments = loaded.PlaidEnvironments;
  if (environments?.sandbox === "https://sandbox.plaid.com") environments.sandbox = sandbox;
  return loaded;
};

const load = Module._load;
Module._load = function loadPointed(...request) {
  return point(load.apply(this, request));
};
