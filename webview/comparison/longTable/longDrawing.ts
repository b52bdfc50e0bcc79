import type { Left } from "./longTable.ts";
import { createAfterPaint, createInTasks, type Job } from "./tasks.ts";

/** The parts of the work that shows a long comparison. */
export interface LongParts {
  /** Works out the page from what arrived. */
  takeIn(): void;
  /** Reads the numbers of all rows. */
  readNumbers(): void;
  /** Draws what is seen at once. */
  drawAll(): void;
  /** Draws more of the table; see `LongTable.settle`. */
  settle(): Left;
  parseFindings(): void;
  findCauses(): void;
  drawCauses(): void;
  drawFindings(): void;
  drawCalls(): void;
}

/** Shows a comparison of hundreds of accounts in tasks and frames, none of which holds up the person. */
export interface LongDrawing {
  /** Takes in and draws what arrived, in three tasks behind this one: to read the message took a task already. */
  begin(): void;
  /** Draws the rest once the first rows were painted, a frame for each part. */
  finish(): void;
  /** Draws, in frames to come, what is next to the rows that were scrolled to. */
  followScroll(): void;
  /** Drops what is left to do. */
  drop(): void;
}

export function createLongDrawing(parts: LongParts): LongDrawing {
  const inTasks = createInTasks();
  const afterPaint = createAfterPaint();
  /** The person scrolls while parts of the page are still to be drawn. */
  let isScrolling = false;
  const once = (part: () => void): Job => {
    return () => {
      part();
      return false;
    };
  };
  const settle: Job = () => parts.settle() !== null;
  /** Rows next to those that are seen come last while the person scrolls without a pause: each frame asks for others. */
  const settleUnlessScrolling: Job = () => {
    const left = parts.settle();
    return left === "numbers" || (left === "rows" && !isScrolling);
  };
  const rest = [
    ...[settleUnlessScrolling, once(parts.parseFindings), once(parts.findCauses), once(parts.drawCauses)],
    ...[settleUnlessScrolling, once(parts.drawFindings), once(parts.drawCalls), settle],
  ];
  return {
    begin() {
      afterPaint.drop();
      inTasks.run([parts.takeIn, parts.readNumbers, parts.drawAll]);
    },
    finish() {
      isScrolling = false;
      afterPaint.run(rest);
    },
    followScroll() {
      if (afterPaint.isBusy()) isScrolling = true;
      else afterPaint.run([settle]);
    },
    drop() {
      inTasks.drop();
      afterPaint.drop();
    },
  };
}
