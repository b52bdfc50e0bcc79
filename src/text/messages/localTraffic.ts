import type { Messages } from "../segment.ts";

/** The local sandbox's request log, and the delivery of its webhooks. */
export const localTrafficMessages = {
  "traffic.requests": "The last requests to the local sandbox at {url}, newest first. Bodies aren't kept.",
  "traffic.no-requests": "No request yet. Point your app at {url}, or compare an Item.",
  "traffic.requests-at": "That address is on {place}: apps elsewhere need the forwarded one.",
  "traffic.fault": "by a fault",
  "traffic.webhooks": "The last webhooks of the local sandbox, newest first, and what each receiver answered.",
  "traffic.webhooks-from": "They are sent from {place}: localhost in a webhook URL means that machine.",
  "traffic.no-webhooks":
    "No webhook yet. An Item needs an address for them; then move the clock, reset a login, or fire one.",
  "traffic.waiting": "waiting",
  "traffic.delivered": "delivered",
  "traffic.failed": "failed",
  "traffic.refused": "refused",
  "traffic.attempt": "attempt {number}: {answer} after {ms} ms",
  "traffic.no-answer": "no answer",
} satisfies Messages;
