/**
 * An attack on the local sandbox from outside: 10,000 hostile requests, and 2,000 hostile documents and files, the same for
 * the same seed. It reaches nothing but this process and folders of its own.
 */
import { attackWithDocuments } from "../test/builders/attack/documents.ts";
import { attackWithRequests } from "../test/builders/attack/requests.ts";
import type { Breach } from "../test/builders/attack/target.ts";
import type { Bench, Figure } from "./support/figure.mts";

const seed = 20_261;
const requests = 10_000;
const documents = 2000;

export const run: Bench = async () => {
  const byRequests = await attackWithRequests(seed, requests);
  const { breaches: byDocuments, taken } = await attackWithDocuments(seed, documents);
  for (const { what, input } of [...byRequests, ...byDocuments]) console.error(`${what}: ${input}`);
  return [
    figure("attack.requests.breaches", byRequests, requests),
    figure("attack.documents.breaches", byDocuments, documents),
    { name: "attack.documents.taken", value: taken, unit: "count", samples: documents },
  ];
};

function figure(name: string, breaches: readonly Breach[], samples: number): Figure {
  return { name, value: breaches.length, unit: "count", aim: 0, samples };
}
