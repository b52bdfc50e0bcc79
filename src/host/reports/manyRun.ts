import type { Environment } from "../../core/item/environment.ts";
import type { ItemSummary } from "../../core/item/item.ts";
import type { ItemOutcome } from "../../core/summaries/itemOutcomes.ts";
import type { ManyRowInput } from "../../text/reports/manyReport.ts";
import { type DisposableLike, Emitter } from "../emitter.ts";
import { cancelled } from "../failure/failures.ts";
import { type CompareManyDependencies, compareMany } from "../work/compareMany.ts";

/** The state of one Item; `left` means not compared because of a cancel. */
export type ManyState = ManyRowInput["state"];

export interface ManyRunInput {
  readonly environment: Environment;
  /** ISO 8601. */
  readonly startedAt: string;
  /** The saved outcomes of a run that has ended. */
  readonly kept?: { readonly outcomes: readonly ItemOutcome[]; readonly endedAt: string };
}

/** Several Items that are compared one after another, and their states. */
export class ManyRun {
  readonly environment: Environment;
  readonly startedAt: string;
  readonly items: readonly ItemSummary[];
  /** True for a run restored after a reload: its uncompared Items are unknown. */
  readonly isKept: boolean;
  readonly #states: Map<string, ManyState>;
  readonly #changes = new Emitter<readonly string[]>();
  readonly #controller = new AbortController();
  readonly #outcomes: ItemOutcome[];
  #endedAt: string | null;

  /** @param items duplicates are compared once */
  constructor(items: readonly ItemSummary[], { environment, startedAt, kept }: ManyRunInput) {
    this.environment = environment;
    this.startedAt = startedAt;
    const byId = new Map(items.map((item) => [item.itemId, item]));
    this.items = [...byId.values()];
    this.isKept = kept !== undefined;
    this.#outcomes = [...(kept?.outcomes ?? [])];
    this.#endedAt = kept?.endedAt ?? null;
    this.#states = new Map([...byId.keys()].map((itemId) => [itemId, "waiting"]));
    for (const outcome of this.#outcomes) this.#states.set(outcome.item.itemId, outcome);
  }

  get isRunning(): boolean {
    return this.#endedAt === null;
  }

  /** The time of the run as an ISO 8601 interval; its end is empty while it runs. */
  get when(): string {
    return `${this.startedAt}/${this.#endedAt ?? ""}`;
  }

  /** In the order in which they were done. */
  get outcomes(): readonly ItemOutcome[] {
    return this.#outcomes;
  }

  /** The number of Items not compared because of a cancel; 0 while it runs. */
  get left(): number {
    return this.isRunning ? 0 : this.items.length - this.#outcomes.length;
  }

  stateOf(itemId: string): ManyState {
    return this.#states.get(itemId) ?? "left";
  }

  /** Called with the ids of Items whose state changed; with none when the run ended. */
  onDidChange(listener: (itemIds: readonly string[]) => void): DisposableLike {
    return this.#changes.event(listener);
  }

  /** Stops the run. Finished comparisons stay. */
  cancel(): void {
    this.#controller.abort(cancelled());
  }

  /** Compares the Items. A failure is an outcome, not an error. */
  async run(deps: CompareManyDependencies): Promise<void> {
    await compareMany(deps, this.items, {
      signal: this.#controller.signal,
      onItem: ({ itemId }, state) => this.#put(itemId, state === "waiting" ? "waiting-for-room" : state),
      onOutcome: (outcome) => {
        this.#outcomes.push(outcome);
        this.#put(outcome.item.itemId, outcome);
      },
    });
    this.#endedAt = new Date(deps.clock.now()).toISOString();
    const left = this.items.map(({ itemId }) => itemId).filter((itemId) => typeof this.stateOf(itemId) === "string");
    for (const itemId of left) this.#states.set(itemId, "left");
    this.#changes.fire(left);
  }

  #put(itemId: string, state: ManyState): void {
    if (this.stateOf(itemId) === state) return;
    this.#states.set(itemId, state);
    this.#changes.fire([itemId]);
  }
}
