import type { Messages } from "../segment.ts";

/** The latency of an endpoint's calls, and Plaid's published figures. */
export const repeatMessages = {
  "repeat.figures.one": "{count} response of {call}: {p50}.",
  "repeat.figures.other": "{count} responses of {call}: min {min}, median {p50}, p95 {p95}, max {max}.",
  "repeat.left-out.one": "{count} response is left out: this machine was too busy to measure it.",
  "repeat.left-out.other": "{count} responses are left out: this machine was too busy to measure them.",
  "repeat.published": "Plaid publishes {p50} at the median and {p95} at p95, for production.",
  "repeat.unpublished": "Plaid publishes no figure for this endpoint.",
  "repeat.unpublished-words": "Plaid publishes no latency",
  "repeat.published-words": "{p50} at the median and {p95} at p95 in production",
  "repeat.nothing-simulated": "Local latency is simulated: it says nothing about banks.",
  "repeat.nothing-sandbox": "Sandbox has no banks behind it: its latency says nothing about them.",
  "repeat.title.one": "{call}, {count} time",
  "repeat.title.other": "{call}, {count} times",
  "repeat.row.measured": "Measured",
  "repeat.row.published": "Published by Plaid, production",
  "repeat.failed.one": "{count} call failed; its time is not among the figures.",
  "repeat.failed.other": "{count} calls failed; their times are not among the figures.",
  "repeat.calls-title": "Each call",
  "repeat.request-id": "request id {id}",
  "repeat.busy": "this machine was busy",
} satisfies Messages;
