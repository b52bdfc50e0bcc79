/**
 * Whether the emulator slows down as its world grows: what a call costs at a hundred times the transactions and a hundred
 * times the Items, what an Item and a transaction hold of memory, and what a year on the clock costs beside a month.
 */
import { type EmulatedItems, emulatedItems } from "./support/emulatedItems.mts";
import type { Bench, Figure } from "./support/figure.mts";
import { heapUsed } from "./support/heapUsed.mts";
import { quantile, rounded } from "./support/quantile.mts";

const rounds = 12;
const callsARound = 25;
const warmUp = 4;
const day = 24 * 60 * 60;

export const run: Bench = async () => [...(await transactions()), ...(await items()), ...(await clock())];

/** An Item of 10,000 transactions beside one of 100. */
async function transactions(): Promise<readonly Figure[]> {
  const empty = heapUsed();
  const few = emulatedItems(1, 100);
  await pageOf(few);
  const small = heapUsed();
  const many = emulatedItems(1, 10_000);
  await pageOf(many);
  const large = heapUsed();
  const against = "an Item of 100 transactions";
  const calls: Readonly<Record<string, (world: EmulatedItems) => Promise<unknown>>> = {
    "accounts-get": (world) => world.call("/accounts/get", { access_token: world.tokens[0] }),
    "balance-get": (world) => world.call("/accounts/balance/get", { access_token: world.tokens[0] }),
    "transactions-sync": pageOf,
  };
  const figures: Figure[] = [];
  for (const [name, call] of Object.entries(calls)) {
    figures.push(...(await ratioOf(`emulator.large-item.${name}`, against, { many, few, call })));
  }
  const each = Math.round((large - small - (small - empty)) / 9_900);
  return [...figures, { name: "emulator.large-item.memory-a-transaction", value: each, unit: "bytes", samples: 1 }];
}

function pageOf(world: EmulatedItems): Promise<unknown> {
  return world.call("/transactions/sync", { access_token: world.tokens[0], count: 100 });
}

/**
 * 1,000 Items beside 10, each call to another of them. An Item's first answer makes what the later ones are put together
 * from, so the two are told apart: of 1,000 Items each would else be called for the first time, of 10 hardly any.
 */
async function items(): Promise<readonly Figure[]> {
  const fews = Array.from({ length: 30 }, () => emulatedItems(10, 30));
  const small = heapUsed();
  const many = emulatedItems(1000, 30);
  const large = heapUsed();
  const get = (world: EmulatedItems, turn: number) =>
    world.call("/accounts/get", { access_token: world.tokens[turn % world.tokens.length] });
  const warm = emulatedItems(500, 30);
  for (let turn = 0; turn < 2000; turn++) await get(warm, turn);
  const firsts = { many: [] as number[], few: [] as number[] };
  for (const [index, few] of fews.entries()) {
    for (let turn = 0; turn < 10; turn++) firsts.many.push(await timed(() => get(many, 10 * index + turn)));
    for (let turn = 0; turn < 10; turn++) firsts.few.push(await timed(() => get(few, turn)));
  }
  for (let turn = firsts.many.length; turn < many.tokens.length; turn++) await get(many, turn);
  const [few = many] = fews;
  const turns = new Map([many, few].map((world) => [world, 0]));
  const call = (world: EmulatedItems) => {
    const turn = turns.get(world) ?? 0;
    turns.set(world, turn + 1);
    return get(world, turn);
  };
  const name = "emulator.many-items.accounts-get";
  return [
    ...figuresOf(`${name}-first`, "10 Items", firsts),
    ...(await ratioOf(name, "10 Items", { many, few, call })),
    {
      name: "emulator.many-items.memory-an-item",
      value: Math.round((large - small) / 1000),
      unit: "bytes",
      samples: 1,
    },
  ];
}

async function ratioOf(
  name: string,
  against: string,
  measured: { many: EmulatedItems; few: EmulatedItems; call(world: EmulatedItems): Promise<unknown> },
): Promise<readonly Figure[]> {
  const samples = { many: [] as number[], few: [] as number[] };
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const side of ["many", "few"] as const) {
      for (let call = 0; call < callsARound; call++) {
        const ms = await timed(() => measured.call(measured[side]));
        if (round >= warmUp) samples[side].push(ms);
      }
    }
  }
  return figuresOf(name, against, samples);
}

async function timed(call: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await call();
  return performance.now() - began;
}

function figuresOf(
  name: string,
  against: string,
  measured: { many: readonly number[]; few: readonly number[] },
): readonly Figure[] {
  const [many, few] = [quantile(measured.many, 0.5), quantile(measured.few, 0.5)];
  const samples = measured.many.length;
  return [
    { name, value: rounded(many), unit: "ms", samples },
    { name: `${name}-ratio`, value: rounded(many / few), unit: "ratio", against, aim: 1.5, samples },
  ];
}

/** 100 Items, their transactions refreshed every six hours: a year of it for the price of twelve months. */
async function clock(): Promise<readonly Figure[]> {
  const months: number[] = [];
  const years: number[] = [];
  for (let round = 0; round < 3; round++) {
    for (const [days, samples] of [
      [30, months],
      [365, years],
    ] as const) {
      const world = emulatedItems(100, 1000);
      const began = performance.now();
      await world.advance(days * day);
      samples.push(performance.now() - began);
    }
  }
  const [month, year] = [Math.min(...months), Math.min(...years)];
  const ratio = year / month / (365 / 30);
  return [
    { name: "emulator.clock.year-of-100-items", value: rounded(year), unit: "ms", aim: 10_000, samples: years.length },
    {
      name: "emulator.clock.year-ratio",
      value: rounded(ratio),
      unit: "ratio",
      against: "a month, times the months in a year",
      aim: 1.5,
      samples: years.length,
    },
  ];
}
