import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "playwright-core";

/** One picture of the film: its file, and how long it stays, ms. */
export interface Frame {
  readonly file: string;
  readonly ms: number;
}

/** ms of one picture while the pointer moves, while a button is pressed, and while something runs. */
const movingMs = 70;
const pressedMs = 220;
const runningMs = 180;
/** Pictures of one way of the pointer. */
const steps = 6;
/** The viewport is scrolled so that what is pointed at is this far from its edges, px. */
const margin = 24;

/** Takes a window's pictures, one after another. The pointer, which no screenshot has, is drawn into the window. */
export class Film {
  readonly #page: Page;
  readonly #folder: string;
  readonly #frames: Frame[] = [];
  #last: Buffer | null = null;
  #at = { x: 0, y: 0 };

  /** @param folder where the pictures are written */
  constructor(page: Page, folder: string) {
    this.#page = page;
    this.#folder = folder;
  }

  get frames(): readonly Frame[] {
    return this.#frames;
  }

  /** Puts the pointer into the window, at this place. */
  async begin(x: number, y: number): Promise<void> {
    this.#at = { x, y };
    await this.#page.evaluate(drawPointer);
    await this.#show(false);
  }

  /** What is on screen now stays so many ms. */
  async hold(ms: number): Promise<void> {
    const picture = await this.#page.screenshot();
    const last = this.#frames.at(-1);
    if (last !== undefined && this.#last?.equals(picture) === true) {
      this.#frames[this.#frames.length - 1] = { ...last, ms: last.ms + ms };
      return;
    }
    this.#last = picture;
    const file = path.join(this.#folder, `${String(this.#frames.length).padStart(3, "0")}.png`);
    writeFileSync(file, picture);
    this.#frames.push({ file, ms });
  }

  /** Takes pictures until the work has ended. @returns what it came to */
  async during<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const ended = work.finally(() => {
      isDone = true;
    });
    while (!isDone) {
      await this.hold(runningMs);
      await Promise.race([ended, this.#page.waitForTimeout(runningMs)]);
    }
    return ended;
  }

  /** Leads the pointer to a button and presses it. */
  async click(target: Locator): Promise<void> {
    const { x, y, width, height } = await this.#placeOf(target);
    await this.#moveTo(x + width / 2, y + height / 2);
    await this.hold(pressedMs);
    await this.#show(true);
    await this.hold(pressedMs);
    await this.#page.mouse.click(this.#at.x, this.#at.y);
    await this.#show(false);
  }

  /** Leads the pointer out of the way. */
  async rest(x: number, y: number): Promise<void> {
    await this.#moveTo(x, y);
  }

  async #placeOf(target: Locator) {
    await target.evaluate((element, room) => {
      const { top, bottom } = element.getBoundingClientRect();
      if (top < room || bottom > window.innerHeight - room) element.scrollIntoView({ block: "center" });
    }, margin);
    const box = await target.boundingBox();
    if (box === null) throw new Error("what is to be clicked is not on screen");
    return box;
  }

  async #moveTo(x: number, y: number): Promise<void> {
    const from = this.#at;
    for (let step = 1; step <= steps; step += 1) {
      // Slower at both ends, as a hand is.
      const share = (1 - Math.cos((Math.PI * step) / steps)) / 2;
      this.#at = { x: from.x + (x - from.x) * share, y: from.y + (y - from.y) * share };
      await this.#page.mouse.move(this.#at.x, this.#at.y);
      await this.#show(false);
      await this.hold(movingMs);
    }
  }

  #show(isPressed: boolean): Promise<void> {
    return this.#page.evaluate(placePointer, { ...this.#at, isPressed });
  }
}

function drawPointer(): void {
  const namespace = "http://www.w3.org/2000/svg";
  const pointer = document.createElementNS(namespace, "svg");
  pointer.id = "film-pointer";
  pointer.setAttribute("viewBox", "-12 -12 36 36");
  const circle = document.createElementNS(namespace, "circle");
  circle.setAttribute("r", "11");
  const arrow = document.createElementNS(namespace, "path");
  arrow.setAttribute("d", "M0 0 L0 17 L4.2 13.2 L6.9 19.4 L9.6 18.2 L6.9 12.2 L12.4 11.8 Z");
  for (const [part, style] of [
    [circle, { fill: "#ffffff55", stroke: "#ffffffaa" }],
    [arrow, { fill: "#000", stroke: "#fff", "stroke-width": "1.2" }],
  ] as const) {
    for (const [name, value] of Object.entries(style)) part.setAttribute(name, value);
    pointer.append(part);
  }
  Object.assign(pointer.style, {
    position: "fixed",
    zIndex: "2147483647",
    width: "36px",
    height: "36px",
    pointerEvents: "none",
  });
  document.body.append(pointer);
}

function placePointer({ x, y, isPressed }: { x: number; y: number; isPressed: boolean }): void {
  const pointer = document.getElementById("film-pointer");
  if (pointer === null) throw new Error("the window has no pointer");
  pointer.style.left = `${x - 12}px`;
  pointer.style.top = `${y - 12}px`;
  const circle = pointer.querySelector("circle");
  circle?.setAttribute("visibility", isPressed ? "visible" : "hidden");
}
